namespace LoraCraft.Host.Backups;

/// <summary>Where a path really leads: through links, and whether letters' case tells names apart, as the system has it.</summary>
internal static class RealPath
{
    /// <summary>As many links lead to each other at most, as on Linux.</summary>
    private const int MostLinks = 40;

    private static readonly StringComparison Comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>Whether a path is that of a folder, or of something in it. What does not exist yet is taken for what its name says.</summary>
    /// <param name="path">Full path, as is the folder's.</param>
    public static bool IsWithin(string path, string folder)
    {
        var (place, root) = (Of(path), Of(folder));
        return place.Equals(root, Comparison) || place.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, Comparison);
    }

    /// <summary>Whether two paths lead to one place.</summary>
    public static bool IsSame(string one, string other) => Of(one).Equals(Of(other), Comparison);

    private static string Of(string path) => Of(Path.GetFullPath(path), MostLinks);

    private static string Of(string path, int links)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
            return path;
        var here = Path.Combine(Of(parent, links), Path.GetFileName(Path.TrimEndingDirectorySeparator(path)));
        return links > 0 && new FileInfo(here).LinkTarget is { } target ? Of(Path.GetFullPath(target, Path.GetDirectoryName(here)!), links - 1) : here;
    }
}
