using System.ComponentModel;
using System.Diagnostics;

namespace LoraCraft.Desktop;

/// <summary>Looks for a browser that <c>xdg-open</c> can show a page in.</summary>
/// <param name="variable">A variable of the environment; null when it is not set.</param>
/// <param name="patience">How long the desktop may take to say which browser it prefers; 3 seconds when absent.</param>
internal sealed class LinuxBrowser(Func<string, string?> variable, TimeSpan? patience = null)
{
    /// <summary>Those that xdg-open tries by itself, and their kin.</summary>
    private static readonly string[] Known =
        ["x-www-browser", "firefox", "firefox-esr", "librewolf", "epiphany", "konqueror", "falkon", "vivaldi", "opera", "seamonkey", "iceweasel", .. AppWindow.LinuxNames];

    private readonly TimeSpan _patience = patience ?? TimeSpan.FromSeconds(3);

    /// <returns>What it is called; null when there is none.</returns>
    public async Task<string?> Find(CancellationToken cancel) =>
        Named() ?? Known.Select(OnPath).FirstOrDefault(found => found is not null) ?? await Preferred(cancel).ConfigureAwait(false);

    /// <returns>Path of a program; null when it is not there.</returns>
    public string? OnPath(string program) =>
        Folders("PATH", "").Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>The first in BROWSER that is there: commands with a colon between two, which may say <c>%s</c> where the address goes.</summary>
    private string? Named() => Folders("BROWSER", "")
        .Select(command => command.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() is { } program ? OnPath(program) : null)
        .FirstOrDefault(found => found is not null);

    /// <summary>What the desktop was told to open pages with, as far as that is installed.</summary>
    private async Task<string?> Preferred(CancellationToken cancel)
    {
        if (OnPath("xdg-settings") is not { } settings || await Answer(settings, cancel).ConfigureAwait(false) is not { Length: > 0 } entry)
            return null;
        var own = variable("XDG_DATA_HOME") is { Length: > 0 } set ? set : Path.Combine(variable("HOME") ?? "/", ".local/share");
        return Folders("XDG_DATA_DIRS", "/usr/local/share:/usr/share").Prepend(own).Any(folder => File.Exists(Path.Combine(folder, "applications", entry))) ? entry : null;
    }

    private async Task<string?> Answer(string settings, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(_patience);
        try
        {
            using var asked = Process.Start(new ProcessStartInfo(settings, ["get", "default-web-browser"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
            try
            {
                return (await asked.StandardOutput.ReadToEndAsync(patience.Token).ConfigureAwait(false)).Trim();
            }
            catch (OperationCanceledException)
            {
                asked.Kill(entireProcessTree: true);
                cancel.ThrowIfCancellationRequested();
                return null;
            }
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private string[] Folders(string list, string otherwise) =>
        (variable(list) is { Length: > 0 } set ? set : otherwise).Split(':', StringSplitOptions.RemoveEmptyEntries);
}
