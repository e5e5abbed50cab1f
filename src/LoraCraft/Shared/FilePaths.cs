namespace LoraCraft.Shared;

/// <summary>Which paths mean the same file, as an operating system tells them apart.</summary>
public sealed class FilePaths(StringComparison comparison)
{
    /// <summary>Those of this computer.</summary>
    public static readonly FilePaths Here = new(OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    public StringComparer Comparer { get; } = StringComparer.FromComparison(comparison);

    /// <summary>The path below a folder, with forward slashes; null for a file that is elsewhere.</summary>
    /// <param name="folder">Full path.</param>
    /// <param name="file">Full path.</param>
    public string? Below(string folder, string file)
    {
        var start = Path.EndsInDirectorySeparator(folder) ? folder.Length : folder.Length + 1;
        return file.Length > start && file.StartsWith(folder, comparison) && file[start - 1] == Path.DirectorySeparatorChar
            ? file[start..].Replace('\\', '/')
            : null;
    }
}
