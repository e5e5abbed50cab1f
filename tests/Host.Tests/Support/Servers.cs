using LoraCraft.Host.Settings;
using LoraCraft.Testing;

[assembly: AssemblyFixture(typeof(LoraCraft.Host.Tests.Servers))]

namespace LoraCraft.Host.Tests;

/// <summary>Where a server keeps its events.</summary>
public enum Home
{
    Local,
    Shared,
}

/// <summary>One server on each database for all tests, started when first asked for.</summary>
public sealed class Servers : IAsyncDisposable
{
    private readonly Lazy<Task<Server>> _local = new(() => Server.Start(Home.Local));
    private readonly Lazy<Task<Server>> _shared = new(() => Server.Start(Home.Shared));

    internal Task<Server> On(Home home) => (home == Home.Local ? _local : _shared).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var started in new[] { _local, _shared }.Where(s => s.IsValueCreated))
            await (await started.Value).DisposeAsync();
    }
}

/// <summary>The real server on a free port with a data folder of its own.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private PostgresDatabase? _database;
    private readonly bool _isGuest;
    private LoraCraftHost _host = null!;

    private Server(PostgresDatabase? database, bool isGuest = false) => (_database, _isGuest) = (database, isGuest);

    public string Data => _folder["data"];

    public string SettingsFile => _folder["settings.json"];

    /// <summary>Where backups go that name no place.</summary>
    public string Backups => _folder["backups"];

    /// <summary>Of the PostgreSQL database that the events are in.</summary>
    public string Database => _database.ShouldNotBeNull().ConnectionString;

    public string Url => _host.Url;

    public IServiceProvider Services => _host.Services;

    public Api Api { get; private set; } = null!;

    public static async Task<Server> Start(Home home)
    {
        var server = new Server(home == Home.Shared ? await PostgresServer.NewSchema() : null);
        await server.Open();
        return server;
    }

    /// <summary>Another server on the same PostgreSQL database, with a data folder of its own. To be ended before this one.</summary>
    public async Task<Server> Beside()
    {
        var other = new Server(_database.ShouldNotBeNull(), isGuest: true);
        await other.Open();
        return other;
    }

    /// <summary>Ends the server and starts another in the same data folder, with an empty log.</summary>
    public async Task StartAnew(Home home)
    {
        await _host.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
        foreach (var file in Directory.EnumerateFiles(Data, "loracraft.db*"))
            File.Delete(file);
        _database = home == Home.Shared ? await PostgresServer.NewSchema() : null;
        await Open();
    }

    public string NewLink() => _host.NewLink();

    /// <summary>Ends the server and starts another on the same data.</summary>
    public async Task Restart()
    {
        await _host.DisposeAsync();
        await Open();
    }

    public Task Close() => _host.DisposeAsync().AsTask();

    /// <summary>A browser that came through the link.</summary>
    public async Task<HttpClient> Browser()
    {
        var browser = new HttpClient { BaseAddress = new(Url) };
        (await browser.GetAsync(NewLink())).Dispose();
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        if (_database is not null && !_isGuest)
            await _database.DisposeAsync();
        _folder.Dispose();
    }

    private async Task Open()
    {
        var said = new Dictionary<string, string> { ["data"] = Data, ["port"] = "0", ["mode"] = _database is null ? "local" : "shared" };
        if (_database is not null)
            said["postgres"] = _database.ConnectionString;
        var environment = new Dictionary<string, string> { ["LORACRAFT_BACKUP_FOLDER"] = Backups }; // not that of whoever runs the tests
        var sources = new SettingsSources(SettingsFile, environment, said);
        var options = sources.Read().Options(sources);
        _host = await LoraCraftHost.Start(options, DataFolder.TryOpen(Data).ShouldNotBeNull());
        Api = Api.Of(_host.Url, _host.Token);
    }
}
