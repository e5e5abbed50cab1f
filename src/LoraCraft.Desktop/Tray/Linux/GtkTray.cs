using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static LoraCraft.Desktop.Tray.Linux.Gtk;

namespace LoraCraft.Desktop.Tray.Linux;

/// <summary>
/// An application indicator: it offers itself on the session bus, and the panel of the desktop shows it. GTK runs on a
/// thread of its own. A click on the icon opens the menu; indicators are not told of clicks.
/// </summary>
internal sealed unsafe class GtkTray : ITray
{
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(2);

    /// <summary>GTK calls back without an instance; a process has one tray.</summary>
    private static GtkTray? s_tray;

    private readonly Action<string> _say;
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _ready = new();
    private GtkMenu? _menu;
    private TrayView? _view;
    private nint _indicator;
    private bool _said;

    /// <param name="say">Called once when no tray is seen, with the reason.</param>
    public GtkTray(Action<string> say)
    {
        (_say, s_tray) = (say, this);
        _thread = new(Loop) { IsBackground = true, Name = "Tray" };
        _thread.Start();
        _ready.Wait();
    }

    /// <summary>Why there can be no tray, in a few words; null when nothing speaks against it.</summary>
    public static string? Missing() =>
        !Display.IsThere ? "there is no display"
        : !SessionBus.IsThere ? "there is no session bus"
        : new[] { GtkFile, IndicatorFile }.FirstOrDefault(file => !NativeLibrary.TryLoad(file, out _)) is { } file ? $"{file} is not installed"
        : null;

    public void Show(TrayView view)
    {
        Volatile.Write(ref _view, view);
        if (_indicator != 0)
            _ = g_idle_add(&OnRefresh, 0);
    }

    public void Notify(string title, string text) => BusNotification.Send(title, text);

    public void Dispose()
    {
        if (_indicator != 0)
            _ = g_idle_add(&OnEnd, 0);
        _thread.Join(LongestEnd);
    }

    private void Loop()
    {
        try
        {
            if (Prepare())
            {
                _ready.Set();
                gtk_main();
            }
        }
        catch (EntryPointNotFoundException other)
        {
            Say(other);
        }
        finally
        {
            _ready.Set();
        }
    }

    private bool Prepare()
    {
        _ = SessionBus.Connection();
        gtk_disable_setlocale();
        if (gtk_init_check(0, 0) == 0)
        {
            Say("the display cannot be opened");
            return false;
        }

        _indicator = app_indicator_new("loracraft", TrayIcons.File(Mood.Idle, "png"), ApplicationStatus);
        app_indicator_set_title(_indicator, "LoraCraft");
        _ = g_signal_connect_flag(_indicator, "connection-changed", &OnConnected, 0, 0, 0);
        return true;
    }

    private void Refresh()
    {
        var view = Volatile.Read(ref _view)!;
        app_indicator_set_icon_full(_indicator, TrayIcons.File(view.Mood, "png"), view.Tip);
        if (_menu?.Follow(view.Menu) == true)
            return;
        _menu = new(view.Menu);
        app_indicator_set_menu(_indicator, _menu.Handle); // which lets the old one go
        app_indicator_set_status(_indicator, Active); // with a menu it answers a click
    }

    private void Say(EntryPointNotFoundException other) => Say($"GTK is another than expected ({other.Message})");

    private void Say(string reason)
    {
        if (!_said)
            _say(reason);
        _said = true;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnRefresh(nint data)
    {
        try
        {
            s_tray!.Refresh();
        }
        catch (EntryPointNotFoundException other)
        {
            s_tray!.Say(other);
        }

        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnEnd(nint data)
    {
        app_indicator_set_status(s_tray!._indicator, Passive);
        gtk_main_quit();
        return 0;
    }

    /// <summary>Without a panel that shows indicators there is nobody to connect to. When one comes it finds this one by itself.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnConnected(nint indicator, int connected, nint data)
    {
        if (connected == 0)
            s_tray!.Say("nothing on this desktop shows tray icons");
    }
}
