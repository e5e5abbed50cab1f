using LoraCraft.Desktop.Tests.Packages;
using LoraCraft.Testing;

namespace LoraCraft.Desktop.Tests.Windows;

/// <summary>Windows as Wine makes it: a prefix of its own, on an X server of its own, where Wine shows a window with the tray icons.</summary>
public sealed class WineDesktop : IAsyncLifetime
{
    private const string Wine = "/usr/lib/wine/wine64";
    private const string Server = "/usr/lib/wine/wineserver";
    private const string Quietly = "winemenubuilder.exe=d";
    private readonly TemporaryFolder _home = new();
    private readonly Dictionary<string, string?> _environment = [];
    private Screen? _screen;

    /// <summary>What the browser was asked to open, oldest first.</summary>
    internal string[] Opened => File.Exists(_home["opened"]) ? File.ReadAllLines(_home["opened"]) : [];

    /// <summary>The person's folder for application data, as Linux sees it.</summary>
    internal string AppData => Path.Combine(Directory.GetDirectories(_home["prefix/drive_c/users"]).First(user => Path.GetFileName(user) != "Public"), "AppData");

    /// <summary>An empty folder, as Linux and as Windows see it.</summary>
    internal (string Here, string There) NewFolder()
    {
        var folder = Directory.CreateDirectory(_home[Guid.NewGuid().ToString("n")]).FullName;
        return (folder, There(folder));
    }

    public async ValueTask InitializeAsync()
    {
        var packages = Package.Make();
        _screen = await Screen.Start();
        _home.Write("bin/xdg-open", $"#!/bin/sh\necho \"$1\" >>'{_home["opened"]}'\n");
        File.SetUnixFileMode(_home["bin/xdg-open"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _environment["PATH"] = $"{_home["bin"]}:{Environment.GetEnvironmentVariable("PATH")}";
        _environment["DISPLAY"] = _screen.Display;
        _environment["WAYLAND_DISPLAY"] = null;
        _environment["HOME"] = _home.Root;
        _environment["WINEPREFIX"] = _home["prefix"];
        _environment["WINEARCH"] = "win64";
        _environment["WINEDEBUG"] = "-all";
        // Only while the prefix is made: programs of .NET do not start with mscoree switched off.
        _environment["WINEDLLOVERRIDES"] = $"{Quietly};mscoree=;mshtml=";
        (await Ask("wineboot", "-i")).ShouldNotBeNull("Wine could not be set up.");
        _environment["WINEDLLOVERRIDES"] = Quietly;
        await AddRandomNumbers();
        await packages;
    }

    /// <summary>Starts the program once what was before it is gone, Wine's own tray as well: that may be just closing.</summary>
    internal async Task<Tool> StartAlone(string program, params string[] arguments)
    {
        await Tool.Ask(_environment, Server, "-w");
        return Tool.Start(_environment, Wine, [program, .. arguments]);
    }

    /// <summary>Runs a program of Windows to its end; null when it failed.</summary>
    internal Task<string?> Ask(string program, params string[] arguments) => Tool.Ask(_environment, Wine, [program, .. arguments]);

    /// <summary>Ends the taskbar, as when Explorer dies, and starts another.</summary>
    internal async Task<Tool> NewTaskbar()
    {
        (await Ask("taskkill", "/f", "/im", "explorer.exe")).ShouldNotBeNull();
        await Eventually.True(async () => await Icon() is null, () => "The icon outlived its taskbar.");
        return Tool.Start(_environment, Wine, Path.Combine(Repository.Root, "tests/Taskbar/bin/Release/net10.0/win-x64/Taskbar.exe"));
    }

    /// <summary>Clicks the only icon in the tray. 1 is the left button, 3 the right one.</summary>
    internal async Task ClickIcon(int button)
    {
        var tray = await Eventually.Some(Icon, () => "There is no icon in the tray.");
        (await Tool.Ask(_environment, "xdotool", "mousemove", "--window", tray, "10", "10", "click", $"{button}")).ShouldNotBeNull();
    }

    /// <summary>Opens the menu and chooses the entry that is so far from its end; 1 is the last.</summary>
    internal async Task ChooseFromEnd(int entry)
    {
        await ClickIcon(3);
        await Eventually.Some(() => Find("--class", "loracraft"), () => "The menu did not open.");
        await Task.Delay(500); // it is on the screen before it listens to keys
        (await Tool.Ask(_environment, "xdotool", ["key", "--delay", "200", .. Enumerable.Repeat("Up", entry), "Return"])).ShouldNotBeNull();
    }

    /// <summary>What Windows makes of a path of Linux.</summary>
    internal static string There(string path) => $"Z:{path.Replace('/', '\\')}";

    public async ValueTask DisposeAsync()
    {
        await Tool.Ask(_environment, Server, "-k");
        if (_screen is not null)
            await _screen.DisposeAsync();
        _home.Dispose();
    }

    private Task<string?> Icon() => Find("--name", "Wine System Tray");

    private async Task<string?> Find(string by, string what) =>
        await Tool.Ask(_environment, "xdotool", "search", "--onlyvisible", by, what) is { Length: > 0 } found ? found.Split('\n')[0] : null;

    /// <summary>
    /// libvips asks Windows' bcryptprimitives.dll for random numbers. Wine 8 has no such file; this one passes the question on
    /// to the function that has the same shape in a library that Wine has.
    /// </summary>
    private async Task AddRandomNumbers()
    {
        var list = _home.Write("random.def", "LIBRARY bcryptprimitives.dll\nEXPORTS\n  ProcessPrng = ADVAPI32.SystemFunction036\n");
        (await Tool.Ask(_environment, "x86_64-w64-mingw32-dlltool", "-d", list, "-e", _home["random.o"])).ShouldNotBeNull();
        (await Tool.Ask(
            _environment, "x86_64-w64-mingw32-ld", "-shared", "-e", "0", "-o", _home["prefix/drive_c/windows/system32/bcryptprimitives.dll"], _home["random.o"])).ShouldNotBeNull();
    }
}

[CollectionDefinition(nameof(OneWine))]
public sealed class OneWine : ICollectionFixture<WineDesktop>;
