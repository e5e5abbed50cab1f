using System.Text.Json;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Forgetting;

/// <param name="Confirm">The image's file name, as a sign that this very image is meant.</param>
/// <param name="Reason">Kept in the timeline.</param>
public sealed record ForgetRequest(string Confirm, string? Reason = null);

/// <param name="Images">How many images showed the picture, in all datasets.</param>
/// <param name="Events">How many stored events were rewritten.</param>
/// <param name="Left">What could not be removed yet, as a sentence; it is removed at the next start. Null when nothing is left.</param>
public sealed record ForgetResult(string Change, string Picture, int Images, int Events, string? Left);

/// <summary>
/// Removes a picture for good, with every image that shows it: out of the log, the read tables, the stored files and the
/// caches. Only that it happened stays.
/// </summary>
public sealed class ForgetImage(IEventStore store, EventTypes types, IChanges changes, IMoments moments, ForgottenFiles files) : IDisposable
{
    private const int Attempts = 8;
    private const int LongestReason = 200;

    private readonly SemaphoreSlim _oneAtATime = new(1);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/datasets/{dataset:long}/images/{number:int}/forget", async Task<Ok<ForgetResult>> (
            long dataset, int number, ForgetRequest request, ForgetImage forget, CancellationToken cancel) =>
            TypedResults.Ok(await forget.Run(dataset, number, request, cancel).ConfigureAwait(false)))
            .WithName("forgetImage");

    /// <exception cref="RefusedException">No such image, not the right name, or a run works on one of the datasets.</exception>
    public async Task<ForgetResult> Run(long dataset, int number, ForgetRequest request, CancellationToken cancel = default)
    {
        var reason = request.Reason?.Trim() ?? "";
        if (reason.Length > LongestReason)
            throw new RefusedException(Refusal.Invalid($"A reason has at most {LongestReason} characters."));
        if (PlainText.Check(reason) is { } refusal)
            throw new RefusedException(refusal);
        var change = changes.New(reason.Length == 0 ? "Forgot an image for good" : $"Forgot an image for good: {reason}");
        await FindImages.Ready(store, moments, cancel).ConfigureAwait(false);
        var known = new Dictionary<long, Traces>();
        store.Read(s => Traces(s, FindImages.Of(s.Tables, dataset, number), known)); // most of the reading, while others may write
        await _oneAtATime.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            var result = await Write(session => Forget(session, dataset, number, request.Confirm, known, change)).ConfigureAwait(false);
            return result with { Left = await files.Finish().ConfigureAwait(false) };
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private ForgetResult Forget(IWriteSession session, long dataset, int number, string confirm, Dictionary<long, Traces> known, Change change)
    {
        var picture = FindImages.Of(session.Tables, dataset, number);
        if (confirm != picture.Name)
            throw new RefusedException(Refusal.Conflict($"To forget the image for good, confirm with its file name: \"{picture.Name}\"."));
        if (FindExports.Busy(session.Tables, picture.ByDataset.Keys) is { } busy)
            throw new RefusedException(Refusal.Conflict($"\"{busy}\" is not over yet. Cancel it first, or let it go on and wait until it has finished."));

        var traces = Traces(session, picture, known);
        var names = picture.Images.Select(i => i.Name).ToHashSet();
        var erasure = new Erasure(session, types, picture.ByDataset);
        erasure.Dataset(traces, names);
        traces.ForEach(erasure.Proposals);
        foreach (var (one, run) in traces.SelectMany(t => Runs(session.Tables, t, names).Select(run => (t, run))))
            erasure.Run(run, one.Images, names);

        var texts = OnlyTheirs(session, traces);
        var appends = traces.ConvertAll(t => new StreamAppend(Streams.Dataset(t.Dataset),
            [new ImagesForgotten(t.Images, picture.Picture, texts, [.. FindExports.Holding(session.Tables, t).Where(r => r.Download).Select(r => r.Run)])]));
        session.Rewrite(erasure.Rewrites);
        session.Append(appends, change);
        return new(change.Id, picture.Picture, picture.Images.Count, erasure.Rewrites.Count, null);
    }

    private List<Traces> Traces(IReadSession session, ShownPicture picture, Dictionary<long, Traces> known)
    {
        foreach (var (dataset, images) in picture.ByDataset)
            if (!known.TryGetValue(dataset, out var there) || !there.Images.Equals(images))
                known[dataset] = new(dataset, images, types);
        return [.. picture.ByDataset.Keys.Order().Select(d => known[d].CatchUp(session))];
    }

    /// <summary>Runs that read or wrote the images, failed at them, or name them in what they came to.</summary>
    private static IEnumerable<string> Runs(IReadTables tables, Traces traces, IEnumerable<string> names)
    {
        var written = names.Select(n => JsonSerializer.Serialize(n, JsonSerializerOptions.Web)).ToList();
        return tables.Query(
                "SELECT run, error, result FROM run WHERE dataset = $1 ORDER BY run",
                r => (Run: r.GetString(0), Failed: r.Text(1) is not null, Names: r.Text(2) is { } result && written.Exists(n => result.Contains(n, StringComparison.Ordinal))), traces.Dataset)
            .Where(r => r.Failed || r.Names || tables.QueryOn(traces.Images, "SELECT count(*) FROM run_item WHERE run = $1 AND", row => row.GetInt64(0), r.Run).Any(n => n > 0))
            .Select(r => r.Run);
    }

    /// <summary>Undecoded texts that came with these images and with no other.</summary>
    private List<string> OnlyTheirs(IReadSession session, List<Traces> traces)
    {
        var theirs = traces.SelectMany(t => t.Texts).ToHashSet();
        if (theirs.Count == 0)
            return [];
        var all = session.Tables.Query("SELECT dataset, last_number FROM dataset", r => (Id: r.GetInt64(0), Last: r.GetInt32(1)));
        foreach (var (id, last) in all)
        {
            var others = ImageSet.Range(1, last).Except(traces.Find(t => t.Dataset == id)?.Images ?? ImageSet.Empty);
            theirs.ExceptWith(new Traces(id, others, types).CatchUp(session).Texts);
        }

        return [.. theirs.Order(StringComparer.Ordinal)];
    }

    private async Task<T> Write<T>(Func<IWriteSession, T> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await store.Write(work).ConfigureAwait(false);
            }
            catch (StreamConflictException) when (attempt < Attempts)
            {
            }
        }
    }
}
