using LoraCraft.Forgetting;
using LoraCraft.Kernel;

namespace LoraCraft.History;

/// <summary>What sort of change it is, by the event that begins it.</summary>
public static class ChangeKinds
{
    internal const string Version = "version";

    private static readonly string[] CannotBeUndone = ["start", "branch", "undo", "redo", "forget"];

    /// <summary>All there are: <c>start</c> made the concept or dataset, <c>branch</c> made the dataset out of another.</summary>
    public static readonly IReadOnlyList<string> All = ["start", "edit", "undo", "redo", Version, "branch", "merge", "restore", "forget"];

    /// <summary>Those that undo takes back, as a list in SQL.</summary>
    internal static readonly string Undoable = $"({string.Join(", ", All.Where(CanBeUndone).Select(kind => $"'{kind}'"))})";

    public static bool CanBeUndone(string kind) => !CannotBeUndone.Contains(kind);

    internal static string Of(RecordedEvent first) => first.Event switch
    {
        ChangeUndone => "undo",
        ChangeRedone => "redo",
        VersionNamed or VersionUnnamed or VersionDescribed or VersionLocked => Version,
        DatasetMerged => "merge",
        VersionRestored => "restore",
        ImagesForgotten => "forget",
        IBranching => "branch",
        _ => first.Version == 1 ? "start" : "edit",
    };
}
