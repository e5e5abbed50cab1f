using LoraCraft.Kernel;
using LoraCraft.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LoraCraft.Host.Tests;

/// <summary>Verifying while others work: what they have not finished is no fault.</summary>
public sealed class VerifyTests
{
    /// <summary>Whoever has drawn a number of the log and not written yet holds up all that follow the log, but not this.</summary>
    [Fact]
    public async Task a_change_that_is_under_way_elsewhere_is_no_fault()
    {
        await using var server = await Server.Start(Home.Shared);
        await using var elsewhere = new NpgsqlConnection(server.Database);
        await elsewhere.OpenAsync();
        await using var change = await elsewhere.BeginTransactionAsync();
        await using var drawn = new NpgsqlCommand("SELECT nextval('mt_events_sequence')", elsewhere, change);
        await drawn.ExecuteScalarAsync();

        await server.Api.NewDataset();

        await server.Api.IsWell();
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task a_branch_that_was_begun_since_is_no_fault_and_one_that_was_not_finished_is(Home home)
    {
        using var folder = new TemporaryFolder();
        folder.Fill(3);
        await using var server = await Server.Start(home);
        var dataset = await server.Api.NewDataset();
        await dataset.Import(folder["pictures"]);
        var branch = await server.Api.Post($"{dataset.Path}/branches", new { name = "Second try" });
        await server.Api.IsWell();
        var verify = server.Services.GetRequiredService<Verify>();

        await server.Services.GetRequiredService<IEventStore>().Write(s =>
            s.Tables.Execute("DELETE FROM image WHERE dataset = $1", branch.Number("id")) + s.Tables.Execute("UPDATE dataset SET copied = 0 WHERE dataset = $1", branch.Number("id")));

        verify.Run([], default).Problems.ShouldBeEmpty();
        verify.Run([branch.Number("id")], default).Problems.ShouldContain(p => p.StartsWith("The read table image (3 rows) differs from what the events give (6 rows)."));
    }
}
