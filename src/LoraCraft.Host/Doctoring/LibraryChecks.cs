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
        Models(),
        Library("database", "SQLite", SqliteHealth.Version),
    ];

    /// <summary>Only tagging needs it.</summary>
    private static Finding Models()
    {
        var finding = Library("models", "ONNX Runtime", OnnxModule.LibraryVersion);
        return finding.Mend is null ? finding : Finding.Warning(finding.Check, finding.Says, OnnxModule.Mend);
    }

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
