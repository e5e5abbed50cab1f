using System.CommandLine;
using System.Text.Json.Nodes;

namespace LoraCraft.Desktop.Commands;

/// <summary>Shows which browsers are signed in, and signs them out.</summary>
internal static class Sessions
{
    public static Command Command() => new("sessions", "List the browsers that are signed in, and sign them out") { List(), Revoke(), Rotate() };

    private static Command List() => new Command("list", "List the browsers that are signed in").Does(async (_, api, cancel) =>
    {
        var all = await api.Get("/api/sessions", cancel).ConfigureAwait(false);
        return new(all, all["sessions"]!.AsArray().Select(s => $"{s!["id"]}  {s["browser"]}, since {s["created"]}, last seen {s["seen"]}"));
    });

    private static Command Revoke()
    {
        var id = new Argument<string>("ID") { Description = "As the list shows it" };
        return new Command("revoke", "Sign a browser out") { id }.Does(async (parsed, api, cancel) =>
        {
            await api.Delete($"/api/sessions/{Uri.EscapeDataString(parsed.GetValue(id)!)}", cancel).ConfigureAwait(false);
            return new(new JsonObject { ["revoked"] = parsed.GetValue(id) }, ["Signed out"]);
        });
    }

    private static Command Rotate() => new Command("rotate", "Sign with a new key, which signs every browser out").Does(async (_, api, cancel) =>
        new(await api.Post("/api/maintenance/rotate-session-key", [], cancel).ConfigureAwait(false), ["Every browser is signed out. Start LoraCraft once more to open the page."]));
}
