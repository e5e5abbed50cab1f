using LoraCraft.Corpus;
using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.Importing;

public sealed class UglyFileTests(Servers servers)
{
    private static readonly string[] Refused = ["truncated.jpg", "scratched.jpg", "empty.png", "text-called.png", "huge-20000x20000.png", "drawing.svg"];
    private static readonly string[] NotLookedAt = ["slip.zip", "bomb.zip"];

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task every_ugly_file_comes_in_or_is_refused_with_a_sentence(Home home)
    {
        using var folder = new TemporaryFolder();
        foreach (var file in UglyFiles.All())
            folder.Write(file.Name, file.Bytes);
        var dataset = await (await servers.On(home)).Api.NewDataset();

        var run = await dataset.Import(folder.Root);

        var report = (await dataset.Api.Get($"/api/runs/{run.Text("id")}/report?limit=1000")).List("items")
            .ToLookup(i => i.Text("outcome"), i => Path.GetFileName(i.Text("file")));
        report["failed"].ShouldBe(Refused, ignoreOrder: true);
        report["skipped"].ShouldBe(NotLookedAt, ignoreOrder: true);
        report["duplicate"].ShouldBeEmpty();
        report["added"].ShouldBe(
            UglyFiles.All().Select(f => f.Name).Where(n => n[0] != '.').Except([.. Refused, .. NotLookedAt]), ignoreOrder: true);
        (await dataset.Api.Get($"/api/runs/{run.Text("id")}/report?kind=failed")).List("items")
            .ShouldAllBe(i => i.Text("reason").EndsWith('.') && i.Text("reason").Length < 250);
    }

    [Fact]
    public async Task what_came_in_is_shown_upright_and_with_its_true_format()
    {
        using var folder = new TemporaryFolder();
        foreach (var file in UglyFiles.Orientations().Concat(UglyFiles.Formats()).Concat(UglyFiles.Damaged()))
            folder.Write(file.Name, file.Bytes);
        var dataset = await (await servers.On(Home.Local)).Api.NewDataset();
        await dataset.Import(folder.Root);

        var images = (await dataset.Images()).ToDictionary(i => i.Text("name"));

        Enumerable.Range(1, 8).Select(n => images[$"orientation-{n}.jpg"]).Select(i => $"{i["width"]}x{i["height"]}")
            .ShouldBe([.. Enumerable.Repeat("240x160", 4), .. Enumerable.Repeat("160x240", 4)]);
        images["png-called.jpg"].Text("format").ShouldBe("png");
        images["animated.gif"].Text("width").ShouldBe("120");
        foreach (var image in images.Values)
        {
            using var thumbnail = await dataset.Api.Http.GetAsync($"/thumbnails/{image.Text("sha256")}");
            thumbnail.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg", image.Text("name"));
            (await thumbnail.Content.ReadAsByteArrayAsync()).AsSpan(0, 2).SequenceEqual((ReadOnlySpan<byte>)[0xFF, 0xD8]).ShouldBeTrue();
        }
    }
}
