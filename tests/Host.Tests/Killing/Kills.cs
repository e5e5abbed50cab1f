using System.Globalization;
using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.Killing;

/// <summary>What tests share in which the server is killed.</summary>
internal static class Kills
{
    /// <summary>How often each test kills: <c>LORACRAFT_KILLS</c>, or five times.</summary>
    public static readonly int Times = int.Parse(Environment.GetEnvironmentVariable("LORACRAFT_KILLS") ?? "5", CultureInfo.InvariantCulture);

    /// <summary>How often each test kills on a database: twice, unless <c>LORACRAFT_KILLS</c> says otherwise.</summary>
    public static int TimesOn(Home home) => home == Home.Local || Environment.GetEnvironmentVariable("LORACRAFT_KILLS") is not null ? Times : 2;

    /// <summary>What tells a process where its events are, without <c>LORACRAFT_</c>.</summary>
    public static Dictionary<string, string> Variables(PostgresDatabase? database) =>
        database is null ? [] : new() { ["MODE"] = "shared", ["POSTGRES"] = database.ConnectionString };

    /// <summary>The answer to a request; null when the server was killed before it had answered.</summary>
    public static async Task<Answer?> Attempt(Func<Task<Answer>> request)
    {
        try
        {
            return await request();
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
