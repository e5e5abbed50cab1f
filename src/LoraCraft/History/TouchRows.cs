using LoraCraft.Captioning.Reviewing;
using LoraCraft.Datasets;
using LoraCraft.Forgetting;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History;

/// <summary>
/// When and by what each image was changed last (<c>image_touch</c>: <c>changed</c> in Unix milliseconds, <c>touched</c> the global
/// position of that event, <c>machine</c> of the last one by a machine, 0 = none), and who ever changed it after its arrival
/// (<c>image_actor</c>). The arrival is the first touch, but nobody's change.
/// </summary>
internal sealed class TouchProjection : IProjection
{
    /// <summary>From here on a touch is one statement instead of a row at a time.</summary>
    private const int ManyImages = 500;

    private const int MostWaiting = 400_000;

    private static readonly string[] Key = ["dataset", "number"];

    public IReadOnlyList<TableDefinition> Tables { get; } =
    [
        new("image_touch", """
            dataset BIGINT NOT NULL, number BIGINT NOT NULL, changed BIGINT NOT NULL, touched BIGINT NOT NULL, machine BIGINT NOT NULL,
            PRIMARY KEY(dataset, number)
            """),
        new("image_actor", "dataset BIGINT NOT NULL, actor TEXT NOT NULL, number BIGINT NOT NULL, PRIMARY KEY(dataset, actor, number)"),
    ];

    public bool OfOneStream => true;

    public bool Rewritten(IReadTables tables, IReadOnlyList<RewrittenEvent> events) => true;

    public void Apply(IReadTables tables, IReadOnlyList<RecordedEvent> events)
    {
        var series = Begin(tables);
        series.Apply(events);
        series.Finish();
    }

    public IProjectionSeries Begin(IReadTables tables) => new Series(tables);

    /// <param name="Machine">Null = as it was.</param>
    private readonly record struct Touch(long Changed, long Touched, long? Machine);

    private sealed class Series(IReadTables tables) : IProjectionSeries
    {
        private readonly Dictionary<(long Dataset, int Number), Touch> _touches = [];
        private readonly HashSet<(long Dataset, string Actor, int Number)> _actors = [];

        public void Apply(IReadOnlyList<RecordedEvent> events)
        {
            foreach (var recorded in events)
                if (Streams.IsDataset(recorded.Stream, out var dataset) && recorded.Event is ITouchesImages touching)
                    Apply(dataset, recorded, touching);
            if (_touches.Count + _actors.Count >= MostWaiting)
                Finish();
        }

        public void Finish()
        {
            if (_touches.Count > 0)
            {
                Update(["changed", "touched"], t => t.Machine is null, t => [t.Changed, t.Touched]);
                Update(["changed", "touched", "machine"], t => t.Machine is not null, t => [t.Changed, t.Touched, t.Machine]);
            }

            foreach (var acting in _actors.GroupBy(a => (a.Dataset, a.Actor), a => a.Number))
                Note(acting.Key.Dataset, acting.Key.Actor, ImageSet.Of(acting));
            _touches.Clear();
            _actors.Clear();
        }

        private void Apply(long dataset, RecordedEvent recorded, ITouchesImages touching)
        {
            var at = recorded.Change.At.ToUnixTimeMilliseconds();
            if (touching is ImagesAdded added)
            {
                tables.Insert("image_touch", [.. Key, "changed", "touched", "machine"], added.Images.Select(i => new object?[] { dataset, (long)i.Number, at, recorded.Position, 0L }));
                return;
            }

            if (touching is ProposalsDecided)
                return; // the texts that come with it touch

            var images = touching.Touched;
            if (touching is ImagesForgotten)
            {
                Forget(dataset, images, at, recorded.Position);
                return;
            }

            var actor = recorded.Change.Actor;
            var machine = Actors.IsMachine(actor) ? recorded.Position : (long?)null;
            if (images.Count >= ManyImages)
            {
                Finish();
                tables.ExecuteOn(
                    images, $"UPDATE image_touch SET changed = $1, touched = $2{(machine is null ? "" : ", machine = $2")} WHERE dataset = $3 AND",
                    at, recorded.Position, dataset);
                Note(dataset, actor, images);
                return;
            }

            foreach (var number in images)
            {
                _touches[(dataset, number)] = new(at, recorded.Position, machine ?? _touches.GetValueOrDefault((dataset, number)).Machine);
                _actors.Add((dataset, actor, number));
            }
        }

        /// <summary>Nothing is left of who changed it before.</summary>
        private void Forget(long dataset, ImageSet images, long at, long position)
        {
            Finish();
            tables.ExecuteOn(images, "UPDATE image_touch SET changed = $1, touched = $2, machine = 0 WHERE dataset = $3 AND", at, position, dataset);
            tables.ExecuteOn(images, "DELETE FROM image_actor WHERE dataset = $1 AND", dataset);
        }

        private void Update(string[] columns, Func<Touch, bool> which, Func<Touch, object?[]> values)
        {
            if (_touches.Where(t => which(t.Value)).ToList() is { Count: > 0 } rows)
                tables.Update("image_touch", columns, Key, rows.OrderBy(t => t.Key).Select(t => (object?[])[.. values(t.Value), t.Key.Dataset, (long)t.Key.Number]));
        }

        private void Note(long dataset, string actor, ImageSet images) => tables.ExecuteWithin(
            images, "INSERT INTO image_actor(dataset, actor, number) SELECT dataset, $1, number FROM image_touch WHERE dataset = $2 AND",
            " ON CONFLICT DO NOTHING", actor, dataset);
    }
}
