using System.Runtime.InteropServices;

namespace LoraCraft.Blobs;

/// <summary>Makes a new directory entry durable. Windows and macOS do so with the file itself, as far as they do.</summary>
public static partial class FolderSync
{
    /// <exception cref="IOException">The folder cannot be written through to the disk.</exception>
    public static void Flush(string folder)
    {
        if (!OperatingSystem.IsLinux())
            return;
        var handle = Open(folder, 0);
        if (handle < 0)
            throw new IOException($"The folder {folder} cannot be opened to make a new file in it durable.");
        var failed = Synchronise(handle) != 0;
        _ = Close(handle);
        if (failed)
            throw new IOException($"The folder {folder} could not be written through to the disk.");
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Synchronise(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
