using System.Data.Common;
using LoraCraft.Blobs;
using LoraCraft.Kernel;
using LoraCraft.Runs;
using LoraCraft.Shared;
using LoraCraft.Storage.Postgres;
using LoraCraft.Storage.Sqlite;

namespace LoraCraft.Host.Backups;

/// <summary>
/// Makes a data folder from a backup: in a new folder beside what is there, checked against every hash and verified, and only
/// then in its place.
/// </summary>
public sealed class BackupRestore : IDisposable
{
    private const int EventsPerPage = 5_000;
    private const string Reason = "It was under way when the backup was made that this was restored from.";

    private readonly string _path;
    private readonly DataFolder _folder;
    private readonly LoraCraftOptions _options;
    private readonly IBackupSource _source;
    private readonly EventTypes _types = LoraCraftEvents.Types();
    private readonly IReadOnlyList<IProjection> _projections = LoraCraftProjections.All();

    /// <param name="path">A zip, a folder of backups (the newest is meant) or one of its snapshots.</param>
    /// <param name="folder">Opened for this process.</param>
    /// <exception cref="RefusedException">There is no backup that can be used.</exception>
    public BackupRestore(string path, DataFolder folder, LoraCraftOptions options) =>
        (_path, _folder, _options, _source) = (path, folder, options, BackupContent.Open(path));

    /// <param name="passphrase">Of the secrets in it; null leaves them out.</param>
    /// <param name="dryRun">Only checks whether it can be restored.</param>
    /// <exception cref="RefusedException">It cannot be restored; everything is as it was.</exception>
    /// <exception cref="IOException">The data folder cannot be written; everything is as it was.</exception>
    public async Task<RestoredBackup> Run(string? passphrase, bool dryRun, TimeProvider clock, Action<RestoreProgress> report, CancellationToken cancel)
    {
        if (_options.Mode == "shared" && !dryRun)
            await CheckDatabaseIsEmpty().ConfigureAwait(false);
        var made = FolderSwap.Prepare(_folder.Root);
        try
        {
            var (secrets, ended) = await Make(made, passphrase, clock, report, cancel).ConfigureAwait(false);
            var kept = dryRun ? null : await PutInPlace(made, clock, cancel).ConfigureAwait(false);
            if (!dryRun && secrets.Count > 0)
                SetSecrets(secrets);
            var manifest = _source.Manifest;
            return new(
                _path, manifest.At, manifest.Program, manifest.Events.Count, manifest.Files.Count, kept, ended,
                secrets.Count, manifest.Secrets is not null && passphrase is null, dryRun);
        }
        finally
        {
            FolderSwap.Discard(_folder.Root);
        }
    }

    public void Dispose() => _source.Dispose();

    /// <summary>Whatever a file that anybody can have made may lead to, other than what the disk or the person has to do with.</summary>
    private static bool IsDamage(Exception failed) =>
        failed is EndOfStreamException or not (IOException or UnauthorizedAccessException or OperationCanceledException or RefusedException or OutOfMemoryException);

    private async Task<(IReadOnlyDictionary<string, string> Secrets, int RunsEnded)> Make(
        string made, string? passphrase, TimeProvider clock, Action<RestoreProgress> report, CancellationToken cancel)
    {
        try
        {
            var secrets = passphrase is null ? new Dictionary<string, string>() : SealedSecrets.Open(_source, passphrase);
            return (secrets, await Make(made, clock, report, cancel).ConfigureAwait(false));
        }
        catch (Exception broken) when (IsDamage(broken))
        {
            throw BackupContent.Unusable(_path, broken);
        }
    }

    /// <summary>Returns how many runs had to be ended.</summary>
    private async Task<int> Make(string made, TimeProvider clock, Action<RestoreProgress> report, CancellationToken cancel)
    {
        CheckSpace();
        var blobs = new FolderBlobStore(Path.Combine(made, "storage"));
        TakePictures(blobs, report, cancel);
        var store = await SqliteEventStore.Open(Path.Combine(made, "loracraft.db"), _types, _projections).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            await store.Load(Counted(report, cancel), cancel).ConfigureAwait(false);
            var ended = await EndRuns(store, clock).ConfigureAwait(false);
            report(new("verify", 0, 1));
            var verified = new Verify(store, blobs, new SqliteScratchFactory(_projections), _types, _projections).Run([], cancel);
            if (!verified.Ok)
                throw new InvalidDataException($"What was read back is not whole: {string.Join(' ', verified.Problems.Take(3))}");
            report(new("verify", 1, 1));
            return ended;
        }
    }

    /// <exception cref="InvalidDataException">The sizes that it gives cannot be.</exception>
    private void CheckSpace()
    {
        var manifest = _source.Manifest;
        if (manifest.Files.Bytes > manifest.Files.Count * 100 || manifest.FileBytes < 0 || manifest.Events.Bytes < 0)
            throw new InvalidDataException("The sizes in it cannot be right.");
        var (free, needed) = (Disk.Free(_folder.Root), manifest.FileBytes + (manifest.Events.Bytes * 3));
        if (free < needed)
            throw new RefusedException(Refusal.Conflict($"The backup needs about {needed / 1_000_000:N0} MB, and {_folder.Root} has {free / 1_000_000:N0} MB left. Make room first. Nothing was changed."));
    }

    private void TakePictures(FolderBlobStore blobs, Action<RestoreProgress> report, CancellationToken cancel)
    {
        long done = 0, bytes = 0;
        foreach (var file in BackupContent.Files(_source))
        {
            cancel.ThrowIfCancellationRequested();
            bytes += file.Bytes;
            if (bytes > _source.Manifest.FileBytes)
                throw new InvalidDataException("Its files are larger than it says.");
            using var content = new Measured(_source.Open(file), file.Bytes);
            blobs.Take(file.Shelf, file.Name, content);
            report(new("pictures", ++done, _source.Manifest.Files.Count));
        }

        blobs.Flush();
    }

    private IEnumerable<StoredEvent> Counted(Action<RestoreProgress> report, CancellationToken cancel)
    {
        long done = 0;
        foreach (var one in BackupContent.Events(_source))
        {
            if (++done % EventsPerPage == 0)
            {
                cancel.ThrowIfCancellationRequested();
                report(new("events", done, _source.Manifest.Events.Count));
            }

            yield return one;
        }
    }

    /// <summary>What was under way then, the backup itself at least, would begin again at the next start, perhaps on another computer.</summary>
    private static async Task<int> EndRuns(SqliteEventStore store, TimeProvider clock)
    {
        var active = store.Read(s => s.Tables.ActiveRuns());
        var now = clock.GetUtcNow();
        foreach (var run in active)
        {
            var change = new Change(Guid.CreateVersion7(now).ToString("n"), Environment.UserName, DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()), "Restored from a backup");
            IEvent end = run.Kind == BackupWorker.Name ? new RunCancelled() : new RunFailed(Reason);
            await store.Write(s => s.Append([new(Streams.Run(run.Run), [end])], change)).ConfigureAwait(false);
        }

        return active.Count(r => r.Kind != BackupWorker.Name);
    }

    private async Task CheckDatabaseIsEmpty()
    {
        var database = await PostgresEventStore.Open(_options.Postgres!, _types, _projections).ConfigureAwait(false);
        await using (database.ConfigureAwait(false))
        {
            if (database.Read(s => s.LastPosition()) > 0)
                throw new RefusedException(Refusal.Conflict("The database of the shared mode has events already, and nothing is overwritten there: make a new database, name it in the setting postgres, and restore again."));
        }
    }

    private async Task<string?> PutInPlace(string made, TimeProvider clock, CancellationToken cancel)
    {
        if (_options.Mode != "shared")
            return FolderSwap.Swap(_folder.Root, clock.GetUtcNow());
        var (from, to) = (new FolderBlobStore(Path.Combine(made, "storage")), new FolderBlobStore(_folder.Storage));
        foreach (var shelf in new[] { Shelf.Images, Shelf.Texts })
            foreach (var name in from.List(shelf))
            {
                using var content = from.OpenRead(shelf, name);
                to.Take(shelf, name, content);
            }

        to.Flush();
        await FillDatabase(Path.Combine(made, "loracraft.db"), cancel).ConfigureAwait(false);
        return null;
    }

    private async Task FillDatabase(string file, CancellationToken cancel)
    {
        try
        {
            var local = await SqliteEventStore.Open(file, _types, _projections).ConfigureAwait(false);
            var database = await PostgresEventStore.Open(_options.Postgres!, _types, _projections).ConfigureAwait(false);
            await using (local.ConfigureAwait(false))
            await using (database.ConfigureAwait(false))
                await database.Load(local.WholeLog(), cancel).ConfigureAwait(false);
        }
        catch (DbException failed)
        {
            throw new RefusedException(Refusal.Conflict($"The database could not be filled: {failed.Message} It is as it was."));
        }
    }

    private void SetSecrets(IReadOnlyDictionary<string, string> secrets)
    {
        var here = new Secrets(_folder);
        foreach (var (name, secret) in secrets)
            here.Set(name, secret);
    }
}
