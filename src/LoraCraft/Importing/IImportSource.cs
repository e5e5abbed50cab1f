namespace LoraCraft.Importing;

/// <summary>A place that pictures are imported from: a folder, an archive, a file.</summary>
public interface IImportSource : IDisposable
{
    /// <summary>Every file in it, in a fixed order. Entries that are refused carry the reason.</summary>
    IReadOnlyList<SourceFile> Files { get; }

    /// <summary>Reads a whole file. Safe to call from several threads.</summary>
    /// <exception cref="IOException">It cannot be read, or is longer than <paramref name="limit"/> bytes.</exception>
    FileContent Read(SourceFile file, long limit);
}

/// <param name="Path">Unique name for reports and for recognising the file again: a full path, or archive path, <c>!/</c>, entry.</param>
/// <param name="Folder">Folder part used to find what lies beside it.</param>
/// <param name="Name">File name with extension.</param>
/// <param name="Bytes">Size.</param>
/// <param name="Modified">Time of last change, Unix milliseconds; 0 = unknown, never trusted for recognising.</param>
/// <param name="Problem">Why it is not read at all; null normally.</param>
public sealed record SourceFile(string Path, string Folder, string Name, long Bytes, long Modified, string? Problem = null)
{
    public string Extension { get; } = System.IO.Path.GetExtension(Name).ToLowerInvariant();

    public string Stem => System.IO.Path.GetFileNameWithoutExtension(Name);
}
