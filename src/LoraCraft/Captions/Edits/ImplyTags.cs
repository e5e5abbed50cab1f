using System.Text.Json.Serialization;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions.Edits;

/// <param name="Tag">Where this tag is,</param>
/// <param name="Implies">these belong too.</param>
public sealed record Implication(string Tag, IReadOnlyList<string> Implies);

/// <summary>Adds at the end what the tags of an image imply, and what that implies in turn, if it is not there yet.</summary>
public sealed record ImplyTags(IReadOnlyList<Implication> Rules) : Edit
{
    public const int MostRules = 50_000;

    /// <summary>Up to here it is quicker to look first which images have one of the tags.</summary>
    private const int FewRules = 200;

    private Dictionary<string, List<string>>? _implied;

    public override string Describe() =>
        Rules is [var one] ? $"Added {Words.Quote(one.Implies)} where {Words.Quote(one.Tag)} is" : $"Added what tags imply, by {Rules.Count:N0} rules";

    public override Refusal? Check()
    {
        if (Rules is null or { Count: 0 } || Rules.Any(r => r?.Implies is null or { Count: 0 }))
            return Refusal.Invalid("Give at least one rule, each with a tag and at least one that it implies.");
        if (Rules.Sum(r => r.Implies.Count) > MostRules)
            return Refusal.Invalid($"At most {MostRules:N0} implications can be in a step; leave out those of tags that you never use.");
        foreach (var rule in Rules)
            if (rule.Implies.Prepend(rule.Tag).Select(TagRule.Problem).FirstOrDefault(problem => problem is not null) is { } problem)
                return Refusal.Invalid(problem);
        return Rules.FirstOrDefault(r => r.Implies.Contains(r.Tag)) is { } itself ? Refusal.Invalid($"\"{itself.Tag}\" cannot imply itself.") : null;
    }

    [JsonIgnore]
    public override IReadOnlyList<string>? OnlyWithTags => Rules.Count <= FewRules ? [.. Implied.Keys] : null;

    public override ImageTexts Apply(ImageTexts image, EditContext context)
    {
        if (!image.Tags.Any(Implied.ContainsKey))
            return image;
        var there = image.Tags.ToHashSet();
        var tags = image.Tags.ToList();
        for (var at = 0; at < tags.Count; at++)
            if (Implied.TryGetValue(tags[at], out var implied))
                tags.AddRange(implied.Where(there.Add));
        return tags.Count == image.Tags.Count ? image : image with { Tags = tags };
    }

    private Dictionary<string, List<string>> Implied =>
        _implied ??= Rules.GroupBy(r => r.Tag).ToDictionary(same => same.Key, same => same.SelectMany(r => r.Implies).ToList());
}
