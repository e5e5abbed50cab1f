using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LoraCraft.History.Branching;
using LoraCraft.Kernel;

namespace LoraCraft.Host;

/// <param name="Blobs">Objects whose content was hashed.</param>
/// <param name="Events">Events that were read.</param>
internal sealed record VerifyResult(long Blobs, long Events, bool Ok, IReadOnlyList<string> Problems);

/// <summary>
/// Checks everything that is stored: each blob against its name, each picture of the log against the blobs, the versions of
/// each stream, and the read tables against what the events give.
/// </summary>
internal sealed class Verify(IEventStore store, IBlobStore blobs, IScratchFactory scratches, EventTypes types, IReadOnlyList<IProjection> projections)
{
    private const int MostProblems = 100;
    private const int EventsPerBatch = 20_000;

    /// <param name="finished">Branches whose rows have to be there; a branch that was begun since may have half of them.</param>
    public VerifyResult Run(IReadOnlyList<long> finished, CancellationToken cancel)
    {
        var problems = new List<string>();
        var counted = CheckBlobs(problems, cancel);
        using var scratch = scratches.Open();
        var events = store.Read(live =>
        {
            var replayed = ReplayInto(scratch, live, problems, cancel);
            CheckTables(live, scratch, [.. Preparation.Unfinished(live.Tables).Except(finished)], problems);
            return replayed;
        });
        CheckPictures(scratch, problems);
        return new(counted, events, problems.Count == 0, problems.Count <= MostProblems ? problems : [.. problems.Take(MostProblems), $"... and {problems.Count - MostProblems} more"]);
    }

    private long CheckBlobs(List<string> problems, CancellationToken cancel)
    {
        long counted = 0;
        foreach (var shelf in new[] { Shelf.Images, Shelf.Texts })
            foreach (var name in blobs.List(shelf))
            {
                cancel.ThrowIfCancellationRequested();
                counted++;
                using var content = blobs.OpenRead(shelf, name);
                if (Convert.ToHexStringLower(SHA256.HashData(content)) != name)
                    problems.Add($"The stored {(shelf == Shelf.Images ? "picture" : "text")} {name} no longer has the content that its name says.");
            }

        return counted;
    }

    /// <summary>
    /// Reads the log once, on the snapshot that the read tables are compared on, whoever writes meanwhile: versions must be
    /// without gaps, and the scratch gets what follows from it.
    /// </summary>
    private long ReplayInto(IScratch scratch, IReadSession live, List<string> problems, CancellationToken cancel)
    {
        var versions = new Dictionary<string, long>();
        long read = 0;
        scratch.Apply(Replay.WholeLog(
            after => live.ReadAll(after, EventsPerBatch),
            (stream, after, upTo) => live.ReadStream(stream, after, Math.Min(upTo, after + EventsPerBatch)), types).Select(Checked));
        return read;

        Batch Checked(Batch batch)
        {
            cancel.ThrowIfCancellationRequested();
            if (batch.Inherited)
                return batch;
            foreach (var one in batch.Events)
            {
                var expected = versions.GetValueOrDefault(one.Stream) + 1;
                if (one.Version != expected)
                    problems.Add($"Stream {one.Stream} goes from version {expected - 1} to {one.Version}.");
                versions[one.Stream] = one.Version;
            }

            read += batch.Events.Count;
            return batch;
        }
    }

    private void CheckPictures(IScratch scratch, List<string> problems)
    {
        foreach (var picture in scratch.Tables.Query("SELECT picture FROM picture ORDER BY picture", r => r.GetString(0)))
            if (!blobs.Exists(Shelf.Images, picture))
                problems.Add($"The picture {picture} is missing.");
        foreach (var picture in scratch.Tables.Query("SELECT picture FROM forgotten ORDER BY picture", r => r.GetString(0)))
            if (blobs.Exists(Shelf.Images, picture) || blobs.Exists(Shelf.Thumbnails, picture))
                problems.Add($"The picture {picture} was forgotten, but its files are there. Start LoraCraft again: it removes them.");
    }

    /// <param name="unfinished">Datasets whose rows are not compared.</param>
    private void CheckTables(IReadSession live, IScratch scratch, HashSet<long> unfinished, List<string> problems)
    {
        foreach (var table in projections.SelectMany(p => p.Tables))
        {
            var (has, should) = (Digest(live.Tables, table, unfinished), Digest(scratch.Tables, table, unfinished));
            if (has != should)
                problems.Add($"The read table {table.Name} ({has.Rows} rows) differs from what the events give ({should.Rows} rows). Run: loracraft rebuild");
        }
    }

    /// <summary>Rows are hashed one by one and added up, because databases sort texts in different orders.</summary>
    private static (int Rows, UInt128 Sum) Digest(IReadTables tables, TableDefinition table, HashSet<long> unfinished)
    {
        UInt128 sum = 0;
        var dataset = table.ColumnNames.ToList().IndexOf("dataset");
        var rows = tables.Query($"SELECT {string.Join(", ", table.ColumnNames)} FROM {table.Name}", row =>
        {
            if (dataset >= 0 && row.Number(dataset) is { } of && unfinished.Contains(of))
                return 0;
            var text = new StringBuilder();
            for (var i = 0; i < row.FieldCount; i++)
                text.Append(row.IsDBNull(i) ? "" : Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture)).Append('\u001f');
            unchecked
            {
                sum += BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
            }

            return 1;
        }).Sum();
        return (rows, sum);
    }
}
