using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using static LoraCraft.Desktop.Tray.Windows.Shell;

namespace LoraCraft.Desktop.Tray.Windows;

/// <summary>
/// An icon in the notification area, by Shell_NotifyIconW version 4. Its hidden window is a top-level one, because only those
/// hear of a new taskbar and can be told to close by an installer. A left click does what the first menu entry does.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed unsafe class ShellTray : ITray
{
    /// <summary>The window class, by which an installer finds the running program.</summary>
    public const string ClassName = "LoraCraft.Tray";

    private const uint Destroyed = 0x02, Close = 0x10, EndSession = 0x16, ContextMenu = 0x7B, TimeIsUp = 0x113;
    private const uint Selected = 0x400, SelectedByKey = 0x401;
    private const uint OnIcon = 0x8001, OnRefresh = 0x8002, OnEnd = 0x8003;

    /// <summary>The only timer of the window: at login the taskbar may come later than the program, or be too busy to answer.</summary>
    private const uint Again = 1, AgainMilliseconds = 2_000;

    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(2);

    /// <summary>Windows calls back without an instance; a process has one tray.</summary>
    private static ShellTray? s_tray;

    private readonly Action _quit;
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _ready = new();
    private readonly ConcurrentQueue<(string Title, string Text)> _notifications = [];
    private TrayView? _view;
    private NotificationIcon? _icon;
    private uint _newTaskbar;
    private nint _window;

    /// <param name="quit">Called when Windows or an installer wants the program to end.</param>
    public ShellTray(Action quit)
    {
        (_quit, s_tray) = (quit, this);
        _thread = new(Loop) { IsBackground = true, Name = "Tray" };
        _thread.SetApartmentState(ApartmentState.STA);
        _thread.Start();
        _ready.Wait();
    }

    public void Show(TrayView view)
    {
        Volatile.Write(ref _view, view);
        _ = PostMessageW(_window, OnRefresh, 0, 0);
    }

    public void Notify(string title, string text)
    {
        _notifications.Enqueue((title, text));
        _ = PostMessageW(_window, OnRefresh, 0, 0);
    }

    public void Dispose()
    {
        _ = PostMessageW(_window, OnEnd, 0, 0);
        _thread.Join(LongestEnd);
    }

    private void Loop()
    {
        _newTaskbar = RegisterWindowMessageW("TaskbarCreated");
        fixed (char* name = ClassName)
        {
            var description = new WindowClass { Size = (uint)sizeof(WindowClass), Procedure = &Procedure, Name = name };
            _ = RegisterClassExW(&description);
        }

        _window = CreateWindowExW(0, ClassName, "LoraCraft", 0, 0, 0, 0, 0, 0, 0, 0, 0);
        _icon = new(_window, OnIcon);
        _ready.Set();
        ConsoleWindow.HideOwn();
        Message message;
        while (GetMessageW(&message, 0, 0, 0) > 0)
            _ = DispatchMessageW(&message);
    }

    /// <summary>Not before there is a menu: a click would do nothing. Notifications wait for the icon that they come from.</summary>
    private void Refresh()
    {
        if (Volatile.Read(ref _view) is not { } view)
            return;
        if (!_icon!.Show(view))
        {
            _ = SetTimer(_window, Again, AgainMilliseconds, 0);
            return;
        }

        _ = KillTimer(_window, Again);
        while (_notifications.TryDequeue(out var one))
            _icon.Notify(one.Title, one.Text);
    }

    /// <summary>False for what Windows shall do itself.</summary>
    private bool Hear(uint message, nuint wide, nint lon)
    {
        if (message == _newTaskbar)
            Refresh();
        switch (message)
        {
            case OnIcon when (uint)(lon & 0xFFFF) is Selected or SelectedByKey:
                Choose(Volatile.Read(ref _view)?.Menu is [var first, ..] ? first : null);
                return true;
            case OnIcon when (uint)(lon & 0xFFFF) == ContextMenu:
                Choose(PopupMenu.Ask(Volatile.Read(ref _view)?.Menu ?? [], _window));
                return true;
            case OnRefresh or TimeIsUp:
                Refresh();
                return true;
            case OnEnd:
                _icon!.Remove();
                _ = DestroyWindow(_window);
                return true;
            case Destroyed:
                PostQuitMessage(0);
                return true;
            case Close:
            case EndSession when wide != 0:
                _quit();
                return true;
            default:
                return false;
        }
    }

    private static void Choose(TrayEntry? entry)
    {
        if (entry?.Choose is { } choose)
            ThreadPool.QueueUserWorkItem(work => work(), choose, preferLocal: false);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    private static nint Procedure(nint window, uint message, nuint wide, nint lon) =>
        s_tray!._window != 0 && s_tray.Hear(message, wide, lon) ? 0 : DefWindowProcW(window, message, wide, lon);
}
