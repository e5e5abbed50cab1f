using LoraCraft.Captioning.Reviewing;
using LoraCraft.Datasets;
using LoraCraft.Forgetting;
using LoraCraft.History.Merging;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History;

/// <summary>
/// Which images arrived or were changed in each hour since 1970 (<c>touch_hour</c>), by <see cref="TouchedBy"/>; what a run
/// did counts when it did it, and all counts whether or not it was taken back. By the hour, because a set that grows is written
/// whole with every change.
/// </summary>
internal sealed class TouchHourProjection : IProjection
{
    private const long MillisecondsOfHour = 3_600_000;

    private static readonly string[] Key = ["dataset", "hour", "who"];

    public IReadOnlyList<TableDefinition> Tables { get; } =
        [new("touch_hour", "dataset BIGINT NOT NULL, hour BIGINT NOT NULL, who BIGINT NOT NULL, touched TEXT NOT NULL, PRIMARY KEY(dataset, hour, who)")];

    public bool OfOneStream => true;

    public bool Rewritten(IReadTables tables, IReadOnlyList<RewrittenEvent> events) => true;

    public void Apply(IReadTables tables, IReadOnlyList<RecordedEvent> events)
    {
        var series = Begin(tables);
        series.Apply(events);
        series.Finish();
    }

    public IProjectionSeries Begin(IReadTables tables) => new Series(tables);

    private sealed class Series(IReadTables tables) : IProjectionSeries
    {
        private const int MostWaiting = 100_000;

        private readonly Dictionary<(long Dataset, long Hour, TouchedBy By), List<ImageSet>> _touched = [];
        private int _waiting;

        public void Apply(IReadOnlyList<RecordedEvent> events)
        {
            foreach (var recorded in events)
                if (Streams.IsDataset(recorded.Stream, out var dataset) && recorded.Event is ITouchesImages touching)
                    Note(dataset, recorded, touching);
            if (_waiting >= MostWaiting)
                Finish();
        }

        public void Finish()
        {
            tables.Upsert("touch_hour", [.. Key, "touched"], Key, _touched.OrderBy(t => t.Key)
                .Select(t => (t.Key, Before: Known(tables, t.Key), More: t.Value))
                .Select(t => (t.Key, t.Before, After: ImageSet.UnionOf([t.Before, .. t.More])))
                .Where(t => !t.After.Equals(t.Before))
                .Select(t => new object?[] { t.Key.Dataset, t.Key.Hour, (long)t.Key.By, t.After.ToString() }).ToList());
            _touched.Clear();
            _waiting = 0;
        }

        private void Note(long dataset, RecordedEvent recorded, ITouchesImages touching)
        {
            var byMachine = Actors.IsMachine(recorded.Change.Actor);
            if (touching is ImagesForgotten)
            {
                Finish();
                Forget(tables, dataset, touching.Touched);
            }
            else if (touching is MergedWorkCredited or OriginsMerged or MachineWorkMerged || (touching is ProposalsDecided && !byMachine))
                return; // the texts and arrivals beside them touch
            else if (!touching.Touched.IsEmpty)
            {
                var by = touching is ImagesAdded ? TouchedBy.Arrival : byMachine ? TouchedBy.Machines : TouchedBy.People;
                var key = (dataset, recorded.Change.At.ToUnixTimeMilliseconds() / MillisecondsOfHour, by);
                if (!_touched.TryGetValue(key, out var sets))
                    _touched[key] = sets = [];
                sets.Add(touching.Touched);
                _waiting++;
            }
        }
    }

    private static ImageSet Known(IReadTables tables, (long Dataset, long Hour, TouchedBy By) key) => Read(tables.First(
        "SELECT touched FROM touch_hour WHERE dataset = $1 AND hour = $2 AND who = $3", r => r.GetString(0), key.Dataset, key.Hour, (long)key.By));

    /// <summary>Nothing is left of when it was touched.</summary>
    private static void Forget(IReadTables tables, long dataset, ImageSet images)
    {
        var rows = tables.Query("SELECT hour, who, touched FROM touch_hour WHERE dataset = $1", r => (Hour: r.GetInt64(0), Who: r.GetInt64(1), Images: Read(r.GetString(2))), dataset)
            .FindAll(row => row.Images.Overlaps(images, out _)).ConvertAll(row => row with { Images = row.Images.Except(images) });
        tables.Delete("touch_hour", Key, rows.Where(row => row.Images.IsEmpty).Select(row => new object?[] { dataset, row.Hour, row.Who }));
        tables.Update("touch_hour", ["touched"], Key, rows.Where(row => !row.Images.IsEmpty).Select(row => new object?[] { row.Images.ToString(), dataset, row.Hour, row.Who }));
    }

    private static ImageSet Read(string? text) => ImageSet.TryParse(text, out var set) ? set : ImageSet.Empty;
}
