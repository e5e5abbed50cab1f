using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions;

/// <summary>Turns an edit and the texts it is for into the events that say what changed.</summary>
public static class CaptionDecider
{
    public static IReadOnlyList<IEvent> Decide(Edit edit, EditContext context, IEnumerable<ImageTexts> images) =>
        TextEvents.Between(images.Select(before => (before, edit.Apply(before, context))));
}
