using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Datasets;

public sealed record ConceptRow(long Concept, string Name, string Description, bool Archived, double Place);

internal sealed class ConceptProjection : IProjection
{
    public IReadOnlyList<TableDefinition> Tables { get; } =
    [
        new("concept", """
            concept BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, description TEXT NOT NULL, archived BIGINT NOT NULL, place DOUBLE PRECISION NOT NULL
            """),
    ];

    public bool Rewritten(IReadTables tables, IReadOnlyList<RewrittenEvent> events) => true;

    public void Apply(IReadTables tables, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var recorded in events)
        {
            if (!Streams.IsConcept(recorded.Stream, out var concept))
                continue;
            switch (recorded.Event)
            {
                case ConceptCreated e:
                    tables.Insert("concept", ["concept", "name", "description", "archived", "place"], [[concept, e.Name, e.Description, 0L, (double)concept]]);
                    break;
                case ConceptRenamed e:
                    tables.Execute("UPDATE concept SET name = $1 WHERE concept = $2", e.To, concept);
                    break;
                case ConceptDescribed e:
                    tables.Execute("UPDATE concept SET description = $1 WHERE concept = $2", e.To, concept);
                    break;
                case ConceptArchived e:
                    tables.Execute("UPDATE concept SET archived = $1 WHERE concept = $2", e.Archived ? 1L : 0L, concept);
                    break;
                case ConceptPlaced e:
                    tables.Execute("UPDATE concept SET place = $1 WHERE concept = $2", e.To, concept);
                    break;
            }
        }
    }
}

internal static class ConceptQueries
{
    private const string Columns = "SELECT concept, name, description, archived, place FROM concept";

    public static List<ConceptRow> Concepts(this IReadTables tables) => tables.Query($"{Columns} ORDER BY place, concept", Map);

    public static ConceptRow? Concept(this IReadTables tables, long concept) => tables.First($"{Columns} WHERE concept = $1", Map, concept);

    private static ConceptRow Map(IRow r) =>
        new(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetInt64(3) != 0, r.GetDouble(4));
}
