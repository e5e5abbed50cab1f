using System.Net;
using LoraCraft.Blobs;
using LoraCraft.Captioning;
using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.Engines.Captioning;
using LoraCraft.Engines.Imaging;
using LoraCraft.Engines.Onnx;
using LoraCraft.Exporting;
using LoraCraft.Forgetting;
using LoraCraft.Gallery;
using LoraCraft.History;
using LoraCraft.Host.Backups;
using LoraCraft.Host.Settings;
using LoraCraft.Host.Starting;
using LoraCraft.Host.Updates;
using LoraCraft.Importing;
using LoraCraft.Kernel;
using LoraCraft.Runs;
using LoraCraft.Shared;
using LoraCraft.Storage.Postgres;
using LoraCraft.Storage.Sqlite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace LoraCraft.Host;

/// <summary>The server, put together.</summary>
public sealed class LoraCraftHost : IAsyncDisposable
{
    /// <summary>Bytes of a request's body at most; an uploaded file may be longer.</summary>
    private const long LongestBody = 32 * 1024 * 1024;

    private readonly WebApplication _app;
    private readonly DataFolder _folder;

    private LoraCraftHost(WebApplication app, DataFolder folder) => (_app, _folder) = (app, folder);

    /// <summary>So long the host waits, when it stops, for answers and runs to come to a safe place.</summary>
    public static TimeSpan LongestStop { get; } = TimeSpan.FromSeconds(10);

    public IServiceProvider Services => _app.Services;

    /// <summary>Raised when a page connected.</summary>
    public event Action? PageOpened
    {
        add => Services.GetRequiredService<LiveUpdates>().Opened += value;
        remove => Services.GetRequiredService<LiveUpdates>().Opened -= value;
    }

    public bool HasOpenPage => Services.GetRequiredService<LiveUpdates>().HasOpenPage;

    /// <summary>Whether somebody asked for a restart. To be read before the host is disposed of.</summary>
    public bool WantsRestart => Services.GetRequiredService<RestartWish>().IsMade;

    /// <summary>The backup that shall be restored before the next start; null when none shall. To be read before the host is disposed of.</summary>
    public string? WantsRestored => Services.GetRequiredService<RestartWish>().Restore;

    /// <summary>Tells that whoever started this starts it again when somebody asks for that.</summary>
    public void AllowRestart() => Services.GetRequiredService<RestartWish>().Allow();

    /// <summary>Cancelled when the host begins to stop.</summary>
    public CancellationToken Stopping => _app.Lifetime.ApplicationStopping;

    /// <summary>Base address, without a slash at the end.</summary>
    public string Url => _app.Urls.First();

    /// <summary>The token that other processes of the same person use.</summary>
    public string Token => Services.GetRequiredService<Access>().Token;

    /// <summary>An address that opens the page once.</summary>
    /// <param name="path">Which of its pages.</param>
    public string NewLink(string path = "/") => $"{Url}{path}?key={Services.GetRequiredService<Access>().NewLinkKey()}";

    /// <summary>Tells the host to stop, and returns at once.</summary>
    public void Stop() => _app.Lifetime.StopApplication();

    /// <summary>Opens the store, listens on 127.0.0.1 and takes up what an earlier process left.</summary>
    /// <param name="folder">The data folder, opened; it is closed with the host, or when that cannot start.</param>
    /// <param name="picked">The port to listen on where the settings leave it to the program; 0 picks a free one.</param>
    /// <exception cref="StartException">The surroundings do not allow it: a port in use, a full disk, a database that cannot be reached.</exception>
    public static async Task<LoraCraftHost> Start(LoraCraftOptions options, DataFolder folder, int picked = 0, CancellationToken cancel = default)
    {
        try
        {
            ImagingModule.MustBeThere();
            var port = options.Port == 0 ? picked : options.Port;
            if (port != 0)
                PortOwner.MustBeFree(port); // said before a database is opened, and without what Kestrel logs of it
            return await Open(options, port, folder, cancel).ConfigureAwait(false);
        }
        catch (Exception failed)
        {
            folder.Dispose();
            if (StartProblems.Sentence(failed, options) is { } sentence)
                throw new StartException(sentence, failed);
            throw;
        }
    }

    private static async Task<LoraCraftHost> Open(LoraCraftOptions options, int port, DataFolder folder, CancellationToken cancel)
    {
        var (types, projections) = (LoraCraftEvents.Types(), LoraCraftProjections.All());
        var opening = Task.Run(() => OpenStore(options, folder, types, projections), CancellationToken.None); // beside the server, which takes as long to put together
        var inEffect = new SettingsInEffect(options);
        // Empty: no settings file of whatever folder the program was started in is read, let alone watched.
        var builder = WebApplication.CreateEmptyBuilder(new() { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = options.Development ? Environments.Development : Environments.Production });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.Limits.MaxRequestBodySize = LongestBody;
        });
        builder.Logging.AddSimpleConsole().AddFilter(level => level >= inEffect.Now.Log)
            .AddFilter("Microsoft.AspNetCore.Hosting", LogLevel.Warning); // it would tell whole addresses, and with them the keys of links
        builder.Services.AddSingleton(types).AddSingleton(projections).AddSingleton(_ => opening.GetAwaiter().GetResult());
        Add(builder.Services, options, inEffect, folder);

        var app = builder.Build();
        try
        {
            await opening.ConfigureAwait(false);
            _ = app.Services.GetRequiredService<IEventStore>();
            var host = new LoraCraftHost(app, folder);
            app.MapOpenApi(); // the first: only a server that has an endpoint gets what serves endpoints
            var mapping = Task.Run(() => Map(app), CancellationToken.None); // beside the rest of the start, which takes as long
            Use(app, options, mapping);
            await app.StartAsync(cancel).ConfigureAwait(false);
            await mapping.ConfigureAwait(false);
            folder.Announce(new(Environment.ProcessId, host.Url, host.Token));
            return host;
        }
        catch
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public Task Stopped(CancellationToken cancel = default) => _app.WaitForShutdownAsync(cancel);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
        _folder.Dispose();
    }

    private static void Add(IServiceCollection services, LoraCraftOptions options, SettingsInEffect inEffect, DataFolder folder) => services
        .AddRoutingCore()
        .AddSingleton(options)
        .AddSingleton(inEffect)
        .AddSingleton(options.Sources ?? new(Path.Combine(folder.Root, "settings.json"), new Dictionary<string, string>(), new Dictionary<string, string>()))
        .AddSingleton(TimeProvider.System)
        .AddHttpContextAccessor()
        .AddSingleton<Windows>()
        .AddSingleton<Turns>()
        .AddSingleton<IChanges, Changes>()
        .AddSingleton<IBlobStore>(_ => new FolderBlobStore(folder.Storage))
        .AddSingleton<IScratchFactory>(provider => new SqliteScratchFactory(provider.GetRequiredService<IReadOnlyList<IProjection>>()))
        .AddSingleton(options.Pictures)
        .AddImaging()
        .AddDatasets()
        .AddGallery()
        .AddCaptions()
        .AddHistory(folder.Pasts)
        .AddRuns()
        .AddImporting(folder.Uploads)
        .AddExporting(folder.Exports, folder.Checks)
        .AddForgetting(folder.Replaced)
        .AddCaptioners()
        .AddTaggerModels()
        .AddCaptioning(folder.Answers, Random.Shared.NextDouble, CaptionersModule.TestPicture)
        .AddSingleton<Sample>()
        .AddMaintenance()
        .AddBackups(folder)
        .AddQuartz(quartz => quartz.UseInMemoryStore())
        .AddSingleton<QuartzRuns>()
        .AddSingleton<IRunScheduler>(provider => provider.GetRequiredService<QuartzRuns>())
        .AddHostedService(provider => provider.GetRequiredService<QuartzRuns>())
        .Configure<HostOptions>(host =>
        {
            host.ShutdownTimeout = LongestStop;
            host.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore; // logged; the page is served all the same
        })
        .AddHostedService<LeftFiles>()
        .AddHostedService<LeftRuns>()
        .AddSingleton<LiveUpdates>()
        .AddHostedService(provider => provider.GetRequiredService<LiveUpdates>())
        .AddSingleton(new Sessions(folder, TimeProvider.System))
        .AddSingleton(provider => new Access(provider.GetRequiredService<Sessions>(), provider.GetRequiredService<TimeProvider>(), options.Development))
        .AddSingleton(provider => new UpdateCheck(folder.Update, provider.GetRequiredService<SettingsSources>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<ISecrets>(new Secrets(folder))
        .AddExceptionHandler<Problems>()
        .AddResponseCompression(answers => answers.MimeTypes = ["application/json"])
        .Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true)
        .ConfigureHttpJsonOptions(json => Contract.Strict(json.SerializerOptions))
        .AddOpenApi("v1", Contract.Describe);

    /// <param name="mapping">Ends when all endpoints are there. The page's files do not wait for it.</param>
    private static void Use(WebApplication app, LoraCraftOptions options, Task mapping)
    {
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(context => Problems.Describe(context.HttpContext));
        app.Use((context, next) => context.RequestServices.GetRequiredService<Access>().Guard(context, () => next(context)));
        app.Use((context, next) => context.RequestServices.GetRequiredService<Turns>().Take(context, () => next(context)));
        app.UsePage(options.Development);
        app.Use(async (context, next) =>
        {
            await mapping.ConfigureAwait(false);
            await next(context).ConfigureAwait(false);
        });
        app.UseRouting();
        app.UseResponseCompression();
    }

    private static void Map(WebApplication app)
    {
        app.MapDatasets();
        app.MapGallery();
        app.MapCaptions();
        app.MapHistory();
        app.MapForgetting();
        app.MapRuns();
        app.MapImporting();
        Pictures.Map(app);
        LiveUpdates.Map(app);
        Status.Map(app);
        Sample.Map(app);
        app.MapExporting();
        app.MapCaptioning();
        Maintenance.Map(app);
        BackupsApi.Map(app);
        RestoreBackup.Map(app);
        SettingsApi.Map(app);
        SecretsApi.Map(app);
        SessionsApi.Map(app);
        UpdateCheck.Map(app);
        LoginStartApi.Map(app);
    }

    private static async Task<IEventStore> OpenStore(LoraCraftOptions options, DataFolder folder, EventTypes types, IReadOnlyList<IProjection> projections) => options.Mode == "shared"
        ? await PostgresEventStore.Open(options.Postgres!, types, projections).ConfigureAwait(false)
        : await SqliteEventStore.Open(folder.Database, types, projections).ConfigureAwait(false);
}
