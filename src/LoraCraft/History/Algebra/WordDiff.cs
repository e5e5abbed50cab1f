namespace LoraCraft.History.Algebra;

/// <summary>Two texts word by word.</summary>
public static class WordDiff
{
    /// <summary>When fewer than one word in so many stayed, a text was written anew, and what stayed did so by chance.</summary>
    private const int Anew = 4;

    /// <summary>
    /// The replacements of tokens that turn one text into the other, in order, with a token that stayed between each two. A text
    /// written anew is one replacement.
    /// </summary>
    public static IReadOnlyList<Replacement> Between(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var numbers = new Dictionary<string, int>(before.Count);
        var all = SequenceDiff.Between(Numbered(before, numbers), Numbered(after, numbers));
        return all.Count > 1 && IsAnew(before, after, all) ? [new(all[0].Start, all[^1].End, all[0].From, all[^1].To)] : all;
    }

    private static int[] Numbered(IReadOnlyList<string> tokens, Dictionary<string, int> numbers)
    {
        var numbered = new int[tokens.Count];
        for (var i = 0; i < numbered.Length; i++)
            if (!numbers.TryGetValue(tokens[i], out numbered[i]))
                numbers[tokens[i]] = numbered[i] = numbers.Count;
        return numbered;
    }

    private static bool IsAnew(IReadOnlyList<string> before, IReadOnlyList<string> after, List<Replacement> all)
    {
        var (had, has) = (before.Count(WordTokens.IsWord), after.Count(WordTokens.IsWord));
        var gone = all.Sum(r => before.Skip(r.Start).Take(r.End - r.Start).Count(WordTokens.IsWord));
        return (had - gone) * Anew < Math.Min(had, has);
    }
}
