using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace LoraCraft.Host;

/// <summary>
/// Does the requests of a line in the order of their turns (<c>X-Turn: LINE NUMBER ANSWERED</c>): a page that is left sends all that
/// still waits at once, and it may arrive
/// in any order. Each names the last turn that the page had an answer to, so none waits for what is done or was lost.
/// </summary>
internal sealed class Turns
{
    private const string Header = "X-Turn";
    private const int MostLines = 1000;

    /// <summary>One that does not come by then was lost; the later ones are no less wanted.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Line> _lines = [];

    public async Task Take(HttpContext context, Func<Task> next)
    {
        if (context.Request.Headers[Header].ToString().Split(' ') is not [{ Length: > 0 and <= 100 } name, var number, var last]
            || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var turn)
            || !long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var answered))
        {
            await next().ConfigureAwait(false);
            return;
        }

        if (_lines.Count > MostLines)
            _lines.Clear();
        var line = _lines.GetOrAdd(name, _ => new());
        await line.Await(turn, answered).ConfigureAwait(false);
        try
        {
            await next().ConfigureAwait(false);
        }
        finally
        {
            line.Done(turn);
        }
    }

    private sealed class Line
    {
        private readonly Lock _lock = new();
        private readonly SortedDictionary<long, TaskCompletionSource> _waiting = [];
        private long _next;

        /// <summary>Waits until the turns between those that are answered and this one are done.</summary>
        public async Task Await(long turn, long answered)
        {
            TaskCompletionSource mine;
            lock (_lock)
            {
                _next = Math.Max(_next, answered + 1);
                if (turn <= _next)
                    return;
                mine = _waiting[turn] = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            await Task.WhenAny(mine.Task, Task.Delay(Patience)).ConfigureAwait(false);
        }

        public void Done(long turn)
        {
            lock (_lock)
            {
                _next = Math.Max(_next, turn + 1);
                _waiting.Remove(turn);
                if (_waiting.Count > 0 && _waiting.First() is var (first, waiting) && first <= _next)
                    waiting.TrySetResult();
            }
        }
    }
}
