using LoraCraft.Gallery;
using LoraCraft.Gallery.Filtering;
using LoraCraft.Kernel;
using LoraCraft.Storage.Sqlite;

namespace LoraCraft.Bench;

/// <summary>
/// Pages of the grid over a million images: ten datasets of 100,000, or one of a million with <c>--one</c>. A page is 200 cards
/// in full.
/// </summary>
internal static class Grid
{
    private const int Queries = 200;

    private sealed record Query(long Dataset, string? Filter, int Offset = 0, string Sort = "position");

    public static async Task Run(string[] args)
    {
        var datasets = args.Contains("--one") ? 1 : 10;
        await using var store = await GridData.Open(datasets);
        var random = new Random(7);
        var images = GridData.Images / datasets;

        List<Query> Make(Func<Query> make, int count = Queries) => [.. Enumerable.Range(0, count).Select(_ => make())];
        long Dataset() => random.Next(1, datasets + 1);
        string Tag() => $"tag:\"{GridData.Tag(GridData.RandomTag(random))}\"";
        string Two() => $"{GridData.RandomWord(random)} {GridData.RandomWord(random)}";
        Measurement Pages(string name, double target, List<Query> queries) => Measurement.Take(name, target, queries, q => Page(store, q));
        Measurement Totals(string name, double target, List<Query> queries) =>
            Measurement.Take(name, target, queries, q => store.Read(session => Images(session, q).Count()));

        Measurement.Print([
            Pages("page, no filter, at the top", 15, Make(() => new(Dataset(), null))),
            Pages("page, no filter, any depth", 15, Make(() => new(Dataset(), null, random.Next(images)))),
            Pages("page, one tag", 15, Make(() => new(Dataset(), Tag()))),
            Pages("page, three tags and not one", 30, Make(() => new(Dataset(), $"{Tag()} {Tag()} {Tag()} -{Tag()}"))),
            Pages("page, one tag or another", 0, Make(() => new(Dataset(), $"{Tag()} OR {Tag()}"))),
            Pages("page, caption substring, one word", 100, Make(() => new(Dataset(), $"caption:{GridData.RandomWord(random)}"))),
            Pages("page, caption substring, two words", 100, Make(() => new(Dataset(), $"caption:\"{Two()}\""))),
            Pages("page, bare word", 0, Make(() => new(Dataset(), GridData.RandomWord(random)))),
            Pages("page, name substring", 0, Make(() => new(Dataset(), $"name:{random.Next(100, 10_000)}"))),
            Pages("page, sort by name", 15, Make(() => new(Dataset(), null, 0, "-name"))),
            Pages("page, sort by tags, one tag", 0, Make(() => new(Dataset(), Tag(), 0, "-tags"))),
            Pages("page, sort by size", 0, Make(() => new(Dataset(), null, 0, "-size"), 30)),
            Totals("count, one tag", 0, Make(() => new(Dataset(), Tag()))),
            Totals("count, three tags and not one", 0, Make(() => new(Dataset(), $"{Tag()} {Tag()} {Tag()} -{Tag()}"))),
            Totals("count, caption substring", 0, Make(() => new(Dataset(), $"caption:{GridData.RandomWord(random)}"))),
            Measurement.Take("order, no filter", 0, Make(() => new(Dataset(), null), 30), q => Order(store, q)),
            Measurement.Take("order, one tag", 0, Make(() => new(Dataset(), Tag())), q => Order(store, q)),
            Measurement.Take("tags of the dataset, 500", 0, Make(() => new(Dataset(), null)), q => Tags(store, q)),
            Measurement.Take("tags within one tag", 0, Make(() => new(Dataset(), Tag())), q => Tags(store, q)),
            Measurement.Take("tags within half the dataset", 0, Make(() => new(Dataset(), $"number:1-{images / 2}"), 20), q => Tags(store, q)),
        ]);
    }

    private static void Page(SqliteEventStore store, Query q) => store.Read(session =>
        session.Tables.Cards(q.Dataset, Images(session, q).Numbers(ImageSort.Parse(q.Sort), q.Offset, 200)));

    private static void Order(SqliteEventStore store, Query q) => store.Read(session =>
        NumberList.Write(Images(session, q).Numbers(ImageSort.Parse(q.Sort))));

    private static void Tags(SqliteEventStore store, Query q) => store.Read(session => q.Filter is null
        ? session.Tables.AllTags(q.Dataset, null, TagOrder.Count, 500)
        : session.Tables.TagsOf(q.Dataset, Images(session, q).Set(), null, TagOrder.Count, 500));

    private static ImageQueries Images(IReadSession session, Query q) => new(session.Tables, q.Dataset, FilterParser.Parse(q.Filter));
}
