using System.CommandLine;
using LoraCraft.Desktop.Login;
using LoraCraft.Host;
using LoraCraft.Host.Settings;

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

    /// <summary>Of <c>serve</c>. A text, so that what is wrong with it is said like that of any other setting.</summary>
    public static Option<string?> Port { get; } = new("--port") { Description = "Port on 127.0.0.1; 0 picks a free one", HelpName = "N" };

    /// <summary>Of <c>serve</c>.</summary>
    public static Option<bool> NoBrowser { get; } = new("--no-browser") { Description = "Do not open the page" };

    /// <summary>
    /// Whether the page comes from the Vite server, without a Content-Security-Policy. Never in a published program: whatever listens on
    /// that port would act as the person who is signed in.
    /// </summary>
    private static bool IsDevelopment =>
#if PUBLISHED
        false;
#else
        Environment.GetEnvironmentVariable("LORACRAFT_DEVELOPMENT") == "on";
#endif

    /// <summary>Settings in effect: the command line, the environment, the settings file and defaults, in this order.</summary>
    /// <exception cref="UsageException">A setting is wrong.</exception>
    public static LoraCraftOptions Options(ParseResult parsed)
    {
        var sources = Sources(parsed);
        var reading = sources.Read();
        try
        {
            var options = reading.Options(sources) with { Development = IsDevelopment, LoginStart = new LoginStart() };
            foreach (var note in reading.Notes)
                Console.Error.WriteLine(note);
            return options;
        }
        catch (SettingsException wrong)
        {
            throw new UsageException(wrong.Message);
        }
    }

    /// <summary>What settings are read from.</summary>
    public static SettingsSources Sources(ParseResult parsed)
    {
        var said = new Dictionary<string, string>();
        if (parsed.GetValue(Data) is { Length: > 0 } folder)
            said["data"] = folder;
        if (parsed.GetResult(Port) is not null && parsed.GetValue(Port) is { } port)
            said["port"] = port;
        if (parsed.GetResult(NoBrowser) is not null && parsed.GetValue(NoBrowser))
            said["open-page"] = "off";
        return SettingsSources.OfThisProcess(said);
    }
}

/// <summary>The command line asks for something that cannot be meant.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>What was asked for could not be done.</summary>
internal sealed class FailedException(string message) : Exception(message);
