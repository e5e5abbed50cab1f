namespace LoraCraft.Host;

/// <summary>Whether somebody asked that the program, once it has stopped, goes on with the settings as they are then.</summary>
internal sealed class RestartWish
{
    private volatile bool _allowed;
    private volatile bool _made;

    /// <summary>Whether somebody is there to start again: not while the host works for one command only.</summary>
    public bool IsAllowed => _allowed;

    public bool IsMade => _made;

    public void Allow() => _allowed = true;

    /// <summary>The backup that takes the place of what is there, before the program goes on; null when none does.</summary>
    public string? Restore { get; private set; }

    /// <param name="restore">Full path of a backup to restore on the way.</param>
    public void Make(string? restore = null)
    {
        Restore = restore;
        _made = true;
    }
}
