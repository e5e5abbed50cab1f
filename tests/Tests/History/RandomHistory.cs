using System.Text.Json;
using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.History.Algebra;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using LoraCraft.Testing;

namespace LoraCraft.Tests.History;

/// <summary>
/// A small dataset to which anything happens that can: one <see cref="Change"/> is the events of one thing a person or a run
/// does, recorded and folded by the product's projections.
/// </summary>
internal sealed class RandomHistory(Random random, int images = 8) : IDisposable
{
    private static readonly string?[] Marks = [null, "kept", "rejected"];
    private static readonly string[] Captions = ["caption", "short"];

    private readonly ImageDatasets _dataset = ImageDatasets.Of([.. Enumerable.Range(0, images).Select(_ => New(random))]);
    private readonly List<IReadOnlyList<IEvent>> _changes = [];

    /// <summary>Every event, from the creation of the dataset.</summary>
    public IEnumerable<IEvent> Events => _dataset.Events.Select(e => e.Event);

    /// <summary>The events of each change, in order; the creation is none.</summary>
    public IReadOnlyList<IReadOnlyList<IEvent>> Changes => _changes;

    public static RandomHistory Of(Random random, int changes, int images = 8)
    {
        var history = new RandomHistory(random, images);
        while (history.Changes.Count < changes)
            history.Change();
        return history;
    }

    /// <summary>One more change, and the events it recorded; at times it finds nothing to do, and is none.</summary>
    public IReadOnlyList<IEvent> Change() => Record(Next(Rows()));

    public IReadOnlyList<IEvent> Record(IReadOnlyList<IEvent> events)
    {
        foreach (var one in events)
            _dataset.Apply(one);
        if (events.Count > 0)
            _changes.Add(events);
        return events;
    }

    /// <summary>All images, those in the bin too, as the read tables have them.</summary>
    public IReadOnlyDictionary<int, ImageState> Rows()
    {
        var captions = _dataset.Tables.Query("SELECT number, name, text FROM caption", r => (Number: r.GetInt64(0), Name: r.GetString(1), Text: r.GetString(2)))
            .ToLookup(c => c.Number);
        return _dataset.Tables.Query(
                """
                SELECT i.number, i.live, t.tags, i.stars, i.mark, i.place, i.name, i.picture
                FROM image i JOIN image_text t ON t.dataset = i.dataset AND t.number = i.number AND t.live = i.live
                """,
                r => (Number: r.GetInt64(0), Live: r.GetInt64(1), Tags: r.GetString(2), Stars: r.GetInt64(3), Mark: r.Text(4), Place: r.GetDouble(5), Name: r.GetString(6), Picture: r.GetString(7)))
            .ToDictionary(r => (int)r.Number, r => new ImageState(
                r.Live != 0, JsonSerializer.Deserialize<string[]>(r.Tags)!, captions[r.Number].ToDictionary(c => c.Name, c => c.Text), (int)r.Stars, r.Mark, r.Place, r.Name, r.Picture));
    }

    public void Dispose() => _dataset.Dispose();

    private IReadOnlyList<IEvent> Next(IReadOnlyDictionary<int, ImageState> rows)
    {
        var some = rows.Where(_ => random.OneIn(3)).ToDictionary();
        return random.Next(12) switch
        {
            0 => [new ImagesAdded([.. Enumerable.Range(rows.Count + 1, random.Next(1, 4)).Select(n => New(random) with { Number = n, Place = n })])],
            1 when some.Where(i => i.Value.Live).Select(i => i.Key).ToList() is { Count: > 0 } live => [new ImagesRemoved(ImageSet.Of(live))],
            2 when some.Where(i => !i.Value.Live).Select(i => i.Key).ToList() is { Count: > 0 } bin => [new ImagesRestored(ImageSet.Of(bin))],
            3 when random.Next(6) is var stars && some.Where(i => i.Value.Stars != stars).ToList() is { Count: > 0 } given =>
                [new ImagesStarred([.. given.GroupBy(i => i.Value.Stars, i => i.Key).Select(g => new StarsGiven(ImageSet.Of(g), g.Key, stars))])],
            4 when random.Any(Marks) is var mark && some.Where(i => i.Value.Mark != mark).ToList() is { Count: > 0 } given =>
                [new ImagesMarked([.. given.GroupBy(i => i.Value.Mark ?? "", i => i.Key).Select(g => new MarkGiven(ImageSet.Of(g), g.Key.Length == 0 ? null : g.Key, mark))])],
            5 when some.Count > 0 =>
                [new ImagesReordered([.. some.Keys], [.. some.Values.Select(i => i.Place)], [.. some.Values.Select(_ => (random.NextDouble() * 20) - 5)])],
            6 when _changes.Count > 0 => [.. _changes[^1].Reverse().Cast<IReversible>().Select(e => e.Inverse())],
            7 => Renamed(some, rows.Values.SelectMany(i => i.Tags).Distinct().ToList()),
            _ => TextEvents.Between(some.Select(i => (Text(i.Key, i.Value), Edited(i.Key, i.Value)))),
        };
    }

    private List<IEvent> Renamed(Dictionary<int, ImageState> images, List<string> tags)
    {
        if (tags.Count == 0)
            return [];
        var (from, to) = (random.Any(tags), $"renamed {random.Next(5)}");
        var with = images.Where(i => i.Value.Tags.Contains(from) && !i.Value.Tags.Contains(to)).Select(i => i.Key).ToList();
        return with.Count == 0 ? [] : [new TagRenamed(from, to, ImageSet.Of(with))];
    }

    private static ImageTexts Text(int number, ImageState image) => new(number, image.Tags, image.Captions);

    private ImageTexts Edited(int number, ImageState image)
    {
        var name = random.Any(Captions);
        return random.OneIn(2)
            ? Text(number, image with { Tags = Texts.EditedTags(random, image.Tags) })
            : Text(number, image.WithCaption(name, Texts.EditedCaption(random, image.Caption(name))));
    }

    private static AddedImage New(Random random)
    {
        var image = ImageDatasets.Image(stars: random.Next(6), mark: random.Any(Marks), captions: new Dictionary<string, string>
        {
            ["caption"] = random.OneIn(4) ? "" : Texts.Caption(random),
        });
        return image with { Tags = random.OneIn(4) ? Texts.TagsWithRepeats(random) : Texts.Tags(random) };
    }
}
