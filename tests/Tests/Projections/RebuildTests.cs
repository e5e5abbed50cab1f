using LoraCraft.Captions;
using LoraCraft.Captions.Edits;
using LoraCraft.Datasets;
using LoraCraft.History;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using LoraCraft.Storage.Sqlite;
using LoraCraft.Testing;

namespace LoraCraft.Tests.Projections;

/// <summary>Read tables are disposable: what a rebuild makes of the events is what stood there before.</summary>
public sealed class RebuildTests
{
    private static readonly string[] Tags = ["kite", "hill", "sea", "\"kite"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task a_rebuild_gives_the_rows_that_were_there(int seed)
    {
        using var folder = new TemporaryFolder();
        await using var store = await SqliteEventStore.Open(folder["loracraft.db"], LoraCraftEvents.Types(), LoraCraftProjections.All());
        var random = new Random(seed);
        await Append(store, 0, new DatasetCreated(1, 1, "Kites", "", new()));
        await Append(store, 1, new ImagesAdded([.. Enumerable.Range(1, 700).Select(n => Image(n, random))]));
        IReadOnlyList<IEvent> made = [];
        for (var step = 2; step < 80; step++)
        {
            var back = made.Count > 0 && random.Next(3) == 0;
            made = back ? [new ChangeUndone($"change-{step - 1}", "Changed"), .. made.OfType<IReversible>().Reverse().Select(e => e.Inverse())] : Next(store, random);
            await Append(store, step, [.. made]);
        }

        var before = Rows(store);

        await store.Rebuild();

        Rows(store).ShouldBe(before);
        before.Count.ShouldBeGreaterThan(2000);
    }

    private static IReadOnlyList<IEvent> Next(SqliteEventStore store, Random random)
    {
        var set = ImageSet.Of(Enumerable.Range(0, random.Next(1, 30)).SelectMany(_ => Enumerable.Range(random.Next(1, 650), random.Next(1, 60))));
        string Tag() => Tags[random.Next(Tags.Length)];
        Edit edit = random.Next(6) switch
        {
            0 => new RenameTag(Tag(), Tag() + random.Next(3)),
            1 => new AddTags([Tag()], "front"),
            2 => new RemoveTags([Tag()]),
            3 => new SetCaption(random.Next(2) == 0 ? "" : "A kite\nflies.", random.Next(2) == 0 ? "caption" : "long"),
            4 => new ReplaceText("i", "o", Target: random.Next(2) == 0 ? "tags" : "captions"),
            _ => new SortTags("alphabetical"),
        };
        return random.Next(5) switch
        {
            0 => [new ImagesRemoved(set)],
            1 => [new ImagesRestored(set)],
            _ => store.Read(s => CaptionDecider.Decide(edit, new(new Dictionary<string, long>()), Texts(s.Tables))),
        };
    }

    private static List<ImageTexts> Texts(IReadTables tables)
    {
        var captions = tables.Query("SELECT number, name, text FROM caption", r => (Number: r.GetInt64(0), Name: r.GetString(1), Text: r.GetString(2))).ToLookup(c => c.Number);
        return tables.Query("SELECT number, tags FROM image_text WHERE live = 1 ORDER BY number", r => (Number: r.GetInt64(0), Tags: r.GetString(1)))
            .ConvertAll(r => new ImageTexts(
                (int)r.Number, System.Text.Json.JsonSerializer.Deserialize<string[]>(r.Tags)!, captions[r.Number].ToDictionary(c => c.Name, c => c.Text)));
    }

    private static AddedImage Image(int number, Random random) => ImageDatasets.Image(string.Join(",", Tags.Where(_ => random.Next(2) == 0))) with { Number = number, Place = number };

    private static Task<IReadOnlyList<RecordedEvent>> Append(SqliteEventStore store, int step, params IEvent[] events) =>
        store.Write(s => s.Append([new(Streams.Dataset(1), events)], new($"change-{step}", step % 4 == 0 ? "run:0199bb" : "someone", DateTimeOffset.UnixEpoch.AddDays(step), "Changed")));

    private static List<string> Rows(SqliteEventStore store) => store.Read(s => LoraCraftProjections.All().SelectMany(p => p.Tables).SelectMany(table =>
        s.Tables.Query($"SELECT {string.Join(", ", table.ColumnNames)} FROM {table.Name} ORDER BY {string.Join(", ", table.KeyNames)}", row =>
            $"{table.Name} {string.Join(' ', Enumerable.Range(0, row.FieldCount).Select(row.GetValue))}")).ToList());
}
