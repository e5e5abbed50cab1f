using LoraCraft.Datasets;
using LoraCraft.Kernel;
using LoraCraft.Runs;
using LoraCraft.Shared;

namespace LoraCraft.Importing;

/// <param name="Change">The change that all images of the run belong to.</param>
internal sealed record ImportRun(string Run, long Dataset, Change Change);

/// <summary>
/// Puts read pictures into the dataset and their outcomes into the run, both in one transaction, in which also happens what
/// stands there for arrivals.
/// </summary>
internal sealed class ImportRecorder(IEventStore store, IBlobStore blobs, IArrivals arrivals, IChanges changes)
{
    private const int Attempts = 8;

    public Task Size(ImportRun run, long total) => Write(session =>
        session.Append([new(Streams.Run(run.Run), [new RunSized(total)])], changes.GoOn(run.Change)));

    /// <param name="pictures">Pictures in the order in which they get their numbers.</param>
    /// <param name="others">Outcomes that are known already.</param>
    public async Task Record(ImportRun run, IReadOnlyList<ReadPicture> pictures, IReadOnlyList<RunItem> others)
    {
        if (pictures.Count > 0)
            blobs.Flush(); // before the log says that they are there
        var forgotten = await Write(session => Append(session, run, pictures, others)).ConfigureAwait(false);
        forgotten.ForEach(blobs.DeletePicture); // while it was being read
    }

    /// <summary>Returns the pictures that must not come back and that the reader did not know of.</summary>
    private List<string> Append(IWriteSession session, ImportRun run, IReadOnlyList<ReadPicture> pictures, IReadOnlyList<RunItem> others)
    {
        var change = changes.GoOn(run.Change);
        var dataset = Streams.Dataset(run.Dataset);
        var version = session.StreamVersion(dataset);
        var next = (int)session.Tables.Number("SELECT last_number FROM dataset WHERE dataset = $1", run.Dataset) + 1;
        var added = new List<AddedImage>();
        var items = new List<RunItem>(others);
        var here = new Dictionary<string, int>();
        var forgotten = new List<string>();
        foreach (var picture in pictures)
        {
            if ((picture.Forgotten ?? (picture.Image is { } read ? session.Tables.WhyForgotten(read.Sha256) : null)) is { } why)
            {
                items.Add(new(picture.File.Path, "skipped", why));
                if (picture.Image is not null)
                    forgotten.Add(picture.Image.Sha256);
                continue;
            }

            if (picture.Image is not { } image)
            {
                items.Add(new(picture.File.Path, "failed", picture.Failure));
                continue;
            }

            if (Present(session.Tables, run.Dataset, image.Sha256, here) is var (number, reason))
            {
                items.Add(new(picture.File.Path, "duplicate", reason, number, image.Sha256, image.Bytes, image.Modified));
                continue;
            }

            var place = next++;
            here[image.Sha256] = place;
            added.Add(image with { Number = place, Place = place });
            items.Add(new(picture.File.Path, "added", picture.Note, place));
        }

        session.Append(
        [
            .. added.Count > 0 ? [new(dataset, [new ImagesAdded(added)], version)] : Array.Empty<StreamAppend>(),
            new(Streams.Run(run.Run), [new RunItemsDone(items)]),
        ], change);
        if (added.Count > 0)
            arrivals.After(session, change, run.Dataset, ImageSet.Of(added.Select(image => image.Number)));
        return forgotten;
    }

    private static (int Number, string Reason)? Present(IReadTables tables, long dataset, string sha, Dictionary<string, int> here)
    {
        if (here.TryGetValue(sha, out var number))
            return (number, $"The same picture as image {number}, byte for byte.");
        return tables.First(
            "SELECT number, live FROM image WHERE dataset = $1 AND picture = $2 ORDER BY live DESC", r => ((int Number, bool Live)?)((int)r.GetInt64(0), r.GetInt64(1) != 0), dataset, sha) is not { } found
            ? null
            : (found.Number, found.Live
                ? $"The same picture as image {found.Number}, byte for byte."
                : $"The same picture as image {found.Number}, which is in the bin; restore it there.");
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
