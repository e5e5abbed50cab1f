namespace LoraCraft.Captioning.Providers;

/// <summary>The one pace of all requests of this process to a provider, whichever run they are of.</summary>
internal sealed class ProviderPace(TimeProvider clock, Chance chance)
{
    private readonly Lock _lock = new();
    private readonly Pace _pace = new();
    private TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Until when the service asked to be left alone, by this computer's clock; null when it did not, or that is over.</summary>
    public DateTimeOffset? HeldUntil
    {
        get
        {
            lock (_lock)
                return _pace.Held(Now) is { } left ? clock.GetLocalNow().AddMilliseconds(left) : null;
        }
    }

    /// <summary>Asks when it is time to.</summary>
    /// <exception cref="CaptionerException">There was no answer; who asks next waits as long as that makes it.</exception>
    public async Task<CaptionAnswer> Ask(Provider limits, Func<Task<CaptionAnswer>> ask, CancellationToken cancel)
    {
        await Turn(limits, cancel).ConfigureAwait(false);
        try
        {
            var answer = await ask().ConfigureAwait(false);
            End(() => _pace.Well(limits, Now, answer.InputTokens + answer.OutputTokens));
            return answer;
        }
        catch (CaptionerException failed) when (failed.Fault is CaptionerFault.Busy or CaptionerFault.Broken or CaptionerFault.Unreachable)
        {
            End(() => _pace.Trouble(limits, Now, (long?)failed.RetryAfter?.TotalMilliseconds, chance()));
            throw;
        }
        catch
        {
            End(_pace.End);
            throw;
        }
    }

    private long Now => (long)clock.GetElapsedTime(0, clock.GetTimestamp()).TotalMilliseconds;

    private async Task Turn(Provider limits, CancellationToken cancel)
    {
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            TimeSpan wait;
            Task ended;
            lock (_lock)
            {
                var left = _pace.Wait(limits, Now);
                if (left == 0)
                {
                    _pace.Begin(Now);
                    return;
                }

                wait = left is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : Timeout.InfiniteTimeSpan;
                ended = _ended.Task;
            }

            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            await Task.WhenAny(ended, Task.Delay(wait, clock, enough.Token)).ConfigureAwait(false);
            await enough.CancelAsync().ConfigureAwait(false);
        }
    }

    private void End(Action note)
    {
        TaskCompletionSource ended;
        lock (_lock)
        {
            note();
            (ended, _ended) = (_ended, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        ended.SetResult();
    }
}
