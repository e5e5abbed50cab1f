using LoraCraft.Kernel;

namespace LoraCraft.Captioning;

/// <summary>How a provider is to be used was set, or set anew. Its key is nowhere in the log.</summary>
public sealed record ProviderSaved(Provider Provider) : IEvent;

public sealed record ProviderRemoved(string Name) : IEvent;

/// <summary>A prompt of the user's got a new version; its first is 1.</summary>
/// <param name="Target"><c>caption</c> or <c>tags</c>: what its answers are.</param>
/// <param name="Families">The model families it is made for; null = any.</param>
/// <param name="Subject">What it is about, such as <c>person</c>; null = anything.</param>
public sealed record PromptSaved(
    string Name, int Version, string Text, string Target, IReadOnlyList<string>? Families = null, string? Subject = null) : IEvent;

/// <summary>It is no longer offered; runs that used it still know what it said.</summary>
public sealed record PromptRemoved(string Name) : IEvent;

/// <summary>What a run asked a provider and what that took, since the last time it said so.</summary>
/// <param name="Calls">Requests that were answered, usable or not.</param>
/// <param name="Kept">Answers that were there from earlier and cost nothing.</param>
/// <param name="Milliseconds">All calls together, one after the other.</param>
/// <param name="Cost">US dollars, at the prices of that time, of the calls whose cost is known; null when none is.</param>
/// <param name="Priced">Calls whose cost is known; null when none is.</param>
/// <param name="Detail">With which all the pictures were sent; null when not with the same one, not told, or of no dataset.</param>
/// <param name="MaxSide">At which they were sent, pixels; null as <paramref name="Detail"/>.</param>
public sealed record ProviderUsed(
    string Provider, string Model, int Calls, int Kept, long InputTokens, long OutputTokens, long Milliseconds, double? Cost = null, int? Priced = null,
    string? Detail = null, int? MaxSide = null) : IEvent;

/// <summary>A folder with a tagger is offered from now on.</summary>
/// <param name="Folder">Its whole path, on the computer that LoraCraft runs on.</param>
public sealed record TaggerAdded(string Folder) : IEvent;

/// <summary>It is no longer offered; the folder stays as it is.</summary>
public sealed record TaggerRemoved(string Folder) : IEvent;

/// <summary>A service that speaks the protocol of OpenAI's chat completions, and how to use it.</summary>
/// <param name="Name">1 to 40 small letters, digits and hyphens; its key is the secret of that name.</param>
/// <param name="BaseUrl"><c>https://</c> or <c>http://</c>, up to and with the version: <c>http://localhost:11434/v1</c>.</param>
/// <param name="Model">As the service calls it; empty = whatever it has.</param>
/// <param name="Detail"><c>auto</c>, <c>low</c> or <c>high</c>.</param>
/// <param name="MaxSide">Longer side of the picture that is sent, pixels.</param>
/// <param name="MaxTokens">Longest answer.</param>
/// <param name="Temperature">0 to 2; null leaves it to the service.</param>
/// <param name="TimeoutSeconds">Longest wait for an answer.</param>
/// <param name="Concurrency">Requests at once at most.</param>
/// <param name="RequestsPerMinute">0 = no limit.</param>
/// <param name="TokensPerMinute">Of questions and answers; 0 = no limit.</param>
/// <param name="InputPrice">Of 1,000,000 tokens of questions, US dollars; null when unknown.</param>
/// <param name="OutputPrice">Of 1,000,000 tokens of answers, US dollars; known whenever the other is.</param>
/// <param name="AnswerFormat"><c>json</c>: services are asked for a JSON object of caption, tags and quality notes; null = text.</param>
public sealed record Provider(
    string Name, string BaseUrl, string Model, string Detail = "auto", int MaxSide = 1024, int MaxTokens = 300, double? Temperature = 0.3,
    int TimeoutSeconds = 120, int Concurrency = 4, int RequestsPerMinute = 0, int TokensPerMinute = 0,
    double? InputPrice = null, double? OutputPrice = null, string? AnswerFormat = null)
{
    /// <summary>The value of <see cref="AnswerFormat"/> for JSON objects.</summary>
    public const string Json = "json";
}
