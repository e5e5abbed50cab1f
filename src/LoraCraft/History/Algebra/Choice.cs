namespace LoraCraft.History.Algebra;

/// <summary>What somebody decided on one conflict: one of the sides, both, or a value of their own.</summary>
public abstract record Choice
{
    public static readonly Choice Mine = new OneOf("mine");
    public static readonly Choice Theirs = new OneOf("theirs");
    public static readonly Choice Both = new OneOf("both");

    private Choice()
    {
    }

    /// <summary>Whether it is a value that somebody wrote.</summary>
    public bool IsByHand => this is not OneOf;

    private sealed record OneOf(string Name) : Choice;

    /// <summary>Tags written by hand.</summary>
    public sealed record Tags(IReadOnlyList<string> Value) : Choice;

    /// <summary>A caption, a mark or a setting written by hand.</summary>
    public sealed record Text(string? Value) : Choice;

    /// <summary>Stars or repeats given by hand.</summary>
    public sealed record Number(int Value) : Choice;
}
