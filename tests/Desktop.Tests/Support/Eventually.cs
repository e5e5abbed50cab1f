namespace LoraCraft.Desktop.Tests;

/// <summary>Waits for what other processes do in their own time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    /// <summary>The first value that is not null.</summary>
    public static async Task<T> Some<T>(Func<Task<T?>> look, Func<string> otherwise)
        where T : class
    {
        for (var until = DateTime.UtcNow + Longest; ; await Task.Delay(BetweenLooks))
        {
            if (await look() is { } found)
                return found;
            if (DateTime.UtcNow > until)
                throw new TimeoutException(otherwise());
        }
    }

    public static Task True(Func<Task<bool>> look, Func<string> otherwise) => Some(async () => await look() ? "" : null, otherwise);
}
