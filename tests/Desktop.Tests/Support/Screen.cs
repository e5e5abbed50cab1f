namespace LoraCraft.Desktop.Tests;

/// <summary>An X server without a screen (Xvfb), gone when disposed.</summary>
internal sealed class Screen : IAsyncDisposable
{
    private readonly Tool _server;

    private Screen(Tool server, string display) => (_server, Display) = (server, display);

    /// <summary>For DISPLAY.</summary>
    public string Display { get; }

    public static async Task<Screen> Start()
    {
        var server = Tool.Start(new Dictionary<string, string?>(), "Xvfb", "-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp");
        var number = await Eventually.Some(() => Task.FromResult(server.FirstLine), () => $"Xvfb did not start: {string.Join('\n', server.Errors)}");
        return new(server, $":{number}");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
