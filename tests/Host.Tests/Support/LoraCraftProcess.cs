using System.Diagnostics;
using System.Text.Json.Nodes;

namespace LoraCraft.Host.Tests;

/// <summary>What the executable said and how it ended.</summary>
internal sealed record Said(int Code, string[] Lines, string Error)
{
    /// <summary>The one line of JSON that stands on standard output.</summary>
    public JsonNode Json => JsonNode.Parse(Lines.ShouldHaveSingleItem(Error))!;
}

/// <summary>The real executable as a process of its own.</summary>
internal static class LoraCraftProcess
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static readonly string Program = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory.Replace(Path.Combine("tests", "Host.Tests"), Path.Combine("src", "LoraCraft.Desktop"), StringComparison.Ordinal),
        OperatingSystem.IsWindows() ? "loracraft.exe" : "loracraft"));

    public static Task<Said> Run(string data, params string[] arguments) => RunWith(data, [], arguments);

    /// <param name="variables">Of the environment, without <c>LORACRAFT_</c>.</param>
    /// <param name="arguments">May begin with the path of another executable than that of this build.</param>
    public static async Task<Said> RunWith(string data, Dictionary<string, string> variables, params string[] arguments)
    {
        using var process = Begin(data, variables, arguments);
        using var patience = new CancellationTokenSource(Longest);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await using var end = patience.Token.Register(process.Kill);
        await process.WaitForExitAsync(patience.Token);
        return new(process.ExitCode, (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries), await error);
    }

    public static Process Begin(string data, params string[] arguments) => Begin(data, [], arguments);

    internal static Process Begin(string data, Dictionary<string, string> variables, string[] arguments)
    {
        var other = Path.IsPathFullyQualified(arguments[0]);
        var start = new ProcessStartInfo(other ? arguments[0] : Program, other ? arguments[1..] : arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("LORACRAFT_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["LORACRAFT_DATA"] = data;
        start.Environment["LORACRAFT_SETTINGS"] = data + ".settings.json";
        start.Environment["LORACRAFT_BACKUP_FOLDER"] = data + ".backups"; // not that of whoever runs the tests
        foreach (var (name, value) in variables)
            start.Environment[$"LORACRAFT_{name}"] = value;
        return Process.Start(start)!;
    }
}

/// <summary>A running server in a process of its own, which can be killed.</summary>
internal sealed class ServingProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServingProcess(Process process, string link, Api api) => (_process, Link, Api) = (process, link, api);

    public string Link { get; }

    public Api Api { get; }

    public bool HasEnded => _process.HasExited;

    public static Task<ServingProcess> Start(string data) => Start(data, []);

    /// <param name="variables">Of the environment, without <c>LORACRAFT_</c>.</param>
    public static async Task<ServingProcess> Start(string data, Dictionary<string, string> variables)
    {
        var process = LoraCraftProcess.Begin(data, variables, ["serve", "--port", "0", "--no-browser", "--no-tray"]);
        var said = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
        said.ShouldStartWith("Listening on http://127.0.0.1:");
        var running = DataFolder.Running(data).ShouldNotBeNull();
        return new(process, said["Listening on ".Length..], Api.Of(running.Url, running.Token));
    }

    /// <summary>Ends the process as a power cut does.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await Kill();
        _process.Dispose();
    }
}
