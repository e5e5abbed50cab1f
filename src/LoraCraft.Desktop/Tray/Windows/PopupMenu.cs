using static LoraCraft.Desktop.Tray.Windows.Shell;

namespace LoraCraft.Desktop.Tray.Windows;

/// <summary>A menu at the pointer, made for one question.</summary>
internal static unsafe class PopupMenu
{
    private const uint Text = 0, Greyed = 1, Checked = 8, Popup = 0x10, Separator = 0x800;
    private const uint ReturnsChoice = 0x100, RightButtonToo = 2;

    /// <summary>Waits for the choice; null when there was none.</summary>
    public static TrayEntry? Ask(IReadOnlyList<TrayEntry> entries, nint window)
    {
        List<TrayEntry> choices = [];
        var menu = Build(entries, choices);
        Point at;
        _ = GetCursorPos(&at);
        _ = SetForegroundWindow(window); // or the menu stays when another window is clicked
        var choice = TrackPopupMenuEx(menu, ReturnsChoice | RightButtonToo, at.X, at.Y, window, 0);
        _ = PostMessageW(window, 0, 0, 0); // documented with SetForegroundWindow: the next menu would close at once otherwise
        _ = DestroyMenu(menu);
        return choice > 0 ? choices[choice - 1] : null;
    }

    private static nint Build(IReadOnlyList<TrayEntry> entries, List<TrayEntry> choices)
    {
        var menu = CreatePopupMenu();
        foreach (var entry in entries)
        {
            choices.Add(entry);
            var flags = entry.IsLine ? Separator
                : entry.Below is not null ? Popup
                : entry.Choose is null ? Greyed
                : entry.Checked == true ? Checked
                : Text;
            var id = entry.Below is { } below ? (nuint)Build(below, choices) : (nuint)choices.Count;
            _ = AppendMenuW(menu, flags, id, entry.Label.Replace("&", "&&", StringComparison.Ordinal));
        }

        return menu;
    }
}
