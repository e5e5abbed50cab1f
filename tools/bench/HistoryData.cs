using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Bench;

/// <summary>
/// A dataset with a long history: 100,000 images, then 20,000 changes of fifty images each with an event for every image, as
/// captioning runs and people make them. In the middle of them one change puts a tag on 10,000 images, and 500 of those are tagged
/// again later.
/// </summary>
internal static class HistoryData
{
    public const int Images = 100_000;
    public const int Changes = 20_000;
    public const int EventsOfChange = 50;
    public const string WideChange = "wide-change";
    public const int WideImages = 10_000;
    public const int WideConflicts = 500;

    private const int ChangesOfBatch = 40;
    private const int ConflictEvery = 10;

    private static readonly string[] Actors = ["you", "a colleague", "run:17", "run:18", "run:19"];

    public static async Task Fill(IEventStore store)
    {
        await GridData.Fill(store, 1, Images);
        var random = new Random(3);
        var texts = Texts(store);
        for (var first = 0; first < Changes; first += ChangesOfBatch)
        {
            if (first == Changes / 2)
                await Wide(store, texts);
            await store.Write(session =>
            {
                for (var change = first; change < first + ChangesOfBatch; change++)
                    session.Append([new(Streams.Dataset(1), Events(texts, random, change))], Change($"change-{change:D6}", Actors[change % Actors.Length], change, change % 2 == 0 ? "Captioned 50 images" : "Tagged 50 images"));
                return true;
            });
        }
    }

    private static IReadOnlyList<IEvent> Events(Dictionary<int, ImageTexts> texts, Random random, int change)
    {
        var numbers = new HashSet<int>();
        var (tagging, later) = (change % 2 == 1, change - (Changes / 2));
        if (later > 0 && later % ConflictEvery == 1 && later / ConflictEvery < WideConflicts)
            numbers.Add((later / ConflictEvery * (WideImages / WideConflicts)) + 1);
        while (numbers.Count < EventsOfChange)
            numbers.Add(random.Next(tagging && later > 0 ? WideImages + 1 : 1, Images + 1));
        return [.. numbers.SelectMany(number =>
        {
            var before = texts[number];
            var after = texts[number] = change % 2 == 0 ? Recaptioned(before, random) : Retagged(before, random);
            return TextEvents.Between([(before, after)]);
        })];
    }

    private static ImageTexts Recaptioned(ImageTexts image, Random random)
    {
        var words = image.Caption("caption").Split(' ');
        var at = random.Next(words.Length);
        var word = GridData.RandomWord(random);
        words[at] = word == words[at] ? word + "s" : word;
        return image.WithCaption("caption", string.Join(' ', words));
    }

    private static ImageTexts Retagged(ImageTexts image, Random random)
    {
        var tag = GridData.Tag(GridData.RandomTag(random));
        return image with { Tags = image.Tags.Contains(tag) ? [.. image.Tags.Where(t => t != tag)] : [.. image.Tags, tag] };
    }

    private static async Task Wide(IEventStore store, Dictionary<int, ImageTexts> texts)
    {
        var pairs = Enumerable.Range(1, WideImages).Select(n => (Before: texts[n], After: texts[n] with { Tags = ["wide shot", .. texts[n].Tags] })).ToList();
        await store.Write(session => session.Append([new(Streams.Dataset(1), TextEvents.Between(pairs))], Change(WideChange, "you", Changes / 2, "Added wide shot")));
        foreach (var (_, after) in pairs)
            texts[after.Number] = after;
    }

    private static Dictionary<int, ImageTexts> Texts(IEventStore store) => store.Read(s => s.ReadStream(Streams.Dataset(1)))
        .Select(LoraCraftEvents.Types().Read).Select(e => e.Event).OfType<ImagesAdded>().SelectMany(e => e.Images)
        .ToDictionary(i => i.Number, i => new ImageTexts(i.Number, i.Tags, i.Captions));

    private static Change Change(string id, string actor, int at, string cause) =>
        new(id, actor, new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(at), cause);
}
