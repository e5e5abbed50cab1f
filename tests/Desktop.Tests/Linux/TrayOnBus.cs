using System.Globalization;
using System.Text.RegularExpressions;

namespace LoraCraft.Desktop.Tests.Linux;

/// <param name="Checked">Null for what is no switch.</param>
internal sealed record MenuItem(int Id, string Label, bool Enabled, bool? Checked);

/// <summary>The tray icon as a panel sees it over D-Bus: StatusNotifierItem and com.canonical.dbusmenu.</summary>
internal sealed partial class TrayOnBus(LinuxDesktop desktop)
{
    private const string Item = "/org/ayatana/NotificationItem/loracraft";
    private const string Properties = "org.freedesktop.DBus.Properties.Get";

    /// <summary>Arguments for gdbus: which icons are there.</summary>
    public static string[] AskWatcher { get; } =
        ["call", "--session", "-d", "org.kde.StatusNotifierWatcher", "-o", "/StatusNotifierWatcher", "-m", Properties, "org.kde.StatusNotifierWatcher", "RegisteredStatusNotifierItems"];

    /// <summary>Who offers LoraCraft's icon on the bus; null when nobody does. To a panel that crashed and is back, icons come by themselves.</summary>
    public async Task<string?> Owner()
    {
        await desktop.KeepPanel();
        return await Tool.Ask(desktop.Environment, "gdbus", AskWatcher) is { } answer && Registered().Match(answer) is { Success: true } found ? found.Groups[1].Value : null;
    }

    public Task Appears() => Eventually.Some(Owner, () => "The icon did not come.");

    public Task Goes() => Eventually.True(async () => await Owner() is null, () => "The icon stayed.");

    /// <summary>File name of the icon that is shown, without its ending.</summary>
    public async Task<string?> Icon() =>
        await Call(Item, Properties, "org.kde.StatusNotifierItem", "IconName") is { } answer ? Path.GetFileNameWithoutExtension(answer.Split('\'')[1]) : null;

    public Task Shows(string icon) => Eventually.True(async () => await Icon() == icon, () => $"The icon did not become {icon}.");

    /// <summary>The entries from top to bottom, with those of menus below after their own.</summary>
    public async Task<IReadOnlyList<MenuItem>> Menu() =>
        await Call($"{Item}/Menu", "com.canonical.dbusmenu.GetLayout", "0", "--", "-1", "[]") is not { } answer ? [] :
        [
            .. from Match entry in Entry().Matches(answer)
               let told = entry.Groups[2].Value
               let label = Label().Match(told)
               where label.Success
               select new MenuItem(
                   int.Parse(entry.Groups[1].Value, CultureInfo.InvariantCulture),
                   label.Groups[1].Value,
                   !told.Contains("'enabled': <false>", StringComparison.Ordinal),
                   told.Contains("'toggle-type'", StringComparison.Ordinal) ? told.Contains("'toggle-state': <1>", StringComparison.Ordinal) : null),
        ];

    public async Task<string[]> Labels() => [.. (await Menu()).Select(i => i.Label)];

    /// <summary>Waits for an entry that begins like this.</summary>
    public Task<MenuItem> Find(string beginning) => Eventually.Some(
        async () => (await Menu()).FirstOrDefault(i => i.Label.StartsWith(beginning, StringComparison.Ordinal)), () => $"The menu got no entry {beginning}.");

    /// <summary>Finds the entry again where the menu became another one just before the click.</summary>
    public Task Click(string beginning) => Eventually.True(
        async () =>
        {
            var item = await Find(beginning);
            item.Enabled.ShouldBeTrue();
            return await Call($"{Item}/Menu", "com.canonical.dbusmenu.Event", $"{item.Id}", "clicked", "<''>", "0") is not null;
        },
        () => $"The entry {beginning} cannot be clicked.");

    private async Task<string?> Call(string path, string method, params string[] arguments) =>
        await Owner() is { } owner ? await Tool.Ask(desktop.Environment, "gdbus", ["call", "--session", "-d", owner, "-o", path, "-m", method, .. arguments]) : null;

    [GeneratedRegex(@"'(:[\d.]+)/org/ayatana/NotificationItem/loracraft'")]
    private static partial Regex Registered();

    [GeneratedRegex(@"\((\d+), \{([^{}]*)\}")]
    private static partial Regex Entry();

    [GeneratedRegex("'label': <[\"'](.*?)[\"']>")]
    private static partial Regex Label();
}
