using System.Diagnostics;
using System.Net.Http.Json;

namespace LoraCraft.Host.Tests;

/// <summary>What a page that is left sends all at once is done in the order in which it was meant.</summary>
public sealed class TurnTests(Servers servers)
{
    [Fact]
    public async Task requests_that_arrive_in_any_order_are_done_in_turn()
    {
        var server = await servers.On(Home.Local);
        var dataset = await server.Api.NewDataset();
        var names = Enumerable.Range(1, 12).Select(n => $"name {n:00}").ToList();
        var line = Guid.NewGuid().ToString("n");

        await Task.WhenAll(names.Select((name, i) => (name, i)).Reverse().Select(async one =>
        {
            await Task.Delay((names.Count - one.i) * 5);
            await Rename(server, dataset, one.name, $"{line} {one.i + 1} 0");
        }));

        (await dataset.Labels()).Where(label => label.Contains("name ", StringComparison.Ordinal)).Select(label => names.Single(label.Contains)).Reverse().ShouldBe(names);
    }

    [Fact]
    public async Task nothing_waits_for_a_turn_that_was_answered()
    {
        await using var server = await Server.Start(Home.Local); // where nobody else keeps the writer busy
        var dataset = await server.Api.NewDataset();
        var clock = Stopwatch.StartNew();

        await Rename(server, dataset, "after a restart", $"{Guid.NewGuid():n} 57 56");
        await Rename(server, dataset, "without a number", "nonsense");

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(4));
        (await dataset.Show()).Text("name").ShouldBe("without a number");
    }

    private static async Task Rename(Server server, TestDataset dataset, string name, string turn)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, dataset.Path) { Content = JsonContent.Create(new { name }) };
        request.Headers.Add("X-Turn", turn);
        (await server.Api.Http.SendAsync(request)).EnsureSuccessStatusCode();
    }
}
