using System.Globalization;

namespace LoraCraft.Host.Tests.Killing;

/// <summary>What tests share in which the server is killed.</summary>
internal static class Kills
{
    /// <summary>How often each test kills: <c>LORACRAFT_KILLS</c>, or five times.</summary>
    public static readonly int Times = int.Parse(Environment.GetEnvironmentVariable("LORACRAFT_KILLS") ?? "5", CultureInfo.InvariantCulture);

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

    public static async Task Verify(Api api)
    {
        var verified = await api.Post("/api/maintenance/verify");
        verified["ok"]!.GetValue<bool>().ShouldBeTrue(verified.ToJsonString());
    }
}
