using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.CommandLine;

/// <summary>The verb that shows and steers runs, while a server works on them.</summary>
public sealed class RunsVerbTests
{
    [Fact]
    public async Task runs_are_listed_paused_resumed_and_cancelled()
    {
        using var folder = new TemporaryFolder();
        await using var serving = await ServingProcess.Start(folder["data"]);
        await serving.Api.NewDataset();
        Task<Said> Run(params string[] arguments) => LoraCraftProcess.Run(folder["data"], arguments);
        var import = Run("import", folder.FillSlow(), "--dataset", "Kites");
        string? id = null;
        for (var until = DateTime.UtcNow.AddSeconds(60); id is null; await Task.Delay(10))
        {
            DateTime.UtcNow.ShouldBeLessThan(until);
            id = (await serving.Api.Get("/api/runs")).List("runs") is [var run] ? run.Text("id") : null;
        }

        var paused = await Run("runs", "pause", id, "--json");
        (paused.Code, paused.Json.Text("state")).ShouldBe((0, "paused"));
        var waited = await import;
        waited.Code.ShouldBe(1);
        waited.Error.ShouldContain($"The run was paused. To go on with it: loracraft runs resume {id}");
        (await Run("runs")).Lines.ShouldHaveSingleItem().ShouldStartWith($"{id}  paused");
        (await Run("runs", "resume", id)).Lines[0].ShouldStartWith($"{id}  ");
        (await Run("runs", "cancel", id[..8])).Lines.ShouldHaveSingleItem().ShouldStartWith($"{id}  cancelled");

        var late = await Run("runs", "pause", id, "--json");
        (late.Code, late.Json.Text("state")).ShouldBe((1, "cancelled"));
        (await Run("runs", "pause", "none")).Code.ShouldBe(1);
        (await Run("runs", "pause")).Code.ShouldBe(2);
    }
}
