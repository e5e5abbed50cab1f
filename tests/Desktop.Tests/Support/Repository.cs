namespace LoraCraft.Desktop.Tests;

/// <summary>Places in the working copy that these tests run from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The executable that people start, from the same build as these tests.</summary>
    public static string Executable { get; } = Path.Combine(
        Root, "src", "LoraCraft.Desktop", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "loracraft");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "LoraCraft.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("These tests run from inside the working copy.");
        return folder.FullName;
    }
}
