using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using LoraCraft.Storage.Sqlite;

namespace LoraCraft.Bench;

/// <summary>Read tables anew from a million events: 100,000 images added in batches, then edits of single captions and tag lists.</summary>
internal static class Rebuild
{
    private const int Images = 100_000;
    private const int Edits = 998_000;
    private const int EditsOfBatch = 2_000;
    private const int Rounds = 3;

    public static async Task Run(string[] args)
    {
        using var folder = new ScratchFolder();
        var log = await Log();
        foreach (var part in Directory.GetFiles(Path.GetDirectoryName(log)!))
            File.Copy(part, folder.In(Path.GetFileName(part)));
        await using var host = await Product.Start(folder.Path);
        var rounds = new List<Spent>();
        var events = 0L;
        for (var round = 0; round < Rounds; round++)
            rounds.Add(await Spent.On(async () => events = await host.Store().Rebuild()));

        Score.Print(
            new($"rebuild from {events:N0} events", Score.Median(rounds.Select(s => s.Wall)), "s", 20, AtMost: true),
            new("rebuild, processor", Score.Median(rounds.Select(s => s.Cpu)), "s"),
            new("peak memory", Child.Memory(Environment.ProcessId, "VmHWM"), "MiB"));
    }

    /// <summary>The log alone, kept between runs.</summary>
    private static async Task<string> Log()
    {
        var folder = Path.Combine(Bench.Folder, "million");
        if (!Directory.Exists(folder))
        {
            Console.WriteLine("Writing the events");
            var half = Directory.CreateDirectory(folder + ".half").FullName;
            await using (var store = await SqliteEventStore.Open(Path.Combine(half, "loracraft.db"), LoraCraftEvents.Types(), []))
                await Fill(store);
            Directory.Move(half, folder);
        }

        return Path.Combine(folder, "loracraft.db");
    }

    private static async Task Fill(SqliteEventStore store)
    {
        await GridData.Fill(store, 1, Images);
        var random = new Random(1);
        var stream = Streams.Dataset(1);
        var added = store.Read(s => s.ReadStream(stream)).Select(LoraCraftEvents.Types().Read).Select(e => e.Event).OfType<ImagesAdded>().SelectMany(e => e.Images);
        var texts = added.ToDictionary(i => i.Number, i => (i.Tags, Caption: i.Captions["caption"]));
        for (var at = 0; at < Edits; at += EditsOfBatch)
        {
            var first = at;
            await store.Write(session =>
            {
                for (var edit = first; edit < first + EditsOfBatch; edit++)
                    session.Append([new(stream, [Edit(texts, random)])], new($"edit-{edit:D8}", "bench", DateTimeOffset.UnixEpoch.AddSeconds(edit), "Edited texts"));
                return true;
            });
        }
    }

    private static IEvent Edit(Dictionary<int, (IReadOnlyList<string> Tags, string Caption)> texts, Random random)
    {
        var number = random.Next(1, Images + 1);
        var image = ImageSet.Range(number, number);
        var (tags, caption) = texts[number];
        if (random.Next(2) == 0)
        {
            var words = caption.Split(' ');
            words[random.Next(words.Length)] = GridData.RandomWord(random);
            var edited = string.Join(' ', words) + (random.Next(8) == 0 ? " " + GridData.RandomWord(random) : "");
            texts[number] = (tags, edited);
            return new CaptionsEdited("caption", [new(image, TextSplice.Between(caption, edited) ?? new(0, "", ""))]);
        }

        var tag = GridData.Tag(GridData.RandomTag(random));
        IReadOnlyList<string> changed = tags.Contains(tag) ? [.. tags.Where(t => t != tag)] : [.. tags, tag];
        texts[number] = (changed, caption);
        return new TagsEdited([new(image, TagSplice.Between(tags, changed)!)]);
    }
}
