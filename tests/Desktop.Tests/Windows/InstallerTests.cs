using System.IO.Compression;
using LoraCraft.Desktop.Tests.Packages;

namespace LoraCraft.Desktop.Tests.Windows;

/// <summary>Installing, upgrading and taking away on Windows, silently, under Wine.</summary>
[Collection(nameof(OneWine))]
public sealed class InstallerTests(WineDesktop wine)
{
    private const string UninstallKey = @"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\LoraCraft";
    private const string RunKey = @"HKCU\Software\Microsoft\Windows\CurrentVersion\Run";

    private string Installed => Path.Combine(wine.AppData, "Local", "Programs", "LoraCraft");

    private string Program => Path.Combine(Installed, "loracraft.exe");

    private string Data => Path.Combine(wine.AppData, "Local", "LoraCraft");

    private string Settings => Path.Combine(wine.AppData, "Roaming", "LoraCraft");

    private string InMenu => Path.Combine(wine.AppData, "Roaming", "Microsoft", "Windows", "Start Menu", "Programs", "LoraCraft.lnk");

    [Fact]
    public async Task it_installs_over_a_running_program_and_uninstalls_without_a_trace_but_the_data()
    {
        await Install();
        File.Exists(InMenu).ShouldBeTrue();
        (await wine.Ask("reg", "query", UninstallKey, "/v", "DisplayVersion")).ShouldNotBeNull().ShouldContain(Package.Version);
        (await wine.Ask(Program, "settings", "set", "port", "0")).ShouldNotBeNull();
        (await wine.Ask(Program, "login", "on")).ShouldBe("LoraCraft starts when you log in.");
        await using (var first = await Serve())
        {
            await Install();
            (await first.Ended()).ShouldBe(0, "a running program is told to end first");
        }

        (await wine.Ask("reg", "query", RunKey, "/v", "LoraCraft")).ShouldNotBeNull("an upgrade leaves it as it was");
        await using (var second = await Serve())
        {
            await Uninstall();
            (await second.Ended()).ShouldBe(0);
        }

        File.Exists(InMenu).ShouldBeFalse();
        (await wine.Ask("reg", "query", UninstallKey)).ShouldBeNull();
        (await wine.Ask("reg", "query", RunKey, "/v", "LoraCraft")).ShouldBeNull();
        File.Exists(Path.Combine(Data, "loracraft.db")).ShouldBeTrue();
        File.Exists(Path.Combine(Settings, "settings.json")).ShouldBeTrue();

        await Install();
        File.WriteAllText(Path.Combine(Installed, "mine.txt"), "not of the program");
        await Uninstall("/DELETEDATA");
        Directory.GetFileSystemEntries(Installed).ShouldBe([Path.Combine(Installed, "mine.txt")], "what the installer did not bring stays");
        (Directory.Exists(Data), Directory.Exists(Settings)).ShouldBe((false, false));
    }

    [Fact]
    public async Task the_zip_runs_from_where_it_is_unpacked()
    {
        var (data, there) = wine.NewFolder();
        var (folder, _) = wine.NewFolder();
        await ZipFile.ExtractToDirectoryAsync(Package.Zip, folder);
        var command = Path.Combine(folder, $"loracraft-{Package.Version}-win-x64", "loracraft.exe");
        await using var program = await wine.StartAlone(command, "serve", "--port", "0", "--no-browser", "--data", there);
        using var api = await Api.Of(data);
        (await Api.Visit((await api.Post("/api/links", new { }))["url"]!.ToString())).ShouldBe(("/", 200));

        (await wine.Ask(command, "quit", "--data", there)).ShouldBe("LoraCraft has ended.");
        (await program.Ended()).ShouldBe(0);
    }

    private async Task Install()
    {
        (await wine.Ask(Package.Setup, "/S")).ShouldNotBeNull();
        File.Exists(Program).ShouldBeTrue();
    }

    /// <summary>It goes on in a copy of itself after it has returned.</summary>
    private async Task Uninstall(params string[] more)
    {
        (await wine.Ask(Path.Combine(Installed, "uninstall.exe"), ["/S", .. more])).ShouldNotBeNull();
        await Eventually.True(() => Task.FromResult(!File.Exists(Path.Combine(Installed, "uninstall.exe"))), () => "The uninstaller did not come to its end.");
        if (!File.Exists(Path.Combine(Installed, "mine.txt")))
            await Eventually.True(
                () => Task.FromResult(!Directory.Exists(Installed)), () => $"There is left: {string.Join(", ", Directory.EnumerateFileSystemEntries(Installed))}");
    }

    private async Task<Tool> Serve()
    {
        var program = await wine.StartAlone(Program, "serve", "--no-browser");
        await program.Says("Listening on http://127.0.0.1:");
        using var api = await Api.Of(Data);
        (await api.Get("/api/status"))["version"]!.ToString().ShouldBe(Package.Version);
        (await Api.Visit((await api.Post("/api/links", new { }))["url"]!.ToString())).ShouldBe(("/", 200));
        return program;
    }
}
