using System.Runtime.InteropServices;

namespace LoraCraft.Desktop.Tray.Linux;

/// <summary>The D-Bus of the desktop session, reached through GIO. Signatures: gio/gio.h.</summary>
internal static partial class SessionBus
{
    public const string GioFile = "libgio-2.0.so.0";

    /// <summary><c>G_BUS_TYPE_SESSION</c></summary>
    private const int Session = 2;

    /// <summary>Whether there is one. To be asked before GLib is, which would start one that nobody else listens to.</summary>
    public static bool IsThere =>
        Environment.GetEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS") is { Length: > 0 }
        || (Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 } runtime && File.Exists(Path.Combine(runtime, "bus")));

    /// <summary>The connection that the whole process shares; 0 when there is no bus, or it does not answer, or GIO is missing.</summary>
    public static nint Connection()
    {
        if (!IsThere || !NativeLibrary.TryLoad(GioFile, out _))
            return 0;
        var bus = g_bus_get_sync(Session, 0, 0);
        if (bus != 0)
            g_dbus_connection_set_exit_on_close(bus, 0); // the page is served on when the desktop's bus ends
        return bus;
    }

    [LibraryImport(GioFile)]
    private static partial nint g_bus_get_sync(int type, nint cancellable, nint error);

    [LibraryImport(GioFile)]
    private static partial void g_dbus_connection_set_exit_on_close(nint connection, int exit);
}
