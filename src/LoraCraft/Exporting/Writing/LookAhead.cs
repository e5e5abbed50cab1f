using System.Runtime.CompilerServices;

namespace LoraCraft.Exporting.Writing;

/// <summary>Works on the next few items while the caller uses the current one; results come in order.</summary>
internal static class LookAhead
{
    /// <param name="ahead">Items worked on, waiting or in the caller's hands at once, at most.</param>
    /// <param name="budget">Their weights together, at most; an item heavier than that goes alone.</param>
    public static async IAsyncEnumerable<TResult> Select<T, TResult>(
        IEnumerable<T> items,
        int ahead,
        long budget,
        Func<T, long> weight,
        Func<T, CancellationToken, TResult> work,
        [EnumeratorCancellation] CancellationToken cancel = default)
        where TResult : IDisposable
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var started = new Queue<(Task<TResult> Result, long Weight)>();
        var held = 0L;
        try
        {
            using var rest = items.GetEnumerator();
            var more = rest.MoveNext();
            while (more || started.Count > 0)
            {
                while (more && started.Count < ahead && (started.Count == 0 || held + weight(rest.Current) <= budget))
                {
                    var heavy = weight(rest.Current);
                    started.Enqueue((OnAnotherThread(rest.Current, work, stop.Token), heavy));
                    held += heavy;
                    more = rest.MoveNext();
                }

                var (next, freed) = started.Dequeue();
                yield return await next;
                held -= freed;
            }
        }
        finally
        {
            await stop.CancelAsync();
            foreach (var (result, _) in started)
            {
                await ((Task)result).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (result.IsCompletedSuccessfully)
                    (await result).Dispose();
            }
        }
    }

    private static async Task<TResult> OnAnotherThread<T, TResult>(T item, Func<T, CancellationToken, TResult> work, CancellationToken cancel)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        cancel.ThrowIfCancellationRequested();
        return work(item, cancel);
    }
}
