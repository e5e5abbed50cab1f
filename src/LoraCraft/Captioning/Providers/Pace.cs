using LoraCraft.Captioning.Running;

namespace LoraCraft.Captioning.Providers;

/// <summary>
/// When the next request to a provider may begin: so many at once, so many within a minute that have so many tokens together, and none while it
/// wants to be left alone. Being told that it is too much halves what is allowed at once; it grows back one by one. Times are
/// milliseconds of any clock. Not safe for several threads.
/// </summary>
internal sealed class Pace
{
    private const long Minute = 60_000;
    private const int LongestBackOff = 60_000;
    private const int WellUntilMore = 8;

    private readonly Queue<long> _begun = [];
    private readonly Queue<(long At, long Tokens)> _spent = [];
    private long _tokens;
    private long _told;
    private int _answers;
    private long _quietUntil = long.MinValue;
    private long _askedUntil = long.MinValue;
    private double _allowed = double.PositiveInfinity;
    private int _troubles;
    private int _well;

    public int Running { get; private set; }

    /// <summary>Milliseconds for which the service asked to be left alone and that are not over; null when there are none.</summary>
    public long? Held(long now) => _askedUntil > now ? _askedUntil - now : null;

    /// <summary>Milliseconds until a request may begin: 0 = now, null = when another one ended.</summary>
    public long? Wait(Provider limits, long now)
    {
        Drop(now);
        if (now < _quietUntil)
            return _quietUntil - now;
        if (Running >= Math.Max(1, Math.Min(limits.Concurrency, (int)Math.Min(_allowed, int.MaxValue))))
            return null;
        if (limits.RequestsPerMinute > 0 && _begun.Count >= limits.RequestsPerMinute)
            return Math.Max(1, _begun.ElementAt(_begun.Count - limits.RequestsPerMinute) + Minute - now);
        if (limits.TokensPerMinute == 0 || Running + _spent.Count == 0 || _tokens + (Running + 1) * Usual(limits) <= limits.TokensPerMinute)
            return 0;
        return _spent.TryPeek(out var oldest) ? Math.Max(1, oldest.At + Minute - now) : null;
    }

    public void Begin(long now)
    {
        Running++;
        _begun.Enqueue(now);
    }

    /// <summary>It was answered.</summary>
    /// <param name="tokens">0 when the service does not tell; then it is taken to be as many as is usual.</param>
    public void Well(Provider limits, long now, long tokens)
    {
        tokens = tokens > 0 ? tokens : Usual(limits);
        Running--;
        _troubles = 0;
        _spent.Enqueue((now, tokens));
        _tokens += tokens;
        _told += tokens;
        _answers++;
        if (_allowed < limits.Concurrency && ++_well >= WellUntilMore)
            (_allowed, _well) = (_allowed + 1, 0);
    }

    /// <summary>It was too much, or the service is not well: everybody leaves it alone for a while.</summary>
    /// <param name="retryAfter">Milliseconds that the service asks for; null or 0 when it does not.</param>
    /// <param name="chance">0 up to 1: spreads those who come back.</param>
    public void Trouble(Provider limits, long now, long? retryAfter, double chance)
    {
        Running--;
        _well = 0;
        var backOff = Math.Min(LongestBackOff, 1000L << Math.Min(_troubles, 6));
        var quiet = retryAfter is > 0 and var asked ? asked + (long)(chance * Math.Min(1000, asked / 4 + 50)) : (long)((0.5 + chance / 2) * backOff);
        if (now >= _quietUntil) // those that were under way together are one trouble
        {
            _troubles++;
            _allowed = Math.Max(1, Math.Floor(Math.Min(_allowed, limits.Concurrency) / 2));
        }

        _quietUntil = Math.Max(_quietUntil, now + quiet);
        if (retryAfter is > 0)
            _askedUntil = Math.Max(_askedUntil, now + quiet);
    }

    /// <summary>It ended in a way that says nothing about the service.</summary>
    public void End() => Running--;

    /// <summary>Tokens that a request is likely to take, kept free for each that is under way: those of earlier ones, or at first its picture and its longest answer.</summary>
    private long Usual(Provider limits) => _answers > 0 ? _told / _answers : PictureTokens.Of(limits) + limits.MaxTokens;

    private void Drop(long now)
    {
        while (_begun.TryPeek(out var at) && at <= now - Minute)
            _begun.Dequeue();
        while (_spent.TryPeek(out var spent) && spent.At <= now - Minute)
            _tokens -= _spent.Dequeue().Tokens;
    }
}
