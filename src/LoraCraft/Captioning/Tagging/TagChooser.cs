namespace LoraCraft.Captioning.Tagging;

/// <summary>Makes an image's tags of what models see: characters first, then what is most probable, the rating last.</summary>
internal static class TagChooser
{
    /// <summary>All that the models see, chosen or not.</summary>
    /// <param name="seen">Of each model its list and what it says.</param>
    public static IReadOnlyList<SeenTag> See(IReadOnlyList<(IReadOnlyList<KnownTag> Tags, TagScores Scores)> seen, TagChoice choice)
    {
        var excluded = (choice.Exclude ?? []).Select(Plain).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var tags = seen
            .SelectMany(model => model.Scores.Rows.Zip(model.Scores.Values, (row, value) => (Tag: model.Tags[row], Value: Math.Round((double)value, 4))))
            .GroupBy(s => TagSpelling.Of(s.Tag.Name, choice.Underscores), StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Key.Length > 0)
            .Select(g => Weigh(g.Key, [.. g], seen.Count, choice, excluded))
            .ToList();
        var rating = tags.Where(t => t.Kind == TagKind.Rating).OrderByDescending(t => t.Sum).FirstOrDefault();
        return
        [
            .. tags.OrderBy(t => t.Kind switch { TagKind.Character => 0, TagKind.Rating => 2, _ => 1 }).ThenByDescending(t => t.Highest).ThenBy(t => t.Name, StringComparer.Ordinal)
                .Select(t => new SeenTag(
                    t.Name, t.Kind.ToString().ToLowerInvariant(), t.Highest, t.Models, t.Kind == TagKind.Rating ? choice.Rating && t == rating && !t.Excluded : t.Chosen)),
        ];
    }

    /// <summary>The tags with commas; empty when there is none.</summary>
    public static string Text(IEnumerable<SeenTag> seen) => string.Join(", ", seen.Where(s => s.Chosen).Select(s => s.Tag));

    private static Weighed Weigh(string name, IReadOnlyList<(KnownTag Tag, double Value)> seen, int models, TagChoice choice, HashSet<string> excluded)
    {
        var kind = seen[0].Tag.Kind;
        var votes = seen.Count(s => s.Value >= choice.Threshold(s.Tag.Kind));
        var enough = choice.Combine switch
        {
            TagChoice.Intersection => votes == models,
            TagChoice.Vote => votes * 2 > models,
            _ => votes > 0,
        };
        var left = excluded.Contains(Plain(name));
        return new(name, kind, seen.Max(s => s.Value), seen.Sum(s => s.Value), votes, enough && !left, left);
    }

    private static string Plain(string tag) => tag.Trim().Replace('_', ' ');

    private sealed record Weighed(string Name, TagKind Kind, double Highest, double Sum, int Models, bool Chosen, bool Excluded);
}
