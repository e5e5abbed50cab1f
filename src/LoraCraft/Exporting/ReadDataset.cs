using System.Globalization;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Exporting;

/// <summary>Reads the dataset to export, as it is or as it was at a version.</summary>
public sealed class ReadDataset(IMoments moments, IScopes scopes, IEventStore store)
{
    private const int PositionsAtOnce = 10_000;

    /// <param name="at">Version; null = now.</param>
    /// <param name="upTo">As of <see cref="ExportRequest.UpTo"/>.</param>
    /// <exception cref="RefusedException">No such dataset or version, or the filter cannot be read.</exception>
    public ExportSource At(long dataset, long? at, long? upTo, string? filter) => Read(dataset, at, upTo, then => Read(dataset, then, filter)) with { UpTo = upTo };

    /// <summary>The same with the origins of all texts, which takes longer.</summary>
    /// <inheritdoc cref="At"/>
    public ExportSource WithOrigins(long dataset, long? at, long? upTo, string? filter)
    {
        var source = Read(dataset, at, upTo, then => AddOrigins(Read(dataset, then, filter), then)) with { UpTo = upTo };
        var positions = source.Images.SelectMany(i => i.Origins!.Positions).Distinct().Order().ToList();
        var changes = positions.Chunk(PositionsAtOnce).SelectMany(some => store.Read(s => s.ChangesAt(some)));
        return source with { Changes = changes.ToDictionary(c => c.Key, c => c.Value) };
    }

    private T Read<T>(long dataset, long? at, long? upTo, Func<DatasetAt, T> query) =>
        at is { } version && upTo is { } last
            ? moments.Read(dataset, version, last, query)
            : moments.Read(dataset, at?.ToString(CultureInfo.InvariantCulture), query);

    private static ExportSource AddOrigins(ExportSource source, DatasetAt then)
    {
        var images = ImageSet.Of(source.Images.Select(i => i.Number));
        var tags = then.Tables.TagOriginsOf(then.Dataset, images);
        var captions = then.Tables.CaptionOriginsOf(then.Dataset, images);
        return source with
        {
            Images = [.. source.Images.Select(image => image with
            {
                Origins = new(
                    [.. image.Tags.Distinct().Select(tag => new OriginOf(tag, tags[image.Number][tag]))],
                    [.. captions[image.Number].OrderBy(c => c.Name, StringComparer.Ordinal)]),
            })],
        };
    }

    private ExportSource Read(long asked, DatasetAt then, string? filter)
    {
        var (tables, dataset) = (then.Tables, then.Dataset);
        var images = scopes.Resolve(then, new(filter));
        var captions = tables.CaptionsOf(dataset, images);
        var tags = tables.TagsOf(dataset, images);
        List<ExportImage> found =
        [
            .. Images(tables, dataset, images)
                .Select(i => i with { Tags = tags[i.Number], Captions = captions.GetValueOrDefault(i.Number, i.Captions) }),
        ];
        return tables.First(
            """
            SELECT name, trigger_word, class_name, repeats, family FROM dataset WHERE dataset = $1
            """,
            r => new ExportSource(
                asked, r.GetString(0), then.Version,
                new(r.GetString(1), r.GetString(2), (int)r.GetInt64(3), r.GetString(4)), found),
            dataset)!;
    }

    private static IEnumerable<ExportImage> Images(IReadTables tables, long dataset, ImageSet images) => tables.Query(
        """
        SELECT number, name, i.picture, i.format, i.width, i.height, orientation, stars, mark, alpha, pages, i.bytes
        FROM image i JOIN picture p ON p.picture = i.picture WHERE dataset = $1 AND live = 1 ORDER BY place, number
        """, Map, dataset).Where(i => images.Contains(i.Number));

    private static ExportImage Map(IRow r) => new(
        (int)r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), (int)r.GetInt64(4), (int)r.GetInt64(5), (int)r.GetInt64(6),
        (int)r.GetInt64(7), r.Text(8), [], new Dictionary<string, string>(), r.GetInt64(9) != 0, (int)r.GetInt64(10), r.GetInt64(11));
}
