using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions.Edits;

/// <summary>Adds tags that are not there yet; those that are stay where they are.</summary>
/// <param name="At"><c>front</c>, <c>end</c> or <c>position</c>.</param>
/// <param name="Position">For <c>position</c>: how many tags stay before them.</param>
public sealed record AddTags(IReadOnlyList<string> Tags, string At = "end", int? Position = null) : Edit
{
    public override string Describe() => $"Added {Words.Quote(Tags)}";

    public override Refusal? Check() =>
        Tags is null or { Count: 0 } ? Refusal.Invalid("Give at least one tag to add.")
        : At is not ("front" or "end" or "position") ? Refusal.Invalid("Tags are added at \"front\", \"end\" or \"position\".")
        : At == "position" && Position is null or < 0 ? Refusal.Invalid("Give the position as a whole number from 0.")
        : TagRule.Check(Tags);

    public override ImageTexts Apply(ImageTexts image, EditContext context)
    {
        string[] news = [.. Tags.Distinct().Except(image.Tags)];
        var at = At switch { "front" => 0, "end" => image.Tags.Count, _ => Math.Min(Position ?? 0, image.Tags.Count) };
        return news.Length == 0 ? image : image with { Tags = [.. image.Tags.Take(at), .. news, .. image.Tags.Skip(at)] };
    }
}
