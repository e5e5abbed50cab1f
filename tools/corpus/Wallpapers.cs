using System.Diagnostics;

namespace LoraCraft.Corpus;

/// <summary>Real photographs out of Debian's wallpaper packages, unpacked once into the user's cache folder.</summary>
public static class Wallpapers
{
    private const long MinBytes = 150_000;

    private static readonly string[] Packages =
        ["mate-backgrounds", "gnome-backgrounds", "plasma-workspace-wallpapers", "ukui-wallpapers", "lomiri-wallpapers-16.04", "lomiri-wallpapers-20.04"];

    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png", ".webp"];

    /// <returns>Paths in a fixed order; empty where the packages cannot be had.</returns>
    public static IReadOnlyList<string> Find()
    {
        var cache = Path.Combine(CacheHome(), "loracraft-corpus");
        foreach (var package in Packages)
        {
            var folder = Path.Combine(cache, package);
            if (!Directory.Exists(folder) && !Fetch(package, folder))
                Console.Error.WriteLine($"{package}: not available, left out.");
        }

        if (!Directory.Exists(cache))
            return [];

        // Some packages hold one picture in many sizes in one folder: the largest stands for all.
        return Directory.EnumerateFiles(cache, "*", SearchOption.AllDirectories)
            .Select(path => new FileInfo(path))
            .Where(file => file.LinkTarget is null && file.Length > MinBytes && Extensions.Contains(file.Extension.ToLowerInvariant()))
            .GroupBy(file => file.FullName.Contains("contents/images", StringComparison.Ordinal) ? file.DirectoryName! : file.FullName)
            .Select(group => group.MaxBy(file => file.Length)!.FullName)
            .Order(StringComparer.Ordinal)
            .ToList();
    }

    private static string CacheHome() =>
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } home
            ? home
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");

    private static bool Fetch(string package, string folder)
    {
        var work = Directory.CreateTempSubdirectory("loracraft-corpus-").FullName;
        try
        {
            if (!Run("apt-get", work, "download", package)
                || Directory.GetFiles(work, "*.deb") is not [var archive]
                || !Run("dpkg", work, "-x", archive, Path.Combine(work, "unpacked")))
                return false;
            Directory.CreateDirectory(Path.GetDirectoryName(folder)!);

            // Copied beside its place and renamed, so that an interrupted run leaves no half folder that looks whole.
            return Run("cp", work, "-r", Path.Combine(work, "unpacked"), folder + ".part") && Moved(folder + ".part", folder);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static bool Moved(string from, string to)
    {
        Directory.Move(from, to);
        return true;
    }

    private static bool Run(string program, string folder, params IEnumerable<string> arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            process.OutputDataReceived += static (_, _) => { };
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
