namespace LoraCraft.Host;

/// <summary>Files that only their owner may read, written as a whole or not at all.</summary>
internal static class OwnFile
{
    public const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Replaces the file; what is read of it at any moment is the old content or the new.</summary>
    /// <param name="lasts">Whether it is to be there after a power cut.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static void Write(string file, string text, bool lasts = true)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = Mode;
        var half = file + ".half";
        using (var stream = new FileStream(half, options))
        {
            using (var writer = new StreamWriter(stream, leaveOpen: true))
                writer.Write(text);
            stream.Flush(flushToDisk: lasts);
        }

        File.Move(half, file, overwrite: true);
    }
}
