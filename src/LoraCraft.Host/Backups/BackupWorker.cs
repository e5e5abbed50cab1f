using System.Collections.Concurrent;
using System.Text.Json;
using LoraCraft.Kernel;
using LoraCraft.Runs;
using LoraCraft.Shared;

namespace LoraCraft.Host.Backups;

/// <param name="Path">Full path of a zip, or of a folder of backups.</param>
/// <param name="Ticket">Under which the sealed secrets wait; null when they stay out.</param>
/// <param name="Keep">How many backups stay in the folder; null when none are removed.</param>
internal sealed record BackupOrder(string Path, string? Ticket = null, int? Keep = null);

/// <param name="Path">The backup itself: a zip, or a folder of its own.</param>
/// <param name="Removed">Older backups that went, so that not more stay than shall.</param>
/// <param name="Kept">Why something older stays that should have gone, as a sentence; null as a rule.</param>
internal sealed record BackupRunResult(string Path, long Events, long Pictures, long Bytes, long NewPictures, long NewBytes, int Removed, bool Secrets, string? Kept = null);

/// <summary>Asks for backups.</summary>
internal sealed class BackupDesk(IRunDesk desk, ISecrets secrets, DataFolder folder, SecretTickets tickets, BackupPlan plan)
{
    /// <param name="path">Full path of a zip or a folder; null for the folder of the settings.</param>
    /// <param name="passphrase">Puts the keys for services into it, too.</param>
    public async Task<RunView> Start(string? path, string? passphrase, string? label = null, CancellationToken cancel = default)
    {
        var settings = plan.Now();
        var whole = Whole(path ?? settings.Folder);
        var name = Path.GetFileName(whole) is { Length: > 0 } last ? last : whole;
        var keep = RealPath.IsSame(settings.Folder, whole) ? settings.Keep : (int?)null;
        var order = new BackupOrder(whole, passphrase is null ? null : tickets.Put(SealedSecrets.Seal(secrets, passphrase)), keep);
        return await desk.Queue(BackupWorker.Name, 0, label ?? $"Backed up to \"{name}\"", JsonSerializer.Serialize(order, JsonSerializerOptions.Web), cancel: cancel).ConfigureAwait(false);
    }

    private string Whole(string path)
    {
        if (PlainText.Check(path) is { } refusal)
            throw new RefusedException(refusal);
        if (!Path.IsPathFullyQualified(path))
            throw Wrong($"\"{path}\" is no whole path: begin with the drive or the root folder.");
        var whole = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (RealPath.IsWithin(whole, folder.Root))
            throw Wrong($"{whole} lies in the data folder: what takes the one takes the other. Choose another disk, or at least another folder.");
        if (IsZip(whole) ? Path.Exists(whole) : File.Exists(whole))
            throw new RefusedException(Refusal.Conflict($"There is something at {whole} already. Choose a new name; nothing is overwritten."));
        return whole;
    }

    public static bool IsZip(string path) => path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    private static RefusedException Wrong(string message) => new(Refusal.Invalid(message));
}

/// <summary>Sealed secrets on their way into a backup. They wait in memory alone: a run's order is kept in the log for ever.</summary>
internal sealed class SecretTickets
{
    private readonly ConcurrentDictionary<string, byte[]> _waiting = [];

    public string Put(byte[] @sealed)
    {
        var ticket = Guid.NewGuid().ToString("n");
        _waiting[ticket] = @sealed;
        return ticket;
    }

    /// <exception cref="RefusedException">They are gone with the process that sealed them.</exception>
    public byte[] Take(string ticket) => _waiting.TryRemove(ticket, out var @sealed)
        ? @sealed
        : throw new RefusedException(Refusal.Conflict("LoraCraft ended before the backup was whole, and a passphrase is kept nowhere. Make the backup again."));
}

/// <summary>Writes one backup. After a restart it begins anew: what a killed process left never has the final name.</summary>
internal sealed class BackupWorker(BackupWriter writer, SecretTickets tickets) : IRunWorker
{
    public const string Name = "backup";

    public string Kind => Name;

    public Task<string> Work(RunOrder order, IRunProgress progress, CancellationToken cancel)
    {
        var request = JsonSerializer.Deserialize<BackupOrder>(order.Request, JsonSerializerOptions.Web)!;
        try
        {
            var result = BackupDesk.IsZip(request.Path) ? ToZip(request, order, progress, cancel) : ToFolder(request, order, progress, cancel);
            return Task.FromResult(JsonSerializer.Serialize(result, JsonSerializerOptions.Web));
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(Refusal.Conflict($"The backup could not be written to {request.Path}: {unwritable.Message} Earlier backups are as they were."));
        }
    }

    private BackupRunResult ToZip(BackupOrder request, RunOrder order, IRunProgress progress, CancellationToken cancel)
    {
        if (order.Again && File.Exists(request.Path))
        {
            using var there = BackupContent.Open(request.Path);
            if (there.Manifest.Run == order.Run)
                return Result(request.Path, there.Manifest, there.Manifest.Files.Count, there.Manifest.FileBytes, 0);
        }

        var secrets = request.Ticket is null ? null : tickets.Take(request.Ticket);
        var written = writer.Write(() => new ZipTarget(request.Path), order.Run, secrets, progress.Report, cancel);
        return Result(written.Path, written.Manifest, written.NewFiles, written.NewBytes, 0);
    }

    private BackupRunResult ToFolder(BackupOrder request, RunOrder order, IRunProgress progress, CancellationToken cancel)
    {
        using var folder = BackupFolder.ForWriting(request.Path);
        var earlier = folder.List();
        if (order.Again && earlier.FirstOrDefault(s => s.Manifest?.Run == order.Run) is { Manifest: { } manifest } done)
            return Result(done.Path, manifest, 0, 0, 0);
        var log = writer.Log();
        if (earlier.FirstOrDefault(s => s.Manifest is { } m && m.Log != log) is { } foreign)
            throw new RefusedException(Refusal.Conflict($"{request.Path} has backups of another LoraCraft ({foreign.Name}). Choose a folder of its own for this one."));
        var secrets = request.Ticket is null ? null : tickets.Take(request.Ticket);
        var written = writer.Write(() => new FolderTarget(folder), order.Run, secrets, progress.Report, cancel);
        var kept = request.Keep is { } keep ? Prune(folder, keep, written.Path) : null;
        var removed = earlier.Count(s => !Directory.Exists(s.Path));
        return Result(written.Path, written.Manifest, written.NewFiles, written.NewBytes, removed) with { Kept = kept };
    }

    /// <summary>The backup is made: that what is older cannot be removed does not undo it. Returns why, as a sentence.</summary>
    private static string? Prune(BackupFolder folder, int keep, string written)
    {
        try
        {
            folder.Prune(keep, written);
            return null;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return $"Not all that is older could be removed: {failed.Message}";
        }
    }

    private static BackupRunResult Result(string path, BackupManifest manifest, long newFiles, long newBytes, int removed) =>
        new(path, manifest.Events.Count, manifest.Files.Count, manifest.FileBytes, newFiles, newBytes, removed, manifest.Secrets is not null);
}
