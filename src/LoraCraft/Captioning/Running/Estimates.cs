namespace LoraCraft.Captioning.Running;

/// <summary>What a run will take: from what the provider and model took before, else by rules of thumb.</summary>
internal static class Estimates
{
    private const int CharactersPerToken = 4;
    private const int UsualAnswer = 100;

    public static CaptionEstimate Of(Provider provider, string prompt, int images, int spared, IReadOnlyList<ProviderUse> uses)
    {
        var asked = images - spared;
        var before = uses.Where(u => u.Provider == provider.Name && (provider.Model.Length == 0 || u.Model == provider.Model) && u.Calls > 0).ToList();
        var calls = before.Sum(u => u.Calls);
        var measured = calls > 0;
        var input = measured ? before.Sum(u => u.InputTokens) / calls : prompt.Length / CharactersPerToken + PictureTokens.Of(provider);
        var output = measured ? before.Sum(u => u.OutputTokens) / calls : Math.Min(UsualAnswer, provider.MaxTokens);
        double? seconds = measured ? asked * (before.Sum(u => u.Milliseconds) / 1000.0 / calls) / Math.Clamp(asked, 1, provider.Concurrency) : null;
        if (provider.RequestsPerMinute > 0)
            seconds = Math.Max(seconds ?? 0, asked * 60.0 / provider.RequestsPerMinute);
        if (provider.TokensPerMinute > 0)
            seconds = Math.Max(seconds ?? 0, asked * (input + output) * 60.0 / provider.TokensPerMinute);
        return new(provider.Model, images, spared, asked * input, asked * output, seconds, measured, Money.Cost(provider, input, output) * asked);
    }
}
