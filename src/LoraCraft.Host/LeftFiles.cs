using LoraCraft.Forgetting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LoraCraft.Host;

/// <summary>Removes what a process left that died while it forgot a picture, before the first request could show it.</summary>
internal sealed class LeftFiles(ForgottenFiles files, ILogger<LeftFiles> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await files.Finish().ConfigureAwait(false) is { } left)
            log.LogWarning("A forgotten picture: {Left}", left);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
