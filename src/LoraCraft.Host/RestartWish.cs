namespace LoraCraft.Host;

/// <summary>Whether somebody asked that the program, once it has stopped, goes on with the settings as they are then.</summary>
internal sealed class RestartWish
{
    private volatile bool _made;

    public bool IsMade => _made;

    public void Make() => _made = true;
}
