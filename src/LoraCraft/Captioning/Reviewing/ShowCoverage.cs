using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captioning.Reviewing;

/// <param name="Parts">
/// <c>proposed</c> (waits for a person), <c>accepted</c>, <c>edited</c> (a person changed the texts since), <c>seen</c> (looked at and
/// left, or its proposal rejected) and <c>untouched</c> (not even looked at); each image that a machine wrote of is in one of them.
/// </param>
public sealed record ReviewCoverage(IReadOnlyList<CoveragePart> Parts);

/// <param name="Filter">Finds just these images.</param>
public sealed record CoveragePart(string Name, int Images, string Filter);

/// <summary>How far people are with what machines wrote.</summary>
internal static class ShowCoverage
{
    private static readonly (string Name, string Filter)[] Parts =
    [
        ("proposed", "is:proposed"),
        ("accepted", "is:accepted -is:proposed"),
        ("edited", "is:edited -is:proposed"),
        ("seen", "(is:generated is:seen OR is:rejected) -is:accepted -is:edited -is:proposed"),
        ("untouched", "is:generated is:unseen -is:rejected -is:proposed"),
    ];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/datasets/{dataset:long}/coverage", Ok<ReviewCoverage> (long dataset, IEventStore store, IScopes scopes) =>
            TypedResults.Ok(store.Read(session => new ReviewCoverage(
                [.. Parts.Select(p => new CoveragePart(p.Name, scopes.Resolve(session, dataset, new(p.Filter)).Count, p.Filter))])))).WithName("showCoverage");
}
