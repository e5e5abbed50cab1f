using System.Runtime.InteropServices;

namespace LoraCraft.Desktop.Tray.Linux;

/// <summary>
/// Notifications by the Desktop Notifications Specification 1.2 (<c>org.freedesktop.Notifications.Notify</c>, signature
/// <c>susssasa{sv}i</c>), sent through GIO. Signatures: gio/gio.h and glib/gvariant.h.
/// </summary>
internal static partial class BusNotification
{
    private const string GioFile = SessionBus.GioFile;
    private const string GlibFile = "libglib-2.0.so.0";

    /// <summary>The specification's word for "as long as the server likes".</summary>
    private const int ServersChoice = -1;

    /// <summary>Sends and does not wait; lost where nothing shows notifications.</summary>
    public static void Send(string title, string text)
    {
        var bus = SessionBus.Connection();
        if (bus == 0)
            return;
        nint[] parts =
        [
            g_variant_new_string("LoraCraft"),
            g_variant_new_uint32(0), // replaces no other
            g_variant_new_string(TrayIcons.File(Mood.Idle, "png")),
            g_variant_new_string(title),
            g_variant_new_string(AsMarkup(text)),
            g_variant_new_array("s", [], 0), // no buttons
            g_variant_new_array("{sv}", [], 0), // no hints
            g_variant_new_int32(ServersChoice),
        ];
        g_dbus_connection_call(
            bus, "org.freedesktop.Notifications", "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "Notify",
            g_variant_new_tuple(parts, (nuint)parts.Length), 0, 0, ServersChoice, 0, 0, 0);
        _ = g_dbus_connection_flush_sync(bus, 0, 0);
    }

    /// <summary>The text of a notification, unlike its title, is read as markup.</summary>
    private static string AsMarkup(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <param name="parameters">Taken over.</param>
    /// <param name="timeout">Milliseconds; -1 for the usual.</param>
    /// <param name="callback">0: nobody waits for the answer.</param>
    [LibraryImport(GioFile, StringMarshalling = StringMarshalling.Utf8)]
    private static partial void g_dbus_connection_call(
        nint connection, string name, string path, string contract, string method, nint parameters, nint replyType, int flags, int timeout,
        nint cancellable, nint callback, nint data);

    [LibraryImport(GioFile)]
    private static partial int g_dbus_connection_flush_sync(nint connection, nint cancellable, nint error);

    [LibraryImport(GlibFile, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint g_variant_new_string(string value);

    [LibraryImport(GlibFile)]
    private static partial nint g_variant_new_uint32(uint value);

    [LibraryImport(GlibFile)]
    private static partial nint g_variant_new_int32(int value);

    /// <param name="type">Of the elements.</param>
    [LibraryImport(GlibFile, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint g_variant_new_array(string type, nint[] children, nuint count);

    [LibraryImport(GlibFile)]
    private static partial nint g_variant_new_tuple(nint[] children, nuint count);
}
