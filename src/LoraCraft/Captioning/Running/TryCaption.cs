using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captioning.Running;

/// <param name="Provider">Its name.</param>
/// <param name="Preset">The prompt's name.</param>
/// <param name="Text">A prompt as it is being written, instead of the kept one.</param>
/// <param name="Target">What its answers are to become, <c>tags</c> or the name of a caption; what the prompt is for when absent.</param>
/// <param name="Image">Its number; the first one in the scope when absent.</param>
/// <param name="AlsoTags">Whether tags are asked for beside the caption, as by a run.</param>
public sealed record TryCaptionRequest(
    string Provider, string? Preset = null, string? Text = null, string? Target = null, int? Image = null, Scope? Scope = null, bool AlsoTags = false);

/// <param name="Picture">SHA-256.</param>
/// <param name="Model">That was asked; empty when none could be found.</param>
/// <param name="Text">The caption, or tags with commas; null when there is none.</param>
/// <param name="Tags">That came beside the caption, with commas; null when none did.</param>
/// <param name="Problem">Why not, as a sentence; null when there is one.</param>
/// <param name="Notes">What the model says of the picture's quality, when it answers as JSON; null when it says nothing.</param>
/// <param name="Kept">Whether the answer is from earlier and cost nothing.</param>
/// <param name="Calls">Requests that were answered.</param>
/// <param name="Milliseconds">All calls together, one after the other.</param>
/// <param name="Cost">US dollars of the calls whose cost is known; null when none is.</param>
/// <param name="Unpriced">Calls whose cost is unknown.</param>
public sealed record CaptionTrial(
    int Image, string Name, string Picture, string Model, string? Text, string? Tags, string? Problem, string? Notes, bool Kept, int Calls, long InputTokens, long OutputTokens, long Milliseconds,
    double? Cost, int Unpriced);

/// <summary>Asks a model about one image, as a run would, without changing the dataset.</summary>
internal static class TryCaption
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/datasets/{dataset:long}/captions:try", async Task<Ok<CaptionTrial>> (
            long dataset, TryCaptionRequest request, CaptionTrials trials, CancellationToken cancel) =>
            TypedResults.Ok(await trials.Try(dataset, request, cancel).ConfigureAwait(false))).WithName("tryCaption");
}
