using LoraCraft.History.Algebra;

namespace LoraCraft.History;

/// <summary>What history shows of one image at one moment.</summary>
/// <param name="Mark"><c>kept</c>, <c>rejected</c> or null.</param>
/// <param name="Removed">Whether it is in the bin.</param>
public sealed record ImageFacts(IReadOnlyList<string> Tags, IReadOnlyDictionary<string, string> Captions, int Stars, string? Mark, bool Removed)
{
    internal static ImageFacts? Of(ImageState? state) =>
        state is null ? null : new(state.Tags, state.Captions, state.Stars, state.Mark, !state.Live);
}

/// <summary>A fact of a dataset as a whole that a change made another: its name, its settings.</summary>
public sealed record FactChange(string Name, string Before, string After);

/// <param name="Before">Null when it was not there yet.</param>
/// <param name="After">Null when it is not there.</param>
public sealed record ImageChange(int Number, string Name, string Sha256, ImageFacts? Before, ImageFacts? After)
{
    internal static ImageChange Of(int number, ImageState? before, ImageState? after) =>
        new(number, (after ?? before)!.Name, (after ?? before)!.Picture, ImageFacts.Of(before), ImageFacts.Of(after));
}
