using System.Security.Cryptography;
using System.Text;

namespace LoraCraft.Desktop.Tests.Packages;

/// <summary>The packages as files.</summary>
public sealed class PackageFileTests : IAsyncLifetime
{
    private const long Megabyte = 1_000_000;
    private static readonly IReadOnlyDictionary<string, string?> Here = new Dictionary<string, string?>();

    public async ValueTask InitializeAsync() => await Package.Make();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void the_list_of_hashes_names_each_package_and_is_right()
    {
        var listed = File.ReadLines(Path.Combine(Package.Folder, "SHA256SUMS")).Select(line => line.Split("  ")).ToDictionary(l => Path.Combine(Package.Folder, l[1]), l => l[0]);

        listed.Keys.ShouldBe([Package.Setup, Package.Zip, Package.Tar, Package.Deb, Package.ModelsDeb], ignoreOrder: true);
        foreach (var (file, hash) in listed)
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))).ShouldBe(hash, file);
    }

    [Fact]
    public void they_are_small_enough_to_be_fetched()
    {
        new FileInfo(Package.Setup).Length.ShouldBeLessThan(60 * Megabyte);
        new FileInfo(Package.Deb).Length.ShouldBeLessThan(50 * Megabyte);
        new FileInfo(Package.ModelsDeb).Length.ShouldBeLessThan(20 * Megabyte);
    }

    [Fact]
    public async Task a_small_program_becomes_the_same_packages_each_time()
    {
        using var folder = new LoraCraft.Testing.TemporaryFolder();
        foreach (var file in new[] { "loracraft.exe", "loracraft", "sub folder/a.txt", "icons/idle.png" })
            folder.Write($"program/{file}", file);
        File.Copy(Path.Combine(Repository.Root, "src", "LoraCraft.Desktop", "icons", "idle.ico"), folder["program/icons/idle.ico"]);

        foreach (var file in Directory.GetFiles(folder["program"], "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, DateTimeOffset.FromUnixTimeSeconds(1700000000).UtcDateTime);

        (await Make(folder, "first")).ShouldBe(await Make(folder, "second"));
    }

    /// <summary>The hashes of a .deb and an installer. Their times are in whole seconds, so the next ones are made in another.</summary>
    private static async Task<string> Make(LoraCraft.Testing.TemporaryFolder folder, string name)
    {
        var (deb, setup) = (Directory.CreateDirectory(folder[name]).FullName, folder[$"{name}.exe"]);
        var recipes = Path.Combine(Repository.Root, "tools", "packaging");
        var environment = new Dictionary<string, string?> { ["SOURCE_DATE_EPOCH"] = "1700000000" };
        (await Tool.Ask(environment, "bash", Path.Combine(recipes, "debian", "make"), folder["program"], "1.2.3", deb)).ShouldNotBeNull();
        (await Tool.Ask(environment, "bash", Path.Combine(recipes, "windows", "make"), folder["program"], "1.2.3", setup)).ShouldNotBeNull();
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        return Convert.ToHexString([.. SHA256.HashData(File.ReadAllBytes(Directory.GetFiles(deb).Single())), .. SHA256.HashData(File.ReadAllBytes(setup))]);
    }

    [Fact]
    public void the_files_for_windows_tell_their_version()
    {
        foreach (var file in new[] { Package.WindowsProgram, Package.Setup })
        {
            var content = File.ReadAllBytes(file);
            (Property(content, "ProductName"), Property(content, "ProductVersion"), Property(content, "CompanyName")).ShouldBe(("LoraCraft", Package.Version, "LoraCraft"), file);
        }
    }

    /// <summary>A text of a program's version resource: its name and its value in UTF-16, zeros between and behind them.</summary>
    private static string Property(ReadOnlySpan<byte> file, string name)
    {
        var at = file.IndexOf(Encoding.Unicode.GetBytes(name + '\0'));
        at.ShouldBeGreaterThan(0, name);
        return Encoding.Unicode.GetString(file.Slice(at, 200)).Split('\0', StringSplitOptions.RemoveEmptyEntries)[1];
    }

    [Fact]
    public async Task what_is_shipped_is_named_with_its_licence_and_nothing_is_shipped_for_debuggers()
    {
        var names = (await Tool.Ask(Here, "tar", "tzf", Package.Tar)).ShouldNotBeNull().Split('\n');
        var notices = (await Tool.Ask(Here, "tar", "xzOf", Package.Tar, $"loracraft-{Package.Version}-linux-x64/THIRD-PARTY-NOTICES.txt")).ShouldNotBeNull();

        names.ShouldContain(name => name.EndsWith("/wwwroot/index.html", StringComparison.Ordinal));
        names.ShouldNotContain(name => name.EndsWith(".pdb", StringComparison.Ordinal) || name.EndsWith("/createdump", StringComparison.Ordinal));
        foreach (var said in new[] { "Npgsql 10.0.0", "libvips", "GNU LESSER GENERAL PUBLIC LICENSE", "react ", "Microsoft.NETCore.App.Runtime.linux-x64", "SIL OPEN FONT LICENSE" })
            notices.ShouldContain(said, Case.Insensitive);
    }
}
