using LoraCraft.Captions;
using LoraCraft.Exporting;
using LoraCraft.Shared;
using LoraCraft.Shared.Tokens;

namespace LoraCraft.Tests.Tokens;

/// <summary>The ids of the first text stand in CLIP's own notebook, the others are those of another implementation of the encoding.</summary>
public sealed class ClipTokensTests
{
    [Theory]
    [InlineData("a photo of a cat", "320 1125 539 320 2368")]
    [InlineData("A  Photo\nof a\tCAT ", "320 1125 539 320 2368")]
    [InlineData("Hello, world! 🦊", "3306 267 1002 256 6040 488")]
    [InlineData("café naïve über", "15304 1097 35689 563 6522 1516")]
    [InlineData("pneumonoultramicroscopicsilicovolcanoconiosis", "28714 749 20253 9800 535 532 1065 901 1556 13697 9916 78 39031 13903")]
    [InlineData("1girl, long_hair, 日本語 tag", "272 1611 267 1538 318 2225 267 39121 44353 34002 508 3640")]
    [InlineData("it's the dog's :) , x", "585 568 518 1929 568 1408 267 343")]
    [InlineData(@"parallel speed lines, saber \(fate\)", "18201 4163 3418 267 25624 59 263 11734 59 264")]
    [InlineData("", "")]
    public void encodes_as_clip_does(string text, string ids)
    {
        string.Join(' ', ClipTokens.Encode(text)).ShouldBe(ids);
        ClipTokens.Count(text).ShouldBe(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
        ClipTokens.Count(text).ShouldBe(ClipTokens.Encode(text).Count, "The second time it is known.");
    }

    [Fact]
    public void a_text_without_white_space_takes_no_endless_time() => ClipTokens.Count(new string('x', 100_000)).ShouldBeInRange(1_000, 100_000);

    [Fact]
    public void half_a_character_counts_as_a_sign() => ClipTokens.Count("a\ud83e b").ShouldBeGreaterThan(2);

    [Theory]
    [InlineData(75, "")]
    [InlineData(76, "150")]
    [InlineData(150, "150")]
    [InlineData(151, "150 300")]
    public void tells_where_chunks_begin(int words, string starts) =>
        string.Join(' ', ClipTokens.ChunkStarts(string.Join(' ', Enumerable.Repeat("a", words)))).ShouldBe(starts);

    [Fact]
    public void a_tag_that_a_chunk_begins_in_is_told_by_its_place()
    {
        string[] tags = [.. Enumerable.Repeat("kite", 60)]; // two tokens each, with the comma
        ImageTokens.OfTags(tags).ShouldBe(119);
        ImageTokens.ChunksOfTags(tags).ShouldBe([37]); // the comma after the 38th is the 76th token
    }

    [Theory]
    [InlineData("kite", "red kite", 1L)]
    [InlineData("red kite", "kite", -1L)]
    [InlineData("kite", "wow!", null)]
    public void a_rename_has_one_difference_wherever_the_tag_stands_or_none(string from, string to, long? more) => ImageTokens.OfRename(from, to).ShouldBe(more);

    [Fact]
    public void counts_what_is_being_written()
    {
        var counts = Counted("zxq", ["red kite", "hill"], ("caption", "a hill\na very green hill\nsea"), ("short", "hill"));

        (counts.Tokens, counts.Tags.Tokens, counts.Captions["caption"].Tokens, counts.Captions["short"].Tokens).ShouldBe((9 + ClipTokens.Count("zxq") + 1, 4, 4, 1));
        counts.T5.ShouldBe(counts.Tokens + 2);
        Counted("zxq", []).Tokens.ShouldBe(ClipTokens.Count("zxq"));
    }

    [Theory]
    [InlineData("zxq, red kite", "", "zxq, red kite")]
    [InlineData("red kite, ZXQ", "a hill", "zxq, red kite, a hill")]
    [InlineData("", "Zxq by a hill", "zxq by a hill")]
    [InlineData("zxq with a kite", "a hill", "zxq with a kite, a hill")]
    [InlineData("", "zxqs by a hill", "zxq, zxqs by a hill")]
    [InlineData("kite", "zxq by a hill", "zxq, kite, zxq by a hill")]
    [InlineData("zxq", "zxq by a hill", "zxq by a hill")]
    [InlineData("kite", " a hill, a sea,\na hill", "zxq, kite, a hill, a sea")]
    public void counts_the_text_that_an_export_writes(string tags, string caption, string written)
    {
        var counted = Counted("zxq", TagRule.Split(tags), ("caption", caption));
        (counted.Tokens, counted.T5).ShouldBe((ClipTokens.Count(written), T5Estimate.Of(written)));
    }

    [Fact]
    public void a_chunk_of_a_caption_begins_in_its_longest_line()
    {
        var text = "short\n" + string.Join(' ', Enumerable.Repeat("a", 80));
        var counted = Counted("", [], ("caption", text)).Captions["caption"];
        counted.Tokens.ShouldBe(80);
        counted.Chunks.ShouldBe([156]);
    }

    private static TokenCounts Counted(string trigger, IEnumerable<string> tags, params (string Name, string Text)[] captions) =>
        CountTokens.Of(new([.. tags], captions.ToDictionary(c => c.Name, c => c.Text), trigger), new DefaultText());
}
