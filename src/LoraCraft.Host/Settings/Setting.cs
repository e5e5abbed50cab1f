using System.Data.Common;
using System.Globalization;

namespace LoraCraft.Host.Settings;

/// <summary>What kind of text a setting takes.</summary>
public enum SettingKind
{
    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>A whole number between bounds.</summary>
    Number,

    /// <summary>A full path of a folder.</summary>
    Folder,

    /// <summary>An address on the web that begins with https://; http:// only for this computer itself.</summary>
    Address,

    /// <summary>A database connection string; its password is never shown.</summary>
    Connection,
}

/// <summary>One thing that a person can set, with its rules.</summary>
public sealed record Setting
{
    private const int LongestAddress = 2000;

    /// <summary>As in the settings file: <c>open-page</c>.</summary>
    public required string Name { get; init; }

    /// <summary>As on the page: "Open the page".</summary>
    public required string Label { get; init; }

    /// <summary>Heading that it stands under on the page.</summary>
    public required string Group { get; init; }

    /// <summary>What it does, in a sentence or two.</summary>
    public required string Description { get; init; }

    public required SettingKind Kind { get; init; }

    /// <summary>The words that a choice may be.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Least number.</summary>
    public long Min { get; init; }

    /// <summary>Greatest number.</summary>
    public long Max { get; init; }

    /// <summary>Option of the command line: <c>--port</c>; null when there is none.</summary>
    public string? Option { get; init; }

    /// <summary>Whether the running program takes a change over; else the next start does.</summary>
    public bool AtOnce { get; init; }

    /// <summary>Reads it from the settings in effect.</summary>
    public required Func<LoraCraftOptions, string> Of { get; init; }

    /// <summary>Puts an allowed value into effect.</summary>
    public required Func<LoraCraftOptions, string, LoraCraftOptions> Apply { get; init; }

    /// <summary>Variable of the environment: <c>LORACRAFT_OPEN_PAGE</c>.</summary>
    public string Variable => $"LORACRAFT_{Name.Replace('-', '_').ToUpperInvariant()}";

    public string Default => Of(new());

    /// <summary>What to write instead, to go on after "write"; null for an allowed value.</summary>
    public string? Instead(string value) => Kind switch
    {
        SettingKind.Choice when !Choices.Contains(value) => $"{string.Join(", ", Choices.SkipLast(1))} or {Choices[^1]}",
        SettingKind.Number when !IsNumber(value) => string.Create(CultureInfo.InvariantCulture, $"a whole number from {Min} to {Max}"),
        SettingKind.Folder when !Path.IsPathFullyQualified(value) || value.AsSpan().IndexOfAny('\0', '\n', '\r') >= 0 => $"the full path of a folder, such as {Default}",
        SettingKind.Address when value.Length > 0 && !IsAddress(value) => "an address that begins with https://",
        SettingKind.Connection when !IsConnection(value) => "a connection string, such as Host=db;Database=loracraft;Username=loracraft",
        _ => null,
    };

    /// <summary>The value as anybody may see it.</summary>
    public string Shown(string value)
    {
        if (Kind != SettingKind.Connection)
            return value;
        if (!IsConnection(value))
            return "***";
        var parts = new DbConnectionStringBuilder { ConnectionString = value };
        foreach (var key in parts.Keys.Cast<string>().Where(IsPassword).ToList())
            parts[key] = "***";
        return parts.ConnectionString;
    }

    /// <summary>Whether a text is an address that may be asked or shown as a link.</summary>
    internal static bool IsAddress(string text) =>
        text.Length <= LongestAddress && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) && address.UserInfo.Length == 0;

    private bool IsNumber(string value) => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= Min && number <= Max;

    private static bool IsPassword(string key) => key.Contains("pass", StringComparison.OrdinalIgnoreCase) || key.ToUpperInvariant() is "PWD" or "PSW";

    private static bool IsConnection(string value)
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = value };
            return value.Length == 0 || parts.ContainsKey("Host") || parts.ContainsKey("Server");
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
