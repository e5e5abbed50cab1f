using LoraCraft.History.Algebra;
using LoraCraft.History.Comparing;
using LoraCraft.History.Moments;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Merging;

/// <summary>Works out three-way merges of datasets of one line.</summary>
public sealed class MergePlanner(IEventStore store, EventTypes types, States states, SettingsAt settings, Comparison comparison)
{
    /// <exception cref="RefusedException">The datasets have nothing in common.</exception>
    internal MergePlan Plan(Point mine, Point theirs)
    {
        var lines = comparison.Between(mine, theirs);
        var (@base, parted) = LastMerge(mine, theirs) ?? (lines.Common, null);
        var pairs = comparison.Pairs(lines, mine, theirs);
        var bases = Bases(@base, mine, theirs, lines, pairs);
        var images = new List<MergingImage>();
        foreach (var pair in pairs)
        {
            var merged = ImageMerge.Merge(bases(pair), pair.Left, Aligned(pair));
            if (pair.LeftNumber is null || pair.Left is null)
            {
                if (pair.OnRight && bases(pair) is not { Live: true }) // what lay in their bin at the last merge did not come along
                    images.Add(new(null, pair.RightNumber, merged));
            }
            else if (merged.Conflicts.Count > 0 || !Equals(merged.Value, pair.Left))
                images.Add(new(pair.LeftNumber, pair.RightNumber, merged));
        }

        return new(@base, parted ?? PositionOf(@base), mine, theirs, images, Settings(@base, mine, theirs));
    }

    /// <summary>A description that a branch was made with is its own: it does not come along, nor is it overwritten, until somebody edits it.</summary>
    private MergedSettings Settings(Point @base, Point mine, Point theirs)
    {
        var (common, here, there) = (settings.Of(@base), settings.Of(mine), settings.Of(theirs));
        return SettingsMerge.Merge(common, here, IsOwn(mine, here) || IsOwn(theirs, there) ? there with { Description = common.Description } : there);

        bool IsOwn(Point side, SettingsState state) =>
            side.Dataset != @base.Dataset && state.Description != common.Description && state.Description == settings.Of(side with { Version = 1 }).Description;
    }

    /// <summary>An image that each side gave a number of its own keeps our place and name.</summary>
    private static ImageState? Aligned(ImagePair pair) =>
        pair is { Left: { } left, Right: { } right } && pair.LeftNumber != pair.RightNumber ? right with { Place = left.Place, Name = left.Name } : pair.Right;

    /// <summary>The image as both sides last had it in common.</summary>
    private Func<ImagePair, ImageState?> Bases(Point @base, Point mine, Point theirs, Lines lines, IReadOnlyList<ImagePair> pairs)
    {
        Func<ImagePair, int?> number = @base.Dataset == theirs.Dataset ? p => p.RightNumber
            : @base.Dataset == mine.Dataset ? p => p.LeftNumber
            : p => p.LeftNumber <= lines.SharedNumbers ? p.LeftNumber : null;
        var found = states.At(@base.Dataset, @base.Version, ImageSet.Of(pairs.Select(number).OfType<int>()));
        return pair => number(pair) is { } n && found.TryGetValue(n, out var state) ? Aligned(pair with { Right = state, RightNumber = n }) : null;
    }

    /// <summary>What the two had in common after the last merge of either into the other, and where that ended on their side; null when it was into ours.</summary>
    private (Point Base, long? Parted)? LastMerge(Point mine, Point theirs) => store.Read(session =>
    {
        var (here, there) = (Merged(session, mine, theirs.Dataset), Merged(session, theirs, mine.Dataset));
        return here?.First > (there?.First ?? 0) ? (here.Value.Point, null) : there is { } merged ? (merged.Point, merged.Last) : ((Point, long?)?)null;
    });

    private (long First, long Last, Point Point)? Merged(IReadSession session, Point into, long from)
    {
        var stream = Streams.Dataset(into.Dataset);
        foreach (var change in session.Tables.Query(
            "SELECT change FROM change WHERE stream = $1 AND kind = 'merge' AND undone IS NULL AND version <= $2 ORDER BY version DESC", r => r.GetString(0), stream, into.Version))
            if (session.ReadChange(change).Where(e => e.Stream == stream).ToList() is [var first, ..] all && types.Read(first).Event is DatasetMerged merged && merged.From == from)
                return (first.Position, all[^1].Position, new(from, merged.Version));
        return null;
    }

    private long PositionOf(Point point) => store.Read(s => s.ReadStream(Streams.Dataset(point.Dataset), point.Version - 1, point.Version)[0].Position);
}
