using System.Globalization;

namespace LoraCraft.Captioning.Running;

/// <summary>What a run took so far, over all times that it was taken up. Not safe for several threads.</summary>
/// <param name="before">Up to now.</param>
internal sealed class Spending(CaptionResult before)
{
    private long _tokens = before.InputTokens + before.OutputTokens;
    private long _priced = before.Calls - before.Unpriced;
    private long _unpriced = before.Unpriced;
    private double _cost = before.Cost ?? 0;

    public void Add(Answered one)
    {
        _tokens += one.InputTokens + one.OutputTokens;
        _priced += one.Priced;
        _unpriced += one.Calls - one.Priced;
        _cost += one.Cost;
    }

    /// <summary><c>12,340 tokens, $0.12 of about $0.50</c>; null while nothing was spent.</summary>
    /// <param name="done">Images with an outcome.</param>
    public string? Told(long done, long total)
    {
        if (_tokens == 0 && _cost == 0)
            return null;
        var whole = _priced > 0 && _unpriced == 0 && _cost > 0 && done > 0 && done < total ? $" of about {Money.Text(_cost / done * total)}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{_tokens:N0} tokens, {Money.Text(_priced > 0 ? _cost : null, _unpriced)}{whole}");
    }
}
