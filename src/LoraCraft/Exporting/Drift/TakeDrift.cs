using System.Text.Json;
using LoraCraft.Importing;
using LoraCraft.Kernel;
using LoraCraft.Runs;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Exporting.Drift;

/// <summary>What to take in: all, or the named differences and all of some kinds.</summary>
/// <param name="Items">Differences by id.</param>
/// <param name="Kinds">All differences of these kinds.</param>
/// <param name="Except">But not these.</param>
/// <param name="Conflicts">
/// What becomes of texts in which the same was changed on both sides: <c>keep</c> what the dataset says, take what is
/// <c>outside</c>, or <c>merge</c>, where both stand beside each other.
/// </param>
public sealed record TakeDriftRequest(IReadOnlyList<string>? Items = null, IReadOnlyList<string>? Kinds = null, IReadOnlyList<string>? Except = null, string Conflicts = DriftConflicts.Keep);

/// <param name="Check">The run that looked at the folder.</param>
/// <param name="Change">The one change that it becomes.</param>
internal sealed record TakeOrder(string Check, TakeDriftRequest Request, Change Change);

/// <param name="Change">Null when there was nothing to take in.</param>
/// <param name="Taken">How many differences were taken in whole.</param>
/// <param name="LeftCount">How many were not.</param>
/// <param name="Left">The first of those, with the reason.</param>
public sealed record DriftTaken(string? Change, int Images, long Version, int Taken, int LeftCount, IReadOnlyList<DriftLeft> Left);

/// <summary>Starts a run that takes outside edits in, as one change.</summary>
internal sealed class TakeDrift(IRunDesk desk, DriftReports reports, IChanges changes)
{
    /// <summary>Who made what is taken in.</summary>
    public const string Actor = "outside edit";

    public async Task<RunView> Run(string check, TakeDriftRequest request, CancellationToken cancel)
    {
        if (!DriftConflicts.Are(request.Conflicts))
            throw new RefusedException(Refusal.Invalid($"Conflicts are \"{DriftConflicts.Keep}\", \"{DriftConflicts.Outside}\" or \"{DriftConflicts.Merge}\", not \"{request.Conflicts}\"."));
        if (request.Kinds?.FirstOrDefault(k => !DriftKinds.All.Contains(k)) is { } unknown)
            throw new RefusedException(Refusal.Invalid($"There is no kind \"{unknown}\": choose of {string.Join(", ", DriftKinds.All)}."));
        var report = CheckDrift.Report(reports, check);
        if (request.Items?.Except(report.Entries.Select(e => e.Item.Id)).FirstOrDefault() is { } none)
            throw new RefusedException(Refusal.Invalid($"The check found nothing called \"{none}\"."));
        var label = $"Took in outside edits of \"{Path.GetFileName(report.Path)}\"";
        var order = new TakeOrder(check, request, changes.New(label, Actor));
        return await desk.Queue(
            TakeWorker.Name, report.Dataset, label, Text(order), other => Text(JsonSerializer.Deserialize<TakeOrder>(other, JsonSerializerOptions.Web)! with { Change = order.Change }) == Text(order),
            cancel).ConfigureAwait(false);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/drift/{run}/take", async Task<Accepted<RunView>> (string run, TakeDriftRequest request, TakeDrift take, CancellationToken cancel) =>
            await take.Run(run, request, cancel).ConfigureAwait(false) is var taking ? TypedResults.Accepted($"/api/runs/{taking.Id}", taking) : throw new InvalidOperationException())
            .WithName("takeDrift");

    private static string Text(TakeOrder order) => JsonSerializer.Serialize(order, JsonSerializerOptions.Web);
}

/// <summary>Reads the pictures that are to be taken in, and then changes the dataset in one transaction: all or nothing.</summary>
internal sealed class TakeWorker(DatasetCommands commands, IFolderIntake intake, IBlobStore blobs, IMoments moments, DriftReports reports, ITextMerge merge,
    IChanges changes) : IRunWorker
{
    public const string Name = "drift-take";
    private const int MostLeft = 100;

    public string Kind => Name;

    public async Task<string> Work(RunOrder order, IRunProgress progress, CancellationToken cancel)
    {
        var (check, request, change) = JsonSerializer.Deserialize<TakeOrder>(order.Request, JsonSerializerOptions.Web)!;
        var report = CheckDrift.Report(reports, check);
        var wanted = Wanted(report, request);
        if (commands.Store.Read(s => s.ReadChange(change.Id)) is { Count: > 0 } recorded)
            return Text(new(change.Id, wanted.Count, recorded[^1].Version, wanted.Count, 0, []));

        var chosen = ReadPictures(report.Path, wanted, progress, cancel);
        cancel.ThrowIfCancellationRequested();
        blobs.Flush();
        await moments.Ready([order.Dataset], cancel).ConfigureAwait(false);
        IReadOnlyList<DriftLeft> left = [];
        List<string> forgotten = [];
        var result = await commands.Run(changes.GoOn(change), order.Dataset, session => Decide(session, out left), CancellationToken.None).ConfigureAwait(false);
        forgotten.ForEach(blobs.DeletePicture); // while it was being read
        return Text(new(result.Change, result.Images, result.Version, wanted.Count - left.Count, left.Count, [.. left.Take(MostLeft)]));

        Decision Decide(IReadSession session, out IReadOnlyList<DriftLeft> stays)
        {
            var now = DatasetNow.Of(new(session, order.Dataset, session.StreamVersion(Streams.Dataset(order.Dataset))),
                ImageSet.Of(chosen.Select(c => c.Entry.Item.Number).OfType<int>()), chosen.Select(c => c.Image?.Sha256).OfType<string>());
            var last = (int)session.Tables.Number("SELECT last_number FROM dataset WHERE dataset = $1", order.Dataset);
            var allowed = chosen.ConvertAll(c => c.Image is { } image && session.Tables.WhyForgotten(image.Sha256) is { } why ? c with { Problem = why } : c);
            forgotten = [.. allowed.Where(c => c.Problem is not null).Select(c => c.Image?.Sha256).OfType<string>()];
            (var events, stays) = TakeDecider.Decide(now, last, allowed, merge, request.Conflicts);
            return Decision.Of(Streams.Dataset(order.Dataset), events);
        }
    }

    private static List<DriftEntry> Wanted(DriftReport report, TakeDriftRequest request)
    {
        var (all, except) = (request.Items is null && request.Kinds is null, request.Except?.ToHashSet() ?? []);
        var (items, kinds) = (request.Items?.ToHashSet() ?? [], request.Kinds ?? []);
        return [.. report.Entries.Select(e => (Entry: e, e.Item))
            .Where(e => (all || items.Contains(e.Item.Id) || kinds.Contains(e.Item.Kind)) && !except.Contains(e.Item.Id)).Select(e => e.Entry)];
    }

    private List<ChosenEntry> ReadPictures(string path, List<DriftEntry> wanted, IRunProgress progress, CancellationToken cancel)
    {
        if (wanted.TrueForAll(e => e.Path is null))
            return [.. wanted.Select(e => new ChosenEntry(e))];
        using var folder = Directory.Exists(path) ? intake.Open(path) : throw new RefusedException(Refusal.Conflict($"The folder {path} is gone."));
        var files = folder.Files.ToDictionary(f => f.Path);
        var chosen = new List<ChosenEntry>();
        foreach (var entry in wanted)
        {
            cancel.ThrowIfCancellationRequested();
            progress.Report(chosen.Count, wanted.Count);
            chosen.Add(entry.Path is null || entry.Item.Problem is not null ? new(entry)
                : files.TryGetValue(entry.Path, out var file) ? Read(folder, file, entry, cancel)
                : new(entry, null, "the file is not there any longer"));
        }

        return chosen;
    }

    private static ChosenEntry Read(IIntakeFolder folder, IntakeFile file, DriftEntry entry, CancellationToken cancel)
    {
        var (image, problem) = folder.Read(file, cancel);
        return image is null ? new(entry, null, problem)
            : image.Sha256 != entry.Content ? new(entry, null, "the file was changed again since the folder was checked")
            : new(entry, image);
    }

    private static string Text(DriftTaken taken) => JsonSerializer.Serialize(taken, JsonSerializerOptions.Web);
}
