using System.Data.Common;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Forgetting;

/// <summary>Which files go with a picture.</summary>
/// <param name="Texts">Undecoded texts, by their SHA-256.</param>
internal sealed record RemovedFiles(ForgottenPicture Picture, IReadOnlyList<string> Texts)
{
    /// <param name="events">Those of the change that forgot the picture.</param>
    public static RemovedFiles Of(IEnumerable<(string Stream, IEvent Event)> events)
    {
        var images = new Dictionary<long, ImageSet>();
        var (picture, texts, exports) = ("", new SortedSet<string>(), new SortedSet<string>());
        foreach (var (stream, one) in events)
            if (one is ImagesForgotten e && Streams.IsDataset(stream, out var dataset))
            {
                picture = e.Picture;
                images[dataset] = e.Images;
                texts.UnionWith(e.Texts);
                exports.UnionWith(e.Exports);
            }

        return new(new(picture, images, [.. exports]), [.. texts]);
    }
}

/// <summary>
/// Removes what forgotten pictures left outside of the log: the stored files, the copies that others keep, and the bytes in the
/// store's own files. The log says what there is to do, so a process that died over it is finished by the next one.
/// </summary>
public sealed class ForgottenFiles(IEventStore store, EventTypes types, IBlobStore blobs, IEnumerable<IKeepsCopies> keepers)
{
    private readonly Lock _keeping = new();

    /// <summary>
    /// Removes everything that is still to be removed. Returns null when all is gone; otherwise, as a sentence, why the rest has
    /// to wait for the next start.
    /// </summary>
    public async Task<string?> Finish()
    {
        try
        {
            foreach (var picture in store.Read(s => s.Tables.Query("SELECT picture FROM forgotten", r => r.GetString(0))))
                blobs.DeletePicture(picture);
            if (store.Unpurged is not { } after)
                return null;
            foreach (var files in store.Read(s => Left(s, after)))
                Remove(files);
            await store.Purge().ConfigureAwait(false);
            return null;
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException or TimeoutException or DbException)
        {
            return $"Some files could not be cleared yet; that is done when LoraCraft starts the next time. {held.Message}";
        }
    }

    /// <summary>Has whoever keeps copies in this process remove them.</summary>
    public void RemoveCopies(ForgottenPicture picture)
    {
        lock (_keeping)
            foreach (var keeper in keepers)
                keeper.Forget(picture);
    }

    private List<RemovedFiles> Left(IReadSession session, long after) =>
        session.Tables.Query("SELECT DISTINCT change FROM forgotten WHERE position > $1", r => r.GetString(0), after)
            .ConvertAll(change => RemovedFiles.Of(session.ReadChange(change).Select(types.Read).Select(r => (r.Stream, r.Event))));

    private void Remove(RemovedFiles files)
    {
        foreach (var text in files.Texts)
            blobs.Delete(Shelf.Texts, text);
        RemoveCopies(files.Picture);
    }
}
