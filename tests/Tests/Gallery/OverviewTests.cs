using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.Gallery;
using LoraCraft.Gallery.Charts;
using LoraCraft.Gallery.Filtering;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using LoraCraft.Storage.Postgres;
using LoraCraft.Testing;
using static LoraCraft.Testing.ImageDatasets;

namespace LoraCraft.Tests.Gallery;

public sealed class OverviewTests
{
    private static readonly string[] Filters =
        ["", "tag:kite OR tag:hill", "-tag:kite", "number:1-60 (is:tagged OR is:captioned)", "by:*", "ratio:<1", "tag:kite stars:>=3", "tag:none"];

    private static readonly (int Width, int Height)[] Sizes =
        [(1024, 1024), (768, 1152), (1920, 1080), (281, 200), (1415, 1000), (255, 256), (256, 255), (2048, 2048), (6000, 4000), (100, 900), (900, 100), (500, 500), (505, 1000), (1000, 1000)];

    [Fact]
    public async Task each_bar_counts_what_its_filter_finds_on_both_databases()
    {
        using var sqlite = Generated(400);
        await using var database = await PostgresServer.NewSchema();
        await using var postgres = await PostgresEventStore.Open(database.ConnectionString, LoraCraftEvents.Types(), LoraCraftProjections.All());
        await GalleryOnPostgresTests.Copy(sqlite, postgres);
        foreach (var filter in Filters)
        {
            var shown = Checked(sqlite.Session, filter);
            postgres.Read(session => Checked(session, filter)).ShouldBe(shown, filter);
        }
    }

    [Theory]
    [InlineData("texts", "Captioned and tagged 1 | Captioned only 1 | Tagged only 2 | Neither 1")]
    [InlineData("marks", "Kept 1 | Rejected 1 | Not marked 3")]
    [InlineData("stars", "5 stars 1 | No stars 4")]
    [InlineData("seen", "Seen 4 | Unseen 1")]
    [InlineData("sizes", "1024 × 1024 3 | 640 × 480 1 | 1920 × 1080 1")]
    [InlineData("sides", "256–511 1 | 512–767 0 | 768–1023 0 | 1024–1535 4")]
    [InlineData("pixels", "0.25–0.5 1 | 0.5–1 0 | 1–2 3 | 2–4 1")]
    [InlineData("ratios", "1:1 3 | 5:4 0 | 4:3 1 | 3:2 0 | 16:9 1")]
    [InlineData("formats", "JPEG 1 | PNG 4")]
    [InlineData("bytes", "1–2 MB 5")]
    [InlineData("tags", "Kite 3 | hill 1")]
    [InlineData("tagCounts", "0 2 | 1–4 3")]
    [InlineData("words", "0 3 | 1–9 2")]
    [InlineData("tokens", "0 1 | 1–24 4")]
    [InlineData("chars", "0 1 | 1–49 4")]
    [InlineData("activity", """
        2026-10-01 arrived 5 | 2026-10-01 people 0 | 2026-10-01 machines 0 | 2026-10-02 arrived 0 | 2026-10-02 people 1 | 2026-10-02 machines 0 | 2026-10-03 arrived 0 | 2026-10-03 people 0 | 2026-10-03 machines 1
        """)]
    public void counts_what_a_dataset_is_made_of(string chart, string expected)
    {
        using var dataset = Of(
            Image("Kite, kite", caption: "A hill  by\nthe sea", stars: 5, mark: "kept"), Image("kite"), Image("Kite, hill", width: 640, height: 480, mark: "rejected"),
            Image(caption: "A kite"), Image(width: 1920, height: 1080, format: "jpeg"), Image("gone"));
        dataset.ApplyAs("Ada", new ImagesStarred([new(ImageSet.Of(2), 1, 0)])).ApplyAs("run:0199bb", new ImagesStarred([new(ImageSet.Of(4), 1, 0)])).Remove(6);
        var bars = Overview(dataset.Session, "").Charts.Single(c => c.Name == chart).Bars;
        string.Join(" | ", bars.Select(b => $"{b.Label}{(b.Series is null ? "" : $" {b.Series}")} {b.Images}")).ShouldBe(expected.Trim());
    }

    [Fact]
    public void a_change_of_all_images_leaves_the_activity_before_it()
    {
        using var dataset = Of(Image(), Image(), Image());
        dataset.ApplyAs("Ada", new ImagesStarred([new(ImageSet.Of(1, 2), 0, 1)])).ApplyAs("Ada", new ImagesStarred([new(ImageSet.Range(1, 3), 0, 2)]));
        var activity = Overview(dataset.Session, "").Charts.Single(c => c.Name == "activity");
        activity.Bars.Where(b => b.Images > 0).ShouldBe(
        [
            new("2026-10-01", "added:2026-10-01", 3, "arrived"), new("2026-10-02", "touched.people:2026-10-02", 2, "people"),
            new("2026-10-03", "touched.people:2026-10-03", 3, "people"),
        ]);
        Checked(dataset.Session, "touched:2026-10-02");
    }

    [Theory]
    [InlineData(0, "2026-10-01", 1)]
    [InlineData(60, "2026-09-28", 10)]
    [InlineData(400, "2026-10", 14)]
    [InlineData(2_000, "2026", 7)]
    public void activity_is_told_by_days_weeks_months_or_years(int until, string first, int spans)
    {
        using var dataset = Of(Image(), Image());
        if (until > 0)
            dataset.ApplyTo(Streams.Concept(1), "Ada", [.. Enumerable.Repeat(new ConceptRenamed("Kite", "Kites"), until - 1)]).ApplyAs("Ada", new ImagesStarred([new(ImageSet.Of(2), 0, 1)]));
        var bars = Overview(dataset.Session, "").Charts.Single(c => c.Name == "activity").Bars;
        (bars[0].Label, bars.Count).ShouldBe((first, spans * 3));
        Checked(dataset.Session, "");
    }

    [Fact]
    public void of_nothing_there_is_nothing_to_count()
    {
        using var dataset = Of();
        Overview(dataset.Session, "").ShouldBe(new(1, 0, []), Same);
    }

    private static readonly IEqualityComparer<DatasetOverview> Same =
        EqualityComparer<DatasetOverview>.Create((a, b) => (a!.Version, a.Images, a.Charts.Count) == (b!.Version, b.Images, b.Charts.Count));

    /// <summary>The overview as text, after every bar was compared with its filter.</summary>
    private static string Checked(IReadSession session, string filter)
    {
        var overview = Overview(session, filter);
        overview.Images.ShouldBe(Found(filter));
        foreach (var chart in overview.Charts)
            foreach (var bar in chart.Bars)
                bar.Images.ShouldBe(Found(bar.Filter), $"{chart.Name} {bar.Label}: {bar.Filter}");
        foreach (var whole in overview.Charts.Where(c => c.Name is not ("sizes" or "tags" or "activity")))
            whole.Bars.Sum(b => b.Images).ShouldBe(overview.Images, whole.Name);
        return string.Join('\n', overview.Charts.SelectMany(c => c.Bars.Select(b => $"{c.Name} {b}")));

        long Found(string text) => new ImageQueries(session.Tables, Dataset, FilterParser.Parse(text)).Count();
    }

    private static DatasetOverview Overview(IReadSession session, string filter) =>
        ShowOverview.Of(new(session, Dataset, 1), FilterParser.Parse(filter), filter);

    private static ImageDatasets Generated(int count)
    {
        var random = new Random(7);
        string[] tags = ["kite", "Kite", "hill", "Grün", "grün", "5\" disk", "a*b", @"saber \(fate\)", "-dash", .. Enumerable.Range(1, 40).Select(n => $"tag {n}")];
        string[] formats = ["jpeg", "png", "webp", "avif", "gif", "tiff", "bmp"];
        string?[] marks = [null, "kept", "rejected"];
        var dataset = Of([.. Enumerable.Range(1, count).Select(_ =>
        {
            var (width, height) = Sizes[random.Next(Sizes.Length)];
            return Image(
                string.Join(", ", random.GetItems(tags, random.Next(4) * random.Next(20)).Distinct()),
                width: width, height: height, bytes: random.Next(8_000_000), format: formats[random.Next(7)], stars: random.Next(6), mark: marks[random.Next(3)],
                captions: Enumerable.Range(0, random.Next(3)).ToDictionary(n => $"caption {n}", _ => string.Join(random.Next(3) switch { 0 => " ", 1 => "\n", _ => "  " }, random.GetItems(tags, random.Next(1, 90)))));
        })]);
        foreach (var actor in new[] { "Ada", "run:0199bb", "Ben", "recipe:Tidy", "Ada" })
            dataset.ApplyAs(actor, new ImagesStarred([new(Some(), 0, random.Next(6))]));
        dataset.Undo("Ben", 5);
        dataset.ApplyAs("Ada", new TagRenamed("tag 1", "tag one", ImageSet.Of(dataset.Tables.Query("SELECT number FROM image_tag WHERE tag = 'tag 1'", r => r.GetInt32(0)))));
        dataset.ApplyTo(Streams.Views(Dataset), "Ada", new ImagesSeen(Some()));
        return dataset.Remove(Some());

        ImageSet Some() => ImageSet.Of(Enumerable.Range(1, count).Where(_ => random.Next(5) == 0));
    }
}
