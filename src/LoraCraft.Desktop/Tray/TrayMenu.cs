using LoraCraft.History;
using LoraCraft.Runs;

namespace LoraCraft.Desktop.Tray;

/// <summary>What the menu can do.</summary>
/// <param name="Open">Opens the page at a path.</param>
/// <param name="Pause">Pauses a run by its id.</param>
/// <param name="Resume">Resumes a run by its id.</param>
/// <param name="Cancel">Cancels a run by its id.</param>
internal sealed record TrayActions(Action<string> Open, Action<string> Pause, Action<string> Resume, Action<string> Cancel, Action<bool> StartAtLogin, Action Quit);

/// <param name="Runs">Those that are not over, oldest first.</param>
/// <param name="AtLogin">Null where the system has no such thing.</param>
/// <param name="Failed">A run failed, or the program paused it, and nobody looked yet.</param>
internal sealed record TrayState(IReadOnlyList<RecentDataset> Datasets, IReadOnlyList<RunView> Runs, bool? AtLogin, bool Failed, bool Stopping);

/// <summary>What the tray shows, as a table of what there is.</summary>
internal static class TrayMenu
{
    private const int LongestLabel = 60;

    public static TrayView View(TrayState state, TrayActions actions) => new(
        state.Stopping || state.Runs.Any(r => r.Going) ? Mood.Busy : state.Failed ? Mood.Attention : Mood.Idle,
        Short(Tip(state)),
        state.Stopping ? Stopping(state) : Menu(state, actions));

    /// <summary>What the tray shows while nobody keeps it.</summary>
    public static TrayView Stopped { get; } = View(new([], [], null, Failed: false, Stopping: true), new(_ => { }, _ => { }, _ => { }, _ => { }, _ => { }, () => { }));

    private static string Tip(TrayState state) => state switch
    {
        { Stopping: true } => "LoraCraft is stopping",
        { Runs: [var run] } => $"LoraCraft: {Progress(run)}",
        { Runs.Count: > 1 and var count } => $"LoraCraft: {count} runs",
        { Failed: true } => "LoraCraft: a run needs you",
        _ => "LoraCraft",
    };

    private static List<TrayEntry> Stopping(TrayState state) =>
        [new("stopping", state.Runs.Any(r => r.Going) ? "Stopping at a safe place:" : "Stopping"), .. state.Runs.Where(r => r.Going).Select(r => new TrayEntry($"run {r.Id}", Short(Progress(r))))];

    private static List<TrayEntry> Menu(TrayState state, TrayActions actions)
    {
        List<TrayEntry> menu = [new("open", "Open LoraCraft", () => actions.Open("/"))];
        Group(menu, state.Datasets.Select(d => new TrayEntry($"dataset {d.Id}", Short(d.Name), () => actions.Open($"/datasets/{d.Id}"))));
        Group(menu, state.Runs.Select(r => new TrayEntry(
            $"run {r.Id}", Short(Progress(r)), Below: [PauseOrResume(r, actions), new($"cancel {r.Id}", "Cancel", () => actions.Cancel(r.Id))])));
        Group(menu, [new("settings", "Settings", () => actions.Open("/settings")), .. AtLogin(state, actions)]);
        Group(menu, [new("quit", "Quit", actions.Quit)]);
        return menu;
    }

    private static IEnumerable<TrayEntry> AtLogin(TrayState state, TrayActions actions) =>
        state.AtLogin is { } on ? [new("login", "Start at login", () => actions.StartAtLogin(!on), Checked: on)] : [];

    private static TrayEntry PauseOrResume(RunView run, TrayActions actions) => run.Going
        ? new($"pause {run.Id}", "Pause", () => actions.Pause(run.Id))
        : new($"resume {run.Id}", "Resume", () => actions.Resume(run.Id));

    private static void Group(List<TrayEntry> menu, IEnumerable<TrayEntry> entries)
    {
        var line = menu.Count;
        menu.AddRange(entries);
        if (menu.Count > line)
            menu.Insert(line, TrayEntry.Line);
    }

    private static string Progress(RunView run) =>
        run.Total == 0 ? $"{run.Label}: {run.State}" : $"{run.Label}: {(run.Going ? "" : "paused at ")}{run.Done} of {run.Total}";

    private static string Short(string text) => text.Length <= LongestLabel ? text : $"{text[..(LongestLabel - 1)]}…";
}
