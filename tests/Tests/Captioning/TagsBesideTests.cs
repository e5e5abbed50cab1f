using LoraCraft.Captioning;
using LoraCraft.Captioning.Running;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Tests.Captioning;

/// <summary>A caption and its tags out of one answer.</summary>
public sealed class TagsBesideTests
{
    private static readonly Provider Plain = new("mine", "http://localhost:1/v1", "m");

    [Theory]
    [InlineData("captioned", null, "captioned", null, "captioned", null)]
    [InlineData("captioned", null, "skipped", "It has a text already.", "captioned", "Tags: It has a text already.")]
    [InlineData("skipped", "It has a text already.", "captioned", null, "captioned", "Caption: It has a text already.")]
    [InlineData("captioned", null, "proposed", "A person wrote its text.", "proposed", "Tags: A person wrote its text.")]
    [InlineData("skipped", "It is gone.", "skipped", "It is gone.", "skipped", "It is gone.")]
    [InlineData("skipped", "It has a text already.", "skipped", "The answer held none.", "skipped", "Caption: It has a text already. Tags: The answer held none.")]
    public void an_image_has_one_outcome(string caption, string? captionReason, string tags, string? tagsReason, string outcome, string? reason) =>
        Landing.Both((caption, captionReason), (tags, tagsReason)).ShouldBe((outcome, reason));

    [Theory]
    [InlineData(null, "caption", null, "providers set mine --answers json")]
    [InlineData("json", "tags", null, "Choose a prompt for captions")]
    [InlineData("json", "caption", "tags", "Choose a prompt for captions")]
    public void they_are_refused_where_they_cannot_be_had(string? format, string prompt, string? target, string says) =>
        Should.Throw<RefusedException>(() => TagsBeside.Check(true, Plain with { AnswerFormat = format }, prompt, target)).Refusal.Message.ShouldContain(says);

    [Fact]
    public void a_run_for_both_is_settled_only_by_one_for_both()
    {
        IAnswerOrder Order(bool alsoTags) =>
            new CaptionOrder("mine", "m", "p", 1, "long", "empty", ImageSet.Of(1), new("c", "run:r", default, ""), alsoTags);

        Order(false).Targets.ShouldBe(["long"]);
        Order(true).Targets.ShouldBe(["long", "tags"]);
        ((IAnswerOrder)CaptionOrder.Parse(Order(true).ToJson())).Targets.ShouldBe(["long", "tags"]);
        CaptionOrder.Parse(Order(false).ToJson().Replace(",\"alsoTags\":false", "", StringComparison.Ordinal)).ShouldBe(Order(false), "an order of before there was the choice");
    }

    [Fact]
    public void the_estimate_has_the_same_calls_and_longer_answers_until_something_is_measured()
    {
        var (one, both) = (Estimates.Of(Plain, "Describe.", 10, 2, []), Estimates.Of(Plain, "Describe.", 10, 2, [], alsoTags: true));
        (both.Images, both.Spared).ShouldBe((one.Images, one.Spared));
        both.OutputTokens.ShouldBeGreaterThan(one.OutputTokens);
        both.InputTokens.ShouldBeGreaterThan(one.InputTokens);
    }
}
