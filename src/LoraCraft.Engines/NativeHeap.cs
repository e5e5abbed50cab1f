using System.Runtime.InteropServices;

namespace LoraCraft.Engines;

/// <summary>
/// Keeps glibc's heap small. By default every thread that decodes gets an arena of its own, and freed pixel buffers
/// stay in all of them: a fifth more memory after some hundred photos.
/// </summary>
public static partial class NativeHeap
{
    private const int TrimThreshold = -1;
    private const int MapThreshold = -3;
    private const int MaxArenas = -8;

    /// <summary>To be called first, as arenas that are there stay. Does nothing where the C library is not glibc.</summary>
    public static void Restrain()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            _ = mallopt(MaxArenas, 1);
            _ = mallopt(MapThreshold, 256 * 1024);
            _ = mallopt(TrimThreshold, 1024 * 1024);
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another C library: no such settings, and no such heap.
        }
    }

    [LibraryImport("libc.so.6")]
    private static partial int mallopt(int parameter, int value);
}
