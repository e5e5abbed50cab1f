using LoraCraft.Kernel;

namespace LoraCraft.Storage.Postgres;

/// <summary>
/// Tells numbers that nobody will use any more (their transaction was rolled back) from numbers whose transaction is still
/// under way. Who has drawn a number holds a lock on the sequence until its transaction ends, so a number is settled once
/// all who held that lock after it was drawn have ended. Thread-safe.
/// </summary>
internal sealed class SettledNumbers
{
    private readonly Lock _lock = new();
    private long _settled;
    private (long UpTo, HashSet<string> Holders)? _watched;

    /// <summary>Whether an unused position stays unused, as far as was seen until now.</summary>
    public bool Includes(long position)
    {
        lock (_lock)
            return position <= _settled;
    }

    /// <summary>Looks again. Rows have to be read after this, to see what the ended transactions committed.</summary>
    public void Look(IReadTables tables)
    {
        lock (_lock)
        {
            // In this order: whoever drew a number up to the last is on the list unless it has ended.
            var last = tables.Number("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM mt_events_sequence");
            var holders = tables.Query("""
                SELECT virtualtransaction FROM pg_locks
                WHERE locktype = 'relation' AND relation = 'mt_events_sequence'::regclass AND mode = 'RowExclusiveLock'
                    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                """, r => r.GetString(0)).ToHashSet();

            if (holders.Count == 0)
                (_settled, _watched) = (last, null);
            else if (_watched is not { } watched)
                _watched = (last, holders);
            else if (!watched.Holders.Overlaps(holders))
                (_settled, _watched) = (watched.UpTo, (last, holders));
        }
    }
}
