using System.Text.Json.Serialization;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions.Edits;

/// <param name="To">The tag that stays.</param>
/// <param name="From">Those that become it.</param>
public sealed record TagMerge(string To, IReadOnlyList<string> From);

/// <summary>Turns several tags into one, for many at once. An image that has several of a group keeps one, where the first of them stood.</summary>
public sealed record MergeTags(IReadOnlyList<TagMerge> Groups) : Edit
{
    /// <summary>As many as one list of alike tags can hold.</summary>
    public const int MostMerged = 25_000;

    private Dictionary<string, string>? _become;

    public override string Describe() =>
        Groups is [var one] ? $"Merged {Words.Quote(one.From)} into {Words.Quote(one.To)}" : $"Merged {Groups.Count:N0} groups of tags";

    public override Refusal? Check()
    {
        if (Groups is null or { Count: 0 } || Groups.Any(g => g?.From is null or { Count: 0 } || g.From.Any(string.IsNullOrEmpty)))
            return Refusal.Invalid("Give at least one group, each with the tag that stays and at least one that becomes it.");
        if (TagRule.Check(Groups.Select(g => g.To)) is { } refusal)
            return refusal;
        if (Groups.Sum(g => g.From.Count) > MostMerged)
            return Refusal.Invalid($"At most {MostMerged} tags can be merged at once.");
        var known = new HashSet<string>();
        return Groups.SelectMany(g => g.From.Append(g.To)).FirstOrDefault(tag => !known.Add(tag)) is { } twice
            ? Refusal.Invalid($"\"{twice}\" stands in the groups twice; a tag can be merged into one other only.")
            : null;
    }

    [JsonIgnore]
    public override IReadOnlyList<string>? OnlyWithTags => [.. Become.Keys];

    public override ImageTexts Apply(ImageTexts image, EditContext context)
    {
        if (!image.Tags.Any(Become.ContainsKey))
            return image;
        var made = image.Tags.Select(tag => Become.GetValueOrDefault(tag)).OfType<string>().ToHashSet();
        var there = new HashSet<string>();
        return image with { Tags = [.. image.Tags.Select(tag => Become.GetValueOrDefault(tag, tag)).Where(tag => !made.Contains(tag) || there.Add(tag))] };
    }

    private Dictionary<string, string> Become => _become ??= Groups.SelectMany(g => g.From.Select(from => (from, g.To))).ToDictionary(pair => pair.from, pair => pair.To);
}
