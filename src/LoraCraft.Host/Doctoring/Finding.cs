namespace LoraCraft.Host.Doctoring;

/// <summary>What was found of one thing that LoraCraft needs.</summary>
/// <param name="Check">What was looked at.</param>
/// <param name="State"><c>ok</c>, <c>warning</c> (it works without) or <c>broken</c>.</param>
/// <param name="Says">How it is, as a sentence.</param>
/// <param name="Mend">What to do; null when it is well.</param>
public sealed record Finding(string Check, string State, string Says, string? Mend = null)
{
    public static Finding Ok(string check, string says) => new(check, "ok", says);

    public static Finding Warning(string check, string says, string mend) => new(check, "warning", says, mend);

    public static Finding Broken(string check, string says, string mend) => new(check, "broken", says, mend);
}
