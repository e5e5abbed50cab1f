using LoraCraft.Captions;
using LoraCraft.Captions.Edits;
using LoraCraft.Datasets;
using LoraCraft.History.Merging;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using LoraCraft.Storage.Postgres;
using LoraCraft.Storage.Sqlite;
using LoraCraft.Testing;
using static LoraCraft.Testing.ImageDatasets;

namespace LoraCraft.Tests.Captions;

/// <summary>Of histories made by chance, the rows say what the rule says: kept change by change, and made in one go.</summary>
public sealed class OriginPropertyTests
{
    private static readonly string[] Tags = ["kite", "hill", "sea", "\"kite"];

    [Theory]
    [InlineData(1, 6, 120)]
    [InlineData(2, 12, 120)]
    [InlineData(3, 30, 80)]
    [InlineData(4, 700, 40)]
    [InlineData(5, 700, 40)]
    public void every_text_has_the_origin_that_the_rule_gives_it(int seed, int images, int steps)
    {
        using var dataset = History(seed, images, steps);
        var model = new OriginModel();
        foreach (var recorded in dataset.Events)
            model.Apply(recorded);
        using var anew = new SqliteScratchFactory(LoraCraftProjections.All()).Open();
        anew.Apply(dataset.Events.Select(e => new Batch([e])));

        Lines(dataset.Session, images).ShouldBe(model.Lines());
        Lines(anew, images).ShouldBe(model.Lines());
    }

    [Theory]
    [InlineData(6, 12, 60)]
    [InlineData(7, 600, 25)]
    public async Task postgres_says_the_same(int seed, int images, int steps)
    {
        using var dataset = History(seed, images, steps);
        await using var database = await PostgresServer.NewSchema();
        await using var postgres = await PostgresEventStore.Open(database.ConnectionString, LoraCraftEvents.Types(), LoraCraftProjections.All());
        foreach (var change in dataset.Events.GroupBy(e => e.Change.Id))
            await postgres.Write(session => session.Append([new(Streams.Dataset(Dataset), [.. change.Select(e => e.Event)])], change.First().Change));

        postgres.Read(session => Lines(session, images).ToList()).ShouldBe(Lines(dataset.Session, images));
        await postgres.Rebuild();
        postgres.Read(session => Lines(session, images).ToList()).ShouldBe(Lines(dataset.Session, images));
    }

    private static ImageDatasets History(int seed, int images, int steps)
    {
        var random = new Random(seed);
        var dataset = Of([.. Enumerable.Range(1, images).Select(_ => Image(string.Join(',', Tags.Where(_ => random.Next(2) == 0)), random.Next(2) == 0 ? "A kite flies." : null))]);
        var (standing, undone) = (new Stack<int>(), new Stack<int>());
        for (var step = 0; step < steps; step++)
            Step(dataset, random, images, standing, undone);
        return dataset;
    }

    private static void Step(ImageDatasets dataset, Random random, int images, Stack<int> standing, Stack<int> undone)
    {
        var first = dataset.Events.Count + 1;
        var set = ImageSet.Of(Enumerable.Range(0, 3).SelectMany(_ => Enumerable.Range(random.Next(1, images + 1), random.Next(1, images))).Where(n => n <= images));
        switch (random.Next(9))
        {
            case 0 when standing.Count > 0:
                dataset.Undo("someone", standing.Pop());
                undone.Push(first);
                return;
            case 1 when undone.Count > 0:
                dataset.Redo("someone", undone.Pop());
                standing.Push(first);
                return;
            case 2 when Live(dataset, set, 1) is { IsEmpty: false } live:
                dataset.Apply(new ImagesRemoved(live));
                break;
            case 3 when Live(dataset, set, 0) is { IsEmpty: false } binned:
                dataset.Apply(new ImagesRestored(binned));
                break;
            case 4:
                var lengths = new[] { "8:77", "4:0,3:78,1:0", "8:79,5:80", "13:81" };
                dataset.Apply(new OriginsMerged([new(set, ["kite", "\"kite"], 76)], [new(set, "caption", lengths[random.Next(4)]), new(set, "long", lengths[random.Next(4)])]));
                return;
            default:
                if (Events(dataset, random, set) is not { Count: > 0 } events)
                    return;
                dataset.ApplyAs("someone", events);
                break;
        }

        standing.Push(first);
        undone.Clear();
    }

    private static IReadOnlyList<IEvent> Events(ImageDatasets dataset, Random random, ImageSet set)
    {
        string Tag() => Tags[random.Next(Tags.Length)];
        Edit edit = random.Next(6) switch
        {
            0 => new RenameTag(Tag(), Tag() + random.Next(2)),
            1 => new AddTags([Tag()], "front"),
            2 => new RemoveTags([Tag()]),
            3 => new SetCaption(random.Next(2) == 0 ? "" : $"A kite{random.Next(3)}.", random.Next(2) == 0 ? "caption" : "long"),
            4 => new ReplaceText("i", "oo", Target: random.Next(2) == 0 ? "tags" : "captions"),
            _ => new SortTags("alphabetical"),
        };
        var texts = dataset.Tables.Texts(Dataset, random.Next(3) == 0 ? ImageSet.Range(1, 10_000) : set, captions: true);
        return CaptionDecider.Decide(edit, new(new Dictionary<string, long>()), texts);
    }

    private static ImageSet Live(ImageDatasets dataset, ImageSet set, int live) => ImageSet.Of(
        dataset.Tables.QueryOn(set, "SELECT number FROM image WHERE dataset = $1 AND live = $2 AND", r => r.GetInt32(0), Dataset, live));

    private static IEnumerable<string> Lines(IReadSession session, int images) => Enumerable.Range(1, images).Select(number =>
    {
        var (tags, captions) = session.Tables.OriginsOf(Dataset, number)!;
        return $"{number} {string.Join(',', tags.Select(t => $"{t.Text}:{t.Position}"))} | " +
            string.Join(" | ", captions.OrderBy(c => c.Key).Select(c => $"{c.Key} {string.Join(' ', c.Value.SelectMany(p => p.Text.Select(character => $"{character}{p.Position}")))}"));
    });
}
