using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using LoraCraft.Desktop.Tray.Linux;
using LoraCraft.Host.Doctoring;

namespace LoraCraft.Desktop.Commands;

/// <summary>Says what this computer lacks and how to mend it; needs no server, and does not mind one.</summary>
internal static class Doctor
{
    private const string Broken = "broken";

    public static Command Command()
    {
        var command = new Command("doctor", "Check this computer: libraries, disk, rights, port, browser, clock, database, backups") { Global.Port };
        command.SetAction((parsed, cancel) => Verb.Run(parsed, async () =>
        {
            var sources = Global.Sources(parsed);
            var reading = sources.Read();
            var options = Host.Doctoring.Doctor.Options(reading);
            Finding[] all = [.. await Host.Doctoring.Doctor.Examine(reading, sources, TimeProvider.System, cancel).ConfigureAwait(false), await BrowserCheck.Look(options, cancel).ConfigureAwait(false), Tray()];
            var ok = all.All(f => f.State != Broken);
            return new(new JsonObject { ["ok"] = ok, ["findings"] = JsonSerializer.SerializeToNode(all, JsonSerializerOptions.Web) }, all.SelectMany(Lines), ok);
        }));
        return command;
    }

    private static IEnumerable<string> Lines(Finding finding)
    {
        yield return $"{finding.State,-8} {finding.Check}: {finding.Says}";
        if (finding.Mend is { } mend)
            yield return $"         {mend}";
    }

    private static Finding Tray() =>
        OperatingSystem.IsWindows() ? Finding.Ok("tray", "Windows has one.")
        : !OperatingSystem.IsLinux() ? Finding.Warning("tray", "There is no icon on this system yet.", "All else works without.")
        : GtkTray.Missing() is { } missing ? Finding.Warning("tray", $"There is no icon in the tray: {missing}.", "All else works without. For the icon: a desktop session, and libayatana-appindicator3 (Debian: libayatana-appindicator3-1).")
        : Finding.Ok("tray", "The libraries for the icon are there.");
}
