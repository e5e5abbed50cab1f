using System.Globalization;
using LoraCraft.Datasets;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using LoraCraft.Storage.Sqlite;

namespace LoraCraft.Bench;

/// <summary>
/// A database of a million images with five tags each, Zipf-distributed over 5,000, and a caption of twelve words. It is filled
/// through the events, so the tables are what the product makes them, and kept between runs.
/// </summary>
internal static class GridData
{
    public const int Images = 1_000_000;
    public const int Tags = 5_000;
    private const int TagsOfImage = 5;
    private const int WordsOfCaption = 12;
    private const int ImagesOfEvent = 2_000;

    private static readonly double[] Zipf = Weights();
    private static readonly string[] Words = [.. Enumerable.Range(0, 3_000).Select(Word)];

    public static async Task<SqliteEventStore> Open(int datasets)
    {
        var file = Path.Combine(Bench.Folder, $"grid-{datasets}.db");
        var finished = File.Exists(file + ".built");
        if (!finished)
            foreach (var old in Directory.GetFiles(Bench.Folder, $"grid-{datasets}.db*"))
                File.Delete(old);
        var store = await SqliteEventStore.Open(file, LoraCraftEvents.Types(), LoraCraftProjections.All());
        if (finished)
            return store;

        for (var dataset = 1; dataset <= datasets; dataset++)
            await Fill(store, dataset, Images / datasets);
        Console.WriteLine("Indexing captions");
        await store.Write(session => session.Tables.Execute("""
            INSERT INTO caption_words(rowid, text) SELECT dataset * 4294967296 + number, group_concat(text, char(10)) FROM caption GROUP BY dataset, number
            """));
        await store.Write(session => session.Tables.Execute("DELETE FROM caption_pending"));
        await File.WriteAllTextAsync(file + ".built", "");
        return store;
    }

    public static string Tag(int rank) => string.Create(CultureInfo.InvariantCulture, $"{Words[rank % Words.Length]} {rank}");

    /// <summary>A tag as images have them: mostly the common ones.</summary>
    public static int RandomTag(Random random)
    {
        var at = Array.BinarySearch(Zipf, random.NextDouble() * Zipf[^1]);
        return Math.Min(at < 0 ? ~at : at, Tags - 1);
    }

    public static string RandomWord(Random random) => Words[Math.Min((int)(Words.Length * Math.Pow(random.NextDouble(), 3)), Words.Length - 1)];

    /// <summary>Makes a dataset with so many images through events, as an import would.</summary>
    /// <param name="sha">The picture of an image, by number; one of its own when absent.</param>
    public static async Task Fill(IEventStore store, int dataset, int images, Func<int, string>? sha = null)
    {
        var random = new Random(dataset);
        var stream = Streams.Dataset(dataset);
        var at = new DateTimeOffset(2026, 1, dataset, 0, 0, 0, TimeSpan.Zero);
        await Append(store, stream, [new DatasetCreated(dataset, 1, $"Dataset {dataset}", "", new())], at);
        for (var number = 1; number <= images; number += ImagesOfEvent)
        {
            var added = new ImagesAdded([.. Enumerable.Range(number, Math.Min(ImagesOfEvent, images - number + 1)).Select(n => Image(n, dataset, sha?.Invoke(n), random))]);
            await Append(store, stream, [added], at.AddSeconds(number));
        }

        Console.WriteLine($"Dataset {dataset}: {images:N0} images");
    }

    private static AddedImage Image(int number, int dataset, string? sha, Random random)
    {
        sha ??= string.Create(CultureInfo.InvariantCulture, $"{random.NextInt64():x16}{number:x16}{dataset:x16}{0:x16}");
        var facts = new PictureFacts(
            random.Next(256, 4096), random.Next(256, 4096), random.Next(4) == 0 ? "png" : "jpeg", 1, false, 1,
            (ulong)random.NextInt64(), random.NextDouble() * 1000, "#808080", new Dictionary<string, string>());
        var tags = new List<string>(TagsOfImage);
        while (tags.Count < TagsOfImage)
            if (Tag(RandomTag(random)) is var tag && !tags.Contains(tag))
                tags.Add(tag);
        var caption = string.Join(' ', Enumerable.Range(0, WordsOfCaption).Select(_ => RandomWord(random)));
        var name = string.Create(CultureInfo.InvariantCulture, $"IMG_{random.Next(10_000_000):D7}.{(facts.Format == "png" ? "png" : "jpg")}");
        return new(
            number, name, sha, random.Next(50_000, 9_000_000), facts, $"/home/someone/Pictures/dataset {dataset}/{name}", 0,
            number, tags, new Dictionary<string, string> { ["caption"] = caption }, random.Next(20) == 0 ? random.Next(1, 6) : 0);
    }

    private static async Task Append(IEventStore store, string stream, IReadOnlyList<IEvent> events, DateTimeOffset at)
    {
        var change = new Change($"{stream}-{at.ToUnixTimeSeconds()}", "bench", at, "Filled for a bench");
        await store.Write(session => session.Append([new(stream, events)], change));
    }

    private static double[] Weights()
    {
        var sums = new double[Tags];
        for (var rank = 0; rank < Tags; rank++)
            sums[rank] = (rank == 0 ? 0 : sums[rank - 1]) + (1 / Math.Pow(rank + 1, 0.8));
        return sums;
    }

    private static string Word(int seed)
    {
        const string Consonants = "bdfghklmnprstvwz";
        const string Vowels = "aeiou";
        var random = new Random(seed);
        return string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => $"{Consonants[random.Next(Consonants.Length)]}{Vowels[random.Next(Vowels.Length)]}"));
    }
}
