namespace LoraCraft.Desktop.Tests.Windows;

/// <summary>The program for Windows, built on this machine into <c>artifacts/windows</c>; quick when nothing changed.</summary>
internal static class WindowsBuild
{
    private static readonly string Place = Path.Combine(Repository.Root, "artifacts", "windows");

    public static string Executable { get; } = Path.Combine(Place, "program", "loracraft.exe");

    /// <summary>With folders of its own for everything that is made on the way: other builds do not notice.</summary>
    public static async Task Make()
    {
        await using var build = Tool.Start(
            new Dictionary<string, string?>(), "dotnet", "publish", Path.Combine(Repository.Root, "src", "LoraCraft.Desktop"),
            "-c", "Release", "-r", "win-x64", "--self-contained", "-p:SkipPage=true", "-p:NativeOs=win32", "-p:NativeCpu=x64",
            "--artifacts-path", Place, "-o", Path.GetDirectoryName(Executable)!, "-v", "quiet", "-clp:NoSummary", "-nodeReuse:false");
        (await build.Ended(TimeSpan.FromMinutes(10))).ShouldBe(0, string.Join('\n', build.Output));
    }
}
