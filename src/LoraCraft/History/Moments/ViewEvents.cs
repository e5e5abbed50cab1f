using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Moments;

/// <summary>Who looked at a dataset's images, and when.</summary>
internal static class ViewEvents
{
    private const int EventsPerPage = 4_000;

    /// <summary>Those before a place in the log, in order. Before a branch was made, looking at its base was looking at it.</summary>
    public static IEnumerable<StoredEvent> Of(IReadSession session, long dataset, long before)
    {
        var own = session.ReadStreamBefore(Streams.Views(dataset), before);
        return session.Tables.BaseOf(dataset) is { } from ? Of(session, from.Dataset, session.Began(dataset)).Concat(own) : own;
    }

    /// <summary>The place in the log at which a dataset begins.</summary>
    public static long Began(this IReadSession session, long dataset) => session.ReadStream(Streams.Dataset(dataset), 0, 1)[0].Position;

    /// <summary>The events of a stream before a place in the log, in order.</summary>
    public static IEnumerable<StoredEvent> ReadStreamBefore(this IReadSession session, string stream, long before)
    {
        for (long after = 0; session.ReadStream(stream, after, after + EventsPerPage) is { Count: > 0 } page; after += EventsPerPage)
            foreach (var stored in page)
                if (stored.Position < before)
                    yield return stored;
                else
                    yield break;
    }
}
