namespace LoraCraft.Bench;

/// <summary>Runs a bench by name: <c>dotnet run -c Release --project tools/bench -- grid</c>.</summary>
internal static class Bench
{
    private static readonly Dictionary<string, Func<string[], Task>> Known = new()
    {
        ["import"] = Import.Run,
        ["reimport"] = Reimport.Run,
        ["edits"] = Edits.Run,
        ["append"] = Append.Run,
        ["rename"] = Rename.Run,
        ["grid"] = Grid.Run,
        ["page"] = PageInBrowser.Run,
        ["start"] = Start.Run,
        ["desktop"] = Desktop.Run,
        ["rebuild"] = Rebuild.Run,
        ["export"] = Export.Run,
        ["history"] = History.Run,
        ["captioning"] = Captions.Run,
        ["tagging"] = Tagging.Run,
        ["tags"] = Tags.Run,
    };

    public static async Task<int> Run(string[] args)
    {
        if (args.Length == 0 || !Known.TryGetValue(args[0], out var run))
        {
            Console.Error.WriteLine($"Name a bench: {string.Join(", ", Known.Keys)}.");
            return 2;
        }

        await run(args[1..]);
        return 0;
    }

    /// <summary>The repository.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    /// <summary>Debug or Release; other programs of the repository are taken from the same.</summary>
    public static string Build { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>The product as people start it.</summary>
    public static string Executable { get; } = Path.Combine(Root, "src", "LoraCraft.Desktop", "bin", Build, "net10.0", OperatingSystem.IsWindows() ? "loracraft.exe" : "loracraft");

    /// <summary>Where benches keep what takes long to build: <c>LORACRAFT_BENCH</c>, or a folder of the temporary one.</summary>
    public static string Folder =>
        Directory.CreateDirectory(Environment.GetEnvironmentVariable("LORACRAFT_BENCH") ?? Path.Combine(Path.GetTempPath(), "loracraft-bench")).FullName;

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "LoraCraft.sln")) ? folder
        : Path.GetDirectoryName(folder) is { } parent ? Above(parent)
        : throw new DirectoryNotFoundException("This program runs from within the repository.");
}
