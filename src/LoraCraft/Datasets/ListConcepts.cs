using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Datasets;

/// <summary>Shows the concepts with their datasets, and one dataset.</summary>
public static class ListConcepts
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/concepts", Ok<ConceptList> (IEventStore store) => TypedResults.Ok(store.Read(DatasetViews.All))).WithName("listConcepts");
        routes.MapGet("/api/datasets/{dataset:long}", Ok<DatasetView> (long dataset, IEventStore store, IMoments moments, string? at = null) =>
            TypedResults.Ok(string.IsNullOrWhiteSpace(at)
                ? store.Read(s => DatasetViews.Dataset(s, dataset))
                : moments.Read(dataset, at, then => DatasetViews.At(then, dataset)))).WithName("showDataset");
    }
}
