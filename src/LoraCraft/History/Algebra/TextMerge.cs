using LoraCraft.Shared;

namespace LoraCraft.History.Algebra;

/// <summary>The merges of tags and of words, for others.</summary>
internal sealed class TextMerge : ITextMerge
{
    public MergedText<IReadOnlyList<string>> Tags(IReadOnlyList<string> @base, IReadOnlyList<string> mine, IReadOnlyList<string> theirs) =>
        Of(TagMerge.Merge(@base, mine, theirs));

    public MergedText<string> Caption(string @base, string mine, string theirs) => Of(WordMerge.Merge(@base, mine, theirs));

    public IReadOnlyList<string> Steps(string before, string after)
    {
        var (old, now) = (WordTokens.Of(before), WordTokens.Of(after));
        return [.. WordDiff.Between(old, now).Reverse().Select(edit => string.Concat([.. old.Take(edit.Start), .. now.Skip(edit.From)]))];
    }

    private static MergedText<T> Of<T>(Merged<T> merged) =>
        new(merged.Conflict is { } conflict ? conflict.Both! : merged.Value, !merged.IsClean, merged.Conflict is { } same ? same.Firm! : merged.Value);
}
