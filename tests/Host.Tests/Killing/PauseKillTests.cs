using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.Killing;

/// <summary>The server is killed while a run is paused, some of the times before the run has come to its safe place.</summary>
public sealed class PauseKillTests
{
    private const int Pictures = 400;

    [Fact]
    public async Task a_paused_import_stays_so_after_a_kill_and_goes_on_when_it_is_resumed()
    {
        using var folder = new TemporaryFolder();
        var pictures = folder.Fill(Pictures);
        for (var kill = 0; kill < Kills.Times; kill++)
        {
            var data = folder[$"data{kill}"];
            string run;
            await using (var serving = await ServingProcess.Start(data))
            {
                var dataset = await serving.Api.NewDataset();
                run = (await serving.Api.Post($"{dataset.Path}/imports", new { paths = new[] { pictures } })).Text("id");
                for (var until = DateTime.UtcNow.AddSeconds(60); (await serving.Api.Get($"/api/runs/{run}")).Number("done") < kill * 20; await Task.Delay(5))
                    DateTime.UtcNow.ShouldBeLessThan(until);
                (await serving.Api.Post($"/api/runs/{run}/pause")).Text("state").ShouldBe("paused");
                await Task.Delay(kill * 10);
                await serving.Kill();
            }

            var shown = await LoraCraftProcess.Run(data, "runs", "--json");
            shown.Json.List("runs").ShouldHaveSingleItem().Text("state").ShouldBe("paused", shown.Error);

            await using var again = await ServingProcess.Start(data);
            var images = (await new TestDataset(again.Api, 1).Images()).Count;
            (await again.Api.Get($"/api/runs/{run}")).Number("done").ShouldBe(images);
            var resumed = await LoraCraftProcess.Run(data, "runs", "resume", run[..12], "--json");
            resumed.Code.ShouldBe(0, resumed.Error);
            TestDataset.Counts(await again.Api.Over(await again.Api.Get($"/api/runs/{run}"))).ShouldBe($"{Pictures} 0 0 0");
            (await new TestDataset(again.Api, 1).Images()).Count.ShouldBe(Pictures);
            await again.Api.IsWell();
        }
    }
}
