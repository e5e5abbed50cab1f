namespace LoraCraft.Forgetting;

/// <summary>What was there before a backup was restored, whole databases with their pictures, which nothing looks into.</summary>
public sealed class ReplacedData(string root)
{
    /// <summary>The full path of each folder, oldest first.</summary>
    public IReadOnlyList<string> Folders => Directory.Exists(root) ? [.. Directory.GetDirectories(root).Order(StringComparer.Ordinal)] : [];
}
