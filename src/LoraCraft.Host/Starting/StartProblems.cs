using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace LoraCraft.Host.Starting;

/// <summary>What keeps the program from starting, each as a sentence or two for the user.</summary>
public static class StartProblems
{
    private const int SqliteBusy = 5, SqliteReadOnly = 8, SqliteInputOutput = 10, SqliteCorrupt = 11, SqliteFull = 13, SqliteCannotOpen = 14, SqliteNoDatabase = 26;

    /// <summary>Null for what is no fault of the surroundings but of the program.</summary>
    public static string? Sentence(Exception failed, LoraCraftOptions options) => failed switch
    {
        AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } => PortTaken(options.Port),
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            $"Your account may not use port {options.Port}. Choose one from 1024 on: --port N, or the setting port; --port 0 picks a free one.",
        SqliteException broken => Sqlite(broken, options),
        PostgresException refused => $"The database {Place(options)} refused: {refused.MessageText}. {Postgres(refused)}",
        NpgsqlException { InnerException: TimeoutException or SocketException or IOException } or TimeoutException =>
            $"The database {Place(options)} cannot be reached. Start PostgreSQL there, or correct the setting postgres (LORACRAFT_POSTGRES); LORACRAFT_MODE=local works without it.",
        NpgsqlException other => $"The database {Place(options)} cannot be used: {other.Message} Correct the setting postgres (LORACRAFT_POSTGRES).",
        IOException when IsFull(failed) => Full(options.DataFolder),
        IOException or UnauthorizedAccessException when failed.InnerException is { } inner && Sentence(inner, options) is { } sentence => sentence,
        IOException or UnauthorizedAccessException => Folder(options.DataFolder, failed),
        DllNotFoundException missing => missing.Message,
        _ => null,
    };

    public static string Folder(string folder, Exception failed) => IsFull(failed)
        ? Full(folder)
        : $"The data folder {folder} cannot be used: {failed.Message} Make it writable for your account, or choose another: --data DIR, or the setting data.";

    private static string PortTaken(int port) =>
        $"Port {port} is in use{(PortOwner.Of(port) is { } owner ? $" by {owner}" : " by another program")}. End that, or choose another port: --port N, or the setting port; --port 0 picks a free one.";

    private static string Full(string folder) => $"The disk that holds the data folder {folder} is full. Make room on it, or choose a data folder elsewhere: --data DIR, or the setting data.";

    private static string Sqlite(SqliteException broken, LoraCraftOptions options) => broken.SqliteErrorCode switch
    {
        SqliteFull => Full(options.DataFolder),
        SqliteReadOnly or SqliteCannotOpen => $"The database in the data folder {options.DataFolder} cannot be written. Make its files writable for your account, or choose another folder: --data DIR, or the setting data.",
        SqliteBusy => $"Another program has the database in the data folder {options.DataFolder} open. End it and try again.",
        SqliteCorrupt or SqliteNoDatabase => $"The file loracraft.db in the data folder {options.DataFolder} is damaged. Put a backup of the folder in its place, or choose another folder: --data DIR, or the setting data.",
        SqliteInputOutput => $"The disk that holds the data folder {options.DataFolder} does not read or write as it should ({broken.Message}). Check the disk, and whether it is full.",
        _ => $"The database in the data folder {options.DataFolder} cannot be used: {broken.Message}.",
    };

    /// <summary>What to do, by the class of PostgreSQL's code.</summary>
    private static string Postgres(PostgresException refused) => refused.SqlState switch
    {
        "28P01" or "28000" => "Correct user and password in the setting postgres (LORACRAFT_POSTGRES).",
        "3D000" => "Create the database, or name another in the setting postgres (LORACRAFT_POSTGRES).",
        "42501" => "Give the user the right to create tables in its schema, and have an administrator run CREATE EXTENSION pg_trgm.",
        "0A000" or "58P01" => "Install PostgreSQL's extension pg_trgm, which comes with its contrib package.",
        "53300" => "Allow more connections, or end some.",
        "53100" => "Make room on its disk.",
        _ => "Correct that, or the setting postgres (LORACRAFT_POSTGRES).",
    };

    /// <summary>Without user and password.</summary>
    private static string Place(LoraCraftOptions options)
    {
        try
        {
            var parts = new NpgsqlConnectionStringBuilder(options.Postgres);
            return $"{parts.Database ?? parts.Username} on {parts.Host}:{parts.Port}";
        }
        catch (ArgumentException)
        {
            return "of the setting postgres";
        }
    }

    private static bool IsFull(Exception failed) => failed.HResult is unchecked((int)0x80070070) or unchecked((int)0x80070027) || (!OperatingSystem.IsWindows() && failed.HResult == 28);
}
