using System.Diagnostics;

namespace LoraCraft.EndToEnd;

/// <summary>The real executable, serving a data folder.</summary>
internal sealed class LoraCraftProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private LoraCraftProcess(Process process, string link) => (_process, Link) = (process, link);

    /// <summary>The address with the key that works once.</summary>
    public string Link { get; }

    public string Url => Link[..Link.IndexOf("/?", StringComparison.Ordinal)];

    /// <param name="port">0 picks a free one.</param>
    public static async Task<LoraCraftProcess> Serve(string data, int port = 0)
    {
        var process = Start("serve", "--port", $"{port}", "--no-browser", "--data", data);
        using var patience = new CancellationTokenSource(LongestStart);
        const string announcement = "Listening on ";
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            if (line.StartsWith(announcement, StringComparison.Ordinal))
                return new(process, line[announcement.Length..]);
        throw new InvalidOperationException($"The server ended with {process.ExitCode}: {await process.StandardError.ReadToEndAsync(patience.Token)}");
    }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<(int Code, string Output)> Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }

    /// <summary>Ends the server as closing the terminal does, and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
                await kill.WaitForExitAsync();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Repository.Executable, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in new[] { "LORACRAFT_MODE", "LORACRAFT_DATA", "LORACRAFT_PORT", "LORACRAFT_DEVELOPMENT", "DISPLAY" })
            start.Environment.Remove(name);
        start.Environment["LORACRAFT_SETTINGS"] = $"{arguments.SkipWhile(a => a != "--data").ElementAtOrDefault(1) ?? AppContext.BaseDirectory}.settings.json";
        return Process.Start(start)!;
    }
}
