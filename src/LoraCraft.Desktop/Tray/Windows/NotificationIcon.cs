using static LoraCraft.Desktop.Tray.Windows.Shell;

namespace LoraCraft.Desktop.Tray.Windows;

/// <summary>The icon itself. Lives on the thread of its window.</summary>
/// <param name="message">What Windows tells the window when something happens to the icon.</param>
internal sealed unsafe class NotificationIcon(nint window, uint message)
{
    private const uint Number = 1;
    private const uint NimAdd = 0, NimModify = 1, NimDelete = 2, NimSetVersion = 4;
    private const uint HasMessage = 1, HasIcon = 2, HasTip = 4, HasInfo = 0x10, ShowsTip = 0x80;
    private const uint Version = 4;
    private const int SmallIconWidth = 49;

    private readonly Dictionary<Mood, nint> _pictures = [];

    /// <summary>Changes the icon, or adds it; false when no taskbar took it, as while there is none yet.</summary>
    public bool Show(TrayView view)
    {
        var data = Describe(view);
        if (Shell_NotifyIconW(NimModify, &data) == 0 && Shell_NotifyIconW(NimAdd, &data) == 0)
            return false;
        data.Version = Version; // each time: a busy taskbar may have added what it said it had not
        _ = Shell_NotifyIconW(NimSetVersion, &data);
        return true;
    }

    public void Notify(string title, string text)
    {
        var data = New();
        data.Flags = HasInfo;
        Write(title, data.InfoTitle, 64);
        Write(text.Length > 0 ? text : "LoraCraft", data.Info, 256); // without a text there is no balloon
        _ = Shell_NotifyIconW(NimModify, &data);
    }

    public void Remove()
    {
        var data = New();
        _ = Shell_NotifyIconW(NimDelete, &data);
    }

    private NotifyIconData New() => new() { Size = (uint)sizeof(NotifyIconData), Window = window, Id = Number };

    private NotifyIconData Describe(TrayView view)
    {
        var data = New();
        (data.Flags, data.CallbackMessage, data.Icon) = (HasMessage | HasIcon | HasTip | ShowsTip, message, Picture(view.Mood));
        Write(view.Tip, data.Tip, 128);
        return data;
    }

    private nint Picture(Mood mood)
    {
        if (_pictures.TryGetValue(mood, out var known))
            return known;
        var size = GetSystemMetrics(SmallIconWidth);
        return _pictures[mood] = LoadImageW(0, TrayIcons.File(mood, "ico"), 1, size, size, 0x10);
    }

    /// <summary>Cuts what does not fit; the last place stays empty.</summary>
    private static void Write(string text, char* target, int places) =>
        text.AsSpan(0, Math.Min(text.Length, places - 1)).CopyTo(new(target, places));
}
