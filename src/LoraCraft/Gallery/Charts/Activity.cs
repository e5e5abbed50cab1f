using System.Globalization;

namespace LoraCraft.Gallery.Charts;

/// <summary>When each image was changed last, and by whom; UTC. By days, weeks from Monday, months or years, as the time spanned allows.</summary>
internal static class Activity
{
    private const long MillisecondsOfDay = 86_400_000;
    private const int MostDays = 31;
    private const int MostWeeks = 26;
    private const int MostMonths = 36;

    /// <summary>By <see cref="LastChange"/>.</summary>
    private static readonly (string Name, string Filter)[] Series =
        [("arrived", "-by:*"), ("people", "by:* -is:automatic"), ("machines", "is:automatic")];

    public static Chart Of(IEnumerable<ImageFacts> images)
    {
        var days = images.CountBy(image => (image.Changed / MillisecondsOfDay, image.By))
            .Select(day => (Day: Date(day.Key.Item1), Series: (int)day.Key.By, Images: (long)day.Value)).ToList();
        return new("activity", days.Count == 0 ? [] : [.. Bars(days)]);
    }

    private static IEnumerable<Bar> Bars(IReadOnlyList<(DateOnly Day, int Series, long Images)> days)
    {
        var (first, last) = (days.Min(d => d.Day), days.Max(d => d.Day));
        foreach (var (label, filter, from, next) in Spans(first, last))
            foreach (var (series, of) in Series.Select((s, i) => (s, days.Where(d => d.Series == i))))
                yield return new(label, $"changed:{filter} {series.Filter}", of.Where(d => d.Day >= from && d.Day < next).Sum(d => d.Images), series.Name);
    }

    private static IEnumerable<(string Label, string Filter, DateOnly From, DateOnly Next)> Spans(DateOnly first, DateOnly last)
    {
        var days = last.DayNumber - first.DayNumber + 1;
        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month + 1;
        Func<DateOnly, (string, string, DateOnly, DateOnly)> span = days <= MostDays ? Day : days <= MostWeeks * 7 ? Week : months <= MostMonths ? Month : Year;
        for (var at = first; at <= last;)
        {
            var one = span(at);
            yield return one;
            at = one.Item4;
        }
    }

    private static (string, string, DateOnly, DateOnly) Day(DateOnly day) => (Text(day), Text(day), day, day.AddDays(1));

    private static (string, string, DateOnly, DateOnly) Week(DateOnly day)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return (Text(monday), $"{Text(monday)}..{Text(monday.AddDays(6))}", monday, monday.AddDays(7));
    }

    private static (string, string, DateOnly, DateOnly) Month(DateOnly day)
    {
        var (first, text) = (new DateOnly(day.Year, day.Month, 1), day.ToString("yyyy-MM", CultureInfo.InvariantCulture));
        return (text, text, first, first.AddMonths(1));
    }

    private static (string, string, DateOnly, DateOnly) Year(DateOnly day) =>
        ($"{day.Year}", $"{day.Year}", new(day.Year, 1, 1), new(day.Year + 1, 1, 1));

    private static DateOnly Date(long day) => DateOnly.FromDayNumber((int)(day + DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
