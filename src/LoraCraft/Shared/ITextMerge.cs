namespace LoraCraft.Shared;

/// <summary>The three-way merge of an image's texts: what either of two sides changed since both had the same.</summary>
public interface ITextMerge
{
    MergedText<IReadOnlyList<string>> Tags(IReadOnlyList<string> @base, IReadOnlyList<string> mine, IReadOnlyList<string> theirs);

    /// <summary>Word by word.</summary>
    MergedText<string> Caption(string @base, string mine, string theirs);

    /// <summary>The texts on the way from one to another that change one place each, from the last place to the first; the last of them is the other.</summary>
    IReadOnlyList<string> Steps(string before, string after);
}

/// <param name="Value">With what both sides did; where that overlaps, with the one beside the other.</param>
/// <param name="Overlaps">Both changed the same in different ways.</param>
/// <param name="Firm">The same, but with mine alone where that overlaps.</param>
public sealed record MergedText<T>(T Value, bool Overlaps, T Firm);
