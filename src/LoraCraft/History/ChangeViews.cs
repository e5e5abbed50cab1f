using LoraCraft.Kernel;

namespace LoraCraft.History;

/// <summary>Rows of the timeline with the names and pictures that belong to them.</summary>
internal static class ChangeViews
{
    /// <summary>Asks the tables once.</summary>
    public static IReadOnlyList<ChangeView> Of(IReadTables tables, IReadOnlyList<ChangeRow> rows)
    {
        var names = ChangeNames.Of(tables, rows);
        return [.. rows.Select(r => View(r, names))];
    }

    private static ChangeView View(ChangeRow row, ChangeNames names)
    {
        var (dataset, concept, name) = names.Owner(row.Stream);
        return new(
            row.Change, row.Position, dataset, concept, name, row.FirstVersion - 1, row.Version, DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Actor,
            names.Run(row.Actor), row.Cause, row.Images, row.Kind, row.Undone is not null, row.Undoes, dataset is { } id ? [.. names.Samples(id, row.Samples)] : []);
    }
}
