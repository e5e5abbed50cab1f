namespace LoraCraft.Desktop.Tray;

/// <summary>The tray of this process, made when it is first asked for. It outlives a restart: the session bus takes an icon of one name once.</summary>
/// <param name="start">Makes it, from what to call when the system wants the program to end, and what to tell when nothing shows it.</param>
internal sealed class OneTray(Func<Action, Action<string>, ITray> start) : IDisposable
{
    private ITray? _tray;
    private volatile Action _quit = () => { };

    /// <param name="quit">Called when the system wants the program to end, instead of whoever asked before.</param>
    public ITray For(Action quit)
    {
        _quit = quit;
        return _tray ??= start(() => _quit(), reason => Console.Error.WriteLine($"No tray icon: {reason}. Everything else works."));
    }

    public void Dispose() => _tray?.Dispose();
}
