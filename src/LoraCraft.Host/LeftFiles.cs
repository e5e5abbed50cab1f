using LoraCraft.Forgetting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LoraCraft.Host;

/// <summary>Removes what a process left that died while it forgot a picture, before the first request could show it.</summary>
internal sealed class LeftFiles(ForgottenFiles files, ILogger<LeftFiles> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await files.Finish(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException or TimeoutException)
        {
            log.LogWarning(held, "Files of a forgotten picture could not be cleared yet; the next start tries again.");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
