using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Threading.Channels;
using LoraCraft.Kernel;
using LoraCraft.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LoraCraft.Host;

/// <summary>
/// Tells every open page what changed, over server-sent events whose id is the global position and this host: after a drop the
/// browser names the last one it saw and gets exactly what it missed. What it saw of another host may be another log, as before a
/// backup was restored; then it is told to read everything anew. A page is given out with the position at that moment, so that it
/// also gets what happened between its first questions and its connection.
/// </summary>
internal sealed class LiveUpdates : BackgroundService
{
    private const int MessagesWaiting = 256;
    private const int BacklogPage = 5000;
    private static readonly TimeSpan BetweenProgress = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BetweenHeartbeats = TimeSpan.FromSeconds(20);

    private readonly IEventStore _store;
    private readonly EventTypes _types;
    private readonly RunDesk _desk;
    private readonly IHostApplicationLifetime _life;
    private readonly ILogger<LiveUpdates> _log;
    private readonly ConcurrentDictionary<Channel<LiveMessage>, bool> _clients = [];
    private readonly ConcurrentDictionary<string, bool> _moved = [];
    private readonly string _host = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
    private long _position;
    private string? _fault;

    public LiveUpdates(IEventStore store, EventTypes types, RunDesk desk, RunProgress progress, Windows windows, IHostApplicationLifetime life, ILogger<LiveUpdates> log)
    {
        (_store, _types, _desk, _life, _log, _position) = (store, types, desk, life, log, store.Read(s => s.LastPosition()));
        store.Committed += recorded =>
        {
            Volatile.Write(ref _position, recorded[^1].Position);
            if (!_clients.IsEmpty)
                Send(LiveMessage.Of(recorded, windows.Of(recorded)));
        };
        progress.Moved += run => _moved[run] = true;
    }

    /// <summary>Raised when a page connected.</summary>
    public event Action? Opened;

    public bool HasOpenPage => !_clients.IsEmpty;

    /// <summary>How far the log has come: for a page that reads from now on, which names it as <c>after</c> when it connects.</summary>
    public string Mark => $"{Volatile.Read(ref _position)}@{_host}";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/live", (HttpContext context, LiveUpdates live) => live.Stream(context)).WithName("live").ExcludeFromDescription();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(BetweenProgress);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            foreach (var run in _moved.Keys)
                if (_moved.TryRemove(run, out _) && !_clients.IsEmpty)
                    Tell(run);
    }

    /// <summary>A database that is away keeps progress from being told, no more; the same fault is logged once.</summary>
    private void Tell(string run)
    {
        try
        {
            Send(LiveMessage.Of(_desk.Show(run)));
            _fault = null;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            if (_fault != fault.Message)
                _log.LogWarning("The progress of runs cannot be told to open pages just now: {Reason}", fault.Message);
            _fault = fault.Message;
        }
    }

    private async Task Stream(HttpContext context)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _life.ApplicationStopping);
        var cancel = ending.Token;
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        var mine = Channel.CreateBounded<LiveMessage>(MessagesWaiting);
        _clients[mine] = true;
        Opened?.Invoke();
        try
        {
            var sent = await SendMissed(context, cancel).ConfigureAwait(false);
            var heartbeat = Task.Delay(BetweenHeartbeats, cancel);
            while (true)
            {
                var ready = mine.Reader.WaitToReadAsync(cancel).AsTask();
                if (await Task.WhenAny(ready, heartbeat).ConfigureAwait(false) == heartbeat)
                {
                    await context.Response.WriteAsync(": still here\n\n", cancel).ConfigureAwait(false);
                    heartbeat = Task.Delay(BetweenHeartbeats, cancel);
                    continue;
                }

                if (!await ready.ConfigureAwait(false))
                    return;
                while (mine.Reader.TryRead(out var message))
                    if (message.Position is null || message.Position > sent)
                        await Write(context, message, cancel).ConfigureAwait(false);
                await context.Response.Body.FlushAsync(cancel).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The page went away, or the program ends.
        }
        finally
        {
            _clients.TryRemove(mine, out _);
        }
    }

    /// <summary>Sends what came after the last event the page saw, or after it was given out; returns the position up to which it is now informed.</summary>
    private async Task<long> SendMissed(HttpContext context, CancellationToken cancel)
    {
        var now = _store.Read(s => s.LastPosition());
        var mark = context.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last ? last : context.Request.Query["after"].ToString();
        if (mark.Split('@') is not [var position, var host] || host != _host || !long.TryParse(position, out var seen) || seen > now)
        {
            var greeting = mark.Length == 0 ? "hello" : "reset";
            await Write(context, new(now, $"event: {greeting}\ndata: {{\"position\": {now}}}\n\n"), cancel).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(cancel).ConfigureAwait(false);
            return now;
        }

        while (_store.ReadAll(seen, BacklogPage) is { Count: > 0 } page)
        {
            seen = page[^1].Position;
            await Write(context, LiveMessage.Of([.. page.Select(_types.Read)]), cancel).ConfigureAwait(false);
        }

        await context.Response.Body.FlushAsync(cancel).ConfigureAwait(false);
        return seen;
    }

    private Task Write(HttpContext context, LiveMessage message, CancellationToken cancel) =>
        context.Response.WriteAsync(message.Position is { } position ? $"id: {position}@{_host}\n{message.Text}" : message.Text, cancel);

    /// <summary>A page that does not keep up is cut off; it reconnects and catches up from the log.</summary>
    private void Send(LiveMessage message)
    {
        foreach (var client in _clients.Keys)
            if (!client.Writer.TryWrite(message))
                client.Writer.TryComplete();
    }
}
