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
    private double _lately;
    private long _asked;

    public void Add(Answered one)
    {
        _tokens += one.InputTokens + one.OutputTokens;
        _priced += one.Priced;
        _unpriced += one.Calls - one.Priced;
        _cost += one.Cost;
        _lately += one.Cost;
        _asked += one.WasAsked ? 1 : 0;
    }

    /// <summary><c>12,340 tokens, $0.12 of about $0.50</c>; null while nothing was spent.</summary>
    /// <param name="left">Images that are still to be asked about.</param>
    public string? Told(long left)
    {
        if (_tokens == 0 && _cost == 0)
            return null;
        var whole = _priced > 0 && _unpriced == 0 && _cost > 0 && _asked > 0 && left > 0 ? $" of about {Money.Text(_cost + _lately / _asked * left)}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{_tokens:N0} tokens, {Money.Text(_priced > 0 ? _cost : null, _unpriced)}{whole}");
    }
}
