namespace LoraCraft.Desktop.Tray;

/// <summary>The tray of this process, made when it is first asked for. It outlives a restart: the session bus takes an icon of one name once.</summary>
internal sealed class OneTray : IDisposable
{
    private ITray? _tray;
    private volatile Action _quit = () => { };

    /// <param name="quit">Called when the system wants the program to end, instead of whoever asked before.</param>
    public ITray For(Action quit)
    {
        _quit = quit;
        return _tray ??= Trays.Start(() => _quit(), reason => Console.Error.WriteLine($"No tray icon: {reason}. Everything else works."));
    }

    public void Dispose() => _tray?.Dispose();
}
