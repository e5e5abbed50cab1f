namespace LoraCraft.Exporting.Drift;

/// <summary>What becomes of texts in which the same was changed on both sides in different ways.</summary>
internal static class DriftConflicts
{
    /// <summary>The dataset's stays.</summary>
    public const string Keep = "keep";

    /// <summary>It becomes what it is outside.</summary>
    public const string Outside = "outside";

    /// <summary>What fits together is brought together, and where it overlaps the one stands beside the other.</summary>
    public const string Merge = "merge";

    public static bool Are(string text) => text is Keep or Outside or Merge;
}
