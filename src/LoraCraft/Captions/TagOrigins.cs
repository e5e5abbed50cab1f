namespace LoraCraft.Captions;

/// <summary>
/// Where the tags of one image come from, as far as that changes in memory: those that came have an origin of their own, and of
/// those that went the last origin is remembered. All others have the origin they had at first.
/// </summary>
/// <param name="first">The origin of tags that no change in memory brought; <see cref="Indexed"/> where the tag index tells it.</param>
internal sealed class TagOrigins(long first)
{
    /// <summary>Stands for the origin that the tag index holds.</summary>
    public const long Indexed = 0;

    private readonly List<(string Tag, long Origin)> _came = [];
    private readonly List<(string Tag, long Origin)> _gone = [];

    /// <summary>What is remembered of the tags that went, with <see cref="Indexed"/> as above.</summary>
    public IReadOnlyList<(string Tag, long Origin)> Gone => _gone;

    /// <summary>Whether tags that are there came in memory.</summary>
    public bool Changed => _came.Count > 0;

    /// <summary>The origin of a tag that is there now.</summary>
    public long Of(string tag) => Find(_came, tag) ?? first;

    public void Came(string tag, long origin) => Put(_came, tag, origin);

    public void Went(string tag)
    {
        Remember(tag, Of(tag));
        _came.RemoveAll(c => c.Tag == tag);
    }

    public void Remember(string tag, long origin) => Put(_gone, tag, origin);

    /// <summary>The origin that a tag had when it last went in memory; null when it did not go.</summary>
    public long? LastOf(string tag) => Find(_gone, tag);

    private static long? Find(List<(string Tag, long Origin)> list, string tag)
    {
        foreach (var one in list)
            if (one.Tag == tag)
                return one.Origin;
        return null;
    }

    private static void Put(List<(string Tag, long Origin)> list, string tag, long origin)
    {
        list.RemoveAll(one => one.Tag == tag);
        list.Add((tag, origin));
    }
}
