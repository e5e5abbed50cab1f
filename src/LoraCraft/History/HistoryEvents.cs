using LoraCraft.Kernel;

namespace LoraCraft.History;

/// <summary>Announces that the following events of the same change on this stream take an earlier change back.</summary>
public sealed record ChangeUndone(string Change, string Cause) : IEvent;

/// <summary>Announces that the following events of the same change on this stream bring an undone change back.</summary>
public sealed record ChangeRedone(string Change, string Cause) : IEvent;
