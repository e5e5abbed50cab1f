using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Datasets;

public sealed record ConceptList(IReadOnlyList<ConceptView> Concepts);

public sealed record ConceptView(long Id, string Name, string Description, bool Archived, IReadOnlyList<DatasetView> Datasets);

/// <param name="Images">Live images; null while a branch of an old moment is prepared, because they are counted only then.</param>
/// <param name="Bin">Removed images; null as <paramref name="Images"/> is.</param>
/// <param name="CaptionNames">Names of the captions in use, <c>caption</c> first and always there.</param>
/// <param name="Base">What it was branched from.</param>
/// <param name="Preparing">Whether it was just branched, and its settings are still those of the other dataset as it is now.</param>
public sealed record DatasetView(
    long Id, long Concept, string Name, string Description, bool Archived, string TriggerWord, string ClassName, int Repeats, string Family,
    long Version, long? Images, long? Bin, IReadOnlyList<string> CaptionNames, BaseView? Base = null, bool Preparing = false);

/// <param name="Version">The version of the other dataset that the branch began as.</param>
public sealed record BaseView(long Dataset, long Version);

/// <summary>Concepts and datasets as the outside sees them.</summary>
internal static class DatasetViews
{
    public static ConceptList All(IReadSession session)
    {
        var datasets = session.Tables.Datasets().ToLookup(d => d.Concept);
        return new([.. session.Tables.Concepts().Select(c => View(session, c, datasets[c.Concept]))]);
    }

    public static ConceptView Concept(IReadSession session, long id) =>
        session.Tables.Concept(id) is { } row
            ? View(session, row, session.Tables.Datasets().Where(d => d.Concept == id))
            : throw new RefusedException(Refusal.Unknown($"There is no concept {id}."));

    public static DatasetView Dataset(IReadSession session, long id) =>
        session.Tables.Dataset(id) is { } row ? View(session, row) : throw new RefusedException(DatasetCommands.Unknown(id));

    /// <summary>With the name, the settings and the counts it had then.</summary>
    public static DatasetView At(DatasetAt then, long id) =>
        then.Tables.Dataset(then.Dataset) is { } row ? View(then.Tables, row, then.Version) with { Id = id } : throw new RefusedException(DatasetCommands.Unknown(id));

    private static ConceptView View(IReadSession session, ConceptRow row, IEnumerable<DatasetRow> datasets) =>
        new(row.Concept, row.Name, row.Description, row.Archived, [.. datasets.Select(d => View(session, d))]);

    private static DatasetView View(IReadSession session, DatasetRow row)
    {
        var view = View(session.Tables, row, session.StreamVersion(Streams.Dataset(row.Dataset)));
        return IsCounted(session, row) ? view : view with { Images = null, Bin = null };
    }

    /// <summary>A branch begins with its base's numbers, which are its own where that is still as it was.</summary>
    private static bool IsCounted(IReadSession session, DatasetRow row) => row.Copied is null
        || (session.StreamVersion(Streams.Dataset(row.Base!.Value)) == row.BaseVersion && IsCounted(session, session.Tables.Dataset(row.Base.Value)!));

    private static DatasetView View(IReadTables tables, DatasetRow row, long version) => new(
        row.Dataset, row.Concept, row.Name, row.Description, row.Archived,
        row.Settings.TriggerWord, row.Settings.ClassName, row.Settings.Repeats, row.Settings.Family,
        version, row.Images, row.Bin, CaptionNames(tables, row.Dataset),
        row is { Base: { } from, BaseVersion: { } at } ? new(from, at) : null, row.Copied is not null);

    private static List<string> CaptionNames(IReadTables tables, long dataset)
    {
        var names = tables.Query("SELECT name FROM caption_name WHERE dataset = $1 AND images > 0 ORDER BY name", r => r.GetString(0), dataset);
        names.Remove("caption");
        return ["caption", .. names];
    }
}
