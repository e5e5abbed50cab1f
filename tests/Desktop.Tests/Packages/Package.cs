namespace LoraCraft.Desktop.Tests.Packages;

/// <summary>What people install, made once for all tests by <c>tools/package</c>; who has just run it says <c>LORACRAFT_TEST_PACKAGES=made</c>.</summary>
internal static class Package
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private static readonly Lazy<Task> Made = new(Run);

    public static string Folder { get; } = Path.Combine(Repository.Root, "artifacts", "package");

    /// <summary>The program for Windows as the packages have it.</summary>
    public static string WindowsProgram { get; } = Path.Combine(Folder, "work", "win-x64", "program", "loracraft.exe");

    public static string Version { get; } = typeof(LoraCraft.Host.LoraCraftHost).Assembly.GetName().Version!.ToString(3);

    public static string Setup { get; } = Path.Combine(Folder, $"loracraft-{Version}-win-x64-setup.exe");

    public static string Zip { get; } = Path.Combine(Folder, $"loracraft-{Version}-win-x64.zip");

    public static string Tar { get; } = Path.Combine(Folder, $"loracraft-{Version}-linux-x64.tar.gz");

    public static string Deb { get; } = Path.Combine(Folder, $"loracraft_{Version}_amd64.deb");

    /// <summary>What the .deb leaves out, as not everybody needs it: the library that models run on.</summary>
    public static string ModelsDeb { get; } = Path.Combine(Folder, $"loracraft-models_{Version}_amd64.deb");

    public static Task Make() => Made.Value;

    private static async Task Run()
    {
        if (Environment.GetEnvironmentVariable("LORACRAFT_TEST_PACKAGES") == "made")
            return;
        await using var tool = Tool.Start(new Dictionary<string, string?>(), "bash", Path.Combine(Repository.Root, "tools", "package"));
        (await tool.Ended(Longest)).ShouldBe(0, string.Join('\n', [.. tool.Output, .. tool.Errors]));
    }
}
