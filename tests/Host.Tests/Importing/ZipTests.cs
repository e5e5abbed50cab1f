using System.IO.Compression;
using System.Text.Json.Nodes;
using LoraCraft.Corpus;
using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.Importing;

public sealed class ZipTests(Servers servers)
{
    [Fact]
    public async Task an_archive_brings_pictures_with_their_texts()
    {
        using var folder = new TemporaryFolder();
        folder.Fill(2);
        ZipFile.CreateFromDirectory(folder["pictures"], folder["pictures.zip"]);
        var dataset = await (await servers.On(Home.Local)).Api.NewDataset();

        (await dataset.Counts(folder["pictures.zip"])).ShouldBe("2 0 0 0");
        (await dataset.Texts()).ShouldBe(["000.png: kite, hill", "001.png: kite, hill"]);
    }

    [Fact]
    public async Task entries_that_lead_out_of_the_archive_are_reported_and_written_nowhere()
    {
        using var folder = new TemporaryFolder();
        var zip = folder.Write("deep/down/slip.zip", UglyZips.Slip());
        var dataset = await (await servers.On(Home.Local)).Api.NewDataset();

        var run = await dataset.Import(zip);

        (await dataset.Images()).ShouldHaveSingleItem().Text("name").ShouldBe("inside.png");
        (await Failed(dataset.Api, run)).Select(f => f.Text("reason")).Distinct()
            .ShouldBe(["The entry's path leads out of the archive.", "The archive has two entries of this name."], ignoreOrder: true);
        (await Failed(dataset.Api, run)).Count.ShouldBe(5);
        Directory.GetFiles(folder.Root, "*", SearchOption.AllDirectories).ShouldBe([zip]);
        File.Exists("/tmp/slip.png").ShouldBeFalse();
    }

    [Fact]
    public async Task entries_that_unpack_to_many_times_their_size_are_not_opened()
    {
        using var folder = new TemporaryFolder();
        var dataset = await (await servers.On(Home.Local)).Api.NewDataset();

        var run = await dataset.Import(folder.Write("bomb.zip", UglyZips.Bomb()));

        TestDataset.Counts(run).ShouldBe("0 0 0 4");
        (await Failed(dataset.Api, run)).ShouldAllBe(f => f.Text("reason").Contains("times its size"));
    }

    [Fact]
    public async Task a_text_that_leads_out_of_the_archive_is_reported_too()
    {
        using var folder = new TemporaryFolder();
        using (var zip = ZipFile.Open(folder["a.zip"], ZipArchiveMode.Create))
            zip.CreateEntry("../a.txt");
        var dataset = await (await servers.On(Home.Local)).Api.NewDataset();

        TestDataset.Counts(await dataset.Import(folder["a.zip"])).ShouldBe("0 0 0 1");
    }

    /// <summary>Damages the compressed bytes of each entry in turn; the directory of the archive stays whole.</summary>
    [Theory]
    [InlineData("metadata.jsonl")]
    [InlineData("a.txt")]
    [InlineData("a.png")]
    public async Task a_damaged_entry_costs_only_itself(string damaged)
    {
        using var folder = new TemporaryFolder();
        using (var zip = ZipFile.Open(folder["a.zip"], ZipArchiveMode.Create))
            foreach (var (name, content) in new[] { ("a.png", Pictures.Png(1)), ("b.png", Pictures.Png(2)), ("a.txt", Text), ("b.txt", Text), ("metadata.jsonl", Text) })
                using (var entry = zip.CreateEntry(name).Open())
                    entry.Write(content);
        var bytes = File.ReadAllBytes(folder["a.zip"]);
        var at = bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(damaged)) + damaged.Length;
        bytes.AsSpan(at, 8).Fill(0xFF);
        File.WriteAllBytes(folder["a.zip"], bytes);
        var dataset = await (await servers.On(Home.Local)).Api.NewDataset();

        await dataset.Import(folder["a.zip"]);

        (await dataset.Texts()).ShouldContain(t => t.StartsWith("b.png: kite, kite", StringComparison.Ordinal));
    }

    private static byte[] Text => System.Text.Encoding.UTF8.GetBytes(string.Join(", ", Enumerable.Repeat("kite", 50)));

    private static async Task<IReadOnlyList<JsonNode>> Failed(Api api, JsonNode run) =>
        (await api.Get($"/api/runs/{run.Text("id")}/report?kind=failed")).List("items");
}
