using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Gallery.Filtering;

/// <summary>When images of a dataset were touched, which is known by the hour.</summary>
internal static class TouchTimes
{
    private const long MillisecondsOfHour = 3_600_000;
    private const int HoursOfDay = 24;

    /// <summary>The images that arrived or were changed, removed ones among them.</summary>
    /// <param name="from">The first hour that counts, as any of its Unix milliseconds; null = no limit.</param>
    /// <param name="to">The last one.</param>
    /// <param name="by">Null = whoever did it.</param>
    public static ImageSet TouchedIn(this IReadTables tables, long dataset, long? from, long? to, TouchedBy? by) => ImageSet.UnionOf(tables.Query(
        "SELECT touched FROM touch_hour WHERE dataset = $1 AND hour >= $2 AND hour <= $3 AND who BETWEEN $4 AND $5", r => Read(r.GetString(0)),
        dataset, Hour(from ?? 0), Hour(to ?? long.MaxValue), (long)(by ?? TouchedBy.Arrival), (long)(by ?? TouchedBy.Machines)));

    /// <summary>The images of a set by the days (UTC, counted from 1970) on which they arrived or were changed, and by whom.</summary>
    public static IReadOnlyList<(long Day, TouchedBy By, ImageSet Images)> TouchedByDay(this IReadTables tables, long dataset, ImageSet images) =>
    [
        .. tables.Query(
                "SELECT hour, who, touched FROM touch_hour WHERE dataset = $1", r => (Day: r.GetInt64(0) / HoursOfDay, By: (TouchedBy)r.GetInt64(1), Images: Read(r.GetString(2))), dataset)
            .GroupBy(row => (row.Day, row.By), row => row.Images)
            .Select(day => (day.Key.Day, day.Key.By, ImageSet.UnionOf(day).Intersect(images)))
            .Where(day => !day.Item3.IsEmpty),
    ];

    private static long Hour(long milliseconds) => milliseconds / MillisecondsOfHour;

    private static ImageSet Read(string text) => ImageSet.TryParse(text, out var set) ? set : ImageSet.Empty;
}
