using System.Diagnostics;
using LoraCraft.Captions.Dictionaries;
using LoraCraft.Captions.Likeness;

namespace LoraCraft.Bench;

/// <summary>Suggestions out of a dictionary of a million tags, with what is typed letter by letter; and tags that look alike among 100,000.</summary>
internal static class Tags
{
    private const int Size = DictionaryParser.MostTags;
    private const int Queries = 2_000;
    private const int OfDataset = 100_000;

    /// <summary>In ms.</summary>
    private const int MostForAlike = 2_000;

    private static readonly string[] Syllables =
        ["ka", "lo", "ri", "shi", "ten", "bra", "mu", "gor", "el", "ith", "no", "qua", "zu", "pen", "dra", "vis", "hol", "ye", "fa", "cro", "ing", "ed", "er", "al"];

    public static Task Run(string[] args)
    {
        var random = new Random(7);
        string Word() => string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => Syllables[random.Next(Syllables.Length)]));
        var words = Enumerable.Range(0, 60_000).Select(_ => Word()).Distinct().ToArray();
        string Common() => words[(int)(words.Length * Math.Pow(random.NextDouble(), 3))];
        var tags = new Dictionary<string, DictionaryTag>();
        while (tags.Count < Size)
        {
            var tag = string.Join('_', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Common()));
            tags.TryAdd(tag, new(tag, TagCategories.General, Size - tags.Count, tags.Count % 4 == 0 ? [$"{Common()}_{tags.Count}"] : []));
        }

        var all = tags.Values.ToList();
        var start = Stopwatch.GetTimestamp();
        var search = new TagSearch([all]);
        Console.WriteLine($"made in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s, {GC.GetTotalMemory(forceFullCollection: true) / 1_000_000} MB with the tags themselves");

        List<string> Make(Func<string> make) => [.. Enumerable.Range(0, Queries).Select(_ => make())];
        string Tag() => all[random.Next(Size)].Tag.Replace('_', ' ');
        string Part(string of) => of[random.Next(of.Length)..] is var rest && random.Next(1, rest.Length + 1) is var length ? rest[..length] : "";
        string Scattered() => Tag().Split(' ') is { Length: > 1 } parts ? $"{parts[^1]} {parts[0][..2]}" : $"{Common()} {Common()[..2]}";
        Measurement Find(string name, Func<string> typed) => Measurement.Take(name, 10, Make(typed), text => search.Find(text, 12));
        Measurement.Print(
        [
            Find("beginning of a tag", () => Tag() is var tag ? tag[..random.Next(1, tag.Length + 1)] : ""),
            Find("any part of a tag", () => Part(Tag())),
            Find("words in another order", Scattered),
            Find("what no tag has", () => $"{Common()}x{Common()}"),
        ]);

        var own = Own(all, random);
        var hints = new LikenessHints(search.Known, _ => new HashSet<string>());
        Measurement.Print(
        [
            Measurement.Take($"alike tags among {own.Count:N0}", MostForAlike, Enumerable.Range(0, 5).ToList(), _ => TagLikeness.Groups(own, hints)),
            Measurement.Take("without a dictionary", MostForAlike, Enumerable.Range(0, 5).ToList(), _ => TagLikeness.Groups(own, LikenessHints.None)),
        ]);
        Console.WriteLine($"{TagLikeness.Groups(own, hints).Count:N0} groups");
        return Task.CompletedTask;
    }

    /// <summary>The tags of a dataset: most as a dictionary has them, some of those with a slip, a plural or an underscore.</summary>
    private static List<TagUse> Own(List<DictionaryTag> all, Random random)
    {
        var own = new Dictionary<string, int>();
        while (own.Count < OfDataset)
        {
            var tag = all[random.Next(Size)].Tag;
            var at = random.Next(1, tag.Length);
            own.TryAdd(random.Next(10) switch { 0 => tag.Remove(at, 1), 1 => $"{tag}s", 2 => tag.Replace('_', ' '), _ => tag }, 1 + (int)(10_000 * Math.Pow(random.NextDouble(), 8)));
        }

        return [.. own.Select(tag => new TagUse(tag.Key, tag.Value))];
    }
}
