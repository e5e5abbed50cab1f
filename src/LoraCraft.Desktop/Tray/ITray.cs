namespace LoraCraft.Desktop.Tray;

/// <summary>The program's icon in the system tray, with its menu. Members may be called from any thread and return at once.</summary>
internal interface ITray : IDisposable
{
    /// <summary>Shows icon, tip and menu; a menu that is open keeps up where the system can do that.</summary>
    void Show(TrayView view);

    /// <summary>Shows a notification of the system. Lost where the system has none.</summary>
    void Notify(string title, string text);
}

/// <summary>What stands in where there is no tray; notifications may be there all the same.</summary>
internal sealed class NoTray(Action<string, string>? notify = null) : ITray
{
    public void Show(TrayView view)
    {
    }

    public void Notify(string title, string text) => notify?.Invoke(title, text);

    public void Dispose()
    {
    }
}
