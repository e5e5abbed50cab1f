using System.Globalization;

namespace LoraCraft.Host;

/// <summary>All settings of the program.</summary>
public sealed record LoraCraftOptions
{
    /// <summary><c>local</c>: SQLite in the data folder; <c>shared</c>: PostgreSQL.</summary>
    public string Mode { get; init; } = "local";

    /// <summary>Connection string of the database in shared mode.</summary>
    public string? Postgres { get; init; }

    /// <summary>Absolute path of the folder that holds everything.</summary>
    public string DataFolder { get; init; } = DefaultDataFolder;

    /// <summary>Port on 127.0.0.1; 0 picks a free one.</summary>
    public int Port { get; init; } = 7341;

    /// <summary>Whether the page comes from the development server on port 5173 instead of the built files.</summary>
    public bool Development { get; init; }

    /// <summary><c>on</c>: the system notifies of runs that ended; <c>off</c>.</summary>
    public string Notifications { get; init; } = "on";

    /// <summary>Where the page opens. <c>browser</c>: in the person's own; <c>app</c>: in a window of its own, where a browser for that is found.</summary>
    public string Window { get; init; } = "browser";

    /// <summary>The OS's place for application data.</summary>
    public static string DefaultDataFolder => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "LoraCraft");

    /// <summary>
    /// Settings from <c>LORACRAFT_DATA</c>, <c>LORACRAFT_MODE</c>, <c>LORACRAFT_POSTGRES</c>, <c>LORACRAFT_PORT</c>,
    /// <c>LORACRAFT_NOTIFICATIONS</c> and <c>LORACRAFT_WINDOW</c>.
    /// </summary>
    public static LoraCraftOptions FromEnvironment()
    {
        var defaults = new LoraCraftOptions();
        return new()
        {
            Mode = Value("MODE") ?? defaults.Mode,
            Postgres = Value("POSTGRES"),
            DataFolder = Path.GetFullPath(Value("DATA") ?? defaults.DataFolder),
            Port = Value("PORT") is { } port ? int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1 : defaults.Port,
            Notifications = Value("NOTIFICATIONS") ?? defaults.Notifications,
            Window = Value("WINDOW") ?? defaults.Window,
            Development = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") == "Development",
        };
    }

    /// <summary>What is wrong, as a sentence that says what to write instead; null when nothing is.</summary>
    public string? Problem() =>
        Mode is not ("local" or "shared") ? $"LORACRAFT_MODE is \"{Mode}\"; write local or shared."
        : Mode == "shared" && string.IsNullOrWhiteSpace(Postgres) ? "LORACRAFT_MODE is shared, so LORACRAFT_POSTGRES must hold a connection string, such as Host=db;Database=loracraft;Username=loracraft."
        : Port is < 0 or > 65535 ? "The port is a whole number from 0 to 65535; 0 picks a free one."
        : Notifications is not ("on" or "off") ? $"LORACRAFT_NOTIFICATIONS is \"{Notifications}\"; write on or off."
        : Window is not ("browser" or "app") ? $"LORACRAFT_WINDOW is \"{Window}\"; write browser or app."
        : null;

    private static string? Value(string name) =>
        Environment.GetEnvironmentVariable($"LORACRAFT_{name}") is { Length: > 0 } value ? value : null;
}
