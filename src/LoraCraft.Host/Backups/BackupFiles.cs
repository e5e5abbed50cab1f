using System.Buffers;
using System.Globalization;
using System.Text;
using LoraCraft.Kernel;

namespace LoraCraft.Host.Backups;

/// <summary>A picture or a text of a backup.</summary>
/// <param name="Name">SHA-256 of its content.</param>
internal sealed record BackupFile(Shelf Shelf, string Name, long Bytes)
{
    /// <summary>Where it lies in a backup, with slashes.</summary>
    public string Path => PathOf(Shelf, Name);

    public static string FolderOf(Shelf shelf) => shelf == Shelf.Images ? "pictures" : "texts";

    public static string PathOf(Shelf shelf, string name) => $"{FolderOf(shelf)}/{name[..2]}/{name}";
}

/// <summary>The list of a backup's pictures and texts: a line each, <c>pictures SHA256 BYTES</c>.</summary>
internal static class BackupFileList
{
    private const int LongestLine = 128;
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    public static void Write(Stream stream, IEnumerable<BackupFile> files)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        foreach (var file in files)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{BackupFile.FolderOf(file.Shelf)} {file.Name} {file.Bytes}"));
    }

    /// <exception cref="InvalidDataException">A line names no file of a backup.</exception>
    public static IEnumerable<BackupFile> Read(Stream stream)
    {
        using var reader = new System.IO.StreamReader(stream, Encoding.ASCII, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        while (reader.ReadLine() is { } line)
            yield return Parse(line) ?? throw new InvalidDataException($"Its list of files has a line that is none: \"{line[..Math.Min(line.Length, LongestLine)]}\".");
    }

    public static bool IsName(ReadOnlySpan<char> name) => name.Length == 64 && name.IndexOfAnyExcept(Digits) < 0;

    private static BackupFile? Parse(string line) =>
        line.Length <= LongestLine && line.Split(' ') is [var shelf and ("pictures" or "texts"), var name, var bytes] && IsName(name)
        && long.TryParse(bytes, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? new(shelf == "pictures" ? Shelf.Images : Shelf.Texts, name, length)
            : null;
}
