using System.Globalization;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Exporting;

/// <summary>Reads the dataset to export, as it is or as it was at a version.</summary>
public sealed class ReadDataset(IMoments moments, IScopes scopes)
{
    /// <param name="at">Version; null = now.</param>
    /// <exception cref="RefusedException">No such dataset or version, or the filter cannot be read.</exception>
    public ExportSource At(long dataset, long? at, string? filter) =>
        moments.Read(dataset, at?.ToString(CultureInfo.InvariantCulture), then => Read(dataset, then, filter));

    private ExportSource Read(long asked, DatasetAt then, string? filter)
    {
        var (session, dataset, version) = then;
        var tables = session.Tables;
        var images = scopes.Resolve(session, dataset, new(filter));
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
                asked, r.GetString(0), version,
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
