using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LoraCraft.Kernel;

namespace LoraCraft.Host.Backups;

/// <param name="NewFiles">Pictures and texts that were copied, the others being there from earlier backups.</param>
internal sealed record WrittenBackup(string Path, BackupManifest Manifest, long NewFiles, long NewBytes);

/// <summary>Writes what the store and the pictures are at one moment, while people go on working.</summary>
internal sealed class BackupWriter(IEventStore store, IBlobStore blobs, TimeProvider clock)
{
    private const int EventsPerPage = 5_000;
    private const int Attempts = 3;
    private const string Forgetting = "images_forgotten";
    private const string Mend = "loracraft verify lists what is damaged. An earlier backup may have it whole: put it back from there, or forget the image.";

    /// <param name="open">Where to; asked for again when a picture was forgotten meanwhile, which then must not be in it.</param>
    /// <param name="secrets">Sealed; null for none.</param>
    /// <exception cref="RefusedException">A picture is damaged or missing; nothing was written.</exception>
    public WrittenBackup Write(Func<IBackupTarget> open, string run, byte[]? secrets, Action<long, long> report, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var target = open();
            if (Attempt(target, run, secrets, report, cancel) is { } written)
                return written;
            if (attempt == Attempts)
                throw Refused("Pictures were being forgotten all the while. Back up again when that is done.");
        }
    }

    /// <summary>Tells one log from another.</summary>
    public string Log() => store.Read(s => LogOf(s.ReadAll(0, 1)));

    private static string LogOf(IEnumerable<StoredEvent> first) => first.FirstOrDefault() is { } one
        ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{one.Change.Id} {one.Change.At.ToUnixTimeMilliseconds()} {one.Stream}"))))[..16]
        : "";

    /// <summary>Null when a picture was forgotten meanwhile.</summary>
    private WrittenBackup? Attempt(IBackupTarget target, string run, byte[]? secrets, Action<long, long> report, CancellationToken cancel)
    {
        var snapshot = store.Read(live => WriteEvents(target, live, report, cancel));
        var files = new List<BackupFile>();
        long newFiles = 0, newBytes = 0;
        foreach (var (shelf, name) in snapshot.Pictures.Select(p => (Shelf.Images, p)).Concat(snapshot.Texts.Select(t => (Shelf.Texts, t))))
        {
            cancel.ThrowIfCancellationRequested();
            if (Copy(target, shelf, name) is not { } copied)
                return null;
            files.Add(new(shelf, name, copied.Bytes));
            (newFiles, newBytes) = copied.IsNew ? (newFiles + 1, newBytes + copied.Bytes) : (newFiles, newBytes);
            report(snapshot.Events.Count + files.Count, snapshot.Events.Count + snapshot.Pictures.Count + snapshot.Texts.Count);
        }

        var list = WritePart(target, BackupManifest.ListFile, stream =>
        {
            BackupFileList.Write(stream, files);
            return files.Count;
        });
        var @sealed = secrets is null ? null : WritePart(target, BackupManifest.SecretsFile, stream =>
        {
            stream.Write(secrets);
            return 1;
        });
        if (ForgottenSince(snapshot.Position))
            return null;
        var manifest = new BackupManifest(
            BackupManifest.CurrentFormat, Status.Version, snapshot.At, snapshot.Log, run, snapshot.Position, snapshot.Events, list, files.Sum(f => f.Bytes), @sealed);
        return new(target.Finish(manifest), manifest, newFiles, newBytes);
    }

    private SnapshotOfStore WriteEvents(IBackupTarget target, IReadSession live, Action<long, long> report, CancellationToken cancel)
    {
        var (at, position, log, count) = (clock.GetUtcNow(), live.LastPosition(), LogOf(live.ReadAll(0, 1)), 0L);
        var pictures = live.Tables.Query("SELECT picture FROM picture ORDER BY picture", r => r.GetString(0));
        var texts = blobs.List(Shelf.Texts).Order(StringComparer.Ordinal).ToList();
        var part = WritePart(target, BackupManifest.EventsFile, stream =>
        {
            EventLines.Write(stream, Pages().SelectMany(page => page));
            return count;
        });
        return new(at, position, log, part, pictures, texts);

        IEnumerable<IReadOnlyList<StoredEvent>> Pages()
        {
            long after = 0;
            while (live.ReadAll(after, EventsPerPage) is { Count: > 0 } page)
            {
                cancel.ThrowIfCancellationRequested();
                yield return page;
                (after, count) = (page[^1].Position, count + page.Count);
                report(count, Math.Max(count, position) + pictures.Count + texts.Count);
            }
        }
    }

    private static BackupPart WritePart(IBackupTarget target, string name, Func<Stream, long> write)
    {
        using var measured = new Measured(target.Create(name));
        using var buffered = new BufferedStream(measured, 128 * 1024);
        var count = write(buffered);
        buffered.Flush();
        return new(count, measured.Bytes, measured.Sha256);
    }

    /// <summary>Null when the file went because it was forgotten.</summary>
    private (long Bytes, bool IsNew)? Copy(IBackupTarget target, Shelf shelf, string name)
    {
        var what = shelf == Shelf.Images ? "picture" : "text";
        try
        {
            using var content = blobs.OpenRead(shelf, name);
            return target.Has(shelf, name) == content.Length ? (content.Length, false) : (target.Add(shelf, name, content), true);
        }
        catch (FileNotFoundException)
        {
            return shelf == Shelf.Texts || store.Read(s => s.Tables.Number("SELECT count(*) FROM picture WHERE picture = $1", name)) == 0
                ? null
                : throw Refused($"The picture {name} is missing from the data folder, so no backup would be whole. {Mend}");
        }
        catch (InvalidDataException)
        {
            throw Refused($"The stored {what} {name} no longer has the content that its name says, so it was not backed up. {Mend}");
        }
    }

    private bool ForgottenSince(long position) => store.WholeLog(position).Any(e => e.Type == Forgetting);

    private static RefusedException Refused(string message) => new(Refusal.Conflict(message));

    private sealed record SnapshotOfStore(DateTimeOffset At, long Position, string Log, BackupPart Events, IReadOnlyList<string> Pictures, IReadOnlyList<string> Texts);
}
