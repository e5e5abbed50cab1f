namespace LoraCraft.Desktop.Tray;

/// <summary>What the icon says. Each has a picture in the folder <c>icons</c>.</summary>
internal enum Mood
{
    Idle,
    Busy,
    Attention,
}

/// <param name="Tip">Shown under the pointer where the system has that; one line.</param>
/// <param name="Menu">From top to bottom. The first entry is also what a click on the icon does, where the system tells of clicks.</param>
internal sealed record TrayView(Mood Mood, string Tip, IReadOnlyList<TrayEntry> Menu);

/// <param name="Id">Says what the entry is about: entries with equal ids do the same.</param>
/// <param name="Choose">Null for an entry that only tells.</param>
/// <param name="Checked">Null for what is no switch.</param>
/// <param name="Below">Entries of the menu that opens from this one.</param>
internal sealed record TrayEntry(string Id, string Label, Action? Choose = null, bool? Checked = null, IReadOnlyList<TrayEntry>? Below = null)
{
    private const string LineId = "-";

    /// <summary>A line between groups of entries.</summary>
    public static TrayEntry Line { get; } = new(LineId, "");

    public bool IsLine => Id == LineId;

    /// <summary>Whether two menus differ in nothing but words.</summary>
    public static bool SameShape(IReadOnlyList<TrayEntry> one, IReadOnlyList<TrayEntry> other) =>
        one.Count == other.Count && one.Zip(other).All(pair =>
            pair.First.Id == pair.Second.Id && pair.First.Checked == pair.Second.Checked
            && SameShape(pair.First.Below ?? [], pair.Second.Below ?? []));
}
