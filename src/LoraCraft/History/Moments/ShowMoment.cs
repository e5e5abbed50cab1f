using LoraCraft.History.Versions;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.History.Moments;

/// <param name="At">When the change was made that led to this version.</param>
/// <param name="Label">That change, as the timeline calls it.</param>
/// <param name="Names">Names that the version has.</param>
/// <param name="Latest">The newest version.</param>
public sealed record MomentView(long Version, DateTimeOffset At, string Label, string Actor, IReadOnlyList<string> Names, long Latest);

/// <summary>Says what a moment of a dataset is.</summary>
public static class ShowMoment
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/datasets/{dataset:long}/moments/{at}", Ok<MomentView> (long dataset, string at, IMoments moments, IEventStore store) =>
        {
            var (version, latest) = (moments.Version(dataset, at), moments.Version(dataset, null));
            return TypedResults.Ok(store.Read(s =>
            {
                var last = s.ReadStream(Streams.Dataset(dataset), version - 1, version)[0].Change;
                return new MomentView(
                    version, last.At, last.Cause, last.Actor, [.. s.Tables.Versions(dataset).Where(v => v.Version == version).Select(v => v.Name)], latest);
            }));
        }).WithName("showMoment");
}
