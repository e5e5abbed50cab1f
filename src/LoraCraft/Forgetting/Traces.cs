using LoraCraft.Datasets;
using LoraCraft.History;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Forgetting;

/// <summary>Versions of a dataset, both ends included.</summary>
/// <param name="To">Null = up to now.</param>
public sealed record VersionSpan(long From, long? To);

/// <summary>Where the log of one dataset speaks of some of its images. Reads on from where it stopped when asked again.</summary>
internal sealed class Traces(long dataset, ImageSet images, EventTypes types)
{
    private const long VersionsPerPage = 5_000;

    private readonly List<long> _touching = [];
    private readonly List<(long Position, string Change)> _announcing = [];
    private readonly SortedSet<string> _texts = [];
    private readonly List<VersionSpan> _live = [new(1, null)]; // until an arrival says otherwise: a branch began with them
    private bool _arrived;
    private long _version;

    public long Dataset => dataset;

    public ImageSet Images => images;

    /// <summary>Positions of the events that touch the images.</summary>
    public IReadOnlyList<long> Touching => _touching;

    /// <summary>Positions of the events that say of a change that it was undone or redone.</summary>
    public IReadOnlyList<(long Position, string Change)> Announcing => _announcing;

    /// <summary>Undecoded texts that came with the images, by their SHA-256.</summary>
    public IReadOnlyCollection<string> Texts => _texts;

    /// <summary>In which versions at least one of the images was in the dataset and not in the bin.</summary>
    public IReadOnlyList<VersionSpan> Live => _live;

    /// <summary>The version with which the first of the images came; 1 when a branch began with it.</summary>
    public long Since { get; private set; } = 1;

    public Traces CatchUp(IReadSession session)
    {
        var stream = Streams.Dataset(dataset);
        for (var last = session.StreamVersion(stream); _version < last; _version = Math.Min(last, _version + VersionsPerPage))
            foreach (var recorded in session.ReadStream(stream, _version, Math.Min(last, _version + VersionsPerPage)).Select(types.Read))
                Note(recorded);
        return this;
    }

    public bool LiveAt(long version) => _live.Any(s => s.From <= version && version <= (s.To ?? long.MaxValue));

    private void Note(RecordedEvent recorded)
    {
        switch (recorded.Event)
        {
            case ChangeUndone e:
                _announcing.Add((recorded.Position, e.Change));
                break;
            case ChangeRedone e:
                _announcing.Add((recorded.Position, e.Change));
                break;
            case ITouchesImages e when e.Touched.Overlaps(images, out _):
                _touching.Add(recorded.Position);
                Follow(recorded.Version, recorded.Event);
                break;
        }
    }

    private void Follow(long version, IEvent @event)
    {
        switch (@event)
        {
            case ImagesAdded e:
                Arrive(version);
                _texts.UnionWith(e.Images.Where(i => images.Contains(i.Number)).Select(i => i.UndecodedText).OfType<string>());
                break;
            case ImagesRestored:
                Enter(version);
                break;
            case ImagesRemoved when _live is [.., { To: null } last]:
                _live[^1] = last with { To = version - 1 };
                break;
        }
    }

    private void Arrive(long version)
    {
        if (!_arrived)
        {
            _arrived = true;
            _live.Clear();
            Since = version;
        }

        Enter(version);
    }

    private void Enter(long version)
    {
        if (_live is not [.., { To: null }])
            _live.Add(new(version, null));
    }
}
