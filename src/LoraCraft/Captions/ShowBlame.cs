using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captions;

/// <summary>Who put a text there, when, and in which change.</summary>
/// <param name="Actor">A person, or a machine as <c>run:ID</c> or <c>recipe:NAME</c>.</param>
/// <param name="Change">The change that put it there; of a proposal that a person took, the one by which it was taken.</param>
/// <param name="Label">What was done, as the timeline calls it; actor and label of what was taken are the model's.</param>
/// <param name="Dataset">In whose timeline that change is: what a branch began with came in the dataset it was branched from.</param>
/// <param name="Position">Global position of the event.</param>
public sealed record OriginView(long Dataset, string Change, string Actor, string Label, DateTimeOffset At, long Position);

/// <param name="Origin">Null when the log does not tell, as of what is only tried out.</param>
public sealed record TagBlame(string Tag, OriginView? Origin);

/// <param name="Text">A piece of the caption; all of them together are the caption.</param>
/// <param name="Origin">Null when the log does not tell, as of what is only tried out.</param>
public sealed record CaptionBlame(string Text, OriginView? Origin);

/// <param name="Tags">In order.</param>
/// <param name="Captions">The pieces of each caption, by its name.</param>
public sealed record BlameView(int Number, IReadOnlyList<TagBlame> Tags, IReadOnlyDictionary<string, IReadOnlyList<CaptionBlame>> Captions);

/// <summary>Of each tag and each piece of the captions of an image: which change put it there.</summary>
public static class ShowBlame
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/datasets/{dataset:long}/images/{number:int}/blame", Ok<BlameView> (
            long dataset, int number, string? at, IMoments moments, IEventStore store, ITakenProposals proposals) =>
        {
            var (origins, sources) = moments.Read(dataset, at, then => Read(then, store, number));
            return TypedResults.Ok(Blame(dataset, number, origins, sources, proposals.Of(sources, dataset, number)));
        }).WithName("showBlame");

    private static (TextOrigins Origins, IReadOnlyDictionary<long, EventSource> Sources) Read(DatasetAt then, IEventStore store, int number)
    {
        var origins = then.Tables.OriginsOf(then.Dataset, number)
            ?? throw new RefusedException(Refusal.Unknown($"There is no image {number} in this dataset."));
        var positions = origins.Tags.Concat(origins.Captions.Values.SelectMany(c => c)).Select(o => o.Position).Distinct().ToList();
        return (origins, then.HasLog ? then.Session.Last.SourcesAt(positions) : store.Read(session => session.Last.SourcesAt(positions)));
    }

    private static BlameView Blame(
        long dataset, int number, TextOrigins origins, IReadOnlyDictionary<long, EventSource> sources, IReadOnlyDictionary<long, (long Dataset, string Change)> taken)
    {
        return new(
            number,
            [.. origins.Tags.Select(t => new TagBlame(t.Text, View(t.Position)))],
            origins.Captions.ToDictionary(c => c.Key, c => (IReadOnlyList<CaptionBlame>)[.. c.Value.Select(p => new CaptionBlame(p.Text, View(p.Position)))]));

        OriginView? View(long position)
        {
            if (!sources.TryGetValue(position, out var source))
                return null;
            var by = source.Change;
            var (owner, change) = taken.TryGetValue(position, out var place) ? place : (Streams.IsDataset(source.Stream, out var of) ? of : dataset, by.Id);
            return new(owner, change, by.Actor, by.Cause, by.At, position);
        }
    }
}
