using System.Text;
using System.Text.Json.Nodes;
using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.Importing;

public sealed class SidecarTests(Servers servers)
{
    private static readonly Encoding LittleEndian = new UnicodeEncoding(bigEndian: false, byteOrderMark: true);
    private static readonly Encoding BigEndian = new UnicodeEncoding(bigEndian: true, byteOrderMark: true);

    [Theory]
    [InlineData("red kite, hill", "red kite, hill")]
    [InlineData(" red kite ,, hill,\n", "red kite, hill")]
    [InlineData("A kite. It is red.", " | caption: A kite. It is red.")]
    [InlineData("a kite that flies over the green hill", " | caption: a kite that flies over the green hill")]
    [InlineData("one line\nanother line", " | caption: one line\nanother line")]
    [InlineData("one line\r\nanother line\r\n", " | caption: one line\nanother line")]
    [InlineData("vol.2, 1girl, :!, é, 凧", "vol.2, 1girl, :!, é, 凧")]
    [InlineData("", "")]
    public async Task a_text_beside_a_picture_becomes_tags_or_a_caption(string text, string texts)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.png", Pictures.Png());
        folder.Write("a.txt", text);

        (await Import(folder)).ShouldBe([$"a.png: {texts}"]);
    }

    [Theory]
    [InlineData("tags", "A kite. It is red.", "A kite. It is red.")]
    [InlineData("caption", "red kite, hill", " | caption: red kite, hill")]
    public async Task the_rule_can_be_chosen(string rule, string text, string texts)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.png", Pictures.Png());
        folder.Write("a.txt", text);
        var dataset = await (await servers.On(Home.Local)).Api.NewDataset();

        await dataset.Import(rule, [folder.Root]);

        (await dataset.Texts()).ShouldBe([$"a.png: {texts}"]);
    }

    [Fact]
    public async Task both_kinds_of_text_file_are_read_and_a_full_name_wins_over_a_stem()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.png", Pictures.Png(1));
        folder.Write("a.jpg", Pictures.Jpeg(2));
        folder.Write("a.txt", "kite");
        folder.Write("a.jpg.txt", "hill");
        folder.Write("a.caption", "A kite stands over the hill.");

        (await Import(folder)).ShouldBe(
            ["a.jpg: hill | caption: A kite stands over the hill.", "a.png: kite | caption: A kite stands over the hill."]);
    }

    [Fact]
    public async Task two_different_captions_are_both_kept()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.png", Pictures.Png());
        folder.Write("a.txt", "A kite.");
        folder.Write("a.caption", "A hill.");

        (await Import(folder)).ShouldBe(["a.png:  | caption: A kite. | caption 2: A hill."]);
    }

    [Fact]
    public async Task metadata_of_kohya_gives_tags_and_captions_by_path_or_by_stem()
    {
        using var folder = new TemporaryFolder();
        folder.Write("sub/a.png", Pictures.Png(1));
        folder.Write("b.png", Pictures.Png(2));
        folder.Write("meta_lat.json", """{"sub/a.png": {"caption": "A kite.", "tags": "red kite, hill"}, "b": {"tags": ["sea", "sand, dune"]}}""");

        (await Import(folder)).ShouldBe(["b.png: sea, sand, dune", "a.png: red kite, hill | caption: A kite."]);
    }

    [Fact]
    public async Task metadata_of_hugging_face_gives_captions()
    {
        using var folder = new TemporaryFolder();
        folder.Write("train/a.png", Pictures.Png(1));
        folder.Write("b.png", Pictures.Png(2));
        folder.Write("metadata.jsonl", "{\"file_name\": \"train/a.png\", \"text\": \"A kite.\"}\n\n{\"file_name\": \"b.png\", \"prompt\": \"A hill.\", \"size\": 3}\n");

        (await Import(folder)).ShouldBe(["b.png:  | caption: A hill.", "a.png:  | caption: A kite."]);
    }

    [Theory]
    [InlineData("not json at all")]
    [InlineData("""{"file_name":"a.png","text":"\ud800"}""")]
    [InlineData("""{"file_name":"a.png","text":"cut""")]
    public async Task a_bad_line_of_metadata_costs_only_its_own_image_its_text(string line)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.png", Pictures.Png(1));
        folder.Write("b.png", Pictures.Png(2));
        folder.Write("metadata.jsonl", $"{line}\n{{\"file_name\":\"b.png\",\"text\":\"A hill.\"}}");
        var dataset = await (await servers.On(Home.Local)).Api.NewDataset();

        var run = await dataset.Import(folder.Root);

        (await dataset.Texts()).ShouldBe(["a.png: ", "b.png:  | caption: A hill."]);
        (await Failed(dataset.Api, run)).ShouldHaveSingleItem().Text("reason").ShouldContain("line 1");
    }

    [Fact]
    public async Task metadata_that_is_no_json_is_reported_and_the_pictures_come_in()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.png", Pictures.Png());
        folder.Write("metadata.json", "{\"a.png\": {\"caption\": \"\\ud800\"}");
        var dataset = await (await servers.On(Home.Local)).Api.NewDataset();

        TestDataset.Counts(await dataset.Import(folder.Root)).ShouldBe("1 0 0 1");
    }

    [Fact]
    public async Task texts_are_decoded_by_their_byte_order_mark()
    {
        using var folder = new TemporaryFolder();
        foreach (var (encoding, i) in new[] { new UTF8Encoding(true), LittleEndian, BigEndian }.Select((e, i) => (e, i)))
        {
            folder.Write($"{i}.png", Pictures.Png(i));
            folder.Write($"{i}.txt", [.. encoding.GetPreamble(), .. encoding.GetBytes("été 🪁, hill")]);
        }

        (await Import(folder)).ShouldBe(["0.png: été 🪁, hill", "1.png: été 🪁, hill", "2.png: été 🪁, hill"]);
    }

    [Fact]
    public async Task bytes_that_are_no_text_are_kept_aside_and_told()
    {
        using var folder = new TemporaryFolder();
        byte[] latin1 = [.. "caf"u8, 0xE9];
        folder.Write("a.png", Pictures.Png());
        folder.Write("a.txt", latin1);
        var server = await servers.On(Home.Local);
        var dataset = await server.Api.NewDataset();

        var run = await dataset.Import(folder.Root);

        (await dataset.Texts()).ShouldBe(["a.png: "]);
        (await server.Api.Get($"/api/runs/{run.Text("id")}/report?kind=added")).List("items").ShouldHaveSingleItem()
            .Text("reason").ShouldContain("a.txt is neither UTF-8 nor UTF-16");
        Directory.GetFiles(Path.Combine(server.Data, "storage", "texts"), "*", SearchOption.AllDirectories)
            .Select(File.ReadAllBytes).ShouldContain(bytes => bytes.SequenceEqual(latin1));
    }

    [Fact]
    public async Task the_page_shows_beforehand_how_the_rule_reads_some_of_the_texts()
    {
        using var folder = new TemporaryFolder();
        folder.Fill(2);
        folder.Write("pictures/b.png", Pictures.Png(50));
        folder.Write("pictures/b.txt", "A kite.");

        var seen = await (await servers.On(Home.Local)).Api.Post("/api/imports:inspect", new { paths = new[] { folder["pictures"] } });

        seen.Number("pictures").ShouldBe(3);
        seen.Number("sidecars").ShouldBe(3);
        seen.List("samples").Select(s => $"{s.Text("file")} {s.Text("as")}").ShouldBe(["000.png tags", "001.png tags", "b.png caption"]);
    }

    private async Task<string[]> Import(TemporaryFolder folder)
    {
        var dataset = await (await servers.On(Home.Local)).Api.NewDataset();
        await dataset.Import(folder.Root);
        return await dataset.Texts();
    }

    private static async Task<IReadOnlyList<JsonNode>> Failed(Api api, JsonNode run) =>
        (await api.Get($"/api/runs/{run.Text("id")}/report?kind=failed")).List("items");
}
