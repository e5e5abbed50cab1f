using System.Collections.Concurrent;
using System.Security;
using LoraCraft.Desktop.Login;
using LoraCraft.History;
using LoraCraft.Host;
using LoraCraft.Host.Settings;
using LoraCraft.Kernel;
using LoraCraft.Runs;
using LoraCraft.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Desktop.Tray;

/// <summary>Keeps the tray telling what the program does. Looks when something happened, a few times a second at most, never else.</summary>
internal sealed class TrayKeeper : IAsyncDisposable
{
    private const int RecentDatasets = 5;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(3);

    private readonly LoraCraftHost _host;
    private readonly OneTray _one;
    private readonly LoraCraftOptions _options;
    private readonly SettingsInEffect _inEffect;
    private readonly IEventStore _store;
    private readonly RunDesk _desk;
    private readonly RunProgress _progress;
    private readonly TrayActions _actions;
    private readonly SemaphoreSlim _news = new(1, 1);
    private readonly ConcurrentQueue<string> _ended = [];
    private readonly CancellationTokenSource _over = new();
    private readonly TrayFaults _faults = new();
    private readonly Task _work;
    private ITray _tray = new NoTray();
    private IReadOnlyList<RecentDataset> _datasets = [];
    private volatile bool _datasetsChanged = true;
    private volatile bool _failed;

    private TrayKeeper(LoraCraftHost host, LoraCraftOptions options, OneTray one)
    {
        (_host, _options, _one) = (host, options, one);
        _inEffect = host.Services.GetRequiredService<SettingsInEffect>();
        _store = host.Services.GetRequiredService<IEventStore>();
        _desk = host.Services.GetRequiredService<RunDesk>();
        _progress = host.Services.GetRequiredService<RunProgress>();
        _actions = new(
            path => Do(() => Open(path)), run => Do(() => _desk.Pause(run)), run => Do(() => _desk.Resume(run)), run => Do(() => _desk.Cancel(run)),
            on => Do(() => StartAtLogin(on)), () => Do(Quit));
        _store.Committed += See;
        _progress.Moved += See;
        host.PageOpened += Looked;
        host.Stopping.Register(Tell);
        _work = Task.Run(Work);
    }

    /// <summary>Returns at once: the tray comes when the desktop has made it.</summary>
    public static TrayKeeper Start(LoraCraftHost host, LoraCraftOptions options, OneTray one) => new(host, options, one);

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync().ConfigureAwait(false);
        await _work.ConfigureAwait(false);
        _store.Committed -= See;
        _progress.Moved -= See;
        _host.PageOpened -= Looked;
        _over.Dispose();
    }

    private async Task Work()
    {
        try
        {
            _faults.Guard(() => _tray = _one.For(Quit));
            while (true)
            {
                await _news.WaitAsync(_over.Token).ConfigureAwait(false);
                var well = _faults.Guard(Update);
                await Task.Delay(well ? BetweenLooks : AfterFault, _over.Token).ConfigureAwait(false);
                if (!well)
                    Again();
            }
        }
        catch (OperationCanceledException)
        {
            _faults.Guard(() => _tray.Show(TrayMenu.Stopped));
        }
    }

    private void Update()
    {
        while (_ended.TryDequeue(out var run))
            Notify(_desk.Show(run));
        _tray.Show(TrayMenu.View(Look(), _actions));
    }

    private void Again()
    {
        _datasetsChanged = true;
        Tell();
    }

    private TrayState Look()
    {
        if (_datasetsChanged)
        {
            _datasetsChanged = false;
            _datasets = _store.Read(s => s.RecentDatasets(RecentDatasets));
        }

        return new(_datasets, _desk.Active(), AtLogin(), _failed, _host.Stopping.IsCancellationRequested);
    }

    /// <summary>Null also where it cannot be read, so that the rest of the menu is there all the same.</summary>
    private static bool? AtLogin()
    {
        try
        {
            return StartsAtLogin.Now;
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException or SecurityException)
        {
            return null;
        }
    }

    private void Notify(RunView run)
    {
        _failed |= run.State is "failed" or "paused" && !_host.HasOpenPage;
        if (_inEffect.Look().Notifications == "on")
            _tray.Notify(run.State switch { "failed" => $"Failed: {run.Label}", "paused" => $"Paused: {run.Label}", _ => run.Label }, run.Error ?? run.Paused ?? "");
    }

    private void See(IReadOnlyList<RecordedEvent> recorded)
    {
        foreach (var one in recorded)
        {
            _datasetsChanged |= Streams.IsDataset(one.Stream, out _);
            if (one.Event is RunFinished or RunFailed or RunPaused { Reason: not null } && Streams.IsRun(one.Stream, out var run))
                _ended.Enqueue(run);
        }

        Tell();
    }

    private void See(string run) => Tell();

    private void Looked()
    {
        _failed = false;
        Tell();
    }

    private void Tell()
    {
        try
        {
            _news.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already told.
        }
    }

    private void Open(string path)
    {
        if (_over.IsCancellationRequested)
            return;
        Looked();
        PageOpener.Open(_host.NewLink(path), _inEffect.Look().Window);
    }

    private void Quit()
    {
        if (!_over.IsCancellationRequested)
            _host.Stop();
    }

    private void Do(Action asked) => _ = Try(() =>
    {
        asked();
        return Task.CompletedTask;
    });

    private void Do(Func<Task<RunView>> asked) => _ = Try(async () =>
    {
        if (!_over.IsCancellationRequested)
            await asked().ConfigureAwait(false);
    });

    /// <summary>Nobody waits for what a click asks for, so that what goes wrong is told by a notification.</summary>
    private async Task Try(Func<Task> asked)
    {
        try
        {
            await asked().ConfigureAwait(false);
        }
        catch (RefusedException)
        {
            // It is over already.
        }
        catch (Exception fault)
        {
            _faults.Guard(() => _tray.Notify("LoraCraft could not do that", fault.Message));
        }
    }

    private void StartAtLogin(bool on)
    {
        StartsAtLogin.Set(on, _options);
        Tell();
    }
}
