using LoraCraft.Captions.Dictionaries;

namespace LoraCraft.Tests.Captions.Dictionaries;

public sealed class TagSearchTests
{
    private static readonly TagSearch Search = new(
    [
        [
            Tag("kite_flying", 40), Tag("kite", 3), Tag("red_kite", 90, "milvus"), Tag("Parallel_Speed_Lines", 5), Tag("line_art", 7, "lineart"),
            Tag("kitten", 60, "baby_cat", "kitty"), Tag("grün", 2), Tag("凧", 1),
        ],
        [Tag("red_kite", 0, "アカトビ"), Tag("kite", 8) with { Category = "species" }],
    ]);

    [Theory]
    [InlineData("kite", "kite, kite_flying, red_kite")]
    [InlineData("kit", "kitten, kite_flying, kite, red_kite")]
    [InlineData("eed lin", "Parallel_Speed_Lines")]
    [InlineData("EED_LIN", "Parallel_Speed_Lines")]
    [InlineData("lines par", "Parallel_Speed_Lines")]
    [InlineData("lines eed", "")]
    [InlineData("line", "line_art, Parallel_Speed_Lines")]
    [InlineData("baby cat", "kitten (baby_cat)")]
    [InlineData("kitty", "kitten (kitty)")]
    [InlineData("アカ", "red_kite (アカトビ)")]
    [InlineData("GRÜN", "grün")]
    [InlineData("凧", "凧")]
    [InlineData("zzz", "")]
    [InlineData(" ", "")]
    [InlineData("\n", "")]
    public void finds_itself_first_then_beginnings_then_any_part_then_words(string typed, string found) =>
        string.Join(", ", Search.Find(typed, 10).Select(f => f.Alias is null ? f.Tag : $"{f.Tag} ({f.Alias})")).ShouldBe(found);

    [Fact]
    public void a_tag_of_several_dictionaries_is_one_with_what_all_know_of_it()
    {
        Search.Count.ShouldBe(8);
        Search.Find("kite", 1).ShouldBe([new("kite", "species", 8, null)]);
    }

    [Fact]
    public void gives_no_more_than_asked_for() => Search.Find("kite", 2).Select(f => f.Tag).ShouldBe(["kite", "kite_flying"]);

    [Theory, InlineData("abc", 1), InlineData("abc", 7), InlineData("ab鳥é", 7), InlineData("abcdefghijklmnopqrstuvwxyz", 12)]
    public void gives_what_looking_at_every_name_gives(string letters, int limit)
    {
        var random = new Random(7);
        string Word() => new([.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => letters[random.Next(letters.Length)])]);
        var tags = Enumerable.Range(0, 400).Select(i => Tag($"{Word()}_{Word()}_{i}", 1_000 - i, i % 3 == 0 ? [$"{Word()} x{i}", Word()] : [])).ToList();
        var search = new TagSearch([tags]);
        string Piece(string of) => random.Next(of.Length) is var at ? of[at..random.Next(at + 1, of.Length + 1)] : "";
        string Typed() => random.Next(4) switch
        {
            0 => Word(),
            1 => $"{Word()} {Word()}",
            2 => Piece(tags[random.Next(tags.Count)].Tag),
            _ => string.Join(' ', tags[random.Next(tags.Count)].Tag.Split('_').Reverse().Select(word => word[..random.Next(1, word.Length + 1)])),
        };
        for (var round = 0; round < 500; round++)
        {
            var typed = Typed();
            search.Find(typed, limit).Select(f => f.Tag).ShouldBe(Expected(tags, typed).Take(limit), typed);
        }
    }

    private static IEnumerable<string> Expected(IReadOnlyList<DictionaryTag> tags, string typed)
    {
        var names = tags.SelectMany(t => t.Aliases.Prepend(t.Tag).Select(n => (t.Tag, Name: TagSearch.Fold(n)))).ToList();
        typed = TagSearch.Fold(typed);
        var words = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return names.Where(n => n.Name == typed)
            .Concat(names.Where(n => n.Name.StartsWith(typed, StringComparison.Ordinal)))
            .Concat(names.Where(n => n.Name.Contains(typed, StringComparison.Ordinal)))
            .Concat(names.Where(n => words.Length > 1 && words.All(w => $" {n.Name}".Contains($" {w}", StringComparison.Ordinal))))
            .Select(n => n.Tag).Distinct();
    }

    private static DictionaryTag Tag(string tag, int count, params string[] aliases) => new(tag, TagCategories.General, count, aliases);
}
