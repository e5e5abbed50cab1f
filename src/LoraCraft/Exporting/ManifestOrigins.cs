using LoraCraft.Kernel;

namespace LoraCraft.Exporting;

/// <summary>A change that texts come from.</summary>
/// <param name="Actor">A person, or a machine as <c>run:ID</c> or <c>recipe:NAME</c>.</param>
/// <param name="Label">What was done.</param>
public sealed record ManifestOrigin(string Change, string Actor, string Label, DateTimeOffset At);

/// <summary>Where the texts of an image come from. Origins are places in the manifest's list, from 0; a text without one is left out.</summary>
/// <param name="Tags">Origin by tag.</param>
/// <param name="Captions">The pieces of each caption by its name; all pieces together are the caption.</param>
public sealed record ManifestBlame(IReadOnlyDictionary<string, int> Tags, IReadOnlyDictionary<string, IReadOnlyList<ManifestPiece>> Captions);

/// <param name="Origin">Place in the manifest's list; null when the log does not tell.</param>
public sealed record ManifestPiece(string Text, int? Origin);

/// <summary>The changes that the written images' texts come from, in the order in which they were made.</summary>
internal sealed class ManifestOrigins
{
    private readonly Dictionary<long, int> _places = [];

    private ManifestOrigins()
    {
    }

    /// <summary>Null where the origins were not asked for.</summary>
    public IReadOnlyList<ManifestOrigin>? All { get; private set; }

    public static ManifestOrigins Of(ExportSource source, IReadOnlyList<WrittenPicture> written)
    {
        var origins = new ManifestOrigins();
        if (written.All(w => w.Plan.Image.Origins is null))
            return origins;
        var all = new List<ManifestOrigin>();
        var places = new Dictionary<string, int>();
        foreach (var position in written.SelectMany(w => w.Plan.Image.Origins?.Positions ?? []).Distinct().Order())
        {
            if (!source.Changes.TryGetValue(position, out var change))
                continue;
            if (places.TryAdd(change.Id, all.Count))
                all.Add(Origin(change));
            origins._places.Add(position, places[change.Id]);
        }

        origins.All = all;
        return origins;
    }

    public ManifestBlame? Blame(ExportImage image) => image.Origins is not { } of ? null : new(
        of.Tags.Where(t => _places.ContainsKey(t.Position)).ToDictionary(t => t.Text, t => _places[t.Position]),
        of.Captions.ToDictionary(c => c.Name, c => (IReadOnlyList<ManifestPiece>)[.. c.Pieces.Select(p => new ManifestPiece(p.Text, Place(p.Position)))]));

    private static ManifestOrigin Origin(Change change) => new(change.Id, change.Actor, change.Cause, change.At);

    private int? Place(long position) => _places.TryGetValue(position, out var place) ? place : null;
}
