using LoraCraft.Captioning.Reviewing;
using LoraCraft.Datasets;
using LoraCraft.History;
using LoraCraft.Kernel;

namespace LoraCraft.Captions;

/// <summary>Where a text that comes now is from.</summary>
/// <param name="Position">Global position of the event that brings it, or of the one by which a model wrote it.</param>
/// <param name="Returns">Whether the event puts back what was there before: such a text keeps the origin it had.</param>
internal readonly record struct Origin(long Position, bool Returns);

/// <summary>Tells of each event whether it puts texts back: those of an undo, a redo and a restored version do, and what leaves the bin has all it had.</summary>
internal sealed class Origins
{
    private (string Stream, string Change)? _returning;
    private (long Source, int Left) _taken;

    /// <summary>To be asked once for every event, in order.</summary>
    public Origin Of(RecordedEvent recorded)
    {
        var here = (recorded.Stream, recorded.Change.Id);
        if (recorded.Event is ChangeUndone or ChangeRedone or VersionRestored)
            _returning = here;
        if (recorded.Event is ModelsWordsTaken taken)
            _taken = (taken.Source, taken.Events);
        else if (_taken.Left > 0)
            return new(Taken(), false);
        return new(recorded.Position, recorded.Event is ImagesRestored || _returning == here);
    }

    private long Taken()
    {
        _taken = _taken with { Left = _taken.Left - 1 };
        return _taken.Source;
    }
}
