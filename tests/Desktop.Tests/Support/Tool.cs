using System.Collections.Concurrent;
using System.Diagnostics;

namespace LoraCraft.Desktop.Tests;

/// <summary>A process in a chosen environment, with what it says.</summary>
internal sealed class Tool : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = [];
    private readonly ConcurrentQueue<string> _errors = [];

    private Tool(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, said) => Keep(_output, said.Data);
        process.ErrorDataReceived += (_, said) => Keep(_errors, said.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    /// <summary>Null until something was said.</summary>
    public string? FirstLine => _output.TryPeek(out var first) ? first : null;

    public IReadOnlyList<string> Output => [.. _output];

    public IReadOnlyList<string> Errors => [.. _errors];

    /// <param name="environment">On top of this process's; null takes a variable away.</param>
    public static Tool Start(IReadOnlyDictionary<string, string?> environment, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    /// <summary>Runs it to its end; null when it failed.</summary>
    public static async Task<string?> Ask(IReadOnlyDictionary<string, string?> environment, string program, params string[] arguments)
    {
        await using var tool = Start(environment, program, arguments);
        return await tool.Ended() == 0 ? string.Join('\n', tool.Output) : null;
    }

    /// <param name="command">Program and arguments.</param>
    public static Task<string?> Ask(IReadOnlyDictionary<string, string?> environment, IReadOnlyList<string> command) => Ask(environment, command[0], [.. command.Skip(1)]);

    /// <summary>Waits for a line that begins like this and returns it.</summary>
    public Task<string> Says(string beginning) => Eventually.Some(
        () => Task.FromResult(Output.Concat(Errors).FirstOrDefault(line => line.StartsWith(beginning, StringComparison.Ordinal))),
        () => $"\"{beginning}\" was not said, but: {string.Join('\n', Output.Concat(Errors))}");

    /// <summary>Gives it a line of input.</summary>
    public Task Tell(string line) => _process.StandardInput.WriteLineAsync(line);

    /// <param name="name">Without SIG.</param>
    public async Task Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits for the end and returns the exit code.</summary>
    public async Task<int> Ended(TimeSpan? longest = null)
    {
        using var patience = new CancellationTokenSource(longest ?? TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
            lines.Enqueue(line);
    }
}
