using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace LoraCraft.Desktop.Commands;

/// <summary>Lists changes, newest first.</summary>
internal static class History
{
    private const int Page = 1000;

    private static readonly Option<string?> Dataset = new("--dataset") { Description = "Of this dataset, by name or CONCEPT/NAME", HelpName = "NAME" };
    private static readonly Option<string?> Concept = new("--concept") { Description = "Of this concept and its datasets", HelpName = "NAME" };
    private static readonly Option<int> Limit = new("--limit") { Description = "At most so many changes", DefaultValueFactory = _ => 20, HelpName = "N" };
    private static readonly Option<string?> Actor = new("--actor") { Description = "Only by this person, or run:ID, recipe:NAME", HelpName = "A" };
    private static readonly Option<string?> Kind = new("--kind") { Description = "Only start, edit, undo, redo, version, branch, merge, restore or forget", HelpName = "K" };
    private static readonly Option<int?> Image = new("--image") { Description = "Only what touched the image of this number (with --dataset)", HelpName = "N" };
    private static readonly Option<string?> Tag = new("--tag") { Description = "Only what brought, took away or renamed this tag", HelpName = "T" };
    private static readonly Option<string?> Text = new("--text") { Description = "Only those with this in their label", HelpName = "X" };
    private static readonly Option<string?> Since = new("--since") { Description = "Only from this day or time on, like 2026-10-01 or 2026-10-01T14:30", HelpName = "D" };
    private static readonly Option<string?> Until = new("--until") { Description = "Only up to the end of this day, or before this time", HelpName = "D" };

    public static Command Command() =>
        new Command("history", "List the changes of a dataset, of a concept, or of everything") { Dataset, Concept, Limit, Actor, Kind, Image, Tag, Text, Since, Until }
            .Does(async (parsed, api, cancel) =>
            {
                var path = $"{await api.Place(parsed.GetValue(Dataset), parsed.GetValue(Concept), cancel).ConfigureAwait(false) ?? "/api"}/changes";
                var filter = Filter(parsed);
                var (most, changes) = (Math.Max(0, parsed.GetValue(Limit)), new JsonArray());
                while (changes.Count < most)
                {
                    var wanted = Math.Min(most - changes.Count, Page);
                    var before = changes.Count == 0 ? "" : $"&before={changes[^1]!["position"]}";
                    var answer = await api.Get($"{path}?limit={wanted}{filter}{before}", cancel).ConfigureAwait(false);
                    var page = answer["changes"]!.AsArray();
                    foreach (var change in page)
                        changes.Add(change!.DeepClone());
                    if (page.Count < wanted)
                        break;
                }

                var named = parsed.GetValue(Dataset) is null;
                return new(new() { ["changes"] = changes }, changes.Select(c => Line(c!, named)));
            });

    private static string Filter(ParseResult parsed) => string.Concat(
        new[]
        {
            ("actor", parsed.GetValue(Actor)), ("kind", parsed.GetValue(Kind)), ("image", parsed.GetValue(Image)?.ToString(CultureInfo.InvariantCulture)),
            ("tag", parsed.GetValue(Tag)), ("text", parsed.GetValue(Text)),
            ("since", Moment(parsed.GetValue(Since), days: 0)), ("until", Moment(parsed.GetValue(Until), days: 1)),
        }
        .Where(given => given.Item2 is not null)
        .Select(given => $"&{given.Item1}={Uri.EscapeDataString(given.Item2!)}"));

    /// <summary>A day or a time of this computer's clock as the server wants it; what cannot be read is left for the server to refuse.</summary>
    /// <param name="days">What is added to a day alone, so that all of it counts.</param>
    private static string? Moment(string? text, int days)
    {
        if (DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var day))
            return day.AddDays(days).ToUniversalTime().ToString("o", CultureInfo.InvariantCulture);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time)
            ? time.ToUniversalTime().ToString("o", CultureInfo.InvariantCulture)
            : text;
    }

    private static string Line(JsonNode change, bool named) => string.Concat(
        $"{change["version"],6}  {change["at"]!.GetValue<DateTimeOffset>().LocalDateTime:yyyy-MM-dd HH:mm:ss}  {change["run"] ?? change["actor"]}  ",
        named ? $"{change["name"]}: " : "",
        $"{change["label"]} ({change["images"]} images){(change["undone"]!.GetValue<bool>() ? ", undone" : "")}  {change["id"]}");
}
