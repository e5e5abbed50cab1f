using System.CommandLine;

namespace LoraCraft.Desktop.Commands;

/// <summary>Sets and removes keys for services of others. A secret comes from standard input: an argument would stay in the shell's history.</summary>
internal static class Secret
{
    private static readonly Argument<string> Name = new("NAME") { Description = "What it is for, such as openai" };

    public static Command Command() => new("secret", "Set, list and remove keys for services") { Set(), List(), Remove() };

    private static Command Set() => new Command("set", "Read a secret from standard input and keep it sealed") { Name }.Does(async (parsed, api, cancel) =>
    {
        var secret = await Console.In.ReadLineAsync(cancel).ConfigureAwait(false);
        if (string.IsNullOrWhiteSpace(secret))
            throw new UsageException("Give the secret as a line on standard input: loracraft settings secret set NAME < FILE");
        var set = await api.Put(Path(parsed), new() { ["value"] = secret.Trim() }, cancel).ConfigureAwait(false);
        return new(set, [Line(set)]);
    });

    private static Command List() => new Command("list", "List the secrets that are set").Does(async (_, api, cancel) =>
    {
        var all = await api.Get("/api/secrets", cancel).ConfigureAwait(false);
        return new(all, all["secrets"]!.AsArray().Select(s => Line(s!)));
    });

    private static Command Remove() => new Command("remove", "Forget a secret") { Name }.Does(async (parsed, api, cancel) =>
    {
        await api.Delete(Path(parsed), cancel).ConfigureAwait(false);
        return new(new() { ["removed"] = parsed.GetValue(Name) }, [$"{parsed.GetValue(Name)} is removed"]);
    });

    private static string Path(ParseResult parsed) => $"/api/secrets/{Uri.EscapeDataString(parsed.GetValue(Name)!)}";

    private static string Line(System.Text.Json.Nodes.JsonNode secret) => $"{secret["name"]} is set{(secret["ending"] is { } ending ? $", ends in ...{ending}" : "")}";
}
