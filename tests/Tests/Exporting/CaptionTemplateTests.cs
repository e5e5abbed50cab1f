using LoraCraft.Exporting;

namespace LoraCraft.Tests.Exporting;

public sealed class CaptionTemplateTests
{
    private const string Default = ExportOptions.DefaultTemplate;

    [Theory]
    [InlineData(Default, "zxq", "hill|smile", "a hill", "zxq, hill, smile, a hill")]
    [InlineData(Default, "", "hill|smile", "a hill", "hill, smile, a hill")]
    [InlineData(Default, "zxq", "", "a hill", "zxq, a hill")]
    [InlineData(Default, "zxq", "hill", "", "zxq, hill")]
    [InlineData(Default, "zxq", "", "", "zxq")]
    [InlineData(Default, "", "", "", "")]
    [InlineData("{trigger}, {tags}. {caption}", "zxq", "", "a hill", "zxq. a hill")]
    [InlineData("{trigger}, {tags}. {caption}", "", "hill", "", "hill")]
    [InlineData("{caption} ({tags})", "", "", "a hill", "a hill)")]
    [InlineData("photo of {trigger}, {tags}", "", "hill", "", "photo of hill")]
    [InlineData("masterpiece, {tags}", "", "", "", "masterpiece")]
    [InlineData("{tags}, best quality", "", "", "", "best quality")]
    [InlineData("{tags}, best quality", "", "hill", "", "hill, best quality")]
    [InlineData("art, {tags}, best", "", "", "", "art, best")]
    [InlineData(", {tags}, ", "", "hill", "", "hill")]
    [InlineData("{trigger} ||| {tags}", "zxq", "", "", "zxq")]
    [InlineData("{trigger} ||| {tags}", "zxq", "hill", "", "zxq ||| hill")]
    [InlineData("{{{tags}}}", "", "hill", "", "{hill}")]
    [InlineData("{ trigger }, {tags}", "zxq", "hill", "", "zxq, hill")]
    [InlineData(Default, "zxq", "hill", "a {red|blue} hill, {x}", "zxq, hill, a {red|blue} hill, {x}")]
    [InlineData(Default, "zxq", "hill", " , a hill, ", "zxq, hill, a hill")]
    [InlineData(Default, "zxq", "", "\uFEFFa hill", "zxq, a hill")]
    [InlineData("always this", "zxq", "hill", "a hill", "always this")]
    public void parts_and_their_separators(string template, string trigger, string tags, string caption, string line) =>
        Lines(template, trigger, tags, caption).ShouldBe(line.Length == 0 ? [] : [line]);

    [Theory]
    [InlineData("zxq", "zxq|hill", "", "zxq, hill")]
    [InlineData("zxq", "hill|ZXQ", "", "zxq, hill")]
    [InlineData("zxq", "zxq person|hill", "", "zxq person, hill")]
    [InlineData("zxq", "", "zxq on a hill", "zxq on a hill")]
    [InlineData("zxq", "", "Zxq, on a hill", "zxq, on a hill")]
    [InlineData("cat", "", "cats on a hill", "cat, cats on a hill")]
    [InlineData("cat", "cat_ears", "", "cat, cat_ears")]
    [InlineData("zxq", "hill", "zxq on a hill", "zxq, hill, zxq on a hill")]
    [InlineData("zxq", "", "on a hill with zxq", "zxq, on a hill with zxq")]
    public void the_trigger_is_not_doubled(string trigger, string tags, string caption, string line) =>
        Lines(Default, trigger, tags, caption).ShouldBe([line]);

    [Fact]
    public void a_template_without_trigger_leaves_the_tags_alone() =>
        Lines("{tags}", "zxq", "hill|zxq", "").ShouldBe(["hill, zxq"]);

    [Fact]
    public void of_several_lines_the_first_that_says_something() =>
        Lines(Default, "zxq", "hill", "\n  \r\none way\nanother").ShouldBe(["zxq, hill, one way"]);

    [Fact]
    public void or_all_lines_each_in_the_whole_template() =>
        Lines(Default, "zxq", "hill", "one way\r\n\n another, longer\rzxq too", all: true)
            .ShouldBe(["zxq, hill, one way", "zxq, hill, another, longer", "zxq, hill, zxq too"]);

    [Fact]
    public void named_captions_stand_side_by_side()
    {
        var parts = new CaptionParts("zxq", [], new Dictionary<string, string> { ["short"] = "a hill", ["long"] = "a hill\nin the sun" }, "short", AllLines: true);
        CaptionTemplate.Parse("{caption} - {caption:long}", out _)!.Render(parts).ShouldBe(["a hill - a hill", "a hill - in the sun"]);
    }

    [Theory]
    [InlineData("{trigger}, {tag}", 11)]
    [InlineData("{trigger", 0)]
    [InlineData("{tags} }", 7)]
    [InlineData("{tags}\n{caption}", 6)]
    [InlineData("{caption:}", 0)]
    public void a_faulty_template_is_refused_where_it_is_faulty(string template, int position)
    {
        CaptionTemplate.Parse(template, out var refusal).ShouldBeNull();
        refusal!.Position.ShouldBe(position);
    }

    [Theory]
    [InlineData("zxq", "person", "zxq\n", true)]
    [InlineData("", "person", "person\n", true)]
    [InlineData("", "", "\n", true)]
    [InlineData("zxq", "", "zxq\n", true, "{trigger}, {tags}")]
    [InlineData("zxq", "", "zxq\n", false, "{trigger}")]
    public void a_caption_file_is_never_empty(string trigger, string className, string text, bool untold, string template = "{tags}, {caption}")
    {
        var parts = new CaptionParts(trigger, [], new Dictionary<string, string> { ["caption"] = " \n" });
        var caption = ImageCaption.Of(CaptionTemplate.Parse(template, out _)!, parts, className);
        (caption.Text, caption.Untold).ShouldBe((text, untold));
    }

    private static IReadOnlyList<string> Lines(string template, string trigger, string tags, string caption, bool all = false) =>
        CaptionTemplate.Parse(template, out _)!.Render(new(
            trigger,
            tags.Split('|', StringSplitOptions.RemoveEmptyEntries),
            new Dictionary<string, string> { ["caption"] = caption },
            AllLines: all));
}
