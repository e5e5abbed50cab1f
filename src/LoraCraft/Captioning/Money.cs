using System.Globalization;

namespace LoraCraft.Captioning;

/// <summary>What answers cost, in US dollars.</summary>
public static class Money
{
    private const double Million = 1_000_000;

    /// <summary>Null when it is unknown: the provider has no prices, or does not tell its tokens.</summary>
    public static double? Cost(Provider provider, long inputTokens, long outputTokens) =>
        provider is { InputPrice: { } input, OutputPrice: { } output } && (inputTokens + outputTokens > 0 || input + output == 0)
            ? (inputTokens * input + outputTokens * output) / Million
            : null;

    /// <summary><c>$1,204.50</c>; of little money as much as tells something: <c>$0.038</c>, <c>$0.00021</c>.</summary>
    public static string Text(double dollars)
    {
        var places = dollars is 0 or >= 1 ? 2 : Math.Clamp(1 - (int)Math.Floor(Math.Log10(dollars)), 2, 8);
        return "$" + dollars.ToString($"N{places}", CultureInfo.InvariantCulture);
    }

    /// <param name="cost">Of the calls whose cost is known; null when none is.</param>
    /// <param name="unpriced">Calls whose cost is unknown.</param>
    public static string Text(double? cost, long unpriced) =>
        cost is not { } known ? "cost unknown" : unpriced > 0 ? $"at least {Text(known)}" : Text(known);
}
