namespace LoraCraft.Captioning.Running;

/// <summary>Lets each question about a picture be asked by one at a time in this process, so that who comes second finds the answer kept.</summary>
internal sealed class QuestionTurns
{
    private readonly Dictionary<(string Picture, string Key), Waiting> _asked = [];

    /// <summary>Waits for those who ask the same. To be disposed of when the answer is kept, or there is none.</summary>
    public async Task<IDisposable> Take(string picture, string key, CancellationToken cancel)
    {
        var question = (picture, key);
        Waiting? waiting;
        lock (_asked)
        {
            if (!_asked.TryGetValue(question, out waiting))
                _asked[question] = waiting = new();
            waiting.Users++;
        }

        try
        {
            await waiting.Turn.WaitAsync(cancel).ConfigureAwait(false);
        }
        catch
        {
            Leave(question, waiting);
            throw;
        }

        return new Taken(() =>
        {
            waiting.Turn.Release();
            Leave(question, waiting);
        });
    }

    private void Leave((string, string) question, Waiting waiting)
    {
        lock (_asked)
        {
            if (--waiting.Users > 0)
                return;
            _asked.Remove(question);
        }

        waiting.Turn.Dispose();
    }

    private sealed class Waiting
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public int Users { get; set; }
    }

    private sealed class Taken(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
