using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions.Edits;

/// <summary>Turns underscores in tags into spaces or back. Tags of three characters or fewer are faces (<c>^_^</c>) and stay.</summary>
/// <param name="To"><c>spaces</c> or <c>underscores</c>.</param>
public sealed record Underscores(string To) : Edit
{
    private const int LongestFace = 3;

    public override string Describe() => To == "spaces" ? "Turned underscores in tags into spaces" : "Turned spaces in tags into underscores";

    public override Refusal? Check() =>
        To is "spaces" or "underscores" ? null : Refusal.Invalid("Give \"spaces\" or \"underscores\".");

    public override ImageTexts Apply(ImageTexts image, EditContext context)
    {
        var (from, to) = To == "spaces" ? ('_', ' ') : (' ', '_');
        string Turned(string tag) => tag.Length <= LongestFace || tag.Replace(from, to).Trim() is not { Length: > 0 } turned ? tag : turned;
        return image.Tags.Any(t => t.Contains(from, StringComparison.Ordinal))
            ? image with { Tags = [.. image.Tags.Select(Turned)] }
            : image;
    }
}
