using LoraCraft.Host;
using LoraCraft.Testing;

namespace LoraCraft.Desktop.Tests.Linux;

/// <summary>Somebody at a desktop who starts the program on a data folder of their own, and what their browsers were asked to open.</summary>
internal sealed class Person : IAsyncDisposable
{
    private readonly Dictionary<string, string?> _environment;
    private readonly TemporaryFolder _folder = new();
    private readonly List<Tool> _programs = [];

    public Person(IReadOnlyDictionary<string, string?> desktop)
    {
        _environment = new(desktop);
        foreach (var name in new[] { "MODE", "DATA", "PORT", "NOTIFICATIONS", "WINDOW", "SETTINGS" })
            _environment[$"LORACRAFT_{name}"] = null;
        _environment["LORACRAFT_PORT"] = "0"; // also for what the desktop starts
        _environment["XDG_CONFIG_HOME"] = Folder["config"];
        foreach (var browser in new[] { "xdg-open", "chromium" })
        {
            Folder.Write($"bin/{browser}", $"#!/bin/sh\necho \"{browser} $1\" >>'{Folder["opened"]}'\nsleep 30\n");
            File.SetUnixFileMode(Folder[$"bin/{browser}"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        _environment["PATH"] = $"{Folder["bin"]}:{Environment.GetEnvironmentVariable("PATH")}";
    }

    public TemporaryFolder Folder => _folder;

    /// <summary>With a space and letters that shells and desktop entries treat in their own ways.</summary>
    public string Data => Folder["my $100% data"];

    public string AutostartEntry => Folder["config/autostart/loracraft.desktop"];

    /// <summary>What browsers were asked to open, oldest first: <c>xdg-open http://...</c>.</summary>
    public string[] Opened => File.Exists(Folder["opened"]) ? File.ReadAllLines(Folder["opened"]) : [];

    /// <summary>Starts the program as from a menu of the desktop, and waits until it serves.</summary>
    public Task<Tool> Serve(params string[] more) => ServeWith([], more);

    public async Task<Tool> ServeWith(Dictionary<string, string?> environment, params string[] more)
    {
        var program = StartWith(environment, ["serve", "--port", "0", "--data", Data, .. more]);
        await program.Says("Listening on http://127.0.0.1:");
        return program;
    }

    public Tool Start(params string[] arguments) => StartWith([], arguments);

    /// <summary>Under <c>env</c>, because what a shell runs in the background would ignore Ctrl+C, and so would what it starts.</summary>
    public Tool StartWith(Dictionary<string, string?> environment, string[] arguments)
    {
        var program = Tool.Start(
            _environment.Concat(environment).GroupBy(e => e.Key).ToDictionary(e => e.Key, e => e.Last().Value),
            "env", ["--default-signal=INT", Repository.Executable, .. arguments]);
        _programs.Add(program);
        return program;
    }

    /// <summary>Starts what the autostart entry names, the way a desktop does.</summary>
    public void LogsIn() => _programs.Add(Tool.Start(_environment, "gio", "launch", AutostartEntry));

    public Task<string?> Ask(string program, params string[] arguments) => Tool.Ask(_environment, program, arguments);

    public Task<string> Opens(int number) =>
        Eventually.Some(() => Task.FromResult(Opened.ElementAtOrDefault(number - 1)), () => $"No page number {number} was opened.");

    public async ValueTask DisposeAsync()
    {
        var left = DataFolder.Running(Data)?.Process;
        if (left is { } id && _programs.All(program => program.Id != id)) // what the desktop started and a failed test did not end
            System.Diagnostics.Process.GetProcessById(id).Kill();
        foreach (var program in _programs)
            await program.DisposeAsync();
        _folder.Dispose();
    }
}
