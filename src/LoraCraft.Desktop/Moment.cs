using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace LoraCraft.Desktop;

/// <summary>A moment of a dataset as a person writes it: a version, its name, or a time of this computer's clock.</summary>
internal static class Moment
{
    /// <summary>An option for a moment where leaving it out means now.</summary>
    public static Option<string?> Option(string description) => new("--at") { Description = $"{description}: a version, its name or a time; now when absent", HelpName = "MOMENT" };

    /// <summary>The moment as the server takes it; what cannot be read is left for the server to refuse.</summary>
    public static async Task<string?> Read(Api api, JsonNode dataset, string? text, CancellationToken cancel)
    {
        if (text is null || long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            return text;
        var versions = (await api.Get($"/api/datasets/{dataset["id"]}/versions", cancel).ConfigureAwait(false))["versions"]!.AsArray();
        if (versions.FirstOrDefault(v => string.Equals(v!["name"]!.ToString(), text.Trim(), StringComparison.OrdinalIgnoreCase)) is { } named)
            return named["version"]!.ToString();
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time)
            ? time.ToUniversalTime().ToString("o", CultureInfo.InvariantCulture)
            : text;
    }

    /// <summary>The number of the version that a moment means.</summary>
    public static async Task<long?> Version(Api api, JsonNode dataset, string? text, CancellationToken cancel)
    {
        var moment = await Read(api, dataset, text, cancel).ConfigureAwait(false);
        if (moment is null)
            return null;
        if (long.TryParse(moment, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        var then = await api.Get($"/api/datasets/{dataset["id"]}/images?limit=0&at={Uri.EscapeDataString(moment)}", cancel).ConfigureAwait(false);
        return then["version"]!.GetValue<long>();
    }

    /// <summary>Reads <c>DATASET[@MOMENT]</c>; names may have an @ of their own.</summary>
    /// <returns>The moment as the server takes it; the newest version when the text names none.</returns>
    public static async Task<(JsonObject Dataset, string At)> Side(Api api, string text, CancellationToken cancel)
    {
        for (var end = text.Length; end > 0; end = text.LastIndexOf('@', end - 1))
            if (await api.FindDataset(text[..end], null, cancel).ConfigureAwait(false) is { } dataset)
            {
                if (end == text.Length)
                    return (dataset, dataset["version"]!.ToString());
                var at = text[(end + 1)..].Trim();
                return at.Length > 0 ? (dataset, (await Read(api, dataset, at, cancel).ConfigureAwait(false))!)
                    : throw new UsageException($"Say which moment of \"{dataset["name"]}\" after the @: a version, its name or a time.");
            }

        throw new FailedException($"There is no dataset called \"{text.Split('@')[0]}\". See: loracraft list");
    }
}
