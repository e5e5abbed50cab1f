using LoraCraft.Captioning.Reviewing;
using LoraCraft.Forgetting;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Moments;

/// <summary>
/// What was so beside a past, without making versions of the dataset: who had looked at its images, and what models had proposed.
/// A version lasts until the next one comes, and what happened up to then counts, or up to an earlier place in the log.
/// </summary>
public sealed class Beside(IEventStore store, IScratchFactory scratches, EventTypes types, IReadOnlyList<IProjection> projections) : IKeepsCopies
{
    private const int MostKept = 32;

    /// <summary>What tells whether an image was touched since.</summary>
    private const string Touches = "image_touch";

    private const string Seen = "image_seen";
    private const string Proposals = "proposal";

    /// <summary>Events of a dataset that proposals hang on.</summary>
    private static readonly Type[] Deciding = [typeof(ProposalsDecided), typeof(ChangeUndone), typeof(ChangeRedone), typeof(ImagesForgotten)];

    private readonly List<Answer> _kept = [];

    /// <summary>The images that a query names which asks for these tables, of a dataset as of a version.</summary>
    /// <param name="past">The read tables of that past.</param>
    /// <param name="root">The id under which the dataset goes in them.</param>
    /// <param name="upTo">The last position in the log that counts; null = all before the next version began.</param>
    /// <param name="numbers">Gives the column <c>number</c> of images of the dataset <c>$1</c>.</param>
    public ImageSet Find(IReadTables past, long root, long dataset, long version, long? upTo, string numbers)
    {
        lock (_kept)
            if (_kept.Find(a => a.Dataset == dataset && a.Version == version && a.UpTo == upTo && a.Numbers == numbers) is { } known)
                return known.Images;
        var (events, isOver) = store.Read(s => Events(s, root, dataset, s.EndOf(dataset, version, upTo), numbers.Contains(Proposals, StringComparison.Ordinal)));
        using var scratch = scratches.Open([.. projections.Where(p => p.Tables.Any(t => t.Name is Seen or Proposals))]);
        scratch.Apply(events);
        var touches = projections.SelectMany(p => p.Tables).First(t => t.Name == Touches).ColumnNames;
        scratch.Tables.Insert(Touches, touches, past.Query(
            $"SELECT {string.Join(", ", touches)} FROM {Touches} WHERE dataset = $1", r => Enumerable.Range(0, r.FieldCount).Select(r.GetValue).ToArray(), root));
        var images = ImageSet.Of(scratch.Tables.Query(numbers, r => r.GetInt32(0), root));
        if (isOver)
            Keep(new(dataset, version, upTo, numbers, images));
        return images;
    }

    public void Forget(ForgottenPicture forgotten)
    {
        lock (_kept)
            _kept.Clear();
    }

    /// <summary>In order, under the id in the past; and whether no more can come before the end.</summary>
    private (IReadOnlyList<RecordedEvent> Events, bool IsOver) Events(IReadSession session, long root, long dataset, long end, bool withProposals)
    {
        var proposed = withProposals ? session.ReadStreamBefore(Streams.Proposals(dataset), end).ToList() : [];
        var all = ViewEvents.Of(session, dataset, end).Select(e => types.Read(e) with { Stream = Streams.Views(root) });
        if (proposed.Count > 0)
            all = all.Concat(proposed.Select(e => types.Read(e) with { Stream = Streams.Proposals(root) }))
                .Concat(Decisions(session, dataset, end).Select(e => types.Read(e) with { Stream = Streams.Dataset(root) }));
        return ([.. all.OrderBy(e => e.Position)], end < long.MaxValue);
    }

    /// <summary>
    /// A change that brings decisions back is read to its end, because that is where they count from; and what followed from a
    /// decision, because that moves it.
    /// </summary>
    private IEnumerable<StoredEvent> Decisions(IReadSession session, long dataset, long before)
    {
        var names = types.NamesOf(Deciding.Contains).ToHashSet();
        var redone = types.All.Single(t => t.Type == typeof(ChangeRedone)).Name;
        var bringing = "";
        foreach (var stored in session.ReadStreamBefore(Streams.Dataset(dataset), before))
        {
            if (stored.Type == redone)
                bringing = stored.Change.Id;
            if (names.Contains(stored.Type) || stored.Change.Id == bringing || FollowUps.Origin(stored.Change.Id) != stored.Change.Id)
                yield return stored;
        }
    }

    private void Keep(Answer answer)
    {
        lock (_kept)
        {
            _kept.Add(answer);
            if (_kept.Count > MostKept)
                _kept.RemoveAt(0);
        }
    }

    private sealed record Answer(long Dataset, long Version, long? UpTo, string Numbers, ImageSet Images);
}
