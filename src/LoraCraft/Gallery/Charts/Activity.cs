using System.Globalization;
using LoraCraft.Gallery.Filtering;
using LoraCraft.Shared;

namespace LoraCraft.Gallery.Charts;

/// <summary>How many images arrived or were changed when, and by whom; UTC. By days, weeks from Monday, months or years, as the time spanned allows.</summary>
internal static class Activity
{
    private const int MostDays = 31;
    private const int MostWeeks = 26;
    private const int MostMonths = 36;

    private static readonly (string Name, string Field, TouchedBy By)[] Series =
        [("arrived", "added", TouchedBy.Arrival), ("people", "touched.people", TouchedBy.People), ("machines", "touched.machines", TouchedBy.Machines)];

    /// <param name="days">As <see cref="TouchTimes.TouchedByDay"/> gives them.</param>
    public static Chart Of(IReadOnlyList<(long Day, TouchedBy By, ImageSet Images)> days) =>
        new("activity", days.Count == 0 ? [] : [.. Bars([.. days.Select(d => (Date(d.Day), d.By, d.Images))])]);

    private static IEnumerable<Bar> Bars(IReadOnlyList<(DateOnly Day, TouchedBy By, ImageSet Images)> days)
    {
        var (first, last) = (days.Min(d => d.Day), days.Max(d => d.Day));
        foreach (var (label, filter, from, next) in Spans(first, last))
            foreach (var (name, field, by) in Series)
                yield return new(label, $"{field}:{filter}", ImageSet.UnionOf(days.Where(d => d.By == by && d.Day >= from && d.Day < next).Select(d => d.Images)).Count, name);
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
