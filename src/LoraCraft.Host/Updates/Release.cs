using System.Text.Json;
using System.Text.RegularExpressions;
using LoraCraft.Host.Settings;

namespace LoraCraft.Host.Updates;

/// <summary>A version that can be had.</summary>
/// <param name="Version">Two to four numbers, and a word behind a dash for what comes before them: <c>1.2.3-beta</c>.</param>
/// <param name="Url">Page to get it from.</param>
/// <param name="Notes">What is new; may be empty. At most 2000 letters.</param>
public sealed partial record Release(string Version, string Url, string Notes)
{
    private const int LongestNotes = 2000;

    /// <summary>Reads an answer of the address of updates.</summary>
    /// <returns>Null for what is no such answer.</returns>
    public static Release? Read(ReadOnlySpan<byte> answer)
    {
        try
        {
            var json = JsonSerializer.Deserialize<JsonElement>(answer);
            if (json.ValueKind != JsonValueKind.Object || Text(json, "version") is not { } version || Text(json, "url") is not { } url)
                return null;
            var notes = Text(json, "notes") ?? "";
            return Versions().IsMatch(version) && Setting.IsAddress(url) && notes.Length <= LongestNotes ? new(version, url, notes) : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Whether the one comes after the other; with a word behind a dash it comes before the same without.</summary>
    public static bool IsNewer(string one, string other)
    {
        var (mine, its) = (Parts(one), Parts(other));
        var order = mine.Numbers.CompareTo(its.Numbers);
        if (order == 0)
            order = (mine.Word.Length == 0, its.Word.Length == 0) switch
            {
                (true, false) => 1,
                (false, true) => -1,
                _ => string.CompareOrdinal(mine.Word, its.Word),
            };
        return order > 0;
    }

    private static (Version Numbers, string Word) Parts(string version)
    {
        var dash = version.IndexOf('-', StringComparison.Ordinal);
        var numbers = System.Version.Parse(dash < 0 ? version : version[..dash]);
        return (new(numbers.Major, numbers.Minor, Math.Max(0, numbers.Build), Math.Max(0, numbers.Revision)), dash < 0 ? "" : version[(dash + 1)..]);
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [GeneratedRegex(@"^\d{1,6}(\.\d{1,6}){1,3}(-[0-9A-Za-z.]{1,20})?\z")]
    private static partial Regex Versions();
}
