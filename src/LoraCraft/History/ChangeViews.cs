using System.Text.Json;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History;

/// <summary>Rows of the timeline with the names and pictures that belong to them.</summary>
internal static class ChangeViews
{
    public static IReadOnlyList<ChangeView> Of(IReadTables tables, IReadOnlyList<ChangeRow> rows)
    {
        var owners = rows.Select(r => r.Stream).Distinct().ToDictionary(stream => stream, stream => Owner.Of(tables, stream));
        var pictures = rows.GroupBy(r => owners[r.Stream].Dataset)
            .Where(group => group.Key is not null)
            .ToDictionary(group => group.Key!.Value, group => Pictures(tables, group.Key!.Value, group.SelectMany(r => r.Samples)));
        var runs = RunLabels.Of(tables, rows.Select(r => r.Actor));
        return [.. rows.Select(r => View(r, owners[r.Stream], runs, pictures))];
    }

    private static ChangeView View(
        ChangeRow row, Owner owner, IReadOnlyDictionary<string, string> runs, Dictionary<long, Dictionary<int, string>> pictures) => new(
        row.Change, row.Position, owner.Dataset, owner.Concept, owner.Name, row.FirstVersion - 1, row.Version, DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Actor,
        runs.GetValueOrDefault(row.Actor), row.Cause, row.Images, row.Kind, row.Undone is not null, row.Undoes,
        owner.Dataset is { } dataset
            ? [.. row.Samples.Where(pictures[dataset].ContainsKey).Select(n => new ChangeSample(n, pictures[dataset][n]))]
            : []);

    /// <summary>Each looked up by its key, which a planner that expects few images in a dataset would not do.</summary>
    private static Dictionary<int, string> Pictures(IReadTables tables, long dataset, IEnumerable<int> numbers)
    {
        int[] wanted = [.. numbers.Distinct()];
        return wanted.Length == 0
            ? []
            : tables.Query(
                $"SELECT value, (SELECT picture FROM image WHERE dataset = $1 AND number = value) FROM {tables.Dialect.Each("$2")}",
                r => (Number: r.GetInt32(0), Picture: r.Text(1)), dataset, JsonSerializer.Serialize(wanted))
                .Where(p => p.Picture is not null).ToDictionary(p => p.Number, p => p.Picture!);
    }

    /// <summary>What a stream is about.</summary>
    private sealed record Owner(long? Dataset, long? Concept, string Name)
    {
        public static Owner Of(IReadTables tables, string stream) =>
            Streams.IsDataset(stream, out var dataset)
                ? tables.First("SELECT concept, name FROM dataset WHERE dataset = $1", r => new Owner(dataset, r.GetInt64(0), r.GetString(1)), dataset) ?? new(dataset, null, stream)
                : Streams.IsConcept(stream, out var concept)
                    ? tables.First("SELECT name FROM concept WHERE concept = $1", r => new Owner(null, concept, r.GetString(0)), concept) ?? new(null, concept, stream)
                    : new(null, null, stream);
    }
}
