using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>Pictures that were forgotten because a person asked for it, and are not to come back by themselves.</summary>
public static class ForgottenPictures
{
    /// <summary>What to say where the picture comes again; null when it was not forgotten, or is allowed since.</summary>
    public static string? WhyForgotten(this IReadTables tables, string picture) =>
        tables.First("SELECT at FROM forgotten WHERE picture = $1", r => (long?)r.GetInt64(0), picture) is { } at
            ? $"This picture was forgotten on {DateTimeOffset.FromUnixTimeMilliseconds(at):yyyy-MM-dd}, because a person asked for it. To allow it again: loracraft forget --allow {picture}"
            : null;
}
