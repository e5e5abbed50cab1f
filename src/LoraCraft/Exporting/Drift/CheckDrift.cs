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

/// <param name="Path">Full path of an exported folder, or of one that was imported from.</param>
/// <param name="Dataset">Which dataset, when images of several came from the folder.</param>
public sealed record CheckDriftRequest(string Path, long? Dataset = null);

/// <param name="Kind"><c>export</c> or <c>import</c>.</param>
/// <param name="Version">The version that was exported; of an import, the version now.</param>
/// <param name="Same">Images that are in the folder as they should be.</param>
/// <param name="Total">Differences of all kinds.</param>
/// <param name="Kinds">The kinds that there are.</param>
/// <param name="Notes">What could not be compared, as sentences.</param>
public sealed record DriftFound(
    string Path, string Kind, long Dataset, long Version, int Same, int Total, IReadOnlyList<DriftCount> Kinds, IReadOnlyList<string> Notes)
{
    internal static DriftFound Of(DriftReport report) => new(
        report.Path, report.Kind, report.Dataset, report.Version, report.Same, report.Entries.Count,
        [.. DriftKinds.All.Select(kind => DriftCount.Of(kind, report.Entries)).Where(count => count.Total > 0)], report.Notes);
}

/// <summary>How many differences of one kind there are.</summary>
/// <param name="Conflicts">In how many of them the same was changed in the dataset too.</param>
/// <param name="Problems">How many of them cannot be taken in.</param>
public sealed record DriftCount(string Kind, int Total, int Conflicts, int Problems)
{
    internal static DriftCount Of(string kind, IEnumerable<DriftEntry> entries)
    {
        var items = entries.Select(e => e.Item).Where(i => i.Kind == kind).ToList();
        return new(kind, items.Count, items.Count(i => i.Conflict), items.Count(i => i.Problem is not null));
    }
}

/// <param name="Datasets">Those of which images were imported from the folder; more than one has to be chosen from.</param>
public sealed record DriftDatasets(IReadOnlyList<long> Datasets);

/// <param name="Total">How many there are of the kind that was asked for.</param>
public sealed record DriftPage(DriftFound Found, int Total, IReadOnlyList<DriftItem> Items);

/// <summary>Starts a run that compares a folder with the dataset, and shows what it found.</summary>
internal sealed class CheckDrift(IRunDesk desk, IEventStore store, CheckImport imports)
{
    private const int MostItems = 1000;

    public async Task<RunView> Run(CheckDriftRequest request, CancellationToken cancel)
    {
        var path = Folder(request.Path);
        var manifest = ExportedFolder.Open(path);
        var dataset = manifest is not null ? Exported(manifest, request.Dataset) : request.Dataset ?? Imported(path);
        if (store.Read(s => s.StreamVersion(Streams.Dataset(dataset))) == 0)
            throw new RefusedException(DatasetCommands.Unknown(dataset));
        var order = JsonSerializer.Serialize(request with { Path = path, Dataset = dataset }, JsonSerializerOptions.Web);
        return await desk.Queue(DriftWorker.Name, dataset, $"Checked \"{Path.GetFileName(path)}\" for outside edits", order, cancel: cancel).ConfigureAwait(false);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/drift", async Task<Accepted<RunView>> (CheckDriftRequest request, CheckDrift check, CancellationToken cancel) =>
            await check.Run(request, cancel).ConfigureAwait(false) is var run ? TypedResults.Accepted($"/api/runs/{run.Id}", run) : throw new InvalidOperationException())
            .WithName("checkDrift");
        routes.MapGet("/api/drift:datasets", Ok<DriftDatasets> (string path, CheckImport imports) =>
            TypedResults.Ok(new DriftDatasets(imports.DatasetsFrom(Folder(path))))).WithName("listDriftDatasets");
        routes.MapGet("/api/drift/{run}", Ok<DriftPage> (string run, DriftReports reports, string? kind = null, int offset = 0, int limit = 100) =>
            TypedResults.Ok(Show(Report(reports, run), kind, Math.Max(0, offset), Math.Clamp(limit, 1, MostItems))))
            .WithName("showDrift");
    }

    /// <exception cref="RefusedException">There is no such report.</exception>
    internal static DriftReport Report(DriftReports reports, string run) =>
        reports.Find(run) ?? throw new RefusedException(Refusal.Unknown("What this check found is not kept any longer: check the folder again."));

    private static DriftPage Show(DriftReport report, string? kind, int offset, int limit)
    {
        var items = report.Entries.Select(e => e.Item).Where(i => kind is null || i.Kind == kind).ToList();
        return new(DriftFound.Of(report), items.Count, [.. items.Skip(offset).Take(limit)]);
    }

    private static string Folder(string path)
    {
        if (PlainText.Check(path) is { } refusal)
            throw new RefusedException(refusal);
        if (!Path.IsPathFullyQualified(path))
            throw new RefusedException(Refusal.Invalid($"\"{path}\" is no whole path: begin with the drive or the root folder."));
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (File.Exists(full))
            throw new RefusedException(Refusal.Invalid($"{full} is a file: give the folder. Unpack a zip first."));
        return Directory.Exists(full) ? full : throw new RefusedException(Refusal.Invalid($"There is no folder {full} on this computer."));
    }

    private long Exported(Manifest manifest, long? asked)
    {
        var id = manifest.Dataset.Id;
        if (store.Read(s => s.StreamVersion(Streams.Dataset(id))) is var version && version < manifest.Version)
            throw new RefusedException(Refusal.Conflict(
                $"This folder was exported from version {manifest.Version} of \"{manifest.Dataset.Name}\", which is not here: another LoraCraft exported it."));
        return asked is null || asked == id
            ? id
            : throw new RefusedException(Refusal.Conflict($"This folder was exported from \"{manifest.Dataset.Name}\", not from the dataset you named: open that one, or leave the dataset out."));
    }

    private long Imported(string path) => imports.DatasetsFrom(path) switch
    {
        [var one] => one,
        [] => throw new RefusedException(Refusal.Conflict(
            $"{path} is no export of LoraCraft (it has no {Manifest.FileName}), and no image was imported from it. Choose the folder that was exported, or the one the pictures came from.")),
        var several => throw new RefusedException(Refusal.Conflict(
            $"Images of {several.Count} datasets were imported from {path}: say which dataset to compare it with ({string.Join(", ", several.Select(Name))}).")),
    };

    private string Name(long dataset) =>
        $"\"{store.Read(s => s.Tables.First("SELECT name FROM dataset WHERE dataset = $1", r => r.GetString(0), dataset))}\"";
}

/// <summary>Looks at a folder. It only reads, so after a restart it begins anew.</summary>
internal sealed class DriftWorker(CheckExport exports, CheckImport imports, IFolderIntake intake, DriftReports reports) : IRunWorker
{
    public const string Name = "drift";

    public string Kind => Name;

    public async Task<string> Work(RunOrder order, IRunProgress progress, CancellationToken cancel)
    {
        var path = JsonSerializer.Deserialize<CheckDriftRequest>(order.Request, JsonSerializerOptions.Web)!.Path;
        try
        {
            var manifest = ExportedFolder.Open(path);
            using var folder = intake.Open(path);
            var pictures = await FolderPictures.Read(folder, progress.Report, cancel).ConfigureAwait(false);
            var report = manifest is not null
                ? exports.Check(path, manifest, folder, pictures, cancel)
                : imports.Check(path, order.Dataset, folder, pictures, cancel);
            reports.Put(order.Run, report);
            return JsonSerializer.Serialize(DriftFound.Of(report), JsonSerializerOptions.Web);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(Refusal.Conflict($"{path} cannot be read: {unreadable.Message}"));
        }
    }
}
