using System.Text;
using LoraCraft.Captions.Dictionaries;
using LoraCraft.Kernel;

namespace LoraCraft.Tests.Captions.Dictionaries;

public sealed class DictionaryParserTests
{
    [Theory]
    [InlineData("1girl,0,4114588,\"1girls,sole_female\"\nsolo,0,3426446,", "tags: 1girl general 4114588 [1girls,sole_female] | solo general 3426446 []")]
    [InlineData("hatsune_miku,4,5\nvocaloid,3,9\nwowaka,1,\nhighres,5,100", "tags: highres meta 100 [] | vocaloid copyright 9 [] | hatsune_miku character 5 [] | wowaka artist 0 []")]
    [InlineData("canine,5,9,\nmammal,5,8,\nhi_res,7,7,\nlore_(lore),8,6,", "tags: canine species 9 [] | mammal species 8 [] | hi_res meta 7 [] | lore_(lore) lore 6 []")]
    [InlineData("id,name,category,post_count\n1,wolf,5,3\n2,hi_res,7,9", "tags: hi_res meta 9 [] | wolf species 3 []")]
    [InlineData("tag_id,name,category,count\n9999999,general,9,0\n470575,1girl,0,12", "tags: 1girl general 12 [] | general general 0 []")]
    [InlineData("1girl,0,9,\nhighres,5,8,\nanthro,7,7,\nada,8,6,\nbert,9,5,\nfoxes,10,4,\nnick,11,3,\nmammal,12,2,\nhi_res,14,1,\nafter_(lore),15,0,",
        "tags: 1girl general 9 [] | highres meta 8 [] | anthro general 7 [] | ada artist 6 [] | bert artist 5 [] | foxes copyright 4 [] | nick character 3 [] | mammal species 2 [] | hi_res meta 1 [] | after_(lore) lore 0 []")]
    [InlineData("solo,0,9\nsafe,5,8\ntwilight sparkle,7,7\nartist:ada,8,6\npony,10,5\nfan,11,4",
        "tags: solo general 9 [] | safe meta 8 [] | twilight sparkle character 7 [] | artist:ada artist 6 [] | pony species 5 [] | fan lore 4 []")]
    [InlineData("red kite\r\n\r\n hill \n", "list: red kite general 0 [] | hill general 0 []")]
    [InlineData("1girl,1女孩\nhill,丘", "translations: 1girl general 0 [1女孩] | hill general 0 [丘]")]
    [InlineData("that,0,3400031103,", "tags: that general 2147483647 []")]
    [InlineData("1girl,0,1女孩", "tags: 1girl general 0 [1女孩]")]
    [InlineData("\"say \"\"hi\"\"\",0,3,\"a, b ,\"", "tags: say \"hi\" general 3 [a,b]")]
    [InlineData("kite,0,3,k1\nkite,0,5,\"k2,k1,kite\"", "tags: kite general 5 [k1,k2]")]
    public void reads_what_completers_use(string file, string expected)
    {
        var parsed = Parse(file);
        $"{parsed.Kind}: {Shown(parsed.Tags)}".ShouldBe(expected);
        using var stored = new MemoryStream(DictionaryTag.Write(parsed.Tags));
        Shown(DictionaryTag.Read(stored)).ShouldBe(Shown(parsed.Tags));
    }

    [Theory]
    [InlineData("danbooru", "canine,5,9", "canine meta 9 []")]
    [InlineData("e621", "canine,5,9", "canine species 9 []")]
    [InlineData("merged", "ada,8,9\ncanine,5,1", "ada artist 9 [] | canine meta 1 []")]
    [InlineData("derpibooru", "ada,8,9\nsafe,5,1", "ada artist 9 [] | safe meta 1 []")]
    [InlineData("guess", "canine,5,9", "canine meta 9 []")]
    public void takes_a_persons_word_for_whose_numbers_the_categories_are(string categories, string file, string expected) =>
        Shown(DictionaryParser.Parse(new MemoryStream(Encoding.UTF8.GetBytes(file)), categories).Tags).ShouldBe(expected);

    [Theory]
    [InlineData("kite,0,3\nhill,x,2", "Line 2: \"x\" is no category")]
    [InlineData("kite,0,3\nhill,0,99999999999999999999", "Line 2: \"99999999999999999999\" is no count")]
    [InlineData("kite,0,3,\"a,b\n", "Line 1: A quotation mark is not closed")]
    [InlineData("kite,0,3,\"a\" b", "Line 1: A quotation mark is not closed")]
    [InlineData("kite\nhill,0,3", "Line 2: It has 3 columns, the lines before it one")]
    [InlineData("kite\n\u0000\u0001", "Line 2: ")]
    [InlineData(",0,3", "Line 1: A tag cannot be empty")]
    [InlineData("\"a,b\",0,3", "Line 1: A tag cannot contain a comma")]
    [InlineData("", "The file has no tags")]
    [InlineData("name,category,count", "The file has no tags")]
    public void says_which_line_is_wrong_and_why(string file, string message) => Should.Throw<RefusedException>(() => Parse(file)).Message.ShouldStartWith(message);

    [Fact]
    public void takes_only_utf_8() =>
        Should.Throw<RefusedException>(() => DictionaryParser.Parse(new MemoryStream([.. "kite\ncaf"u8, 0xE9, (byte)'\n']))).Message.ShouldContain("Save the file as UTF-8");

    [Fact]
    public void takes_no_more_tags_than_it_may()
    {
        var lines = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, DictionaryParser.MostTags + 1))));
        Should.Throw<RefusedException>(() => DictionaryParser.Parse(lines)).Message.ShouldStartWith("Line 1000001: A dictionary has at most 1,000,000 tags");
    }

    private static ParsedDictionary Parse(string file) => DictionaryParser.Parse(new MemoryStream(Encoding.UTF8.GetBytes(file)));

    private static string Shown(IEnumerable<DictionaryTag> tags) => string.Join(" | ", tags.Select(t => $"{t.Tag} {t.Category} {t.Count} [{string.Join(',', t.Aliases)}]"));
}
