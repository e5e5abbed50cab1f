using System.Runtime.InteropServices;
using LoraCraft.Engines.Imaging;
using LoraCraft.Engines.Onnx;
using LoraCraft.Storage.Sqlite;

namespace LoraCraft.Host.Doctoring;

/// <summary>The program itself and the native libraries beside it.</summary>
internal static class LibraryChecks
{
    private const string Mend = "Install LoraCraft again, in the version for this computer.";

    public static IEnumerable<Finding> All() =>
    [
        Finding.Ok("program", $"LoraCraft {Status.Version} on {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {RuntimeInformation.FrameworkDescription}."),
        Library("pictures", "libvips", () => ImagingModule.LibraryVersion().ToString()),
        Library("models", "ONNX Runtime", OnnxModule.LibraryVersion),
        Library("database", "SQLite", SqliteHealth.Version),
    ];

    private static Finding Library(string check, string name, Func<string> version)
    {
        try
        {
            return Finding.Ok(check, $"{name} {version()} is there.");
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException or TypeInitializationException or InvalidOperationException)
        {
            return Finding.Broken(check, $"{name} cannot be loaded: {(missing.InnerException ?? missing).Message}", Mend);
        }
    }
}
