using LoraCraft.Captioning.Reviewing;
using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.Forgetting;
using LoraCraft.History.Merging;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History;

/// <summary>
/// When and by what each image was changed last (<c>image_touch</c>: <c>changed</c> in Unix milliseconds, <c>touched</c> the global
/// position of that event, <c>machine</c> of the last one by a machine; <c>words</c> and <c>machine_words</c> the same of the
/// events that changed its texts; 0 = none), and who ever changed it after its arrival (<c>image_actor</c>). The arrival is the
/// first touch, but nobody's change. <c>text_touch</c> tells the same of each text that a model ever wrote (<c>target</c> is
/// <c>tags</c>, or the name of a caption): where a model wrote it last, and where a person last changed it since the first of them.
/// What a merge brings in is of those who did it on the other side.
/// </summary>
internal sealed class TouchProjection : IProjection
{
    /// <summary>From here on a touch is one statement instead of a row at a time.</summary>
    private const int ManyImages = 500;

    private const int MostWaiting = 400_000;

    private static readonly string[] Key = ["dataset", "number"];
    private static readonly string[] TextKey = ["dataset", "target", "number"];

    public IReadOnlyList<TableDefinition> Tables { get; } =
    [
        new("image_touch", """
            dataset BIGINT NOT NULL, number BIGINT NOT NULL, changed BIGINT NOT NULL, touched BIGINT NOT NULL, machine BIGINT NOT NULL,
            words BIGINT NOT NULL, machine_words BIGINT NOT NULL, PRIMARY KEY(dataset, number)
            """),
        new("image_actor", "dataset BIGINT NOT NULL, actor TEXT NOT NULL, number BIGINT NOT NULL, PRIMARY KEY(dataset, actor, number)"),
        new("text_touch", "dataset BIGINT NOT NULL, target TEXT NOT NULL, number BIGINT NOT NULL, model BIGINT NOT NULL, person BIGINT, PRIMARY KEY(dataset, target, number)"),
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

    /// <summary>What became of a text, in this order; null = nothing. What a person did to a text that no model wrote leaves no row.</summary>
    private readonly record struct TextTouch(long? Before, long? Model, long? Person)
    {
        public TextTouch With(long position, bool byModel) =>
            byModel ? this with { Model = position } : Model is null ? this with { Before = position } : this with { Person = position };
    }

    private sealed class Series(IReadTables tables) : IProjectionSeries
    {
        private readonly Dictionary<(long Dataset, string Target, int Number), TextTouch> _texts = [];
        private readonly Dictionary<(long Dataset, int Number), Touch> _touches = [];
        private readonly HashSet<(long Dataset, string Actor, int Number)> _actors = [];
        private (string Stream, string Change, ImageSet Written)? _merge;

        public void Apply(IReadOnlyList<RecordedEvent> events)
        {
            foreach (var recorded in events)
                if (Streams.IsDataset(recorded.Stream, out var dataset) && recorded.Event is ITouchesImages touching)
                    Apply(dataset, recorded, touching);
            if (_touches.Count + _actors.Count + _texts.Count >= MostWaiting)
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
            People(t => t.Before);
            tables.Upsert("text_touch", [.. TextKey, "model"], TextKey, Texts(t => t.Model, (key, position) => [key.Dataset, key.Target, (long)key.Number, position]));
            People(t => t.Person);
            _touches.Clear();
            _actors.Clear();
            _texts.Clear();
        }

        private void People(Func<TextTouch, long?> when) =>
            tables.Update("text_touch", ["person"], TextKey, Texts(when, (key, position) => [position, key.Dataset, key.Target, (long)key.Number]));

        private List<object?[]> Texts(Func<TextTouch, long?> when, Func<(long Dataset, string Target, int Number), long, object?[]> row) =>
            [.. _texts.Where(t => when(t.Value) is not null).OrderBy(t => t.Key).Select(t => row(t.Key, when(t.Value)!.Value))];

        private void Apply(long dataset, RecordedEvent recorded, ITouchesImages touching)
        {
            var at = recorded.Change.At.ToUnixTimeMilliseconds();
            if (touching is ImagesAdded added)
            {
                tables.Insert("image_touch", [.. Key, "changed", "touched", "machine", "words", "machine_words"], added.Images.Select(i => new object?[] { dataset, (long)i.Number, at, recorded.Position, 0L, 0L, 0L }));
                return;
            }

            if (touching is MergedWorkCredited credited)
            {
                Credit(dataset, recorded, credited);
                return;
            }

            if (touching is MachineWorkMerged work)
            {
                Take(dataset, recorded, work);
                return;
            }

            if (touching is OriginsMerged)
                return; // the texts touch

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
            var acting = _merge is { } merge && merge.Stream == recorded.Stream && merge.Change == recorded.Change.Id ? images.Intersect(merge.Written) : images;
            Text(dataset, recorded, touching);
            if (images.Count >= ManyImages)
            {
                Finish();
                tables.ExecuteOn(
                    images, $"UPDATE image_touch SET changed = $1{string.Concat(touch.Columns.Skip(1).Select(column => $", {column} = $2"))} WHERE dataset = $3 AND",
                    at, recorded.Position, dataset);
                Note(dataset, actor, acting);
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
            }

            foreach (var number in acting)
                _actors.Add((dataset, actor, number));
        }

        private void Credit(long dataset, RecordedEvent recorded, MergedWorkCredited credited)
        {
            Finish();
            _merge = (recorded.Stream, recorded.Change.Id, credited.Written);
            foreach (var work in credited.Work)
                Note(dataset, work.Actor, work.Images);
            tables.ExecuteOn(credited.Unseen, "UPDATE image_touch SET machine = $1 WHERE dataset = $2 AND", recorded.Position, dataset);
            tables.ExecuteOn(credited.Machine, "UPDATE image_touch SET machine_words = $1 WHERE dataset = $2 AND", recorded.Position, dataset);
        }

        private void Take(long dataset, RecordedEvent recorded, MachineWorkMerged work)
        {
            Finish();
            tables.ExecuteOn(work.Touched, "UPDATE image_touch SET touched = $1 WHERE dataset = $2 AND", recorded.Position, dataset);
            tables.ExecuteOn(ImageSet.UnionOf(work.Texts.Select(t => t.Images)), "UPDATE image_touch SET words = $1 WHERE dataset = $2 AND", recorded.Position, dataset);
            tables.ExecuteOn(work.Automatic, "UPDATE image_touch SET machine = $1 WHERE dataset = $2 AND", recorded.Position, dataset);
            tables.ExecuteOn(work.Generated, "UPDATE image_touch SET words = $1, machine_words = $1 WHERE dataset = $2 AND", recorded.Position, dataset);
            tables.Upsert(
                "text_touch", [.. TextKey, "model", "person"], TextKey,
                work.Texts.SelectMany(t => t.Images.Select(n => new object?[] { dataset, t.Target, (long)n, t.Model, t.Person })));
        }

        /// <summary>A rebase is a model's, but leaves a person's words on top. A recipe neither writes what a person may not lose, nor takes it back.</summary>
        private void Text(long dataset, RecordedEvent recorded, ITouchesImages touching)
        {
            var target = touching switch
            {
                TagsEdited or TagsReordered or TagRenamed => TextRule.Tags,
                CaptionsEdited e => e.Caption,
                ProposalsDecided e => e.Target,
                _ => null,
            };
            if (target is null || recorded.Change.Actor.StartsWith(Actors.RecipePrefix, StringComparison.Ordinal))
                return;
            var byModel = touching is not ProposalsDecided && recorded.Change.Actor.StartsWith(Actors.RunPrefix, StringComparison.Ordinal);
            if (touching.Touched.Count < ManyImages)
            {
                foreach (var number in touching.Touched)
                    _texts[(dataset, target, number)] = _texts.GetValueOrDefault((dataset, target, number)).With(recorded.Position, byModel);
                return;
            }

            Finish();
            if (byModel)
                tables.ExecuteWithin(
                    touching.Touched, "INSERT INTO text_touch(dataset, target, number, model) SELECT dataset, $1, number, $2 FROM image_touch WHERE dataset = $3 AND",
                    " ON CONFLICT(dataset, target, number) DO UPDATE SET model = excluded.model", target, recorded.Position, dataset);
            else
                tables.ExecuteOn(touching.Touched, "UPDATE text_touch SET person = $1 WHERE dataset = $2 AND target = $3 AND", recorded.Position, dataset, target);
        }

        /// <summary>Nothing is left of who changed it before.</summary>
        private void Forget(long dataset, ImageSet images, long at, long position)
        {
            Finish();
            tables.ExecuteOn(images, "UPDATE image_touch SET changed = $1, touched = $2, machine = 0, words = 0, machine_words = 0 WHERE dataset = $3 AND", at, position, dataset);
            tables.ExecuteOn(images, "DELETE FROM image_actor WHERE dataset = $1 AND", dataset);
            tables.ExecuteOn(images, "DELETE FROM text_touch WHERE dataset = $1 AND", dataset);
        }

        private void Note(long dataset, string actor, ImageSet images) => tables.ExecuteWithin(
            images, "INSERT INTO image_actor(dataset, actor, number) SELECT dataset, $1, number FROM image_touch WHERE dataset = $2 AND",
            " ON CONFLICT DO NOTHING", actor, dataset);
    }
}
