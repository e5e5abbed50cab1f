using System.Collections.Concurrent;
using LoraCraft.Kernel;

namespace LoraCraft.Captioning.Tagging;

/// <summary>A tagger that is in use until it is given back.</summary>
internal sealed class TaggerInUse(Tagger tagger, Action giveBack) : IDisposable
{
    public Tagger Tagger => tagger;

    public void Dispose() => giveBack();
}

/// <summary>
/// Opens taggers, each once for all who use it. A model takes seconds to open and a lot of memory, so it stays for a while after its
/// last use, and then goes. Its folder may be on a disk that hangs: nobody waits for it longer than they want to, and nobody who
/// wants another one.
/// </summary>
internal sealed class TaggerDesk(ITaggerModels models, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Stays = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Open> _open = [];
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _stamping = [];

    /// <exception cref="TaggerException">It cannot be used.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits any more; what was begun goes on for who comes next.</exception>
    public async Task<TaggerInUse> Use(string folder, CancellationToken cancel)
    {
        var stamp = await Stamp(folder).WaitAsync(cancel).ConfigureAwait(false);
        Open? open;
        lock (_lock)
        {
            if (!_open.TryGetValue(stamp, out open))
            {
                _open[stamp] = open = new(OwnThread.Run(() => Tagger.Load(folder, models), CancellationToken.None));
                open.Opening.ContinueWith(_ => Opened(stamp, open), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }

            open.Users++;
            open.Idle?.Dispose();
            open.Idle = null;
        }

        try
        {
            return new(await open.Opening.WaitAsync(cancel).ConfigureAwait(false), () => GiveBack(stamp, open));
        }
        catch
        {
            GiveBack(stamp, open);
            throw;
        }
    }

    /// <summary>All of them, or none.</summary>
    /// <exception cref="TaggerException">One cannot be used.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits any more.</exception>
    public async Task<IReadOnlyList<TaggerInUse>> Use(IEnumerable<string> folders, CancellationToken cancel)
    {
        var used = new List<TaggerInUse>();
        try
        {
            foreach (var folder in folders)
                used.Add(await Use(folder, cancel).ConfigureAwait(false));
            return used;
        }
        catch
        {
            used.ForEach(u => u.Dispose());
            throw;
        }
    }

    /// <summary>What is wrong with a folder at first sight, as a sentence; null when nothing is.</summary>
    public async Task<string?> Problem(string folder, CancellationToken cancel)
    {
        try
        {
            await Stamp(folder).WaitAsync(Patience, clock, cancel).ConfigureAwait(false);
            return null;
        }
        catch (TaggerException missing)
        {
            return missing.Message;
        }
        catch (TimeoutException)
        {
            return $"The folder {folder} does not answer: is its disk or network there?";
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var open in _open.Values)
                open.Close();
            _open.Clear();
        }
    }

    /// <summary>One look at a time at each folder, so that one that hangs does not hold a thread for each who asks.</summary>
    private async Task<string> Stamp(string folder)
    {
        var look = _stamping.GetOrAdd(folder, f => new(() => OwnThread.Run(() => Tagger.Stamp(f))));
        try
        {
            return await look.Value.ConfigureAwait(false);
        }
        finally
        {
            _stamping.TryRemove(KeyValuePair.Create(folder, look));
        }
    }

    private void Opened(string stamp, Open open)
    {
        lock (_lock)
        {
            if (!open.Opening.IsCompletedSuccessfully)
                Remove(stamp, open);
            else if (open.Users == 0)
                Rest(stamp, open);
        }
    }

    private void GiveBack(string stamp, Open open)
    {
        lock (_lock)
        {
            if (--open.Users == 0 && open.Opening.IsCompletedSuccessfully)
                Rest(stamp, open);
        }
    }

    private void Rest(string stamp, Open open)
    {
        open.Idle?.Dispose();
        open.Idle = clock.CreateTimer(_ => Close(stamp, open), null, Stays, Timeout.InfiniteTimeSpan);
    }

    private void Close(string stamp, Open open)
    {
        lock (_lock)
        {
            if (open.Users == 0 && Remove(stamp, open))
                open.Close();
        }
    }

    private bool Remove(string stamp, Open open) => _open.GetValueOrDefault(stamp) == open && _open.Remove(stamp);

    private sealed class Open(Task<Tagger> opening)
    {
        public Task<Tagger> Opening => opening;

        public int Users { get; set; }

        public ITimer? Idle { get; set; }

        /// <summary>As soon as it is open.</summary>
        public void Close()
        {
            Idle?.Dispose();
            opening.ContinueWith(o => o.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }
}
