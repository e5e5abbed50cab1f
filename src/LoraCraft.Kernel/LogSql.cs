namespace LoraCraft.Kernel;

/// <summary>Pieces of SQL that every store asks its log with.</summary>
public static class LogSql
{
    /// <summary>A condition, beginning with AND, on the stored names of events; nothing when all are wanted.</summary>
    /// <param name="first">Number of the placeholder of the first name.</param>
    public static string OfTypes(IReadOnlyCollection<string>? types, int first) =>
        types is null ? "" : types.Count == 0 ? " AND 1 = 0" : $" AND type IN ({string.Join(", ", types.Select((_, i) => $"${first + i}"))})";
}
