using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Host;

/// <summary>Changes by the person at the desk.</summary>
internal sealed class Changes(TimeProvider clock, Windows windows) : IChanges
{
    private readonly string _person = Environment.UserName;

    public DateTimeOffset Now => clock.GetUtcNow();

    public Change New(string cause, string? actor = null) =>
        windows.Note(new(NewId(), actor ?? _person, DateTimeOffset.FromUnixTimeMilliseconds(Now.ToUnixTimeMilliseconds()), cause));

    public string NewId() => Guid.CreateVersion7(Now).ToString("n");
}
