using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captions;

/// <param name="Steps">What to do, one after the other.</param>
/// <param name="Scope">To which images; all when absent.</param>
public sealed record PreviewDatasetRequest(IReadOnlyList<EditStep> Steps, Scope? Scope = null);

/// <param name="At">The moment under which the dataset can be read as it would be.</param>
/// <param name="Version">Version of the dataset that it would come of.</param>
/// <param name="Images">How many images would change.</param>
/// <param name="Total">How many are in the scope.</param>
/// <param name="Steps">How many each step would change, when it is its turn.</param>
public sealed record DatasetPreview(string At, long Version, int Images, int Total, IReadOnlyList<int> Steps);

/// <summary>The edits that a preview shows, and what opening it answered.</summary>
/// <param name="Steps">What is done, one after the other.</param>
/// <param name="Scope">To which images.</param>
/// <param name="Counts">How many images each step would change, when it is its turn.</param>
public sealed record OpenedPreview(IReadOnlyList<EditStep> Steps, Scope Scope, long Version, int Images, int Total, IReadOnlyList<int> Counts);

/// <summary>Opens a dataset as edits would make it, to walk through before they are made or dropped; tells what they are; and closes it again.</summary>
public static class PreviewDataset
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        const string Path = "/api/datasets/{dataset:long}/previews";
        routes.MapPost(Path, async Task<Ok<DatasetPreview>> (
            long dataset, PreviewDatasetRequest request, EditStack stack, IEventStore store, IMoments moments, IPreviews previews, CancellationToken cancel) =>
        {
            if (stack.Check(request.Steps) is { } refusal)
                throw new RefusedException(refusal);
            await moments.Ready([dataset], cancel).ConfigureAwait(false);
            var (version, outcome) = await stack.Preview(
                store, dataset, request.Scope ?? new(), [request.Steps],
                (session, outcomes) => (session.StreamVersion(Streams.Dataset(dataset)), outcomes[0]), cancel).ConfigureAwait(false);
            var made = new OpenedPreview(request.Steps, request.Scope ?? new(), version, outcome.Changed.Count, outcome.Total, outcome.OfSteps);
            var at = previews.Open(dataset, version, outcome.Events, made);
            return TypedResults.Ok(new DatasetPreview(at, made.Version, made.Images, made.Total, made.Counts));
        }).WithName("previewDataset");
        routes.MapGet(Path + "/{name}", Ok<OpenedPreview> (long dataset, string name, IPreviews previews) =>
            TypedResults.Ok((OpenedPreview)previews.Made(dataset, name))).WithName("showPreview");
        routes.MapDelete(Path + "/{name}", NoContent (long dataset, string name, IPreviews previews) =>
        {
            previews.Close(dataset, name);
            return TypedResults.NoContent();
        }).WithName("closePreview");
    }
}
