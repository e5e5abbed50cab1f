using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Versions;

/// <summary>
/// Whether what an undo or a redo does to names of versions can be done to those that there are now: each name is a thing of its
/// own, so that naming another moment since stands in the way of nothing.
/// </summary>
internal static class VersionsAhead
{
    public static Refusal? Check(IReadTables tables, IEnumerable<StreamAppend> appends)
    {
        foreach (var append in appends)
            if (Streams.IsDataset(append.Stream, out var dataset) && append.Events.Any(IsOfVersions) && Check(tables.Versions(dataset), append.Events) is { } refusal)
                return refusal;
        return null;
    }

    private static Refusal? Check(List<VersionRow> versions, IEnumerable<IEvent> events)
    {
        foreach (var one in events)
        {
            var refusal = one switch
            {
                VersionNamed e => Name(versions, e),
                VersionUnnamed e => Unname(versions, e),
                VersionDescribed e => Describe(versions, e),
                VersionLocked e => Lock(versions, e),
                _ => null,
            };
            if (refusal is not null)
                return refusal;
        }

        return null;
    }

    private static bool IsOfVersions(IEvent @event) => @event is VersionNamed or VersionUnnamed or VersionDescribed or VersionLocked;

    private static Refusal? Name(List<VersionRow> versions, VersionNamed e)
    {
        if (Taken(versions, e.Name) is { } refusal)
            return refusal;
        versions.Add(new(e.Name, e.Version, e.Description, false, "", 0));
        return null;
    }

    private static Refusal? Unname(List<VersionRow> versions, VersionUnnamed e)
    {
        if (versions.Find(v => v.Name == e.Name && v.Version == e.Version) is not { } row)
            return Changed(e.Name);
        versions.Remove(row);
        return row.Locked ? Locked(row) : null;
    }

    private static Refusal? Describe(List<VersionRow> versions, VersionDescribed e)
    {
        if (versions.Find(v => v.Name == e.Name && v.Description == e.From) is not { } row)
            return Changed(e.Name);
        versions.Remove(row);
        if (row.Locked)
            return Locked(row);
        if (Taken(versions, e.ToName) is { } refusal)
            return refusal;
        versions.Add(row with { Name = e.ToName, Description = e.To });
        return null;
    }

    private static Refusal? Lock(List<VersionRow> versions, VersionLocked e)
    {
        if (versions.Find(v => v.Name == e.Name) is not { } row)
            return Changed(e.Name);
        versions.Remove(row);
        versions.Add(row with { Locked = e.Locked });
        return null;
    }

    private static Refusal? Taken(List<VersionRow> versions, string name) =>
        versions.Exists(v => string.Equals(v.Name, name, StringComparison.OrdinalIgnoreCase))
            ? Refusal.Conflict($"There is a version called \"{name}\" again by now. Rename that one first, or take its name off.")
            : null;

    private static Refusal Locked(VersionRow row) => Refusal.Conflict($"The version \"{row.Name}\" is locked. Unlock it first.");

    private static Refusal Changed(string name) =>
        Refusal.Conflict($"The name \"{name}\" was changed or taken off since. Look at the versions, and change them there.");
}
