using LoraCraft.Captioning.Running;
using LoraCraft.Shared;

namespace LoraCraft.Tests.Captioning;

public sealed class NewTextsTests
{
    [Theory]
    [InlineData("", "kite", "kite", true)]
    [InlineData("hill", "hill, kite", "kite", true)]
    [InlineData("kite, hill", "kite, hill", "kite, hill", false)]
    public void tags_are_new_wherever_any_changed(string before, string after, string answer, bool isNew) =>
        NewTexts.Of(TextRule.Tags, [(Tagged(before), Tagged(after))], Said(answer)).IsEmpty.ShouldBe(!isNew);

    [Theory]
    [InlineData("", "A kite.", true)]
    [InlineData("A hill.", "A kite.", true)]
    [InlineData("A hill.", "A hill. A kite.", false)]
    [InlineData("A kite.", "A kite.", false)]
    public void a_caption_is_new_where_it_is_all_the_models(string before, string after, bool isNew) =>
        NewTexts.Of("caption", [(Captioned(before), Captioned(after))], Said("A kite.")).IsEmpty.ShouldBe(!isNew);

    private static Dictionary<int, string> Said(string answer) => new() { [1] = answer };

    private static ImageTexts Tagged(string tags) => new(1, [.. TagRule.Split(tags)], new Dictionary<string, string>());

    private static ImageTexts Captioned(string text) => new(1, [], new Dictionary<string, string> { ["caption"] = text });
}
