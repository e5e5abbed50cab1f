using LoraCraft.Testing;
using LoraCraft.Testing.Taggers;

namespace LoraCraft.Host.Tests.Killing;

/// <summary>The server is killed in the middle of a tagging run.</summary>
public sealed class TagKillTests
{
    private const int Images = 40;

    [Fact]
    public async Task a_tagging_run_goes_on_where_it_was()
    {
        using var folder = new TemporaryFolder();
        var pictures = folder.Fill(Images);
        var data = folder["data"];
        string run;
        await using (var serving = await ServingProcess.Start(data))
        {
            var dataset = await serving.Api.NewDataset();
            await dataset.Import(pictures);
            var recipe = await serving.Api.Post("/api/recipes", new { name = "Looked at", steps = new[] { new { edit = new { kind = "add_tags", tags = new[] { "looked at" } } } } });
            await serving.Api.Post($"{dataset.Path}/recipes/{recipe.Number("id")}:stand", new { on = true });
            run = (await serving.Api.Post($"{dataset.Path}/tagging", new { models = new[] { ColourTagger.Slow(folder["slow"], 16, 4) }, policy = "replace-all" })).Text("id");
            for (var until = DateTime.UtcNow.AddSeconds(60); (await serving.Api.Get($"/api/runs/{run}")).Number("done") == 0; await Task.Delay(5))
                DateTime.UtcNow.ShouldBeLessThan(until);
            await serving.Kill();
        }

        await using var again = await ServingProcess.Start(data);
        var over = await again.Api.Over(await again.Api.Get($"/api/runs/{run}"));

        over.Text("state").ShouldBe("finished", over["error"]?.ToString());
        over["result"]!.Number("captioned").ShouldBe(Images);
        (over["result"]!.Number("calls") + over["result"]!.Number("kept")).ShouldBe(Images);
        var tagged = new TestDataset(again.Api, 1);
        (await tagged.Images("tag:\"looked at\"")).Count.ShouldBe(Images);
        (await again.Api.Get($"{tagged.Path}/changes")).List("changes").Take(2).Select(c => $"{c.Text("actor").Split(':')[0]} {c.Number("images")}").Order()
            .ShouldBe([$"recipe {Images}", $"run {Images}"]);
        await again.Api.IsWell();
    }
}
