namespace LoraCraft.Captioning.Running;

/// <summary>What a run will take: from what the provider and model took before, the pictures being sent as they are now, else by rules of thumb.</summary>
internal static class Estimates
{
    private const int CharactersPerToken = 4;
    private const int UsualAnswer = 100;
    private const int UsualTags = 80;

    /// <param name="before">Of this provider and model.</param>
    /// <param name="alsoTags">Whether tags are asked for beside captions.</param>
    public static CaptionEstimate Of(Provider provider, string prompt, int images, int spared, IReadOnlyList<MeasuredUse> before, bool alsoTags = false)
    {
        var asked = images - spared;
        var alike = before.Where(u => u.Detail == provider.Detail && u.MaxSide == provider.MaxSide).ToList();
        var measured = alike.Count > 0;
        var input = measured ? alike.Sum(u => u.InputTokens) / alike.Sum(u => u.Calls) : (alsoTags ? TagsBeside.AskedFor(prompt) : prompt).Length / CharactersPerToken + PictureTokens.Of(provider);
        var calls = before.Sum(u => u.Calls);
        var output = calls > 0 ? before.Sum(u => u.OutputTokens) / calls : Math.Min(UsualAnswer + (alsoTags ? UsualTags : 0), provider.MaxTokens);
        double? seconds = calls > 0 ? asked * (before.Sum(u => u.Milliseconds) / 1000.0 / calls) / Math.Clamp(asked, 1, provider.Concurrency) : null;
        if (provider.RequestsPerMinute > 0)
            seconds = Math.Max(seconds ?? 0, asked * 60.0 / provider.RequestsPerMinute);
        if (provider.TokensPerMinute > 0)
            seconds = Math.Max(seconds ?? 0, asked * (input + output) * 60.0 / provider.TokensPerMinute);
        return new(provider.Model, images, spared, asked * input, asked * output, seconds, measured, Money.Cost(provider, input, output) * asked);
    }
}
