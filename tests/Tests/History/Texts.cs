namespace LoraCraft.Tests.History;

/// <summary>Generated tags and captions, and edits of them as people and runs make.</summary>
internal static class Texts
{
    private static readonly string[] Vocabulary =
        ["kite", "red kite", "hill", "sky", "Kind", "naïve", "凧", "🪁", "two  spaces", "\"quoted\"", "a", "b", "c", "d", "e", "f"];

    private static readonly string[] Vocables = ["a", "red", "kite", "over", "the", "hill", "e\u0301te\u0301", "凧揚げ", "👩‍👩‍👧", "🪁", "don't", "1024px"];

    private static readonly string[] Gaps = [" ", " ", " ", " ", ", ", ". ", "\n", "\r\n", " - ", "  "];

    public static IReadOnlyList<string> Tags(Random random, int most = 9) =>
        [.. random.GetItems(Vocabulary, random.Next(most)).Distinct()];

    /// <summary>A list in which a tag may stand several times, as an import may bring.</summary>
    public static IReadOnlyList<string> TagsWithRepeats(Random random) => random.GetItems(Vocabulary[..6], random.Next(8));

    public static IReadOnlyList<string> EditedTags(Random random, IReadOnlyList<string> tags, bool mayReorder = true)
    {
        List<string> edited = [.. tags];
        for (var edits = random.Next(4); edits > 0; edits--)
            switch (random.Next(mayReorder ? 6 : 4))
            {
                case 0 when edited.Count > 0:
                    edited.RemoveAt(random.Next(edited.Count));
                    break;
                case 1 when edited.Count > 0 && random.Any(Vocabulary) is var renamed && !edited.Contains(renamed):
                    edited[random.Next(edited.Count)] = renamed;
                    break;
                case 2 or 3 when random.Any(Vocabulary) is var added && !edited.Contains(added):
                    edited.Insert(random.Next(edited.Count + 1), added);
                    break;
                case 4 when edited.Count > 0:
                    var moved = edited[random.Next(edited.Count)];
                    edited.Remove(moved);
                    edited.Insert(random.Next(edited.Count + 1), moved);
                    break;
                case 5 when random.OneIn(2):
                    edited.Sort(StringComparer.Ordinal);
                    break;
            }

        return edited;
    }

    public static string Caption(Random random, int most = 14) =>
        string.Concat(Enumerable.Range(0, random.Next(most)).Select(i => (i > 0 ? random.Any(Gaps) : "") + random.Any(Vocables)));

    /// <summary>Cuts and insertions at any character, which people make too, and replacements of words.</summary>
    public static string EditedCaption(Random random, string caption)
    {
        for (var edits = random.Next(4); edits > 0; edits--)
        {
            var words = LoraCraft.History.Algebra.WordTokens.Of(caption);
            switch (random.Next(5))
            {
                case 0 when words.Count > 0:
                    words[random.Next(words.Count)] = random.Any(Vocables);
                    break;
                case 1 when words.Count > 0:
                    words.RemoveAt(random.Next(words.Count));
                    break;
                case 2:
                    words.Insert(random.Next(words.Count + 1), random.Any(Gaps) + random.Any(Vocables));
                    break;
                case 3:
                    words.Insert(random.OneIn(2) ? 0 : words.Count, random.Any(Vocables) + random.Any(Gaps));
                    break;
                case 4 when random.OneIn(6):
                    words = [Caption(random)];
                    break;
            }

            caption = string.Concat(words);
        }

        return caption;
    }
}
