namespace LoraCraft.Captions.Dictionaries;

/// <summary>Lets one at a time take dictionaries in or away, so that nobody deletes a file that another is about to need.</summary>
public sealed class DictionaryTurns : IDisposable
{
    private readonly SemaphoreSlim _free = new(1, 1);

    /// <summary>Waits for a turn, which ends when the result is disposed.</summary>
    public async Task<IDisposable> Take(CancellationToken cancel)
    {
        await _free.WaitAsync(cancel).ConfigureAwait(false);
        return new Turn(_free);
    }

    public void Dispose() => _free.Dispose();

    private sealed class Turn(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
