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
/// <param name="Position">Global position of the event.</param>
public sealed record OriginView(string Change, string Actor, string Label, DateTimeOffset At, long Position);

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
            TypedResults.Ok(Blame(moments.Read(dataset, at, then => Origins(then.Session, then.Dataset, number)), store, number))).WithName("showBlame");

    /// <param name="texts">Has the texts as of the moment asked about.</param>
    /// <exception cref="RefusedException">There is no such image.</exception>
    internal static (IReadOnlyList<OriginOf> Tags, IReadOnlyList<(string Name, IReadOnlyList<OriginOf> Pieces)> Captions) Origins(
        IReadSession texts, long dataset, int number)
    {
        var (tags, live) = texts.Tables.Query(
            "SELECT tags, live FROM image_text WHERE dataset = $1 AND number = $2", r => (TagJson.Read(r.GetString(0)), r.GetInt64(1) != 0), dataset, number)
            is [var row] ? row : throw new RefusedException(Refusal.Unknown($"There is no image {number} in this dataset."));
        return (texts.Tables.TagOriginsOf(dataset, number, tags, live), [.. texts.Tables.CaptionOriginsOf(dataset, ImageSet.Of(number))[number]]);
    }

    private static BlameView Blame(
        (IReadOnlyList<OriginOf> Tags, IReadOnlyList<(string Name, IReadOnlyList<OriginOf> Pieces)> Captions) origins, IEventStore store, int number)
    {
        var (tags, captions) = origins;
        var positions = tags.Concat(captions.SelectMany(c => c.Pieces)).Select(o => o.Position).Distinct().ToList();
        var changes = store.Read(session => session.ChangesAt(positions));
        return new(
            number,
            [.. tags.Select(t => new TagBlame(t.Text, View(t.Position)))],
            captions.ToDictionary(c => c.Name, c => (IReadOnlyList<CaptionBlame>)[.. c.Pieces.Select(p => new CaptionBlame(p.Text, View(p.Position)))]));

        OriginView? View(long position) =>
            changes.TryGetValue(position, out var change) ? new(change.Id, change.Actor, change.Cause, change.At, position) : null;
    }
}
