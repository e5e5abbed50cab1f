using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using LoraCraft.Desktop.Tray.Linux;
using LoraCraft.Host;
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
            Finding[] all = [.. await Host.Doctoring.Doctor.Examine(reading, sources, TimeProvider.System, cancel).ConfigureAwait(false), Browser(options), Tray()];
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

    private static Finding Browser(LoraCraftOptions options) =>
        !Display.IsThere ? Finding.Warning("browser", "There is no display, so no page is opened.", "Open the address that a start prints in a browser of this computer.")
        : options.Window == "app" && AppWindow.Find() is null ? Finding.Warning("browser", "Neither Chromium nor Chrome nor Edge was found, which a window of its own needs.", "Install one of them, or: loracraft settings set window browser")
        : OperatingSystem.IsLinux() && !IsOnPath("xdg-open") ? Finding.Warning("browser", "xdg-open is missing, which opens pages in the browser.", "Install the package xdg-utils.")
        : Finding.Ok("browser", AppWindow.Find() is { } found ? $"Pages can be opened; {found} can show them in a window of their own." : "Pages can be opened.");

    private static Finding Tray() =>
        OperatingSystem.IsWindows() ? Finding.Ok("tray", "Windows has one.")
        : !OperatingSystem.IsLinux() ? Finding.Warning("tray", "There is no icon on this system yet.", "All else works without.")
        : GtkTray.Missing() is { } missing ? Finding.Warning("tray", $"There is no icon in the tray: {missing}.", "All else works without. For the icon: a desktop session, and libayatana-appindicator3 (Debian: libayatana-appindicator3-1).")
        : Finding.Ok("tray", "The libraries for the icon are there.");

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, program)));
}
