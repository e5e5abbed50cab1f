using LoraCraft.Shared;

namespace LoraCraft.Tests.Exporting.Drift;

/// <summary>Windows tells paths apart by other than the case of their letters, Linux by that too.</summary>
public sealed class FilePathsTests
{
    private static readonly FilePaths Windows = new(StringComparison.OrdinalIgnoreCase);
    private static readonly FilePaths Linux = new(StringComparison.Ordinal);
    private static readonly string Root = Path.GetPathRoot(Path.GetTempPath())!;

    private static string Full(string path) => Root + path.Replace('/', Path.DirectorySeparatorChar);

    [Theory]
    [InlineData("kites", "kites/a/B.png", "a/B.png", "a/B.png")]
    [InlineData("Kites", "kites/a/B.png", "a/B.png", null)]
    [InlineData("kites", "kites2/a.png", null, null)]
    [InlineData("kites", "kites", null, null)]
    [InlineData("", "a.png", "a.png", "a.png")]
    public void what_lies_below_a_folder(string folder, string file, string? onWindows, string? onLinux)
    {
        Windows.Below(Full(folder), Full(file)).ShouldBe(onWindows);
        Linux.Below(Full(folder), Full(file)).ShouldBe(onLinux);
    }

    [Fact]
    public void the_same_file()
    {
        Windows.Comparer.Equals("a/B.png", "A/b.png").ShouldBeTrue();
        Linux.Comparer.Equals("a/B.png", "A/b.png").ShouldBeFalse();
        FilePaths.Here.Comparer.Equals("a", "A").ShouldBe(OperatingSystem.IsWindows() || OperatingSystem.IsMacOS());
    }
}
