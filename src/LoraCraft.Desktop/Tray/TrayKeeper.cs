using System.Collections.Concurrent;
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
        _actions = new(Open, run => Do(() => _desk.Pause(run)), run => Do(() => _desk.Resume(run)), run => Do(() => _desk.Cancel(run)), StartAtLogin, Quit);
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
        _store.Committed -= See;
        _progress.Moved -= See;
        _host.PageOpened -= Looked;
        await _over.CancelAsync().ConfigureAwait(false);
        await _work.ConfigureAwait(false);
        _over.Dispose();
    }

    private async Task Work()
    {
        var tray = _tray = _one.For(Quit);
        try
        {
            while (true)
            {
                await _news.WaitAsync(_over.Token).ConfigureAwait(false);
                while (_ended.TryDequeue(out var run))
                    Notify(_desk.Show(run));
                _tray.Show(TrayMenu.View(Look(), _actions));
                await Task.Delay(BetweenLooks, _over.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            tray.Show(TrayMenu.Stopped);
        }
    }

    private TrayState Look()
    {
        if (_datasetsChanged)
        {
            _datasetsChanged = false;
            _datasets = _store.Read(s => s.RecentDatasets(RecentDatasets));
        }

        return new(_datasets, _desk.Active(), StartsAtLogin.Now, _failed, _host.Stopping.IsCancellationRequested);
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

    private async void Do(Func<Task<RunView>> asked)
    {
        if (_over.IsCancellationRequested)
            return;
        try
        {
            await asked().ConfigureAwait(false);
        }
        catch (RefusedException)
        {
            // It is over already.
        }
    }

    private void StartAtLogin(bool on)
    {
        try
        {
            StartsAtLogin.Set(on, _options);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            _tray.Notify("Start at login could not be switched", refused.Message);
        }

        Tell();
    }
}
