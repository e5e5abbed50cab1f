using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace LoraCraft.Engines.Imaging.Vips;

/// <summary>Finds the libvips that lies beside the program, and starts it once for the process.</summary>
internal static class VipsLibrary
{
    /// <summary>
    /// Logical name in the imports. Deliberately no file's name, so that a libvips of the system is never taken
    /// instead of the one this program is tested with.
    /// </summary>
    public const string Name = "loracraft-vips";

    private static readonly string[] Patterns = ["libvips-cpp.so.8.*", "libvips-cpp.8.*.dylib", "libvips-42.dll"];

    private static readonly string[] AllowedLoaders =
    [
        "VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp",
        "VipsForeignLoadHeif", "VipsForeignLoadNsgif", "VipsForeignLoadTiff",
    ];

    private static readonly Lazy<Version> Started = new(Start);

    /// <summary>Starts libvips if that has not happened yet, and returns its version.</summary>
    /// <exception cref="DllNotFoundException">The library is not beside the program.</exception>
    public static Version EnsureStarted() => Started.Value;

    private static Version Start()
    {
        var assembly = typeof(VipsLibrary).Assembly;
        var context = AssemblyLoadContext.GetLoadContext(assembly) ?? AssemblyLoadContext.Default;
        context.ResolvingUnmanagedDll += (_, name) => name == Name ? NativeLibrary.Load(Find()) : 0;

        // libvips prints a warning for every odd file otherwise; it reads this with getenv, which does not see
        // what Environment.SetEnvironmentVariable sets, so the setting goes through GLib.
        VipsNative.g_setenv("VIPS_WARNING", "0", 1);
        if (VipsNative.vips_init("loracraft") != 0)
            throw new InvalidOperationException($"libvips did not start: {VipsErrors.Take()}");

        // Many small pictures at once: one thread per pipeline and no cache of operations is fastest, and a cache
        // would hold on to the caller's buffers.
        VipsNative.vips_concurrency_set(1);
        VipsNative.vips_cache_set_max(0);
        VipsNative.vips_block_untrusted_set(1);
        VipsNative.vips_operation_block_set("VipsForeignLoad", 1);
        foreach (var loader in AllowedLoaders)
            VipsNative.vips_operation_block_set(loader, 0);

        return new Version(VipsNative.vips_version(0), VipsNative.vips_version(1), VipsNative.vips_version(2));
    }

    /// <exception cref="DllNotFoundException">The library is not beside the program.</exception>
    public static string Find() =>
        Patterns.SelectMany(pattern => Directory.EnumerateFiles(AppContext.BaseDirectory, pattern)).Order().LastOrDefault()
        ?? throw new DllNotFoundException(
            $"The picture library libvips is missing beside the program ({string.Join(" or ", Patterns)}). Install LoraCraft again.");
}
