using System.IO.Compression;
using System.Text.RegularExpressions;
using LoraCraft.Testing;

namespace LoraCraft.Desktop.Tests.Packages;

/// <summary>What Linux installs: put on this very system, run, and taken away again.</summary>
public sealed class LinuxPackageTests : IAsyncLifetime
{
    private static readonly string[] AsRoot = Environment.UserName == "root" ? [] : ["sudo"];
    private readonly TemporaryFolder _home = new();
    private readonly Dictionary<string, string?> _environment = [];

    public async ValueTask InitializeAsync()
    {
        foreach (var name in new[] { "DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CONFIG_DIRS", "LORACRAFT_SETTINGS", "LORACRAFT_DATA" })
            _environment[name] = null;
        _environment["HOME"] = _home.Root;
        _environment["LORACRAFT_PORT"] = "0";
        await Package.Make();
    }

    public async ValueTask DisposeAsync()
    {
        await Dpkg("--purge", "loracraft");
        _home.Dispose();
    }

    [Fact]
    public async Task the_deb_installs_runs_keeps_what_people_made_and_is_purged_without_a_trace()
    {
        Directory.CreateDirectory(_home[".local/share"]);
        (await Dpkg("--install", Package.Deb)).ShouldNotBeNull();
        string[] files = [.. (await Ask("dpkg", "--listfiles", "loracraft"))!.Split('\n').Where(File.Exists)];
        files.Where(file => !file.StartsWith("/usr/", StringComparison.Ordinal)).ShouldBe(["/etc/xdg/autostart/loracraft.desktop"]);
        (await Ask("loracraft", "--version")).ShouldBe(Package.Version);
        (await Ask("loracraft", "login")).ShouldBe("LoraCraft does not start when you log in.");
        (await Ask("loracraft", "login", "on")).ShouldBe("LoraCraft starts when you log in.");
        File.ReadAllText(_home[".config/autostart/loracraft.desktop"]).ShouldContain("TryExec=/usr/lib/loracraft/loracraft\n");

        await using var program = Tool.Start(_environment, "loracraft", "serve", "--no-browser");
        await program.Says("Listening on http://127.0.0.1:");
        await Uses(Path.Combine(_home.Root, ".local", "share", "LoraCraft"));

        (await Dpkg("--remove", "loracraft")).ShouldNotBeNull();
        (await program.Ended()).ShouldBe(0, "it is told to end before its files go");
        (await Dpkg("--purge", "loracraft")).ShouldNotBeNull();
        files.Where(File.Exists).ShouldBeEmpty();
        Directory.Exists("/usr/lib/loracraft").ShouldBeFalse();
        File.Exists(_home[".local/share/LoraCraft/loracraft.db"]).ShouldBeTrue();
    }

    [Theory]
    [InlineData("-rw-r--r-- root/root", "./usr/share/man/man1/loracraft.1.gz")]
    [InlineData("-rw-r--r-- root/root", "./usr/share/applications/loracraft.desktop")]
    [InlineData("-rw-r--r-- root/root", "./usr/share/icons/hicolor/scalable/apps/loracraft.svg")]
    [InlineData("-rwxr-xr-x root/root", "./usr/lib/loracraft/loracraft")]
    [InlineData("lrwxrwxrwx root/root", "./usr/bin/loracraft -> ../lib/loracraft/loracraft")]
    public async Task the_deb_has_what_a_desktop_looks_for(string rights, string file) =>
        (await Ask("dpkg-deb", "--contents", Package.Deb)).ShouldNotBeNull().Split('\n')
            .ShouldContain(line => line.StartsWith(rights, StringComparison.Ordinal) && line.EndsWith($" {file}", StringComparison.Ordinal));

    [Fact]
    public async Task the_library_for_models_lies_where_the_program_looks_for_it()
    {
        var command = _home["both/usr/lib/loracraft/loracraft"];
        (await Ask("dpkg-deb", "--extract", Package.Deb, _home["both"])).ShouldNotBeNull();
        (await Ask(command, "doctor", "--data", _home["data"])).ShouldNotBeNull().ShouldContain("warning  models: ONNX Runtime cannot be loaded: ");

        (await Ask("dpkg-deb", "--extract", Package.ModelsDeb, _home["both"])).ShouldNotBeNull();
        (await Ask(command, "doctor", "--data", _home["data"])).ShouldNotBeNull().ShouldContain("ok       models: ONNX Runtime 1.");
    }

    [Fact]
    public async Task the_archive_runs_from_where_it_is_unpacked()
    {
        (await Ask("tar", "xzf", Package.Tar, "-C", _home.Root)).ShouldNotBeNull();
        var command = _home[$"loracraft-{Package.Version}-linux-x64/loracraft"];
        await using var program = Tool.Start(_environment, command, "serve", "--no-browser", "--no-tray", "--data", _home["data"]);
        await program.Says("Listening on http://127.0.0.1:");
        await Uses(_home["data"]);
        await SendsItsPageCompressed();

        (await Ask(command, "quit", "--data", _home["data"])).ShouldBe("LoraCraft has ended.");
        (await program.Ended()).ShouldBe(0);
    }

    /// <summary>The page, and a picture's way through the native library into the database.</summary>
    private async Task Uses(string data)
    {
        using var api = await Api.Of(data);
        (await api.Get("/api/status"))["version"]!.ToString().ShouldBe(Package.Version);
        (await Api.Visit((await api.Post("/api/links", new { }))["url"]!.ToString())).ShouldBe(("/", 200));
        _home.Write("one/a.png", Corpus.Encode.Png(Corpus.Drawing.Scene(64, 64, 1)));
        await api.Reaches(await api.Import(await api.NewDataset("Kites"), _home["one"]), "finished");
        (await api.Get("/api/datasets/1"))["images"]!.GetValue<long>().ShouldBe(1);
    }

    private async Task SendsItsPageCompressed()
    {
        using var api = await Api.Of(_home["data"]);
        using var browser = new HttpClient { BaseAddress = new(api.Url) };
        var page = await browser.GetStringAsync((await api.Post("/api/links", new { }))["url"]!.ToString());
        var script = Regex.Match(page, "/assets/index-[^\"]+\\.js").Value;
        using var plain = await browser.GetAsync(script);
        browser.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br");
        using var small = await browser.GetAsync(script);

        plain.Content.Headers.ContentEncoding.ShouldBeEmpty();
        small.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        small.Content.Headers.ContentType.ShouldBe(plain.Content.Headers.ContentType);
        await using var content = new BrotliStream(await small.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        (await new StreamReader(content).ReadToEndAsync()).ShouldBe(await plain.Content.ReadAsStringAsync());
    }

    private Task<string?> Ask(string program, params string[] arguments) => Tool.Ask(_environment, program, arguments);

    /// <summary>Without what other packages do then: making the index of all manual pages anew takes longer than all else.</summary>
    private Task<string?> Dpkg(params string[] arguments) => Tool.Ask(_environment, [.. AsRoot, "dpkg", "--no-triggers", .. arguments]);
}
