using System.CommandLine;
using LoraCraft.Host;

namespace LoraCraft.Desktop;

/// <summary>Options that every verb takes.</summary>
internal static class Global
{
    public static Option<string?> Data { get; } = new("--data")
    {
        Description = "Data folder (default: the OS's place for application data, or LORACRAFT_DATA)",
        Recursive = true,
        HelpName = "DIR",
    };

    public static Option<bool> Json { get; } = new("--json") { Description = "Print one JSON object as the last line of standard output", Recursive = true };

    public static Option<string> Dataset { get; } = new("--dataset") { Description = "Dataset by name, or CONCEPT/NAME", Required = true, HelpName = "NAME" };

    public static Option<string?> Filter { get; } = new("--filter") { Description = "Only images that the filter finds", HelpName = "Q" };

    /// <summary>Settings with what the command line says on top.</summary>
    /// <exception cref="UsageException">A setting is wrong.</exception>
    public static LoraCraftOptions Options(ParseResult parsed)
    {
        var options = LoraCraftOptions.FromEnvironment();
        if (parsed.GetValue(Data) is { Length: > 0 } folder)
            options = options with { DataFolder = Path.GetFullPath(folder) };
        return options.Problem() is { } problem ? throw new UsageException(problem) : options;
    }
}

/// <summary>The command line asks for something that cannot be meant.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>What was asked for could not be done.</summary>
internal sealed class FailedException(string message) : Exception(message);
