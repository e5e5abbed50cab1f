using System.CommandLine;

namespace LoraCraft.Desktop.Commands;

/// <summary>Checks and rebuilds what is stored.</summary>
internal static class Maintain
{
    public static Command Verify() =>
        new Command("verify", "Check every blob, every stream and the read tables").Does(async (_, api, cancel) =>
        {
            var answer = await api.Post("/api/maintenance/verify", [], cancel).ConfigureAwait(false);
            var ok = answer["ok"]!.GetValue<bool>();
            return new(answer, answer["problems"]!.AsArray().Select(p => p!.ToString()).Append($"{answer["blobs"]} blobs and {answer["events"]} events: {(ok ? "all is well" : "see above")}"), ok);
        });

    public static Command Rebuild() =>
        new Command("rebuild", "Make the read tables anew from the events").Does(async (_, api, cancel) =>
        {
            var answer = await api.Post("/api/maintenance/rebuild", [], cancel).ConfigureAwait(false);
            return new(answer, [$"{answer["events"]} events applied in {answer["seconds"]!.GetValue<double>():0.0} s"]);
        });
}
