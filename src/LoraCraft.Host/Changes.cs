using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Host;

/// <summary>Changes by the person at the desk.</summary>
internal sealed class Changes(TimeProvider clock, Windows windows) : IChanges
{
    public string Actor { get; } = Environment.UserName;

    public string? Window => windows.Asking;

    public DateTimeOffset Now => clock.GetUtcNow();

    public Change New(string cause, string? actor = null) =>
        windows.Note(new(NewId(), actor ?? Actor, DateTimeOffset.FromUnixTimeMilliseconds(Now.ToUnixTimeMilliseconds()), cause));

    public string NewId() => Guid.CreateVersion7(Now).ToString("n");
}
