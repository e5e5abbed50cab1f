namespace LoraCraft.Kernel;

/// <summary>A broken rule, as a value. An exception, in contrast, is a bug.</summary>
/// <param name="Kind">Decides the status the outside sees.</param>
/// <param name="Message">One sentence for the user: what, why, and what to do next.</param>
/// <param name="Position">Where in a text the fault is, as a 0-based character offset.</param>
public sealed record Refusal(RefusalKind Kind, string Message, int? Position = null)
{
    public static Refusal Invalid(string message, int? position = null) => new(RefusalKind.Invalid, message, position);
    public static Refusal Unknown(string message) => new(RefusalKind.Unknown, message);
    public static Refusal Conflict(string message) => new(RefusalKind.Conflict, message);
}

public enum RefusalKind
{
    /// <summary>The request's shape is wrong.</summary>
    Invalid,

    /// <summary>It names something that does not exist.</summary>
    Unknown,

    /// <summary>A rule of the domain forbids it now.</summary>
    Conflict,
}

/// <summary>Carries a refusal out of code that returns something else, to the one place that answers it.</summary>
public sealed class RefusedException(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal { get; } = refusal;
}

/// <summary>What a decider says: events for one or more streams (none = nothing to do), or a refusal.</summary>
public sealed record Decision
{
    public static readonly Decision Nothing = new();

    public IReadOnlyList<StreamAppend> Appends { get; private init; } = [];
    public Refusal? Refusal { get; private init; }

    public static Decision Of(string stream, params IReadOnlyList<IEvent> events) =>
        events.Count == 0 ? Nothing : new() { Appends = [new(stream, events)] };

    public static Decision Of(params IReadOnlyList<StreamAppend> appends) =>
        new() { Appends = [.. appends.Where(a => a.Events.Count > 0)] };

    public static implicit operator Decision(Refusal refusal) => new() { Refusal = refusal };
}
