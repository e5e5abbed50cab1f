using LoraCraft.Captioning.Reviewing;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captioning.Running;

/// <param name="Image">Its number.</param>
/// <param name="Answer">What a model says of it: a caption, or tags with commas.</param>
/// <param name="Target"><c>tags</c>, or the name of a caption.</param>
/// <param name="Policy">As for a run.</param>
public sealed record PreviewAnswerRequest(int Image, string Answer, string Target = CaptionNames.Default, string Policy = CaptionPolicy.Empty);

/// <summary>What a run would make of an answer about an image, as its texts are now.</summary>
/// <param name="Outcome"><c>captioned</c>, <c>proposed</c> or <c>skipped</c>, as a run's report calls it.</param>
/// <param name="Reason">Why it would not simply be written, as a sentence; null when it would.</param>
/// <param name="Current">The text now; tags with commas.</param>
/// <param name="After">The text after the run; of a proposal, what accepting it makes of the text.</param>
/// <param name="Rebased">Whether words that people wrote or changed are kept on top of the model's.</param>
public sealed record AnswerPreview(string Outcome, string? Reason, string Current, string After, bool Rebased);

/// <summary>Shows what an answer would come to in an image, without changing anything.</summary>
internal static class PreviewAnswer
{
    private const string Skipped = "skipped";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/datasets/{dataset:long}/answers:preview", Ok<AnswerPreview> (long dataset, PreviewAnswerRequest request, IEventStore store, Rebase rebase) =>
        {
            AskedImages.Check(request.Policy, null);
            AskedImages.CheckTarget(request.Target);
            if ((PlainText.Check(request.Answer) ?? (request.Target == TextRule.Tags ? TagRule.Check(TagRule.Split(request.Answer)) : null)) is { } refusal)
                throw new RefusedException(refusal);
            return TypedResults.Ok(store.Read(session => Of(session, rebase, dataset, request)));
        }).WithName("previewAnswer");

    /// <exception cref="RefusedException">There is no such image, or a caption would grow beyond the limit.</exception>
    private static AnswerPreview Of(IReadSession session, Rebase rebase, long dataset, PreviewAnswerRequest request)
    {
        var (target, policy) = (request.Target, request.Policy);
        if (Subjects.Read(session, dataset, ImageSet.Of(request.Image), target, policy).FirstOrDefault() is not { } subject)
            throw new RefusedException(Refusal.Unknown($"There is no image {request.Image} in this dataset."));
        var (now, current) = (subject.Texts, Rebased.TextOf(subject.Texts, target));
        if (subject.Spared is { } spared)
            return new(Skipped, spared, current, current, false);
        var order = new CaptionOrder("", "", "", 0, target, policy, ImageSet.Of(now.Number), new("", "", default, ""));
        var (outcome, reason, after) = new Underlay(rebase, session, dataset, order, target, [now]).Takes(now, request.Answer)
            ?? ("captioned", null, CaptionPolicy.After(policy, target, now, request.Answer));
        if (after is not null || outcome == Skipped)
            return new(outcome, reason, current, Rebased.TextOf(after ?? now, target), false);
        var rebased = rebase.Of(target, now, request.Answer, rebase.Bases(session, dataset, target, [now]).GetValueOrDefault(now.Number));
        return new(outcome, reason, current, Rebased.TextOf(rebased.After, target), rebased.Keeps(target));
    }
}
