namespace LoraCraft.Importing;

/// <summary>A folder with everything below it, or one file with what lies beside it. Links are not followed; hidden files are left out.</summary>
public sealed class FolderSource : IImportSource
{
    /// <param name="root">Folder or file.</param>
    /// <param name="uploaded">Files sent by the page: shown by relative path, their times mean nothing, archives are left to others.</param>
    public FolderSource(string root, bool uploaded = false)
    {
        var whole = Directory.Exists(root);
        var folder = whole ? root : Path.GetDirectoryName(Path.GetFullPath(root))!;
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = whole,
            IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        };
        var files = new DirectoryInfo(folder).EnumerateFiles("*", options);
        if (!whole)
            files = files.Where(f => f.FullName == Path.GetFullPath(root) || Sidecars.MayBelongTo(f.Name, Path.GetFileName(root)));
        Files = [.. files
            .Select(f => new SourceFile(
                Shown(f.FullName), Path.GetDirectoryName(f.FullName)!, f.Name, f.Length, uploaded ? 0 : new DateTimeOffset(f.LastWriteTimeUtc).ToUnixTimeMilliseconds()))
            .Where(f => !uploaded || f.Extension != ".zip")
            .OrderBy(f => f.Folder, StringComparer.Ordinal).ThenBy(f => f.Name, StringComparer.Ordinal)];

        string Shown(string path) => !uploaded ? path : Path.GetRelativePath(root, path).Replace('\\', '/');
    }

    public IReadOnlyList<SourceFile> Files { get; }

    public FileContent Read(SourceFile file, long limit)
    {
        using var handle = File.OpenHandle(Path.Combine(file.Folder, file.Name), options: FileOptions.SequentialScan);
        var length = RandomAccess.GetLength(handle);
        if (length > limit)
            throw new IOException($"The file has {length:N0} bytes; the limit is {limit:N0}.");
        return FileContent.Filled((int)length, bytes =>
        {
            var read = 0;
            while (read < bytes.Length && RandomAccess.Read(handle, bytes[read..], read) is > 0 and var more)
                read += more;
            if (read < bytes.Length)
                throw new IOException("The file became shorter while it was read.");
        });
    }

    public void Dispose()
    {
    }
}
