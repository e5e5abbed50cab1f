using LoraCraft.Captioning.Reviewing;
using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.Forgetting;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History;

/// <summary>
/// When and by what each image was changed last (<c>image_touch</c>: <c>changed</c> in Unix milliseconds, <c>touched</c> the global
/// position of that event, <c>machine</c> of the last one by a machine; <c>words</c> and <c>machine_words</c> the same of the
/// events that changed its texts; 0 = none), and who ever changed it after its arrival (<c>image_actor</c>). The arrival is the
/// first touch, but nobody's change.
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
            words BIGINT NOT NULL, machine_words BIGINT NOT NULL, PRIMARY KEY(dataset, number)
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

    /// <summary>Null = as it was.</summary>
    private readonly record struct Touch(long Changed, long Touched, long? Machine, long? Words, long? MachineWords)
    {
        /// <summary>Those with the same are written together.</summary>
        public (bool Machine, bool Words, bool MachineWords) Known => (Machine is not null, Words is not null, MachineWords is not null);

        public string[] Columns =>
        [
            "changed", "touched", .. Machine is null ? Array.Empty<string>() : ["machine"], .. Words is null ? Array.Empty<string>() : ["words"],
            .. MachineWords is null ? Array.Empty<string>() : ["machine_words"],
        ];

        /// <summary>In the order of the columns, then those of the key.</summary>
        public object?[] Values(long dataset, int number)
        {
            var values = new List<object?>(7) { Changed, Touched };
            foreach (var value in (ReadOnlySpan<long?>)[Machine, Words, MachineWords])
                if (value is { } known)
                    values.Add(known);
            return [.. values, dataset, (long)number];
        }
    }

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
                foreach (var alike in _touches.OrderBy(t => t.Key).GroupBy(t => t.Value.Known))
                    tables.Update("image_touch", alike.First().Value.Columns, Key, alike.Select(t => t.Value.Values(t.Key.Dataset, t.Key.Number)));
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
                tables.Insert("image_touch", [.. Key, "changed", "touched", "machine", "words", "machine_words"], added.Images.Select(i => new object?[] { dataset, (long)i.Number, at, recorded.Position, 0L, 0L, 0L }));
                return;
            }

            var actor = recorded.Change.Actor;
            var byMachine = Actors.IsMachine(actor);
            if (touching is ProposalsDecided && !byMachine)
                return; // the texts that come with it touch

            var images = touching.Touched;
            if (touching is ImagesForgotten)
            {
                Forget(dataset, images, at, recorded.Position);
                return;
            }

            long? machine = byMachine ? recorded.Position : null;
            // A machine that puts its words under a person's says so last.
            long? words = touching is TagsEdited or TagsReordered or TagRenamed or CaptionsEdited or ProposalsDecided ? recorded.Position : null;
            var touch = new Touch(at, recorded.Position, machine, words, machine is null ? null : words);
            if (images.Count >= ManyImages)
            {
                Finish();
                tables.ExecuteOn(
                    images, $"UPDATE image_touch SET changed = $1{string.Concat(touch.Columns.Skip(1).Select(column => $", {column} = $2"))} WHERE dataset = $3 AND",
                    at, recorded.Position, dataset);
                Note(dataset, actor, images);
                return;
            }

            foreach (var number in images)
            {
                var before = _touches.GetValueOrDefault((dataset, number));
                _touches[(dataset, number)] = touch with
                {
                    Machine = touch.Machine ?? before.Machine,
                    Words = touch.Words ?? before.Words,
                    MachineWords = touch.MachineWords ?? before.MachineWords,
                };
                _actors.Add((dataset, actor, number));
            }
        }

        /// <summary>Nothing is left of who changed it before.</summary>
        private void Forget(long dataset, ImageSet images, long at, long position)
        {
            Finish();
            tables.ExecuteOn(images, "UPDATE image_touch SET changed = $1, touched = $2, machine = 0, words = 0, machine_words = 0 WHERE dataset = $3 AND", at, position, dataset);
            tables.ExecuteOn(images, "DELETE FROM image_actor WHERE dataset = $1 AND", dataset);
        }

        private void Note(long dataset, string actor, ImageSet images) => tables.ExecuteWithin(
            images, "INSERT INTO image_actor(dataset, actor, number) SELECT dataset, $1, number FROM image_touch WHERE dataset = $2 AND",
            " ON CONFLICT DO NOTHING", actor, dataset);
    }
}
