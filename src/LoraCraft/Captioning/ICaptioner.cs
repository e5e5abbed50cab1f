namespace LoraCraft.Captioning;

/// <summary>Asks a model, wherever it runs, what is to be seen in a picture. One call is one request: nothing is repeated, nothing kept.</summary>
public interface ICaptioner
{
    /// <exception cref="CaptionerException">There is no answer.</exception>
    Task<CaptionAnswer> Ask(CaptionerAddress address, CaptionQuestion question, CancellationToken cancel);

    /// <summary>The ids of the models that are there, in alphabetical order.</summary>
    /// <exception cref="CaptionerException">There is no answer.</exception>
    Task<IReadOnlyList<string>> Models(CaptionerAddress address, CancellationToken cancel);

    /// <summary>The body that <see cref="Ask"/> sends, as JSON that a person can read, with the size of the picture in its place.</summary>
    string Show(CaptionQuestion question, CaptionerAddress address);
}

/// <param name="Base">Address that <c>chat/completions</c> is put behind.</param>
/// <param name="Key">Null where none is needed.</param>
/// <param name="Timeout">Longest wait for an answer.</param>
public sealed record CaptionerAddress(Uri Base, string? Key, TimeSpan Timeout);

/// <param name="Prompt">All the text that is sent.</param>
/// <param name="Jpeg">The picture, re-encoded; without metadata.</param>
/// <param name="Detail"><c>low</c> or <c>high</c>; null leaves it to the service.</param>
/// <param name="MaxTokens">Longest answer.</param>
/// <param name="Temperature">Null leaves it to the service.</param>
/// <param name="Member">What the answer, a JSON object, is to hold beside its <c>quality_notes</c>: <c>caption</c> or <c>tags</c>. Null asks for plain text.</param>
/// <param name="AlsoTags">Whether the object is to hold <c>tags</c> beside its caption.</param>
public sealed record CaptionQuestion(
    string Model, string Prompt, ReadOnlyMemory<byte> Jpeg, string? Detail, int MaxTokens, double? Temperature, string? Member = null, bool AlsoTags = false);

/// <param name="Text">Null when there is none.</param>
/// <param name="Refusal">What the service says instead of an answer; null when it does not.</param>
/// <param name="Finish"><c>stop</c>, <c>length</c>, <c>content_filter</c>; null when it is not told.</param>
/// <param name="InputTokens">0 when it is not told.</param>
/// <param name="OutputTokens">0 when it is not told.</param>
public sealed record CaptionAnswer(string? Text, string? Refusal, string? Finish, long InputTokens, long OutputTokens);

/// <summary>Why there was no answer.</summary>
public enum CaptionerFault
{
    /// <summary>The key is missing or wrong, or may not do this. A person has to act.</summary>
    Unauthorised,

    /// <summary>The account has nothing left. A person has to act.</summary>
    Quota,

    /// <summary>There is no such model or address. A person has to act.</summary>
    Unknown,

    /// <summary>Nobody listens at the address.</summary>
    Unreachable,

    /// <summary>Too many requests for now.</summary>
    Busy,

    /// <summary>It failed, took too long, broke off or answered what cannot be read; it may work the next time.</summary>
    Broken,

    /// <summary>It does not want this very request.</summary>
    Rejected,

    /// <summary>It cannot answer as a JSON object; it may take the same question without asking for one.</summary>
    NoJson,
}

/// <param name="message">A sentence for the user, without the key.</param>
/// <param name="retryAfter">How long the service wants to be left alone; null when it does not say.</param>
public sealed class CaptionerException(CaptionerFault fault, string message, TimeSpan? retryAfter = null) : Exception(message)
{
    public CaptionerFault Fault { get; } = fault;

    public TimeSpan? RetryAfter { get; } = retryAfter;
}
