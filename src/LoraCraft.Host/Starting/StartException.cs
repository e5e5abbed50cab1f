namespace LoraCraft.Host.Starting;

/// <summary>The program cannot start; the message is for the user: what happened, and what to do.</summary>
public sealed class StartException(string message, Exception? reason = null) : Exception(message, reason);
