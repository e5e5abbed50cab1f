using System.Text.Json;
using LoraCraft.Forgetting;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Datasets;

/// <summary>
/// Membership: one row for every image a dataset ever had (<c>live</c> = 0 in the bin), and one for every picture known.
/// A forgotten image lies in the bin without name and picture, and stays there.
/// </summary>
internal sealed class ImageProjection : IProjection
{
    private static readonly string[] ImageColumns =
        ["dataset", "number", "name", "picture", "width", "height", "bytes", "format", "added", "place", "stars", "mark", "live", "source"];

    private static readonly string[] PictureColumns =
        ["picture", "width", "height", "bytes", "format", "orientation", "alpha", "pages", "hash", "sharpness", "colour", "exif"];

    public IReadOnlyList<TableDefinition> Tables { get; } =
    [
        new("image", """
            dataset BIGINT NOT NULL, number BIGINT NOT NULL, name TEXT NOT NULL, picture TEXT NOT NULL,
            width BIGINT NOT NULL, height BIGINT NOT NULL, bytes BIGINT NOT NULL, format TEXT NOT NULL, added BIGINT NOT NULL,
            place DOUBLE PRECISION NOT NULL, stars BIGINT NOT NULL, mark TEXT, live BIGINT NOT NULL, source TEXT NOT NULL,
            PRIMARY KEY(dataset, number)
            """, ["image_place(dataset, live, place, number)", "image_name(dataset, live, name, number)", "image_picture(dataset, picture)"]),
        new("picture", """
            picture TEXT NOT NULL PRIMARY KEY, width BIGINT NOT NULL, height BIGINT NOT NULL, bytes BIGINT NOT NULL, format TEXT NOT NULL,
            orientation BIGINT NOT NULL, alpha BIGINT NOT NULL, pages BIGINT NOT NULL, hash BIGINT NOT NULL,
            sharpness DOUBLE PRECISION NOT NULL, colour TEXT NOT NULL, exif TEXT NOT NULL
            """),
    ];

    public bool OfOneStream => true;

    public bool Rewritten(IReadTables tables, IReadOnlyList<RewrittenEvent> events) => true;

    public void Apply(IReadTables tables, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var recorded in events)
            if (Streams.IsDataset(recorded.Stream, out var dataset))
                Apply(tables, dataset, recorded);
    }

    private static void Apply(IReadTables tables, long dataset, RecordedEvent recorded)
    {
        switch (recorded.Event)
        {
            case ImagesAdded e:
                Add(tables, dataset, recorded.Change.At.ToUnixTimeMilliseconds(), e.Images);
                break;
            case ImagesRemoved e:
                var removed = tables.ExecuteOn(e.Images, "UPDATE image SET live = 0 WHERE live = 1 AND dataset = $1 AND", dataset);
                tables.Execute("UPDATE dataset SET images = images - $1, bin = bin + $1 WHERE dataset = $2", removed, dataset);
                break;
            case ImagesRestored e:
                var restored = tables.ExecuteOn(e.Images, "UPDATE image SET live = 1 WHERE live = 0 AND picture <> '' AND dataset = $1 AND", dataset);
                tables.Execute("UPDATE dataset SET images = images + $1, bin = bin - $1 WHERE dataset = $2", restored, dataset);
                break;
            case ImagesStarred e:
                foreach (var given in e.Given)
                    tables.ExecuteOn(given.Images, "UPDATE image SET stars = $1 WHERE picture <> '' AND dataset = $2 AND", given.To, dataset);
                break;
            case ImagesMarked e:
                foreach (var given in e.Given)
                    tables.ExecuteOn(given.Images, "UPDATE image SET mark = $1 WHERE picture <> '' AND dataset = $2 AND", given.To, dataset);
                break;
            case ImagesReordered e:
                tables.Update("image", ["place"], ["dataset", "number"], e.Images.Select((n, i) => new object?[] { e.To[i], dataset, (long)n }));
                break;
            case ImagesForgotten e:
                Forget(tables, dataset, e);
                break;
        }
    }

    private static void Forget(IReadTables tables, long dataset, ImagesForgotten forgotten)
    {
        var left = tables.ExecuteOn(forgotten.Images, "UPDATE image SET live = 0 WHERE live = 1 AND dataset = $1 AND", dataset);
        tables.Execute("UPDATE dataset SET images = images - $1, bin = bin + $1 WHERE dataset = $2", left, dataset);
        tables.ExecuteOn(
            forgotten.Images,
            "UPDATE image SET name = '', picture = '', width = 0, height = 0, bytes = 0, format = '', stars = 0, mark = NULL, source = '' WHERE dataset = $1 AND",
            dataset);
        tables.Execute("DELETE FROM picture WHERE picture = $1", forgotten.Picture);
    }

    private static void Add(IReadTables tables, long dataset, long at, IReadOnlyList<AddedImage> images)
    {
        tables.Insert("image", ImageColumns, images.Select(i => new object?[]
        {
            dataset, (long)i.Number, i.Name, i.Sha256, (long)i.Facts.Width, (long)i.Facts.Height, i.Bytes, i.Facts.Format, at,
            i.Place, (long)i.Stars, i.Mark, i.IsForgotten ? 0L : 1L, i.Source,
        }));
        var news = images.Where(i => !i.IsForgotten).DistinctBy(i => i.Sha256)
            .Where(i => tables.Number("SELECT count(*) FROM picture WHERE picture = $1", i.Sha256) == 0);
        tables.Insert("picture", PictureColumns, news.ToList().Select(i => new object?[]
        {
            i.Sha256, (long)i.Facts.Width, (long)i.Facts.Height, i.Bytes, i.Facts.Format, (long)i.Facts.Orientation, i.Facts.Alpha ? 1L : 0L,
            (long)i.Facts.Pages, unchecked((long)i.Facts.PerceptualHash), i.Facts.Sharpness, i.Facts.Colour,
            Exif(i.Facts.Exif),
        }));
    }

    /// <summary>In one order, because not every store keeps the order of an object's members.</summary>
    private static string Exif(IReadOnlyDictionary<string, string> fields) =>
        JsonSerializer.Serialize(fields.OrderBy(f => f.Key, StringComparer.Ordinal).ToDictionary(), FactsJson.Default.DictionaryStringString);
}
