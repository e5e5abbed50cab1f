using LoraCraft.History.Algebra;
using LoraCraft.Shared;

namespace LoraCraft.History.Merging;

/// <summary>Tells which event put each part of a merged caption there, word by word.</summary>
internal static class MergedSpans
{
    /// <summary>A caption taken from there whole has the origins it has there; of any other, words that stood here have theirs of here. 0 is what neither side had.</summary>
    public static CaptionSpans Of(string merged, IReadOnlyList<OriginOf> mine, IReadOnlyList<OriginOf> theirs)
    {
        if (merged == string.Concat(theirs.Select(p => p.Text)))
            return CaptionSpans.Of(Origins(theirs));
        var origins = new long[merged.Length];
        var words = WordTokens.Of(merged);
        Keep(theirs, words, origins);
        Keep(mine, words, origins);
        return CaptionSpans.Of(origins);
    }

    private static long[] Origins(IEnumerable<OriginOf> pieces) => [.. pieces.SelectMany(p => Enumerable.Repeat(p.Position, p.Text.Length))];

    /// <summary>Gives the words that stayed of a side the origins they have there.</summary>
    private static void Keep(IReadOnlyList<OriginOf> side, List<string> words, long[] origins)
    {
        var (had, from) = (WordTokens.Of(string.Concat(side.Select(p => p.Text))), Origins(side));
        var (old, place, to) = (0, 0, 0);
        foreach (var replaced in WordDiff.Between(had, words).Append(new(had.Count, had.Count, words.Count, words.Count)))
        {
            var stayed = Length(had, old, replaced.Start);
            from.AsSpan(place, stayed).CopyTo(origins.AsSpan(to));
            place += stayed + Length(had, replaced.Start, replaced.End);
            to += stayed + Length(words, replaced.From, replaced.To);
            old = replaced.End;
        }
    }

    private static int Length(List<string> words, int from, int to)
    {
        var length = 0;
        for (var i = from; i < to; i++)
            length += words[i].Length;
        return length;
    }
}
