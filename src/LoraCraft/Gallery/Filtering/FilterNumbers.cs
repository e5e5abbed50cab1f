using System.Globalization;
using System.Text.RegularExpressions;
using LoraCraft.Shared;

namespace LoraCraft.Gallery.Filtering;

/// <summary>
/// Values of the measured fields: a comparison (<c>=</c> when there is none) or a range <c>a-b</c> or <c>a..b</c>. A date is the
/// whole day, month or year, UTC; a ratio is compared to two decimals.
/// </summary>
internal static partial class FilterNumbers
{
    private const double RatioStep = 0.005;
    private const decimal Largest = 9_000_000_000_000_000;

    private static readonly Dictionary<string, decimal> AnyUnits = new(StringComparer.OrdinalIgnoreCase) { [""] = 1, ["k"] = 1_000, ["m"] = 1_000_000 };

    private static readonly Dictionary<string, decimal> PixelUnits = new(AnyUnits, StringComparer.OrdinalIgnoreCase) { ["kp"] = 1_000, ["mp"] = 1_000_000 };

    private static readonly Dictionary<string, decimal> ByteUnits = new(AnyUnits, StringComparer.OrdinalIgnoreCase)
    {
        ["b"] = 1,
        ["kb"] = 1_000,
        ["mb"] = 1_000_000,
        ["gb"] = 1_000_000_000,
        ["kib"] = 1_024,
        ["mib"] = 1_048_576,
        ["gib"] = 1_073_741_824,
    };

    public static Filter Measured(Token token, Measure measure)
    {
        if (measure is Measure.Added or Measure.Changed)
        {
            var (first, last) = Dates(token);
            return new Filter.Measured(measure, first, last);
        }

        var hint = measure switch
        {
            Measure.Bytes => NoNumber(token, "2mb", "bytes:>2mb or bytes:500kb-2mb"),
            Measure.Pixels => NoNumber(token, "1mp or 1024x1024", "pixels:>=1mp or pixels:1mp-4mp"),
            _ => NoNumber(token, "12", $"{token.Field}:>=12 or {token.Field}:12-24"),
        };
        var (from, to) = Limits(token, text => Whole(text, measure), hint, long.CreateSaturating, 1);
        return new Filter.Measured(measure, from, to);
    }

    public static Filter Touched(Token token, TouchedBy? by)
    {
        var (from, to) = Dates(token);
        return new Filter.TouchedIn(from, to, by);
    }

    public static Filter Ratio(Token token)
    {
        var (from, to) = Limits(token, RatioOf, NoNumber(token, "1.5 or 16:9", "ratio:>1 or ratio:0.5-2"), double.CreateSaturating, 0);
        return new Filter.Ratio(from, to);
    }

    /// <summary>Reads a comparison or a range of values, each of which stands for all numbers from its low to its high end.</summary>
    private static (T? From, T? To) Limits<T>(Token token, Func<string, (T Low, T High)?> read, string hint, Func<int, T> number, int step)
        where T : struct, System.Numerics.INumber<T>
    {
        var match = Comparison().Match(token.Value);
        var (sign, text) = (match.Groups[1].Value, match.Groups[2].Value);
        if (read(text) is { } one)
            return sign switch
            {
                ">" => (one.High + number(step), null),
                ">=" => (one.Low, null),
                "<" => (null, one.Low - number(step)),
                "<=" => (null, one.High),
                _ => (one.Low, one.High),
            };
        if (sign.Length == 0)
            foreach (var (first, second) in Splits(text))
                if (read(first) is { } low && read(second) is { } high)
                    return low.Low <= high.High
                        ? (low.Low, high.High)
                        : throw FilterLexer.Refused($"This range runs backwards: write {second} first.", token.ValueAt);
        throw FilterLexer.Refused(hint, token.ValueAt);
    }

    private static IEnumerable<(string, string)> Splits(string text)
    {
        for (var at = 1; at < text.Length - 1; at++)
            if (text[at] == '-')
                yield return (text[..at], text[(at + 1)..]);
            else if (text[at] == '.' && text[at + 1] == '.')
                yield return (text[..at], text[(at + 2)..]);
    }

    private static (long, long)? Whole(string text, Measure measure)
    {
        if (measure == Measure.Pixels && text.Split('x', 'X') is [var width, var height])
            return Whole(width, Measure.Width) is { } w && Whole(height, Measure.Height) is { } h && (decimal)w.Item1 * h.Item1 <= Largest
                ? (w.Item1 * h.Item1, w.Item1 * h.Item1)
                : null;
        var match = Number().Match(text);
        var units = measure switch { Measure.Bytes => ByteUnits, Measure.Pixels => PixelUnits, _ => AnyUnits };
        if (!match.Success || !units.TryGetValue(match.Groups[2].Value, out var unit)
            || !decimal.TryParse(match.Groups[1].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            || value > Largest / unit || value * unit % 1 != 0)
            return null;
        return ((long)(value * unit), (long)(value * unit));
    }

    private static (double, double)? RatioOf(string text)
    {
        var parts = text.Split(':', '/');
        if (parts.Length > 2 || !Part(parts[0], out var value) || (parts.Length == 2 && !(Part(parts[1], out var height) && (value /= height) > 0)))
            return null;
        return (value - RatioStep, value + RatioStep);

        static bool Part(string digits, out double part) =>
            double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out part) && part > 0;
    }

    private static (long? From, long? To) Dates(Token token) => Limits(
        token, Date, $"\"{token.Value}\" is no date: write one like 2026-10-01 or 2026-10, after >, >=, < or <= or alone, or a range 2026-10-01..2026-10-31.",
        long.CreateSaturating, 1);

    private static (long, long)? Date(string text)
    {
        if (Of("yyyy-MM-dd") is { } day)
            return Span(day, day.AddDays(1));
        if (Of("yyyy-MM") is { } month)
            return Span(month, month.AddMonths(1));
        return Of("yyyy") is { } year ? Span(year, year.AddYears(1)) : null;

        DateTimeOffset? Of(string format) =>
            DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) && date.Year is > 1900 and < 9000
                ? date
                : null;

        static (long, long) Span(DateTimeOffset start, DateTimeOffset next) => (start.ToUnixTimeMilliseconds(), next.ToUnixTimeMilliseconds() - 1);
    }

    private static string NoNumber(Token token, string example, string examples) =>
        $"\"{token.Value}\" is not something \"{token.Field}:\" can be compared with: write a number like {example}, as in {examples}.";

    [GeneratedRegex("^(>=|<=|>|<|=|)(.*)$", RegexOptions.Singleline)]
    private static partial Regex Comparison();

    [GeneratedRegex(@"^([0-9]+(?:\.[0-9]+)?)([a-zA-Z]*)$")]
    private static partial Regex Number();
}
