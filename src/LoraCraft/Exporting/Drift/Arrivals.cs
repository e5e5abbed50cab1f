using LoraCraft.Datasets;
using LoraCraft.Importing;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Exporting.Drift;

/// <param name="Rule">How the import read text files.</param>
internal sealed record Arrival(AddedImage Image, string Rule);

/// <summary>Images as an import brought them, out of the log: of the dataset, and of what it was branched from.</summary>
internal sealed class Arrivals(IEventStore store, EventTypes types, IFolderIntake intake)
{
    private const int Page = 5000;
    private const string Added = "images_added";

    /// <summary>By image number; only those that came from a file.</summary>
    public Dictionary<int, Arrival> Of(long dataset, CancellationToken cancel)
    {
        var arrivals = new Dictionary<int, Arrival>();
        var line = new List<(long Dataset, long UpTo)>();
        for ((long Dataset, long UpTo)? next = (dataset, long.MaxValue); next is { } one; next = BaseOf(one.Dataset, one.UpTo))
            line.Add(one);
        var rules = store.Read(s => intake.Rules(s.Tables, line.Select(l => l.Dataset)));
        foreach (var (from, upTo) in line)
            foreach (var stored in AddedTo(from, upTo, cancel))
                foreach (var image in ((ImagesAdded)types.Read(stored).Event).Images.Where(i => i.Modified != 0))
                    arrivals.TryAdd(image.Number, new(image, rules.GetValueOrDefault(stored.Change.Id, TextRule.Auto)));
        return arrivals;
    }

    private (long, long)? BaseOf(long dataset, long upTo) => store.Read(s => s.Tables.First(
        "SELECT base, base_version FROM dataset WHERE dataset = $1 AND base IS NOT NULL",
        r => ((long, long)?)(r.GetInt64(0), Math.Min(upTo, r.GetInt64(1))), dataset));

    private IEnumerable<StoredEvent> AddedTo(long dataset, long upTo, CancellationToken cancel)
    {
        var stream = Streams.Dataset(dataset);
        var last = Math.Min(upTo, store.Read(s => s.StreamVersion(stream)));
        for (var after = 0L; after < last; after += Page)
        {
            cancel.ThrowIfCancellationRequested();
            var from = after;
            foreach (var stored in store.Read(s => s.ReadStream(stream, from, Math.Min(from + Page, last))).Where(e => e.Type == Added))
                yield return stored;
        }
    }
}
