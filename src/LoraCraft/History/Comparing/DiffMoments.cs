using LoraCraft.History.Algebra;
using LoraCraft.History.Moments;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.History.Comparing;

/// <summary>What is compared, and which of the differences are shown.</summary>
public sealed record DiffRequest
{
    /// <summary>The earlier moment of the dataset; its beginning when absent.</summary>
    public string? From { get; init; }

    /// <summary>The later moment; now when absent.</summary>
    public string? To { get; init; }

    /// <summary>Another dataset of the same line, of which <see cref="To"/> is a moment.</summary>
    public long? With { get; init; }

    /// <summary>Only <c>added</c>, <c>removed</c>, <c>replaced</c> or <c>changed</c> images.</summary>
    public string? Kind { get; init; }

    /// <summary>Only images that got or lost this tag.</summary>
    public string? Tag { get; init; }

    public int? Offset { get; init; }

    public int? Limit { get; init; }
}

/// <param name="Name">The dataset's name.</param>
public sealed record DiffSide(long Dataset, string Name, long Version)
{
    internal static DiffSide Of(IEventStore store, Point point) => new(
        point.Dataset, store.Read(s => s.Tables.First("SELECT name FROM dataset WHERE dataset = $1", r => r.GetString(0), point.Dataset))!, point.Version);
}

/// <param name="Added">Images that got it.</param>
/// <param name="Removed">Images that lost it.</param>
public sealed record TagDiff(string Tag, int Added, int Removed);

/// <param name="Kind"><c>added</c>, <c>removed</c>, <c>replaced</c> (another picture, as which it has another number) or <c>changed</c>.</param>
/// <param name="Number">That of the left side; of an image that was added or replaced, that of the right.</param>
/// <param name="Was">The picture before, where it was replaced.</param>
public sealed record ImageDiff(string Kind, int Number, string Name, string Sha256, ImageFacts? Before, ImageFacts? After, string? Was = null);

/// <param name="Captions">Images whose captions differ.</param>
/// <param name="Tags">Most changed first.</param>
/// <param name="Total">Images that the request asks for, of which <paramref name="Images"/> are some.</param>
public sealed record DiffView(
    DiffSide Left, DiffSide Right, int Added, int Removed, int Replaced, int Changed, int Captions, IReadOnlyList<FactChange> Settings,
    IReadOnlyList<TagDiff> Tags, int Total, IReadOnlyList<ImageDiff> Images);

/// <summary>Compares two moments of a dataset, or of two datasets that come from each other.</summary>
public sealed class DiffMoments(IEventStore store, IMoments moments, Comparison comparison, SettingsAt settings) : IKeepsCopies
{
    private const int UsualImages = 50;
    private const int MostImages = 500;
    private const int KeptDiffs = 4;

    /// <summary>Of all kept diffs together, some kilobytes each; the newest is kept in any case, because it is read page by page.</summary>
    private const int MostKeptImages = 50_000;

    private readonly LinkedList<(Point Left, Point Right, Diff Diff)> _kept = [];

    /// <summary>How often something was forgotten: a diff that was being made meanwhile may still tell of it.</summary>
    private int _forgotten;

    public DiffView Show(long dataset, DiffRequest request)
    {
        if (request.Kind is not (null or "" or "added" or "removed" or "replaced" or "changed"))
            throw new RefusedException(Refusal.Invalid("Images are \"added\", \"removed\", \"replaced\" or \"changed\"."));
        var diff = Of(dataset, request);
        var asked = diff.Images.Where(i => (request.Kind is null or "" || i.Kind == request.Kind) && (request.Tag is null or "" || i.Touches(request.Tag))).ToList();
        return diff.View(asked.Count, asked.Skip(Math.Max(0, request.Offset ?? 0)).Take(Math.Clamp(request.Limit ?? UsualImages, 0, MostImages)));
    }

    public string Report(long dataset, DiffRequest request) => DiffReport.Markdown(Of(dataset, request).Whole());

    public void Forget(ForgottenPicture forgotten)
    {
        lock (_kept)
        {
            _forgotten++;
            _kept.Clear();
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/datasets/{dataset:long}/diff", async Task<Ok<DiffView>> (
            long dataset, [AsParameters] DiffRequest request, DiffMoments diff, CancellationToken cancel) =>
        {
            await diff.Ready(dataset, request, cancel).ConfigureAwait(false);
            return TypedResults.Ok(diff.Show(dataset, request));
        }).WithName("diff");
        routes.MapGet("/api/datasets/{dataset:long}/diff/report.json", async Task<Ok<DiffView>> (
            long dataset, [AsParameters] DiffRequest request, DiffMoments diff, CancellationToken cancel) =>
        {
            await diff.Ready(dataset, request, cancel).ConfigureAwait(false);
            return TypedResults.Ok(diff.Of(dataset, request).Whole());
        }).WithName("diffJson");
        routes.MapGet("/api/datasets/{dataset:long}/diff/report.md", async Task<ContentHttpResult> (
            long dataset, [AsParameters] DiffRequest request, DiffMoments diff, CancellationToken cancel) =>
        {
            await diff.Ready(dataset, request, cancel).ConfigureAwait(false);
            return TypedResults.Text(diff.Report(dataset, request), "text/markdown");
        }).WithName("diffMarkdown");
    }

    /// <summary>What a branch says of itself, and up to where its numbers are shared, is known when its rows are there.</summary>
    private Task Ready(long dataset, DiffRequest request, CancellationToken cancel) => moments.Ready([dataset, request.With ?? dataset], cancel);

    private Diff Of(long dataset, DiffRequest request)
    {
        var other = request.With ?? dataset;
        var left = new Point(dataset, string.IsNullOrWhiteSpace(request.From) ? (other == dataset ? 1 : moments.Version(dataset, null)) : moments.Version(dataset, request.From));
        var right = new Point(other, moments.Version(other, request.To));
        int forgotten;
        lock (_kept)
        {
            if (_kept.FirstOrDefault(k => k.Left == left && k.Right == right) is { Diff: { } known })
                return known;
            forgotten = _forgotten;
        }

        var diff = Make(left, right);
        lock (_kept)
        {
            if (forgotten != _forgotten)
                return diff;
            _kept.AddFirst((left, right, diff));
            while (_kept.Count > 1 && (_kept.Count > KeptDiffs || _kept.Sum(k => k.Diff.Images.Count) > MostKeptImages))
                _kept.RemoveLast();
        }

        return diff;
    }

    private Diff Make(Point left, Point right)
    {
        var lines = comparison.Between(left, right);
        var pairs = comparison.Pairs(lines, left, right).Where(p => p.OnLeft || p.OnRight).ToList();
        var replaced = ReplacedPictures.Find(pairs, comparison.Places(lines.Left), comparison.Places(lines.Right));
        var came = replaced.Values.ToHashSet<object>(ReferenceEqualityComparer.Instance);
        var images = pairs.AsParallel().AsOrdered().Where(p => !came.Contains(p)).Select(p => replaced.GetValueOrDefault(p) is { } instead
            ? new("replaced", instead.RightNumber!.Value, p.Left, instead.Right)
            : Difference(p)).OfType<DiffedImage>().ToList();
        return new(DiffSide.Of(store, left), DiffSide.Of(store, right), images, [.. ShowChange.Settings(settings.Of(left), settings.Of(right))]);
    }

    private static DiffedImage? Difference(ImagePair pair)
    {
        var number = pair.LeftNumber ?? pair.RightNumber!.Value;
        return (pair.OnLeft, pair.OnRight) switch
        {
            (false, true) => new("added", pair.RightNumber!.Value, null, pair.Right),
            (true, false) => new("removed", number, pair.Left, null),
            _ when Facets.Changed(pair.Left!, pair.Right!).Any() => new("changed", number, pair.Left, pair.Right),
            _ => null,
        };
    }
}
