using LoraCraft.Datasets;
using LoraCraft.Gallery;
using LoraCraft.Gallery.Filtering;
using LoraCraft.Kernel;
using LoraCraft.Storage.Postgres;
using LoraCraft.Testing;
using static LoraCraft.Testing.ImageDatasets;

namespace LoraCraft.Tests.Gallery;

public sealed class GalleryOnPostgresTests
{
    private static readonly string[] Filters =
    [
        "", "kite", "ki", "-kite", "Ü", "🪁", "tag:KITE", "tag:*kite", "tag:*", "-tag:red*", "tag:kite OR tag:hill", "tag:kite* tag:hill -tag:Grün",
        "tag:none", "tag:*a*", "tag:\"5\\\" disk\"", "tag:100%", "caption:hill", "caption:ÜBER", "caption:a", "caption.long:hill", "caption:50%", "name:*.png", "name:é",
        "source:\"C:\\pics\"", "width:>1024", "pixels:1mp-4mp", "bytes:<2mb", "ratio:16:9", "ratio:>1", "tags:2", "is:untagged", "chars:17", "chars:>5", "words:>2", "tokens:>4", "tokens:<3", "stars:>=3",
        "mark:kept", "mark:none", "-mark:kept", "format:jpg", "is:uncaptioned", "is:landscape", "number:2-5", "added:2026-10-01", "added:<2026",
        "(kite OR hill) -(stars:>2 OR caption:sea)",
    ];

    private static readonly string[] Sorts = ["position", "-added", "name", "-name", "size", "-bytes", "tags", "-tags", "-stars", "tokens", "-tokens"];

    [Fact]
    public async Task finds_and_sorts_as_on_sqlite()
    {
        using var sqlite = Of(
            [
                Image("red kite, hill", "A hill by the sea", "b.png", stars: 5, mark: "kept"), Image("kite", name: "É.jpg", width: 1820, bytes: 3_000_000, format: "jpeg"),
                Image("Grün, a\"b, \\", "Über 50%"), Image("5\" disk, 100%, 🪁", name: "a.png", source: @"C:\pics\a.png"),
                Image(captions: new Dictionary<string, string> { ["short"] = "Sea", ["long"] = "A hill" }), Image("kite, gone", "A kite"), Image("a\"b, \\, c", captions: new Dictionary<string, string> { ["a"] = "four", ["b"] = "five" }),
                .. Enumerable.Range(1, 30).Select(n => Image($"kite {n}")),
            ]);
        sqlite.Remove(6, 9);
        await using var database = await PostgresServer.NewSchema();
        await using var postgres = await PostgresEventStore.Open(database.ConnectionString, LoraCraftEvents.Types(), LoraCraftProjections.All());
        await Copy(sqlite, postgres);

        foreach (var filter in Filters)
            foreach (var bin in new[] { false, true })
                postgres.Read(session => Found(session.Tables, filter, bin)).ShouldBe(Found(sqlite.Tables, filter, bin), $"{filter} bin: {bin}");
        foreach (var filter in new[] { "", "kite" })
            postgres.Read(session => Tags(session.Tables, filter)).ShouldBe(Tags(sqlite.Tables, filter));
        postgres.Read(session => session.Tables.Cards(Dataset, [3, 6, 1])).Select(c => (c.Number, c.Removed, c.Tags.Count, c.Captions.Count))
            .ShouldBe([(3, false, 3, 1), (6, true, 2, 1), (1, false, 2, 1)]);
    }

    [Fact]
    public async Task finds_who_changed_what_as_on_sqlite()
    {
        using var sqlite = ChangeFilterTests.Changed().Remove(3);
        await using var database = await PostgresServer.NewSchema();
        await using var postgres = await PostgresEventStore.Open(database.ConnectionString, LoraCraftEvents.Types(), LoraCraftProjections.All());
        await Copy(sqlite, postgres);

        foreach (var filter in new[] { "by:ADA", "by:run:*", "-by:*", "changed:>2026-10-03", "touched-since:2", "touched:2026-10-02", "touched.people:2026", "-touched.machines:>2026-10-02", "is:unseen", "is:seen", "is:automatic", "is:accepted", "is:edited", "is:rejected", "is:generated", "failed:0199", "-failed:0199bc" })
            foreach (var bin in new[] { false, true })
                postgres.Read(session => Found(session.Tables, filter, bin)).ShouldBe(Found(sqlite.Tables, filter, bin), $"{filter} bin: {bin}");
        postgres.Read(session => session.Tables.Cards(Dataset, [2, 3])).Select(c => c.Unseen).ShouldBe([false, true]);

        string Found(IReadTables tables, string filter, bool bin) =>
            new ImageQueries(tables, Dataset, FilterReader.Read(Dataset, filter, sqlite), bin).Set().ToString();
    }

    [Fact]
    public async Task counts_tokens_as_on_sqlite()
    {
        var images = TriggerWords.Images("größe 5%");
        using var sqlite = Of(images).Apply(new DatasetConfigured(new(), new("Größe 5%")));
        await using var database = await PostgresServer.NewSchema();
        await using var postgres = await PostgresEventStore.Open(database.ConnectionString, LoraCraftEvents.Types(), LoraCraftProjections.All());
        await Copy(sqlite, postgres);

        int[] all = [.. Enumerable.Range(1, images.Count)];
        postgres.Read(session => session.Tables.Cards(Dataset, all)).Select(c => c.Tokens).ShouldBe(sqlite.Tables.Cards(Dataset, all).Select(c => c.Tokens));
        foreach (var filter in new[] { "", "tokens:<10", "t5:>9" })
            postgres.Read(session => Found(session.Tables, filter, false)).ShouldBe(Found(sqlite.Tables, filter, false), filter);
    }

    internal static async Task Copy(ImageDatasets from, PostgresEventStore to)
    {
        foreach (var change in from.Events.GroupBy(e => e.Change.Id))
            await to.Write(session => session.Append([.. change.GroupBy(e => e.Stream).Select(s => new StreamAppend(s.Key, [.. s.Select(e => e.Event)]))], change.First().Change));
    }

    private static string Found(IReadTables tables, string filter, bool bin)
    {
        var images = new ImageQueries(tables, Dataset, FilterParser.Parse(filter), bin);
        var sorts = filter.Length == 0 ? Sorts : ["position", "-tags"];
        return $"{images.Count()} {string.Join(" | ", sorts.Select(s => $"{NumberList.Write(images.Numbers(ImageSort.Parse(s)))} / {NumberList.Write(images.Numbers(ImageSort.Parse(s), 1, 2))}"))}";
    }

    private static string Tags(IReadTables tables, string filter) => string.Join(", ", filter.Length == 0
        ? tables.AllTags(Dataset, "I", TagOrder.Count, 10).Tags
        : tables.TagsOf(Dataset, new ImageQueries(tables, Dataset, FilterParser.Parse(filter)).Set(), null, TagOrder.Name, 10).Tags);
}
