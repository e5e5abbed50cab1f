using LoraCraft.Host.Backups;
using LoraCraft.Host.Settings;
using LoraCraft.Shared;
using Microsoft.Extensions.Logging;

namespace LoraCraft.Host;

/// <summary>All settings of the program, in effect. <see cref="SettingCatalog"/> says what each may be.</summary>
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

    /// <summary>Whether a start opens the page in the browser.</summary>
    public bool OpenPage { get; init; } = true;

    /// <summary>What pictures may be opened.</summary>
    public PictureLimits Pictures { get; init; } = new();

    /// <summary>The least important messages that the console gets.</summary>
    public LogLevel Log { get; init; } = LogLevel.Warning;

    /// <summary>Whether the page comes from the development server on port 5173 instead of the built files.</summary>
    public bool Development { get; init; }

    /// <summary><c>on</c>: the system notifies of runs that ended; <c>off</c>.</summary>
    public string Notifications { get; init; } = "on";

    /// <summary>Where the page opens. <c>browser</c>: in the person's own; <c>app</c>: in a window of its own, where a browser for that is found.</summary>
    public string Window { get; init; } = "browser";

    /// <summary><c>on</c>: the newest version is asked for, once a day at most; <c>off</c>.</summary>
    public string UpdateCheck { get; init; } = "off";

    /// <summary>Where to ask; empty for nowhere.</summary>
    public string UpdateAddress { get; init; } = "";

    /// <summary>Absolute path of the folder that daily backups go into, and those that name no other place.</summary>
    public string BackupFolder { get; init; } = DefaultBackupFolder;

    /// <summary>Whether a backup is made every day.</summary>
    public bool BackupDaily { get; init; }

    /// <summary>How many backups stay in that folder.</summary>
    public int BackupKeep { get; init; } = 7;

    /// <summary>Why a restart went on with these settings instead of the newer ones, as a sentence; null when it did not.</summary>
    public string? RestartProblem { get; init; }

    /// <summary>The backup that was restored before this start; null when none was.</summary>
    public RestoredBackup? Restored { get; init; }

    /// <summary>The switch of the system that starts the program at login; null when whoever started the host has none.</summary>
    public ILoginStart? LoginStart { get; init; }

    /// <summary>What these settings were read from; null when a program made them up.</summary>
    public SettingsSources? Sources { get; init; }

    /// <summary>In the person's own folder, where they find it.</summary>
    public static string DefaultBackupFolder => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify), "LoraCraft Backups");

    /// <summary>The OS's place for application data.</summary>
    public static string DefaultDataFolder => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "LoraCraft");
}
