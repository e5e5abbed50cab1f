using LoraCraft.Kernel;

namespace LoraCraft.History.Moments;

/// <summary>Which version a stream had at a time.</summary>
internal static class VersionByTime
{
    /// <summary>The newest version that was recorded by then; 0 when there was none yet.</summary>
    /// <param name="time">Unix milliseconds.</param>
    public static long VersionAt(this IReadSession session, string stream, long time)
    {
        var begun = session.Tables.Number("SELECT first_version FROM change WHERE stream = $1 AND at <= $2 ORDER BY first_version DESC LIMIT 1", stream, time);
        if (begun == 0)
            return 0;
        var next = session.Tables.Number("SELECT first_version FROM change WHERE stream = $1 AND first_version > $2 ORDER BY first_version LIMIT 1", stream, begun);
        return session.Newest(stream, begun, next > 0 ? next - 1 : session.StreamVersion(stream), time);
    }

    /// <summary>Between two beginnings of changes lies only what going changes, as those of runs are, add one after the other: their times grow.</summary>
    /// <param name="first">A version that was recorded by then.</param>
    private static long Newest(this IReadSession session, string stream, long first, long last, long time)
    {
        while (first < last)
        {
            var middle = first + ((last - first + 1) / 2);
            if (session.ReadStream(stream, middle - 1, middle)[0].Change.At.ToUnixTimeMilliseconds() <= time)
                first = middle;
            else
                last = middle - 1;
        }

        return first;
    }
}
