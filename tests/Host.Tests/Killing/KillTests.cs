using System.Text.Json.Nodes;
using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.Killing;

/// <summary>
/// The server is killed in the middle of its work, at other moments each time, and started again: what it said is done is
/// there, and what was under way is finished.
/// </summary>
public sealed class KillTests
{
    private const int Pictures = 250;

    [Fact]
    public async Task an_import_goes_on_after_a_kill()
    {
        using var folder = new TemporaryFolder();
        var pictures = folder.Fill(Pictures);
        for (var kill = 0; kill < Kills.Times; kill++)
        {
            var data = folder[$"data{kill}"];
            JsonNode run;
            TestDataset dataset;
            await using (var serving = await ServingProcess.Start(data))
            {
                dataset = await serving.Api.NewDataset();
                run = await serving.Api.Post($"{dataset.Path}/imports", new { paths = new[] { pictures } });
                await Until(async () => (await serving.Api.Get($"/api/runs/{run.Text("id")}")).Number("done") >= Pictures * kill / Kills.Times);
                await serving.Kill();
            }

            await using var again = await ServingProcess.Start(data);
            dataset = dataset with { Api = again.Api };
            var over = await again.Api.Over(await again.Api.Get($"/api/runs/{run.Text("id")}"));
            over.Text("state").ShouldBe("finished");
            TestDataset.Counts(over).ShouldBe($"{Pictures} 0 0 0");
            var images = await dataset.Images();
            images.Select(i => i.Number("number")).ShouldBe(Enumerable.Range(1, Pictures).Select(n => (long)n));
            images.Select(i => i.Text("name")).ShouldBe(images.Select(i => i.Text("name")).Order(StringComparer.Ordinal));
            images.ShouldAllBe(i => i.Texts() == "kite, hill");
            await again.Api.IsWell();
            (await dataset.Undo()).Number("images").ShouldBe(Pictures);
        }
    }

    [Fact]
    public async Task an_edit_that_was_acknowledged_is_there_after_a_kill()
    {
        using var folder = new TemporaryFolder();
        var pictures = folder.Fill(Pictures);
        await LoraCraftProcess.Run(folder["data"], "import", pictures, "--dataset", "Kites");
        List<string> acknowledged = [];
        for (var kill = 0; kill < Kills.Times; kill++)
        {
            await using (var serving = await ServingProcess.Start(folder["data"]))
            {
                var dataset = new TestDataset(serving.Api, 1);
                var edits = Enumerable.Range(0, 4).Select(editor => KeepEditing(dataset, $"{kill}.{editor}", acknowledged)).ToList();
                await Until(() => Task.FromResult(Count(acknowledged) >= 10 * (kill + 1)));
                await Task.Delay(kill * 13);
                await serving.Kill();
                await Task.WhenAll(edits);
            }

            await using var again = await ServingProcess.Start(folder["data"]);
            var images = await new TestDataset(again.Api, 1).Images();
            images.Count.ShouldBe(Pictures);
            images.Select(i => i.Texts()).Distinct().ShouldHaveSingleItem();
            acknowledged.ShouldBeSubsetOf(images[0].Texts("tags"));
            (images[0].Texts("tags").Length - acknowledged.Count - 2).ShouldBeInRange(0, 4 * (kill + 1));
            await again.Api.IsWell();
        }
    }

    [Theory, InlineData("out"), InlineData("out.zip")]
    public async Task an_export_is_whole_or_not_there_after_a_kill(string name)
    {
        using var folder = new TemporaryFolder();
        var pictures = folder.Fill(Pictures);
        await LoraCraftProcess.Run(folder["data"], "import", pictures, "--dataset", "Kites");
        var options = new { imageFormat = "webp" };
        for (var kill = 0; kill < Kills.Times; kill++)
        {
            var target = folder[$"exports{kill}/{name}"];
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            JsonNode run;
            bool finished;
            await using (var serving = await ServingProcess.Start(folder["data"]))
            {
                run = await serving.Api.Post("/api/datasets/1/exports", new { format = "plain", path = target, options });
                await Until(async () => await serving.Api.Get($"/api/runs/{run.Text("id")}") is var now
                    && (now.Text("state") == "finished" || now.Number("done") >= Pictures * kill / Kills.Times));
                await serving.Kill();
                finished = Path.Exists(target);
                if (finished)
                    Whole(target);
            }

            await using var again = await ServingProcess.Start(folder["data"]);
            var over = await again.Api.Over(await again.Api.Get($"/api/runs/{run.Text("id")}"));
            over.Text("state").ShouldBe("finished", over.ToJsonString());
            over["result"]!.Number("images").ShouldBe(Pictures);
            Whole(target);
            Directory.GetFileSystemEntries(folder[$"exports{kill}"]).ShouldBe([target]);
            await again.Api.IsWell();
        }
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task an_image_is_forgotten_wholly_or_not_at_all_after_a_kill(Home home)
    {
        using var folder = new TemporaryFolder();
        var pictures = folder.Fill(Pictures);
        var picture = Host.Tests.Pictures.Png(900, 96, 72);
        folder.Write("pictures/zz janedoe.png", picture);
        folder.Write("pictures/zz janedoe.txt", "Janedoe stands by the zebrafinch.");
        byte[][] pieces = [Forgetting.Traces.Words("janedoe"), Forgetting.Traces.Words("zebrafinch"), Forgetting.Traces.Piece(picture)];
        var forgotten = 0;
        for (var kill = 0; kill < Kills.TimesOn(home); kill++)
        {
            var data = folder[$"data{kill}"];
            await using var database = home == Home.Shared ? await PostgresServer.NewSchema() : null;
            var variables = Kills.Variables(database);
            await LoraCraftProcess.RunWith(data, variables, "import", pictures, "--dataset", "Kites");
            await using (var serving = await ServingProcess.Start(data, variables))
            {
                foreach (var edit in Enumerable.Range(0, 10))
                    await new TestDataset(serving.Api, 1).Tag($"tag {edit}");
                var forgetting = Kills.Attempt(() => serving.Api.Send(HttpMethod.Post, $"/api/datasets/1/images/{Pictures + 1}/forget", new { confirm = "zz janedoe.png" }));
                await Task.Delay(home == Home.Local ? kill * kill * 25 : kill * 100);
                await serving.Kill();
                await forgetting;
            }

            await using var again = await ServingProcess.Start(data, variables);
            var left = await again.Api.Send(HttpMethod.Get, $"/api/datasets/1/images/{Pictures + 1}/forget");
            if (left.Status == 409)
            {
                forgotten++;
                Forgetting.Traces.InFiles(data, pieces).ShouldBeEmpty();
            }
            else
            {
                left.Json!.Text("name").ShouldBe("zz janedoe.png");
                (await again.Api.Http.GetAsync($"/pictures/{left.Json!.Text("sha256")}")).IsSuccessStatusCode.ShouldBeTrue();
                (await new TestDataset(again.Api, 1).Images("name:zz*")).ShouldHaveSingleItem().Texts().ShouldContain("zebrafinch");
            }

            await again.Api.IsWell();
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{forgotten} of {Kills.TimesOn(home)} were forgotten.");
    }

    private static void Whole(string target)
    {
        if (target.EndsWith(".zip", StringComparison.Ordinal))
        {
            using var zip = System.IO.Compression.ZipFile.OpenRead(target);
            zip.Entries.Count.ShouldBe((2 * Pictures) + 1);
            zip.GetEntry("loracraft.json").ShouldNotBeNull();
            return;
        }

        Directory.GetFiles(target).Length.ShouldBe((2 * Pictures) + 1);
        JsonNode.Parse(File.ReadAllText(Path.Combine(target, "loracraft.json")))!.List("images").Count.ShouldBe(Pictures);
    }

    /// <summary>Adds one tag after another to all images, and notes each that the server said is done.</summary>
    private static async Task KeepEditing(TestDataset dataset, string editor, List<string> acknowledged)
    {
        try
        {
            for (var edit = 0; ; edit++)
            {
                await dataset.Tag($"{editor}.{edit}");
                lock (acknowledged)
                    acknowledged.Add($"{editor}.{edit}");
            }
        }
        catch (HttpRequestException)
        {
            // The server was killed.
        }
    }

    private static int Count(List<string> acknowledged)
    {
        lock (acknowledged)
            return acknowledged.Count;
    }

    private static async Task Until(Func<Task<bool>> reached)
    {
        for (var until = DateTime.UtcNow.AddSeconds(60); !await reached(); await Task.Delay(5))
            DateTime.UtcNow.ShouldBeLessThan(until);
    }
}
