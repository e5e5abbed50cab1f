using LoraCraft.Host;

namespace LoraCraft.Desktop;

/// <summary>Who has a data folder open.</summary>
internal static class FolderOwner
{
    public static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(15);

    /// <summary>The folder, opened for this process, or else the other process that has it, once that listens. One of the two is null.</summary>
    /// <exception cref="FailedException">Another process has it and does not listen.</exception>
    public static async Task<(DataFolder? Mine, RunningInstance? Other)> Find(LoraCraftOptions options, CancellationToken cancel)
    {
        for (var waited = TimeSpan.Zero; waited < LongestStart; waited += BetweenLooks)
        {
            if (DataFolder.TryOpen(options.DataFolder) is { } folder)
                return (folder, null);
            if (DataFolder.Running(options.DataFolder) is { } running)
                return (null, running);
            await Task.Delay(BetweenLooks, cancel).ConfigureAwait(false);
        }

        throw new FailedException($"Another process has the data folder {options.DataFolder} open but does not answer. End it and try again.");
    }
}
