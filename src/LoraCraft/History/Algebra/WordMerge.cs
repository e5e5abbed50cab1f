using System.Text;

namespace LoraCraft.History.Algebra;

/// <summary>
/// The three-way merge of texts by words: edits of different places are taken together, equal edits are one. Different edits
/// that overlap, or that insert at the same point, are a conflict; so are edits next to each other that would make one word of
/// two.
/// </summary>
/// <remarks>
/// Work is bounded as in <see cref="SequenceDiff"/>: a side that changed more than a thousand tokens replaced one long piece.
/// </remarks>
public static class WordMerge
{
    public static Merged<string> Merge(string @base, string mine, string theirs)
    {
        if (mine == theirs || @base == theirs)
            return new(mine);
        if (@base == mine)
            return new(theirs);

        var common = WordTokens.Of(@base);
        WordSide my = new(common, mine), their = new(common, theirs);
        if (Text(common, Chunk(my, their, apart: true)) is { } text)
            return new(text);
        var chunks = Chunk(my, their, apart: false);
        return Text(common, chunks) is { } joined
            ? new(joined)
            : new(mine, new(@base, mine, theirs)
            {
                HasBoth = true,
                Both = Assembled(common, chunks, c => c.Value ?? Beside(c.Mine, c.Theirs)),
                Firm = Assembled(common, chunks, c => c.Value ?? c.Mine),
            });
    }

    /// <summary>A piece of base that was changed, as each side has it; <c>Value</c> is null where they differ and both changed it.</summary>
    private sealed record Piece(int Start, int End, IReadOnlyList<string> Mine, IReadOnlyList<string> Theirs, IReadOnlyList<string>? Value);

    /// <param name="apart">Whether edits that touch each other without overlapping are two pieces.</param>
    private static List<Piece> Chunk(WordSide mine, WordSide theirs, bool apart)
    {
        var chunks = new List<Piece>();
        int i = 0, j = 0;
        while (i < mine.Edits.Count || j < theirs.Edits.Count)
        {
            var (firstI, firstJ) = (i, j);
            var (start, end) = IsNext(mine.Edits, i, theirs.Edits, j) ? Span(mine.Edits[i++]) : Span(theirs.Edits[j++]);
            while (true)
            {
                if (i < mine.Edits.Count && Meets(mine.Edits[i]))
                    end = Math.Max(end, mine.Edits[i++].End);
                else if (j < theirs.Edits.Count && Meets(theirs.Edits[j]))
                    end = Math.Max(end, theirs.Edits[j++].End);
                else
                    break;
            }

            var (my, their) = (mine.Piece(start, end, firstI, i), theirs.Piece(start, end, firstJ, j));
            chunks.Add(new(start, end, my, their, firstJ == j ? my : firstI == i ? their : my.SequenceEqual(their) ? my : null));

            bool Meets(Replacement edit) =>
                edit.Start < end || (edit.Start == end && (!apart || (edit.End == end && start == end)));
        }

        return chunks;
    }

    private static bool IsNext(IReadOnlyList<Replacement> mine, int i, IReadOnlyList<Replacement> theirs, int j) =>
        j == theirs.Count || (i < mine.Count && Span(mine[i]).CompareTo(Span(theirs[j])) <= 0);

    private static (int Start, int End) Span(Replacement edit) => (edit.Start, edit.End);

    /// <summary>The merged text; null when pieces are in conflict or words would grow together.</summary>
    private static string? Text(List<string> common, List<Piece> chunks)
    {
        if (chunks.Exists(c => c.Value is null))
            return null;
        var text = Assembled(common, chunks, c => c.Value!);
        var words = common.Count(WordTokens.IsWord)
            + chunks.Sum(c => c.Value!.Count(WordTokens.IsWord) - common.GetRange(c.Start, c.End - c.Start).Count(WordTokens.IsWord));
        return WordTokens.Of(text).Count(WordTokens.IsWord) == words ? text : null;
    }

    private static string Assembled(List<string> common, List<Piece> chunks, Func<Piece, IEnumerable<string>> value)
    {
        var text = new StringBuilder();
        var at = 0;
        foreach (var chunk in chunks)
        {
            text.AppendJoin("", common.GetRange(at, chunk.Start - at)).AppendJoin("", value(chunk));
            at = chunk.End;
        }

        return text.AppendJoin("", common.Skip(at)).ToString();
    }

    /// <summary>Both alternatives, apart from each other as words are.</summary>
    private static IEnumerable<string> Beside(IReadOnlyList<string> mine, IReadOnlyList<string> theirs) =>
        mine.Count > 0 && theirs.Count > 0 && !string.IsNullOrWhiteSpace(mine[^1]) && WordTokens.IsWord(theirs[0])
            ? [.. mine, " ", .. theirs]
            : [.. mine, .. theirs];

    /// <summary>What one side did to a text.</summary>
    private sealed class WordSide(List<string> common, string text)
    {
        private readonly List<string> _tokens = WordTokens.Of(text);

        public IReadOnlyList<Replacement> Edits => field ??= WordDiff.Between(common, _tokens);

        /// <summary>A piece of base with the edits from the one to the other made.</summary>
        public List<string> Piece(int start, int end, int first, int last)
        {
            var piece = new List<string>();
            var at = start;
            foreach (var edit in Edits.Take(first..last))
            {
                piece.AddRange(common[at..edit.Start]);
                piece.AddRange(_tokens[edit.From..edit.To]);
                at = edit.End;
            }

            piece.AddRange(common[at..end]);
            return piece;
        }
    }
}
