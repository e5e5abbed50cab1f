using System.Globalization;
using Microsoft.Extensions.Logging;

namespace LoraCraft.Host.Settings;

/// <summary>Every setting there is.</summary>
public static class SettingCatalog
{
    private const string Desktop = "Desktop", Server = "Server", Storage = "Storage", Backups = "Backups", Pictures = "Pictures";
    private const long MiB = 1024 * 1024;

    public static IReadOnlyList<Setting> All { get; } =
    [
        new()
        {
            Name = "open-page", AtOnce = true, Label = "Open the page", Group = Desktop, Kind = SettingKind.Choice, Choices = ["on", "off"], Option = "--no-browser",
            Description = "Whether a start of LoraCraft opens the page in your browser.",
            Of = o => o.OpenPage ? "on" : "off", Apply = (o, v) => o with { OpenPage = v == "on" },
        },
        new()
        {
            Name = "window", AtOnce = true, Label = "Window", Group = Desktop, Kind = SettingKind.Choice, Choices = ["browser", "app"],
            Description = "Where the page opens. browser: in your browser. app: in a window of its own, where Chromium, Chrome or Edge is found.",
            Of = o => o.Window, Apply = (o, v) => o with { Window = v },
        },
        new()
        {
            Name = "notifications", AtOnce = true, Label = "Notifications", Group = Desktop, Kind = SettingKind.Choice, Choices = ["on", "off"],
            Description = "Whether the system notifies you when a run ends or fails.",
            Of = o => o.Notifications, Apply = (o, v) => o with { Notifications = v },
        },
        new()
        {
            Name = "update-check", Label = "Check for updates", Group = Desktop, Kind = SettingKind.Choice, Choices = ["on", "off"], AtOnce = true,
            Description = "Whether LoraCraft asks the address below for its newest version, once a day at most. It sends nothing about you, and downloads nothing.",
            Of = o => o.UpdateCheck, Apply = (o, v) => o with { UpdateCheck = v },
        },
        new()
        {
            Name = "update-address", Label = "Address of updates", Group = Desktop, Kind = SettingKind.Address, AtOnce = true,
            Description = "Where the newest version is told, as JSON: {\"version\": \"1.2.3\", \"url\": \"https://...\", \"notes\": \"...\"}. Empty: nowhere.",
            Of = o => o.UpdateAddress, Apply = (o, v) => o with { UpdateAddress = v },
        },
        new()
        {
            Name = "port", Label = "Port", Group = Server, Kind = SettingKind.Number, Max = 65535, Option = "--port",
            Description = "Where the page is on this computer: http://127.0.0.1:PORT. 0 picks a free one at every start.",
            Of = o => Text(o.Port), Apply = (o, v) => o with { Port = (int)Number(v) },
        },
        new()
        {
            Name = "log", AtOnce = true, Label = "Messages on the console", Group = Server, Kind = SettingKind.Choice, Choices = ["warning", "information", "debug"],
            Description = "How much the program says on its console. More than warnings is for finding out why something does not work.",
            Of = o => o.Log.ToString().ToLowerInvariant(), Apply = (o, v) => o with { Log = Enum.Parse<LogLevel>(v, ignoreCase: true) },
        },
        new()
        {
            Name = "data", Label = "Data folder", Group = Storage, Kind = SettingKind.Folder, Option = "--data",
            Description = "The folder that holds datasets, pictures and history. Another folder has other datasets; nothing is moved.",
            Of = o => o.DataFolder, Apply = (o, v) => o with { DataFolder = Path.GetFullPath(v) },
        },
        new()
        {
            Name = "mode", Label = "Mode", Group = Storage, Kind = SettingKind.Choice, Choices = ["local", "shared"],
            Description = "local keeps everything in the data folder. shared keeps events in a PostgreSQL database that several computers can use.",
            Of = o => o.Mode, Apply = (o, v) => o with { Mode = v },
        },
        new()
        {
            Name = "postgres", Label = "PostgreSQL", Group = Storage, Kind = SettingKind.Connection,
            Description = "Connection string of the database in shared mode: Host=db;Database=loracraft;Username=loracraft. A password in it is not shown again.",
            Of = o => o.Postgres ?? "", Apply = (o, v) => o with { Postgres = v.Length == 0 ? null : v },
        },
        new()
        {
            Name = "backup-daily", Label = "Daily backup", Group = Backups, Kind = SettingKind.Choice, Choices = ["on", "off"], AtOnce = true,
            Description = "Backs up once a day while LoraCraft runs; a day that was missed is made up for at the next start.",
            Of = o => o.BackupDaily ? "on" : "off", Apply = (o, v) => o with { BackupDaily = v == "on" },
        },
        new()
        {
            Name = "backup-folder", Label = "Folder of backups", Group = Backups, Kind = SettingKind.Folder, AtOnce = true,
            Description = "Where daily backups go. Another disk is best: what breaks a disk breaks all that is on it.",
            Of = o => o.BackupFolder, Apply = (o, v) => o with { BackupFolder = Path.GetFullPath(v) },
        },
        new()
        {
            Name = "backup-keep", Label = "Backups to keep", Group = Backups, Kind = SettingKind.Number, Min = 1, Max = 1000, AtOnce = true,
            Description = "How many stay in that folder. Older ones are removed, with the pictures that only they have.",
            Of = o => Text(o.BackupKeep), Apply = (o, v) => o with { BackupKeep = (int)Number(v) },
        },
        new()
        {
            Name = "picture-pixels", Label = "Most pixels of a picture", Group = Pictures, Kind = SettingKind.Number, Min = 1_000_000, Max = 1024 * MiB,
            Description = "Width times height. Larger pictures are not imported: they could fill the memory.",
            Of = o => Text(o.Pictures.MaxPixels), Apply = (o, v) => o with { Pictures = o.Pictures with { MaxPixels = Number(v) } },
        },
        new()
        {
            Name = "picture-megabytes", Label = "Largest file of a picture, MB", Group = Pictures, Kind = SettingKind.Number, Min = 1, Max = 2000,
            Description = "Larger files are not imported.",
            Of = o => Text(o.Pictures.MaxBytes / MiB), Apply = (o, v) => o with { Pictures = o.Pictures with { MaxBytes = Number(v) * MiB } },
        },
        new()
        {
            Name = "picture-seconds", Label = "Longest time for a picture, seconds", Group = Pictures, Kind = SettingKind.Number, Min = 1, Max = 600,
            Description = "A picture that takes longer to open is refused; some files are made to never end.",
            Of = o => Text((long)o.Pictures.MaxTime.TotalSeconds), Apply = (o, v) => o with { Pictures = o.Pictures with { MaxTime = TimeSpan.FromSeconds(Number(v)) } },
        },
    ];

    public static Setting? Find(string name) => All.FirstOrDefault(s => s.Name == name);

    /// <summary>Says that there is no such setting, and which one may be meant.</summary>
    public static string Unknown(string name)
    {
        var nearest = All.Select(s => s.Name).MinBy(known => Distance(known, name))!;
        return Distance(nearest, name) <= Math.Max(2, name.Length / 3)
            ? $"\"{name}\" is no setting; did you mean {nearest}?"
            : $"\"{name}\" is no setting. There are: {string.Join(", ", All.Select(s => s.Name))}.";
    }

    /// <summary>How many letters differ: Levenshtein's distance.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var (corner, left) = (row[0], row[0] = i);
            for (var j = 1; j <= other.Length; j++)
                (corner, left) = (row[j], row[j] = Math.Min(Math.Min(left, row[j]) + 1, corner + (one[i - 1] == other[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
