using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Datasets;

/// <param name="Images">Live images.</param>
/// <param name="Bin">Removed images.</param>
/// <param name="LastNumber">Highest image number ever given.</param>
/// <param name="Base">The dataset it was branched from.</param>
/// <param name="BaseVersion">The version of that dataset that it began as.</param>
/// <param name="Copied">While the rows of a branch are still being made: up to which image number they are there.</param>
public sealed record DatasetRow(
    long Dataset, long Concept, string Name, string Description, bool Archived, double Place,
    DatasetSettings Settings, long Images, long Bin, int LastNumber, long? Base = null, long? BaseVersion = null, long? Copied = null);

internal sealed class DatasetProjection : IProjection
{
    public IReadOnlyList<TableDefinition> Tables { get; } =
    [
        new("dataset", """
            dataset BIGINT NOT NULL PRIMARY KEY, concept BIGINT NOT NULL, name TEXT NOT NULL, description TEXT NOT NULL,
            archived BIGINT NOT NULL, place DOUBLE PRECISION NOT NULL,
            trigger_word TEXT NOT NULL, class_name TEXT NOT NULL, repeats BIGINT NOT NULL, family TEXT NOT NULL,
            images BIGINT NOT NULL, bin BIGINT NOT NULL, last_number BIGINT NOT NULL,
            base BIGINT, base_version BIGINT, base_numbers BIGINT, copied BIGINT
            """),
    ];

    public bool OfOneStream => true;

    public bool Rewritten(IReadTables tables, IReadOnlyList<RewrittenEvent> events) => true;

    public void Apply(IReadTables tables, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var recorded in events)
            if (Streams.IsDataset(recorded.Stream, out var dataset))
                Apply(tables, dataset, recorded.Event);
    }

    private static void Apply(IReadTables tables, long dataset, IEvent @event)
    {
        switch (@event)
        {
            case DatasetCreated e:
                tables.Insert(
                    "dataset",
                    ["dataset", "concept", "name", "description", "archived", "place", "trigger_word", "class_name", "repeats", "family", "images", "bin", "last_number"],
                    [[dataset, e.Concept, e.Name, e.Description, 0L, (double)dataset, e.Settings.TriggerWord, e.Settings.ClassName, (long)e.Settings.Repeats, e.Settings.Family, 0L, 0L, 0L]]);
                break;
            case DatasetBranched e:
                Branch(tables, dataset, e);
                break;
            case DatasetRenamed e:
                tables.Execute("UPDATE dataset SET name = $1 WHERE dataset = $2", e.To, dataset);
                break;
            case DatasetDescribed e:
                tables.Execute("UPDATE dataset SET description = $1 WHERE dataset = $2", e.To, dataset);
                break;
            case DatasetArchived e:
                tables.Execute("UPDATE dataset SET archived = $1 WHERE dataset = $2", e.Archived ? 1L : 0L, dataset);
                break;
            case DatasetPlaced e:
                tables.Execute("UPDATE dataset SET place = $1 WHERE dataset = $2", e.To, dataset);
                break;
            case DatasetConfigured { To: var s }:
                tables.Execute(
                    "UPDATE dataset SET trigger_word = $1, class_name = $2, repeats = $3, family = $4 WHERE dataset = $5",
                    s.TriggerWord, s.ClassName, s.Repeats, s.Family, dataset);
                break;
            case ImagesAdded e:
                tables.Execute(
                    "UPDATE dataset SET images = images + $1, bin = bin + $2, last_number = $3 WHERE dataset = $4",
                    e.Images.Count(i => !i.IsForgotten), e.Images.Count(i => i.IsForgotten), e.Images.Max(i => i.Number), dataset);
                break;
        }
    }

    /// <summary>
    /// In a replay the inherited events were here first and made the row. When it happens the row is made of the base as it is,
    /// and <c>copied</c> says that the rest is still to come.
    /// </summary>
    private static void Branch(IReadTables tables, long dataset, DatasetBranched e)
    {
        if (tables.Execute(
            "UPDATE dataset SET concept = $1, name = $2, description = $3, archived = 0, place = $4, base = $5, base_version = $6, base_numbers = last_number WHERE dataset = $7",
            e.Concept, e.Name, e.Description, (double)dataset, e.From, e.At, dataset) == 0)
            tables.Execute(
                """
                INSERT INTO dataset(dataset, concept, name, description, archived, place, trigger_word, class_name, repeats, family, images, bin, last_number, base, base_version, copied)
                SELECT $1, $2, $3, $4, 0, $5, trigger_word, class_name, repeats, family, images, bin, last_number, dataset, $6, 0 FROM dataset WHERE dataset = $7
                """,
                dataset, e.Concept, e.Name, e.Description, (double)dataset, e.At, e.From);
    }
}

internal static class DatasetQueries
{
    private const string Columns = """
        SELECT dataset, concept, name, description, archived, place, trigger_word, class_name, repeats, family, images, bin, last_number,
            base, base_version, copied FROM dataset
        """;

    public static List<DatasetRow> Datasets(this IReadTables tables) => tables.Query($"{Columns} ORDER BY place, dataset", Map);

    public static DatasetRow? Dataset(this IReadTables tables, long dataset) => tables.First($"{Columns} WHERE dataset = $1", Map, dataset);

    private static DatasetRow Map(IRow r) => new(
        r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetString(3), r.GetInt64(4) != 0, r.GetDouble(5),
        new(r.GetString(6), r.GetString(7), (int)r.GetInt64(8), r.GetString(9)),
        r.GetInt64(10), r.GetInt64(11), (int)r.GetInt64(12), r.Number(13), r.Number(14), r.Number(15));
}
