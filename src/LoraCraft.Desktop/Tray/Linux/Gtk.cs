using System.Runtime.InteropServices;

namespace LoraCraft.Desktop.Tray.Linux;

/// <summary>
/// What the tray needs of GTK 3 and libayatana-appindicator3. Source: their C headers (gtk/gtk.h, glib-object.h,
/// libayatana-appindicator/app-indicator.h). Pointers are <c>nint</c>, gboolean is <c>int</c>, texts are UTF-8.
/// </summary>
internal static unsafe partial class Gtk
{
    public const string GtkFile = "libgtk-3.so.0";
    public const string IndicatorFile = "libayatana-appindicator3.so.1";
    private const string ObjectFile = "libgobject-2.0.so.0";
    private const string GlibFile = "libglib-2.0.so.0";

    /// <summary><c>APP_INDICATOR_CATEGORY_APPLICATION_STATUS</c></summary>
    public const int ApplicationStatus = 0;

    /// <summary><c>APP_INDICATOR_STATUS_PASSIVE</c>: not shown.</summary>
    public const int Passive = 0;

    /// <summary><c>APP_INDICATOR_STATUS_ACTIVE</c></summary>
    public const int Active = 1;

    /// <summary>Before the first call into GTK: it would change how the whole process writes numbers.</summary>
    [LibraryImport(GtkFile)]
    public static partial void gtk_disable_setlocale();

    /// <returns>0 when the display cannot be opened; <c>gtk_init</c> would end the process.</returns>
    [LibraryImport(GtkFile)]
    public static partial int gtk_init_check(nint argc, nint argv);

    [LibraryImport(GtkFile)]
    public static partial void gtk_main();

    [LibraryImport(GtkFile)]
    public static partial void gtk_main_quit();

    [LibraryImport(GtkFile)]
    public static partial nint gtk_menu_new();

    [LibraryImport(GtkFile, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint gtk_menu_item_new_with_label(string label);

    [LibraryImport(GtkFile, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint gtk_check_menu_item_new_with_label(string label);

    [LibraryImport(GtkFile)]
    public static partial nint gtk_separator_menu_item_new();

    /// <summary>Raises "activate": to be called before that is listened to.</summary>
    [LibraryImport(GtkFile)]
    public static partial void gtk_check_menu_item_set_active(nint item, int active);

    [LibraryImport(GtkFile, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void gtk_menu_item_set_label(nint item, string label);

    [LibraryImport(GtkFile)]
    public static partial void gtk_menu_item_set_submenu(nint item, nint menu);

    [LibraryImport(GtkFile)]
    public static partial void gtk_menu_shell_append(nint menu, nint item);

    [LibraryImport(GtkFile)]
    public static partial void gtk_widget_set_sensitive(nint widget, int sensitive);

    [LibraryImport(GtkFile)]
    public static partial void gtk_widget_show_all(nint widget);

    /// <summary>For signals without arguments: the callback gets the instance and <paramref name="data"/>.</summary>
    [LibraryImport(ObjectFile, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nuint g_signal_connect_data(nint instance, string signal, delegate* unmanaged[Cdecl]<nint, nint, void> callback, nint data, nint destroy, int flags);

    /// <summary>For signals with one gboolean.</summary>
    [LibraryImport(ObjectFile, EntryPoint = "g_signal_connect_data", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nuint g_signal_connect_flag(nint instance, string signal, delegate* unmanaged[Cdecl]<nint, int, nint, void> callback, nint data, nint destroy, int flags);

    /// <summary>Calls back on the thread of GTK: the only way in from other threads. The callback returns 0 to be called once.</summary>
    [LibraryImport(GlibFile)]
    public static partial uint g_idle_add(delegate* unmanaged[Cdecl]<nint, int> callback, nint data);

    /// <param name="icon">Absolute path of a PNG that the panel's process can read.</param>
    [LibraryImport(IndicatorFile, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint app_indicator_new(string id, string icon, int category);

    [LibraryImport(IndicatorFile)]
    public static partial void app_indicator_set_status(nint indicator, int status);

    [LibraryImport(IndicatorFile, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void app_indicator_set_icon_full(nint indicator, string icon, string description);

    [LibraryImport(IndicatorFile, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void app_indicator_set_title(nint indicator, string title);

    [LibraryImport(IndicatorFile)]
    public static partial void app_indicator_set_menu(nint indicator, nint menu);
}
