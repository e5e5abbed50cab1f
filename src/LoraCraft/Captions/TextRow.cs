namespace LoraCraft.Captions;

/// <summary>The tags of one image while they are being changed.</summary>
internal sealed class TextRow
{
    private readonly TagOrigins _origins;

    private TextRow(long dataset, int number, bool stored, bool live, string[] tags, long origin)
    {
        (Dataset, Number, Stored, StoredLive, StoredTags) = (dataset, number, stored, live, tags);
        (Live, Tags, _origins) = (live, tags, new(origin));
    }

    public long Dataset { get; }
    public int Number { get; }

    /// <summary>Whether the row is in the table already, and what it holds there.</summary>
    public bool Stored { get; }
    public bool StoredLive { get; }
    public string[] StoredTags { get; }

    public bool Live { get; private set; }
    public string[] Tags { get; private set; }

    /// <summary>What the table remembers of tags that went, once it was read.</summary>
    public IReadOnlyDictionary<string, long>? StoredGone { get; set; }

    public bool Changed => !Stored || Live != StoredLive || !ReferenceEquals(Tags, StoredTags) || Gone.Count > 0 || _origins.Changed;

    /// <summary>Origins to remember of tags that went; <see cref="TagOrigins.Indexed"/> is what the tag index holds.</summary>
    public IReadOnlyList<(string Tag, long Origin)> Gone => _origins.Gone;

    /// <param name="position">Of the event that brings the image and its tags.</param>
    public static TextRow Arriving(long dataset, int number, string[] tags, long position, bool live) =>
        new(dataset, number, stored: false, live, tags, position) { StoredGone = new Dictionary<string, long>() };

    public static TextRow Known(long dataset, int number, bool live, string[] tags) =>
        new(dataset, number, stored: true, live, tags, TagOrigins.Indexed);

    /// <summary>The origin of a tag of a live image; <see cref="TagOrigins.Indexed"/> when it is what the tag index holds.</summary>
    public long OriginOf(string tag) => _origins.Of(tag);

    public void Retag(string[] tags, Origin by)
    {
        foreach (var tag in Live ? Tags.Except(tags) : [])
            _origins.Went(tag);
        foreach (var tag in tags.Except(Tags))
            Comes(tag, by);
        Tags = tags;
    }

    public void Remove()
    {
        if (!Live)
            return;
        foreach (var tag in Tags.Distinct())
            _origins.Went(tag);
        Live = false;
    }

    /// <summary>Nothing is left of the texts.</summary>
    public void Forget() => (Live, Tags) = (false, []);

    public void Restore(Origin by)
    {
        if (Live)
            return;
        Live = true;
        foreach (var tag in Tags.Distinct())
            Comes(tag, by);
    }

    /// <summary>Those of the tags that are there are told to come from another event.</summary>
    public void Credit(IEnumerable<string> tags, long position)
    {
        foreach (var tag in tags.Intersect(Tags))
            Comes(tag, position);
    }

    private void Comes(string tag, Origin by) => Comes(tag, by.Returns ? Last(tag) ?? by.Position : by.Position);

    private void Comes(string tag, long origin)
    {
        if (Live)
            _origins.Came(tag, origin);
        else
            _origins.Remember(tag, origin);
    }

    private long? Last(string tag) => _origins.LastOf(tag) ?? (StoredGone!.TryGetValue(tag, out var origin) ? origin : null);
}
