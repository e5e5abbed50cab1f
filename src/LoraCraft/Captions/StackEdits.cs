using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captions;

/// <param name="Steps">What to do, one after the other.</param>
/// <param name="Scope">To which images; all when absent.</param>
/// <param name="Label">How the timeline calls it; what the steps do when absent.</param>
public sealed record StackEditsRequest(IReadOnlyList<EditStep> Steps, Scope? Scope = null, string? Label = null);

/// <summary>Makes several edits one after the other, as one change.</summary>
public static class StackEdits
{
    private const int LongestLabel = 200;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/datasets/{dataset:long}/edits:all", async Task<Ok<ChangeResult>> (
            long dataset, StackEditsRequest request, DatasetCommands commands, EditStack stack, CancellationToken cancel) =>
        {
            if ((stack.Check(request.Steps) ?? CheckLabel(request.Label)) is { } refusal)
                throw new RefusedException(refusal);
            var label = string.IsNullOrWhiteSpace(request.Label) ? Describe(request.Steps) : request.Label.Trim();
            return TypedResults.Ok(await commands.Run(
                dataset, label,
                session => Decision.Of(Streams.Dataset(dataset), stack.Decide(session, dataset, request.Steps, request.Scope ?? new()).Events), cancel).ConfigureAwait(false));
        }).WithName("stackEdits");

    internal static string Describe(IReadOnlyList<EditStep> steps) =>
        steps.Count == 1 ? steps[0].Edit.Describe() : $"{steps[0].Edit.Describe()}, and {steps.Count - 1} more {(steps.Count == 2 ? "step" : "steps")}";

    private static Refusal? CheckLabel(string? label) =>
        PlainText.Check(label) ?? (label is { Length: > LongestLabel } ? Refusal.Invalid($"A label has at most {LongestLabel} characters.") : null);
}
