using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Captions;

/// <summary>Who put a text there, when, and in which change.</summary>
/// <param name="Actor">A person, or a machine as <c>run:ID</c> or <c>recipe:NAME</c>.</param>
/// <param name="Label">What was done, as the timeline calls it.</param>
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
            long dataset, int number, string? at, IMoments moments, IEventStore store) =>
            TypedResults.Ok(moments.Read(dataset, at, then => Blame(dataset, then, store, number)))).WithName("showBlame");

    private static BlameView Blame(long dataset, DatasetAt then, IEventStore store, int number)
    {
        var origins = then.Tables.OriginsOf(then.Dataset, number)
            ?? throw new RefusedException(Refusal.Unknown($"There is no image {number} in this dataset."));
        var positions = origins.Tags.Concat(origins.Captions.Values.SelectMany(c => c)).Select(o => o.Position).Distinct().ToList();
        var (streams, changes) = then.HasLog ? Read(then.Session, positions) : store.Read(session => Read(session, positions));
        return new(
            number,
            [.. origins.Tags.Select(t => new TagBlame(t.Text, View(t.Position)))],
            origins.Captions.ToDictionary(c => c.Key, c => (IReadOnlyList<CaptionBlame>)[.. c.Value.Select(p => new CaptionBlame(p.Text, View(p.Position)))]));

        OriginView? View(long position) =>
            changes.TryGetValue(position, out var change)
                ? new(Streams.IsDataset(streams[position], out var owner) ? owner : dataset, change.Id, change.Actor, change.Cause, change.At, position)
                : null;
    }

    private static (IReadOnlyDictionary<long, string> Streams, IReadOnlyDictionary<long, Change> Changes) Read(IReadSession session, List<long> positions) =>
        (session.StreamsAt(positions), session.Last.ChangesAt(positions));
}
