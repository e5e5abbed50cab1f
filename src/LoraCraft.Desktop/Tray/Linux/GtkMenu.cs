using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static LoraCraft.Desktop.Tray.Linux.Gtk;

namespace LoraCraft.Desktop.Tray.Linux;

/// <summary>A menu in GTK, which the indicator mirrors on the session bus. Lives on the thread of GTK.</summary>
internal sealed unsafe class GtkMenu
{
    /// <summary>The menu that is there: what GTK calls back with is a place in its items.</summary>
    private static GtkMenu? s_menu;

    private readonly List<(nint Handle, TrayEntry Entry)> _items = [];
    private IReadOnlyList<TrayEntry> _entries;

    public GtkMenu(IReadOnlyList<TrayEntry> entries)
    {
        (_entries, s_menu) = (entries, this);
        Handle = Build(entries);
        gtk_widget_show_all(Handle);
    }

    public nint Handle { get; }

    /// <summary>Takes over new words, which an open menu shows at once; false when more than words changed.</summary>
    public bool Follow(IReadOnlyList<TrayEntry> entries)
    {
        if (!TrayEntry.SameShape(_entries, entries))
            return false;
        _entries = entries;
        var place = 0;
        Rename(entries, ref place);
        return true;
    }

    private void Rename(IReadOnlyList<TrayEntry> entries, ref int place)
    {
        foreach (var entry in entries)
        {
            var (handle, before) = _items[place];
            if (before.Label != entry.Label)
                gtk_menu_item_set_label(handle, entry.Label);
            _items[place++] = (handle, entry);
            Rename(entry.Below ?? [], ref place);
        }
    }

    private nint Build(IReadOnlyList<TrayEntry> entries)
    {
        var menu = gtk_menu_new();
        foreach (var entry in entries)
        {
            var item = Make(entry);
            _items.Add((item, entry));
            if (entry.Choose is null && entry.Below is null && !entry.IsLine)
                gtk_widget_set_sensitive(item, 0);
            else if (entry.Choose is not null)
                _ = g_signal_connect_data(item, "activate", &OnChosen, _items.Count - 1, 0, 0);
            if (entry.Below is { } below)
                gtk_menu_item_set_submenu(item, Build(below));
            gtk_menu_shell_append(menu, item);
        }

        return menu;
    }

    private static nint Make(TrayEntry entry)
    {
        if (entry.IsLine)
            return gtk_separator_menu_item_new();
        if (entry.Checked is not { } on)
            return gtk_menu_item_new_with_label(entry.Label);
        var item = gtk_check_menu_item_new_with_label(entry.Label);
        gtk_check_menu_item_set_active(item, on ? 1 : 0);
        return item;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnChosen(nint item, nint place) =>
        ThreadPool.QueueUserWorkItem(choose => choose(), s_menu!._items[(int)place].Entry.Choose!, preferLocal: false);
}
