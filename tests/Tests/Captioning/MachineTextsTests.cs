using LoraCraft.Captioning.Reviewing;
using LoraCraft.Captions;
using LoraCraft.History;
using LoraCraft.History.Merging;
using LoraCraft.Kernel;
using LoraCraft.Runs;
using LoraCraft.Shared;
using LoraCraft.Storage.Sqlite;
using LoraCraft.Testing;
using static LoraCraft.Testing.ImageDatasets;

namespace LoraCraft.Tests.Captioning;

/// <summary>What models wrote is found without reading what is no part of it.</summary>
public sealed class MachineTextsTests
{
    private const string Caption = "caption";
    private const string Run = "0199bb";

    [Theory, InlineData(0), InlineData(40)]
    public async Task the_events_read_are_those_about_the_texts_however_long_the_log(int others)
    {
        using var dataset = Of([.. Enumerable.Range(0, 400).Select(_ => Image())]);
        Noise(dataset, others);
        Queue(dataset, Run);
        for (var first = 1; first <= 400; first += 40) // a run writes batch after batch, all one change
            Write(dataset, $"run:{Run}", "run", new(ImageSet.Range(first, first + 39), new(0, "", "A kite.")));
        Write(dataset, "Ada", null, new(ImageSet.Of(45), new(0, "A", "My")));
        Noise(dataset, others);
        Write(dataset, "Ben", null, new(ImageSet.Of(45), new(3, "kite", "boat")));
        Noise(dataset, others);

        var (found, read) = await Wrote(dataset, ImageSet.Range(41, 80));

        found.Count.ShouldBe(40);
        found.Values.ShouldAllBe(t => t == "A kite.");
        read.ShouldBe(13, "the batch and those close behind it, two edits, and twice where the machine wrote");
    }

    [Fact]
    public async Task an_undone_run_is_gone_back_behind()
    {
        using var dataset = Of(Image(), Image());
        Queue(dataset, Run);
        Queue(dataset, "0199bc");
        Write(dataset, $"run:{Run}", "first", new(ImageSet.Of(1, 2), new(0, "", "A kite.")));
        Write(dataset, "Ada", null, new(ImageSet.Of(2), new(0, "A", "My")));
        dataset.ApplyAs("run:0199bc", new CaptionsEdited(Caption, [new(ImageSet.Of(1), new(2, "kite", "boat")), new(ImageSet.Of(2), new(3, "kite", "boat"))]));
        dataset.Undo("Ada", (int)dataset.Events[^1].Position);
        Noise(dataset, 3);

        (await Wrote(dataset, ImageSet.Of(1, 2))).Found.ShouldBe(new Dictionary<int, string> { [1] = "A kite.", [2] = "A kite." });
    }

    [Fact]
    public async Task what_a_standing_recipe_made_of_a_models_text_is_part_of_it()
    {
        using var dataset = Of(Image(), Image());
        Queue(dataset, Run);
        Write(dataset, $"run:{Run}", "run", new(ImageSet.Of(1, 2), new(0, "", "A kite.")));
        Write(dataset, "recipe:Trigger", "run-3", new(ImageSet.Of(1), new(0, "", "sks, ")));
        Write(dataset, "recipe:Later", "other-3", new(ImageSet.Of(2), new(0, "", "late, ")));
        Write(dataset, "Ada", null, new(ImageSet.Of(1, 2), new(0, "", "My ")));

        (await Wrote(dataset, ImageSet.Of(1, 2))).Found.ShouldBe(new Dictionary<int, string> { [1] = "sks, A kite.", [2] = "A kite." });
    }

    [Fact]
    public async Task what_was_taken_and_brought_back_is_what_the_model_proposed()
    {
        using var dataset = Of(Image(caption: "Mine"));
        dataset.ApplyTo(Streams.Proposals(Dataset), $"run:{Run}", new TextsProposed(Caption, [new(ImageSet.Of(1), "A kite.")]));
        var source = dataset.Events[^1].Position;
        dataset.ApplyAs("Ada", new ModelsWordsTaken(source, 1), new CaptionsEdited(Caption, [new(ImageSet.Of(1), new(0, "Mine", "A kite."))]),
            new ProposalsDecided(Caption, ProposalsDecided.Outcomes.Accepted, ImageSet.Of(1), source));
        var undo = (int)dataset.Undo("Ada", (int)source + 1).Events.Last(e => e.Event is ChangeUndone).Position;
        (await Wrote(dataset, ImageSet.Of(1))).Found.ShouldBeEmpty();
        dataset.Redo("Ada", undo);
        Write(dataset, "Ada", null, new(ImageSet.Of(1), new(0, "A", "My")));

        (await Wrote(dataset, ImageSet.Of(1))).Found[1].ShouldBe("A kite.");
    }

    [Fact]
    public async Task what_a_merge_brought_as_a_model_left_it_is_the_models()
    {
        using var dataset = Of(Image(), Image(), Image(), Image());
        Queue(dataset, Run);
        Queue(dataset, "0199bc");
        Write(dataset, $"run:{Run}", "first", new(ImageSet.Of(1, 2, 3, 4), new(0, "", "A kite.")));
        var common = dataset.Events[^1].Position;
        Write(dataset, "run:0199bc", "later", new(ImageSet.Of(4), new(2, "kite", "ship")));
        dataset.ApplyTo(Streams.Dataset(8), "run:0199bc", new CaptionsEdited(Caption, []));
        var model = dataset.Events[^1].Position;
        dataset.ApplyAs(
            "Ben", new DatasetMerged(8, 1), new MergedWorkCredited([], ImageSet.Empty, ImageSet.Empty, ImageSet.Of(1, 2)),
            new CaptionsEdited(Caption, [new(ImageSet.Of(1, 2), new(2, "kite", "boat")), new(ImageSet.Of(4), new(2, "ship", "kite, mine"))]),
            new MachineWorkMerged(
                ImageSet.Empty, ImageSet.Of(1),
                [new(ImageSet.Of(1), Caption, model, null), new(ImageSet.Of(2), Caption, model, model + 1), new(ImageSet.Of(4), Caption, common, model + 1)]));
        Write(dataset, "Ada", null, new(ImageSet.Of(1), new(0, "A", "My")));

        (await Wrote(dataset, ImageSet.Of(1, 2, 3, 4))).Found.ShouldBe(new Dictionary<int, string> { [1] = "A boat.", [3] = "A kite.", [4] = "A kite." },
            "of the second a person changed what a model had written elsewhere, of the fourth what one had written here, and not what came later");
    }

    private static void Write(ImageDatasets dataset, string actor, string? change, CaptionEdit edit) =>
        dataset.Apply(new CaptionsEdited(Caption, [edit]), change, actor);

    private static void Queue(ImageDatasets dataset, string run) =>
        dataset.ApplyTo(Streams.Run(run), "Ada", new RunQueued(run, "caption", Dataset, "Captioned", """{"policy":"replace-all"}"""));

    /// <summary>Changes of other images, and of other things about these.</summary>
    private static void Noise(ImageDatasets dataset, int changes)
    {
        for (var i = 0; i < changes; i++)
            dataset.ApplyAs("Ada", new TagsEdited([new(ImageSet.Range(41, 60), new(0, [], [$"tag {dataset.Events.Count}"]))]))
                .ApplyAs("Ben", new CaptionsEdited(Caption, [new(ImageSet.Of(1 + i % 40), new(0, "", "B"))]));
    }

    private static async Task<(IReadOnlyDictionary<int, string> Found, int EventsRead)> Wrote(ImageDatasets dataset, ImageSet images)
    {
        using var folder = new TemporaryFolder();
        var types = LoraCraftEvents.Types();
        await using var store = await SqliteEventStore.Open(folder["loracraft.db"], types, LoraCraftProjections.All());
        await store.Load(dataset.Events.Select(e => types.Write(e.Event) is var (name, data) ? new StoredEvent(e.Position, e.Stream, e.Version, name, data, e.Change) : null!));
        return store.Read(session =>
        {
            var counting = new CountingSession(session);
            return (new MachineTexts(types).Of(counting, Dataset, Caption, ReviewedTexts.Of(session.Tables, Dataset, images)), counting.Events);
        });
    }

    private sealed class CountingSession(IReadSession session) : IReadSession
    {
        public int Events { get; private set; }

        public IReadTables Tables => session.Tables;

        public long StreamVersion(string stream) => session.StreamVersion(stream);

        public IReadOnlyList<StoredEvent> ReadStream(string stream, long after, long upTo) => Counted(session.ReadStream(stream, after, upTo));

        public IReadOnlyList<StoredEvent> ReadStream(string stream, long after, long upTo, IEnumerable<string> changes, IEnumerable<string> types) =>
            Counted(session.ReadStream(stream, after, upTo, changes, types));

        public IReadOnlyList<StoredEvent> ReadChange(string change) => Counted(session.ReadChange(change));

        public IReadOnlyList<StoredEvent> ReadChanges(IEnumerable<string> changes, IEnumerable<string> types) => Counted(session.ReadChanges(changes, types));

        public StoredEvent ReadAt(long position) => Counted([session.ReadAt(position)])[0];

        public IReadOnlyDictionary<long, EventSource> SourcesAt(IReadOnlyCollection<long> positions) => session.SourcesAt(positions);

        public long LastPosition() => session.LastPosition();

        public IReadOnlyList<StoredEvent> ReadAll(long after, int limit) => Counted(session.ReadAll(after, limit));

        private IReadOnlyList<StoredEvent> Counted(IReadOnlyList<StoredEvent> events)
        {
            Events += events.Count;
            return events;
        }
    }
}
