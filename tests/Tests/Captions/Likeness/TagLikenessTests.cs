using System.Diagnostics;
using LoraCraft.Captions.Dictionaries;
using LoraCraft.Captions.Likeness;

namespace LoraCraft.Tests.Captions.Likeness;

public sealed class TagLikenessTests
{
    [Theory]
    [InlineData("Kite 3, kite 9", "kite < Kite case")]
    [InlineData("red_kite 3, red kite 9, Red-Kite 1", "red kite < red_kite signs, Red-Kite signs")]
    [InlineData("saber \\(fate\\) 3, saber (fate) 9", "saber (fate) < saber \\(fate\\) signs")]
    [InlineData("kites 3, kite 9", "kite < kites plural")]
    [InlineData("cherries 3, cherry 9, dresses 2, dress 4", "cherry < cherries plural | dress < dresses plural")]
    [InlineData("kite red 3, red kites 9", "red kites < kite red order")]
    [InlineData("meadow 100, medow 2, meadwo 1, maedow 3, meadows 9", "meadow < meadows plural, maedow spelling, medow spelling, meadwo spelling")]
    [InlineData("meadow 100, medow 2, Medow 1", "meadow < medow spelling, Medow spelling")]
    [InlineData("green meadow 100, green medow 2, grren meadow 9", "green meadow < green medow spelling")]
    [InlineData("meadow 100, medow 20", "")]
    [InlineData("meadow 100, mdow 2", "")]
    [InlineData("sitting 100, fitting 2", "")]
    [InlineData("blue hair 100, blue chair 2", "")]
    [InlineData("1girl 100, 2girls 50, 6girls 2, 5girls 30", "")]
    [InlineData("year 2019 100, year 2018 2, version 100001 300, version 100002 1", "")]
    [InlineData("dress 5, grass 5, bus 4, iris 2", "")]
    [InlineData("^_^ 5, -_- 4, o_O 3, O_o 2, >_< 2", "")]
    [InlineData("Ärger 5, ärger 3", "Ärger < ärger case")]
    public void finds_tags_that_may_be_one(string tags, string expected) => Shown(Groups(tags, LikenessHints.None)).ShouldBe(expected);

    [Theory]
    [InlineData("sole female 9, 1girl 2", "1girl < sole female alias")]
    [InlineData("sole_female 9, single girl 2", "sole_female < single girl alias")]
    [InlineData("kite 9, kites 3", "")]
    [InlineData("walking 900, waking 2, walkin 1", "walking < walkin spelling")]
    [InlineData("Walking 9, walking 2, Waking 1", "Walking < walking case")]
    public void a_dictionary_joins_aliases_and_keeps_its_own_tags_apart(string tags, string expected)
    {
        var search = new TagSearch([[
            new("1girl", "general", 9, ["sole_female", "single_girl"]), new("kite", "general", 5, []), new("kites", "general", 4, []),
            new("walking", "general", 3, []), new("waking", "general", 2, [])]]);
        Shown(Groups(tags, LikenessHints.None with { Known = search.Known })).ShouldBe(expected);
    }

    [Fact]
    public void what_was_told_apart_is_not_offered_again_and_the_rest_still_is()
    {
        var apart = new Dictionary<string, HashSet<string>> { ["kite"] = ["kites"], ["kites"] = ["kite"] };
        var hints = LikenessHints.None with { Apart = tag => apart.GetValueOrDefault(tag) ?? [] };

        Shown(Groups("kite 9, kites 3", hints)).ShouldBe("");
        Shown(Groups("kite 9, Kite 4, kites 3, Kites 1", hints)).ShouldBe("kite < Kite case | kites < Kites case");
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5)]
    public void every_tag_is_in_one_group_at_most_and_like_its_first_and_no_pair_of_spellings_is_missed(int seed)
    {
        var random = new Random(seed);
        string[] words = ["meadow", "kite", "hills", "Sky", "cherry", "umbrella"];
        string Word() => words[random.Next(words.Length)] is var word && random.Next(3) > 0 ? word : Slip(word, random);
        var tags = Enumerable.Range(0, 300).Select(_ => string.Join(" _-"[random.Next(3)], Enumerable.Range(0, random.Next(1, 3)).Select(_ => Word()))).Distinct()
            .Select(tag => new TagUse(tag, (int)Math.Pow(10, random.NextDouble() * 4))).ToList();

        var groups = TagLikeness.Groups(tags, LikenessHints.None);

        var grouped = groups.SelectMany(g => g.Tags).Select(t => t.Tag).ToList();
        grouped.ShouldBeUnique();
        groups.ShouldAllBe(g => g.Tags.Count > 1 && g.Tags[0].Why == null && g.Tags.Skip(1).All(t => t.Why != null));
        var shapes = tags.ToDictionary(t => t.Tag, t => TagShape.Of(t.Tag)!);
        foreach (var rest in groups.SelectMany(g => g.Tags.Skip(1).Select(t => (First: g.Tags[0], t))))
            (shapes[rest.First.Tag].Likeness(shapes[rest.t.Tag]) ?? (OneLetter.Apart(shapes[rest.First.Tag].Words, shapes[rest.t.Tag].Words) ? "spelling" : null)).ShouldBe(rest.t.Why);
        foreach (var tag in tags.Where(t => !grouped.Contains(t.Tag)))
            tags.Where(t => t.Count >= 10 * tag.Count && !grouped.Contains(t.Tag) && OneLetter.Apart(shapes[t.Tag].Words, shapes[tag.Tag].Words)).ShouldBeEmpty(tag.Tag);
        TagLikeness.Groups(tags.OrderBy(_ => random.Next()), LikenessHints.None).Select(g => string.Join('|', g.Tags)).ShouldBe(groups.Select(g => string.Join('|', g.Tags)));
    }

    [Fact]
    public void the_nearest_are_found_as_comparing_all_with_all_finds_them()
    {
        var random = new Random(11);
        var words = Enumerable.Range(0, 400).Select(_ => new string([.. Enumerable.Range(0, random.Next(5, 9)).Select(_ => "abc"[random.Next(3)])])).Distinct().ToList();
        for (var at = 0; at < words.Count; at++)
        {
            var letters = new OneLetter();
            letters.Add(at, [words[at], "x"]);
            foreach (var other in words)
                letters.Near([other, "x"]).Any(_ => OneLetter.Apart([words[at], "x"], [other, "x"])).ShouldBe(OneLetter.Apart([words[at], "x"], [other, "x"]));
        }
    }

    [Theory, InlineData("same"), InlineData("family"), InlineData("varied")]
    public void takes_no_longer_however_alike_all_are(string kind)
    {
        var random = new Random(5);
        var tags = Enumerable.Range(0, 100_000).Select(n => new TagUse(kind switch
        {
            "same" => string.Concat("abcdefghijklmnopq".Select((letter, bit) => (n >> bit & 1) == 1 ? char.ToUpperInvariant(letter) : letter)),
            "family" => $"umbrella{(char)('a' + (n % 26))}{(char)('a' + (n / 26 % 26))}{(char)('a' + (n / 676))}",
            _ => $"tag {random.Next():x} of{random.Next(1000)}s",
        }, n)).DistinctBy(t => t.Tag).ToList();

        var start = Stopwatch.GetTimestamp();
        TagLikeness.Groups(tags, LikenessHints.None);

        Stopwatch.GetElapsedTime(start).TotalSeconds.ShouldBeLessThan(20); // comparing all with all takes hours
    }

    private static string Slip(string word, Random random)
    {
        var at = random.Next(1, word.Length);
        return random.Next(3) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, "q"),
            _ => word[..at] + "z" + word[(at + 1)..],
        };
    }

    private static List<AlikeTags> Groups(string tags, LikenessHints hints) =>
        TagLikeness.Groups(tags.Split(", ").Select(t => new TagUse(t[..t.LastIndexOf(' ')], int.Parse(t[(t.LastIndexOf(' ') + 1)..]))), hints);

    private static string Shown(IEnumerable<AlikeTags> groups) =>
        string.Join(" | ", groups.Select(g => $"{g.Tags[0].Tag} < {string.Join(", ", g.Tags.Skip(1).Select(t => $"{t.Tag} {t.Why}"))}").Order(StringComparer.Ordinal));
}
