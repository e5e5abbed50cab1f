namespace LoraCraft.Captioning.Tagging;

/// <summary>A tagger that is in use until it is given back.</summary>
internal sealed class TaggerInUse(Tagger tagger, Action giveBack) : IDisposable
{
    public Tagger Tagger => tagger;

    public void Dispose() => giveBack();
}

/// <summary>Opens taggers, each once for all who use it. A model takes seconds to open and a lot of memory, so it stays for a while after its last use, and then goes.</summary>
internal sealed class TaggerDesk(ITaggerModels models, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Stays = TimeSpan.FromMinutes(2);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Open> _open = [];

    /// <exception cref="TaggerException">It cannot be used.</exception>
    public TaggerInUse Use(string folder)
    {
        lock (_lock)
        {
            var stamp = Tagger.Stamp(folder);
            if (!_open.TryGetValue(stamp, out var open))
                _open[stamp] = open = new(Tagger.Load(folder, models));
            open.Users++;
            open.Idle?.Dispose();
            open.Idle = null;
            return new(open.Tagger, () => GiveBack(stamp, open));
        }
    }

    /// <summary>All of them, or none.</summary>
    /// <exception cref="TaggerException">One cannot be used.</exception>
    public IReadOnlyList<TaggerInUse> Use(IEnumerable<string> folders)
    {
        var used = new List<TaggerInUse>();
        try
        {
            used.AddRange(folders.Select(Use));
            return used;
        }
        catch
        {
            used.ForEach(u => u.Dispose());
            throw;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var open in _open.Values)
            {
                open.Idle?.Dispose();
                open.Tagger.Dispose();
            }

            _open.Clear();
        }
    }

    private void GiveBack(string stamp, Open open)
    {
        lock (_lock)
        {
            if (--open.Users == 0)
                open.Idle = clock.CreateTimer(_ => Close(stamp, open), null, Stays, Timeout.InfiniteTimeSpan);
        }
    }

    private void Close(string stamp, Open open)
    {
        lock (_lock)
        {
            if (open.Users > 0 || !_open.Remove(stamp))
                return;
            open.Idle?.Dispose();
            open.Tagger.Dispose();
        }
    }

    private sealed class Open(Tagger tagger)
    {
        public Tagger Tagger => tagger;

        public int Users { get; set; }

        public ITimer? Idle { get; set; }
    }
}
