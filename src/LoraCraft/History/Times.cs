using System.Globalization;
using LoraCraft.Kernel;

namespace LoraCraft.History;

/// <summary>Times in requests: ISO 8601, UTC when they name no zone; a day alone means all of it.</summary>
internal static class Times
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>The first millisecond (Unix) that counts.</summary>
    /// <exception cref="RefusedException">It cannot be read.</exception>
    public static long? Since(string? text) => string.IsNullOrWhiteSpace(text) ? null : Read(text, "since").Start.ToUnixTimeMilliseconds();

    /// <summary>The first millisecond (Unix) that no longer counts.</summary>
    /// <exception cref="RefusedException">It cannot be read.</exception>
    public static long? Until(string? text) => string.IsNullOrWhiteSpace(text) ? null : Read(text, "until").End.ToUnixTimeMilliseconds();

    private static (DateTimeOffset Start, DateTimeOffset End) Read(string text, string name)
    {
        if (DateTimeOffset.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) && day.Year < 9999)
            return (day, day.AddDays(1));
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? (time, time)
            : throw new RefusedException(Refusal.Invalid($"\"{text}\" is no time for \"{name}\": write a day like 2026-10-01, or a time like 2026-10-01T14:30:00Z."));
    }
}
