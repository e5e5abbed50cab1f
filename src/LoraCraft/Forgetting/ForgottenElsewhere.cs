using System.Threading.Channels;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LoraCraft.Forgetting;

/// <summary>Where several processes share a store, each keeps copies of its own: they go whoever of them forgets the picture.</summary>
internal sealed class ForgottenElsewhere : BackgroundService
{
    private readonly ForgottenFiles _files;
    private readonly ILogger<ForgottenElsewhere> _log;
    private readonly Channel<ForgottenPicture> _due = Channel.CreateUnbounded<ForgottenPicture>();

    public ForgottenElsewhere(IEventStore store, ForgottenFiles files, ILogger<ForgottenElsewhere> log)
    {
        (_files, _log) = (files, log);
        store.Committed += recorded =>
        {
            foreach (var change in recorded.Where(r => r.Event is ImagesForgotten).GroupBy(r => r.Change.Id))
                _due.Writer.TryWrite(RemovedFiles.Of(change.Select(r => (r.Stream, r.Event))).Picture);
        };
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var picture in _due.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false))
            try
            {
                _files.RemoveCopies(picture);
            }
            catch (Exception held) when (held is IOException or UnauthorizedAccessException)
            {
                _log.LogWarning(held, "Copies of a forgotten picture could not be removed.");
            }
    }
}
