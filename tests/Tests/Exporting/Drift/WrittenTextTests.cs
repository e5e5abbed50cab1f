using LoraCraft.Exporting;
using LoraCraft.Exporting.Drift;
using LoraCraft.Shared;

namespace LoraCraft.Tests.Exporting.Drift;

public sealed class WrittenTextTests
{
    private const string Default = ExportOptions.DefaultTemplate;

    [Theory]
    [InlineData("red|kite|hill", "a kite", "zxq, red, green, kite, hill, a kite", "red|green|kite|hill", "a kite")]
    [InlineData("red|kite|hill", "a kite", "zxq, kite, hill, a kite", "kite|hill", "a kite")]
    [InlineData("red|kite|hill", "a kite", "zxq, hill, kite, red, a kite", "hill|kite|red", "a kite")]
    [InlineData("red|kite|hill", "a kite", "zxq, red, kite, mountain, a kite", "red|kite|mountain", "a kite")]
    [InlineData("red|kite|hill", "a kite", "zxq, red, kite, hill, a big, slow kite in the sky", "red|kite|hill", "a big, slow kite in the sky")]
    [InlineData("red|kite|hill", "a kite", "zxq, red, kite, hill", "red|kite|hill", "")]
    [InlineData("red|kite|hill", "a kite", "zxq, a kite", "", "a kite")]
    [InlineData("red|kite|hill", "a kite", "zxq", "", "")]
    [InlineData("red|kite|hill", "a kite", "", "", "")]
    [InlineData("red|ZXQ|hill", "a kite", "zxq, red, sea, hill, a kite", "red|ZXQ|sea|hill", "a kite")]
    [InlineData("", "ZXQ on a hill", "zxq on a green hill", "", "ZXQ on a green hill")]
    [InlineData("", "a man", "zxq, a woman", "", "a woman")]
    [InlineData("", "man", "zxq, woman", "", "woman")]
    [InlineData("", "", "zxq, red kite, hill", "red kite|hill", "")]
    [InlineData("", "", "zxq, a red kite flies over the hill.", "", "a red kite flies over the hill.")]
    [InlineData("red|kite", "a kite\nanother way", "zxq, red, kite, a big kite", "red|kite", "a big kite\nanother way")]
    [InlineData("red|kite", "\n a kite \nanother way", "zxq, red, kite, a big kite", "red|kite", "\na big kite\nanother way")]
    [InlineData("red|kite", "a kite.Flying", "zxq, red, kite, a kite. Flying", "red|kite", "a kite. Flying")]
    public void an_outside_text_becomes_tags_and_caption_again(string tags, string caption, string outside, string newTags, string newCaption) =>
        Read(Default, tags, caption, outside).ShouldBe($"{newTags} / {newCaption}");

    [Theory]
    [InlineData("red|kite", "a kite", "zxq, red, kite, sea, a kite")]
    [InlineData("red|kite", "a kite", "zxq, some, other things, altogether")]
    [InlineData("red|kite", "a kite", "red, kite, a kite")]
    [InlineData("red|kite", "a kite", "zxq, red, kite, a kite\na second line")]
    [InlineData("man", "man walking", "zxq, man, walking")]
    [InlineData("red|kite", "a kite\nanother way", "zxq, red, kite")]
    public void what_could_be_meant_in_two_ways_is_refused(string tags, string caption, string outside) =>
        Read(Default, tags, caption, outside).ShouldStartWith("refused: ");

    [Theory]
    [InlineData("zxq, red, a kite\nzxq, red, A large kite.", "red / long: A large kite., short: a kite")]
    [InlineData("zxq, kite\nzxq, A long kite.", " / long: A long kite., short: kite")]
    [InlineData("zxq, red, kite", "refused: it has 1 lines where the export writes 2 of several captions, so which line is of which cannot be told")]
    [InlineData("zxq, red, kite\nzxq, sea, A long kite.", "refused: its lines have different tags, and an image has one list of them")]
    [InlineData("", " / ")]
    public void each_of_several_lines_goes_back_to_its_caption(string outside, string read)
    {
        var captions = new Dictionary<string, string> { ["long"] = "A long kite.\nAnother.", ["short"] = "kite" };
        var parts = new CaptionParts("zxq", ["red"], captions, "short", Several: ["short", "none", "long"]);
        var text = WrittenText.Of("a.txt", CaptionTemplate.Parse(Default, out _)!, parts, "");
        text.Lines.ShouldBe(["zxq, red, kite", "zxq, red, A long kite."]);

        var reading = text.Read(new(1, ["red"], captions), WrittenText.LinesOf(outside));

        (reading.Texts is { } texts
            ? $"{string.Join('|', texts.Tags)} / {string.Join(", ", texts.Captions.OrderBy(c => c.Key).Select(c => $"{c.Key}: {c.Value.Replace("\nAnother.", "")}"))}"
            : $"refused: {reading.Problem}").ShouldBe(read);
    }

    [Theory]
    [InlineData("{trigger}, {tags}. {caption}", "zxq, red, kite, sea. a kite", "red|kite|sea / a kite")]
    [InlineData("{trigger}, {tags}. {caption}", "zxq, red, kite. the sea, a kite", "red|kite / the sea, a kite")]
    [InlineData("photo of {trigger}, {tags}", "photo of zxq, red, kite, sea", "red|kite|sea / a kite")]
    [InlineData("photo of {trigger}, {tags}", "zxq, red, kite, sea", "refused: the text that the template puts around tags and captions is gone from it")]
    [InlineData("{caption} ({tags})", "a kite (red, kite, sea)", "red|kite|sea / a kite")]
    [InlineData("{{{tags}}} {caption}", "{red, sea} a big kite", "red|sea / a big kite")]
    [InlineData("always this", "always that", "refused: the text that the template puts around tags and captions is gone from it")]
    public void whatever_the_template(string template, string outside, string read) =>
        Read(template, "red|kite", "a kite", outside).ShouldBe(read);

    [Theory]
    [InlineData("zxq", "")]
    [InlineData("zxq, sea", "zxq|sea")]
    public void what_stands_for_no_text_is_no_text(string outside, string tags) =>
        Read("{tags}", "red|kite", "", outside).ShouldBe($"{tags} / ");

    [Theory]
    [InlineData("zxq, red, one way\nzxq, red, another way", true)]
    [InlineData("zxq,  red,one   way\nzxq, red, another way", true)]
    [InlineData("zxq, red, one way", false)]
    public void spaces_are_nobodys_edit(string outside, bool same) =>
        Written(Default, "red", "one way\nanother way", all: true).Text.IsSame(WrittenText.LinesOf(outside)).ShouldBe(same);

    [Theory]
    [InlineData("zxq, red, one way\nzxq, red, another good way", "red / one way\nanother good way")]
    [InlineData("zxq, red, sea, one way\nzxq, red, sea, another way", "refused: it cannot be told where the tags end and the caption begins, or in which of them the change is")]
    [InlineData("zxq, sea, red, one way\nzxq, sea, red, another way", "sea|red / one way\nanother way")]
    [InlineData("zxq, sea, red, one way\nzxq, red, another way", "refused: its lines have different tags, and an image has one list of them")]
    [InlineData("zxq, red, another way", "red / another way")]
    [InlineData("zxq, red, one way\nzxq, red, another way\nzxq, red, a third way", "red / one way\nanother way\na third way")]
    public void alternatives_are_read_line_by_line(string outside, string read) =>
        Read(Default, "red", "one way\nanother way", outside, all: true).ShouldBe(read);

    [Fact]
    public void a_text_made_to_take_long_is_refused_in_a_moment()
    {
        var nasty = "zxq, " + string.Concat(Enumerable.Repeat("a, ", 10_000)) + "b";
        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (var template in new[] { Default, "{tags} {caption} {caption:short} {trigger}" })
            Read(template, "a|b", "a, b, a", nasty).ShouldStartWith("refused: ");
        watch.Elapsed.TotalSeconds.ShouldBeLessThan(60);
    }

    /// <summary>What is written of texts with one change in them is read as those texts, or refused.</summary>
    [Fact]
    public void one_change_is_never_read_as_another()
    {
        string[] templates = [Default, "{tags}, {caption}", "{trigger} {tags} {caption}", "{trigger}, {caption}. {tags}", "a photo of {trigger}, {tags}; {caption}, best", "{caption:short} - {tags}, {caption}"];
        var (read, refused) = (0, 0);
        for (var seed = 0; seed < 6000; seed++)
        {
            var random = new Random(seed);
            var words = random.Next(3) switch { 0 => 4, 1 => 12, _ => 200 };
            var template = CaptionTemplate.Parse(templates[random.Next(templates.Length)], out _)!;
            var all = random.Next(4) == 0;
            var before = new ImageTexts(1, Tags(random, words), Captions(random, words, all ? random.Next(1, 4) : 1));
            var after = Changed(before, random, words, template.UsesTags, [.. template.CaptionNames(Parts(before, all))]);
            var written = WrittenText.Of("", template, Parts(before, all), "person");
            var outside = ImageCaption.Of(template, Parts(after, all), "person").Lines;
            if (written.IsSame(outside) || outside.Count == 0 || ImageCaption.Of(template, Parts(before, all), "person").Untold)
                continue; // where nothing was told before, an import's rule decides

            var reading = written.Read(before, outside);

            if (reading.Texts is null)
                refused++;
            else
                Show(reading.Texts).ShouldBe(Show(after), $"seed {seed}, from {Show(before)}: {string.Join('\n', written.Lines)} -> {string.Join('\n', outside)}");
            read += reading.Texts is null ? 0 : 1;
        }

        read.ShouldBeGreaterThan(refused);
    }

    /// <summary>Changes in tags and caption at once are told apart as long as what stands beside their border stays.</summary>
    [Fact]
    public void changes_on_both_sides_of_a_border_that_stays_are_told_apart()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            string[] tags = [.. Enumerable.Range(0, random.Next(2, 6)).Select(n => $"t{n} {seed}t")];
            string[] caption = [.. Enumerable.Range(0, random.Next(3, 8)).Select(n => $"c{n}")];
            var before = new ImageTexts(1, tags, new Dictionary<string, string> { ["caption"] = string.Join(' ', caption) });
            tags = [.. tags[1..^1].Where(_ => random.Next(2) == 0).Prepend("new tag"), tags[^1]];
            caption = [caption[0], .. caption[1..].Where(_ => random.Next(3) > 0), "and,", "more"];
            var after = new ImageTexts(1, tags, new Dictionary<string, string> { ["caption"] = string.Join(' ', caption) });
            var template = CaptionTemplate.Parse(Default, out _)!;

            var reading = WrittenText.Of("", template, Parts(before, false), "").Read(before, template.Render(Parts(after, false)));

            Show(reading.Texts.ShouldNotBeNull(reading.Problem)).ShouldBe(Show(after));
        }
    }

    private static List<string> Tags(Random random, int words) =>
        [.. Enumerable.Range(0, random.Next(0, 7)).Select(_ => Tag(random, words)).Distinct()];

    private static string Tag(Random random, int words) => random.Next(3) == 0 ? $"{Word(random, words)} {Word(random, words)}" : Word(random, words);

    private static string Word(Random random, int words) => $"w{random.Next(words)}";

    private static Dictionary<string, string> Captions(Random random, int words, int lines)
    {
        var captions = new Dictionary<string, string>();
        foreach (var name in new[] { "caption", "short" })
            if (random.Next(5) > 0)
                captions[name] = string.Join('\n', Enumerable.Range(0, lines).Select(_ => Prose(random, words)));
        return captions;
    }

    private static string Prose(Random random, int words) =>
        string.Join(' ', Enumerable.Range(0, random.Next(1, 9)).Select(_ => Word(random, words) + (random.Next(4) == 0 ? "," : ""))).TrimEnd(',');

    private static ImageTexts Changed(ImageTexts texts, Random random, int words, bool tags, string[] captions)
    {
        if (tags && (captions.Length == 0 || random.Next(2) == 0))
            return texts with { Tags = [.. Splice(texts.Tags, random, () => Tag(random, words)).Distinct()] };
        var name = captions[random.Next(captions.Length)];
        var lines = texts.Caption(name).Split('\n');
        var line = random.Next(lines.Length);
        lines[line] = string.Join(' ', Splice(lines[line].Split(' '), random, () => Word(random, words))).Trim(' ', ',');
        return texts.WithCaption(name, string.Join('\n', lines.Where(l => l.Length > 0)));
    }

    /// <summary>Takes some items away at one place and puts some there.</summary>
    private static IEnumerable<string> Splice(IReadOnlyList<string> items, Random random, Func<string> more)
    {
        var at = random.Next(items.Count + 1);
        return [.. items.Take(at), .. Enumerable.Range(0, random.Next(3)).Select(_ => more()), .. items.Skip(at + random.Next(3))];
    }

    private static CaptionParts Parts(ImageTexts texts, bool all) => new("zxq", texts.Tags, texts.Captions, AllLines: all);

    private static string Read(string template, string tags, string caption, string outside, bool all = false)
    {
        var (text, before) = Written(template, tags, caption, all);
        var reading = text.Read(before, WrittenText.LinesOf(outside));
        return reading.Texts is { } read ? $"{string.Join('|', read.Tags)} / {read.Caption("caption")}" : $"refused: {reading.Problem}";
    }

    private static (WrittenText Text, ImageTexts Before) Written(string template, string tags, string caption, bool all)
    {
        var captions = caption.Length > 0 ? new Dictionary<string, string> { ["caption"] = caption } : [];
        var before = new ImageTexts(1, tags.Split('|', StringSplitOptions.RemoveEmptyEntries), captions);
        return (WrittenText.Of("", CaptionTemplate.Parse(template, out _)!, Parts(before, all), ""), before);
    }

    private static string Show(ImageTexts texts) =>
        $"{string.Join('|', texts.Tags)} / {string.Join(" / ", texts.Captions.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}: {c.Value}"))}";
}
