namespace LoraCraft.History.Algebra;

/// <summary>What a three-way merge gave.</summary>
/// <param name="Value">The merged value; where there is a conflict, that of mine.</param>
/// <param name="Conflict">Null when the changes of both sides fit together.</param>
public sealed record Merged<T>(T Value, Conflict<T>? Conflict = null)
{
    public bool IsClean => Conflict is null;
}

/// <summary>Two changes of the same thing that do not fit together.</summary>
public sealed record Conflict<T>(T Base, T Mine, T Theirs)
{
    /// <summary>Whether keeping both makes sense: it does for tags and texts, not for a number of stars.</summary>
    public bool HasBoth { get; init; }

    /// <summary>What keeping both gives, when <see cref="HasBoth"/>.</summary>
    public T? Both { get; init; }

    /// <summary>Mine where both changed the same, merged everywhere else, when <see cref="HasBoth"/>.</summary>
    public T? Firm { get; init; }
}

/// <summary>The three-way merge of a value that is either one or the other: stars, a mark, a setting.</summary>
public static class Merge
{
    public static Merged<T> Value<T>(T @base, T mine, T theirs)
    {
        var same = EqualityComparer<T>.Default;
        if (same.Equals(mine, theirs) || same.Equals(@base, theirs))
            return new(mine);
        return same.Equals(@base, mine) ? new(theirs) : new(mine, new(@base, mine, theirs));
    }
}
