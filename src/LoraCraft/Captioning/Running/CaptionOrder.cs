using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LoraCraft.Captioning.Tagging;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captioning.Running;

/// <summary>What a captioning run needs, also after a restart.</summary>
/// <param name="Preset">The prompt's name.</param>
/// <param name="Version">Of the prompt.</param>
/// <param name="Target"><c>tags</c>, or the name of a caption.</param>
/// <param name="Policy">One of <see cref="CaptionPolicy"/>.</param>
/// <param name="Change">The one change that all its texts belong to; by the run itself.</param>
/// <param name="AlsoTags">Whether the tags that come with a caption become the image's tags, under the same policy.</param>
internal sealed record CaptionOrder(
    string Provider, string Model, string Preset, int Version, string Target, string Policy, ImageSet Images, Change Change, bool AlsoTags = false) : IAnswerOrder<CaptionOrder>
{
    /// <summary>How the run and its change are called.</summary>
    public static string LabelOf(string provider, string model, string preset, int version) => $"Captioned with {model} by {provider} (prompt {preset}, version {version})";

    public string ToJson() => JsonSerializer.Serialize(this, CaptioningJson.Plain.CaptionOrder);

    public CaptionOrder For(ImageSet images, Change change) => this with { Images = images, Change = change };

    public static CaptionOrder Parse(string json) => JsonSerializer.Deserialize(json, CaptioningJson.Plain.CaptionOrder)!;
}

/// <summary>How a captioning run ended, in numbers of images, and what it took.</summary>
/// <param name="Calls">Requests that were answered.</param>
/// <param name="Kept">Answers from earlier, which cost nothing.</param>
/// <param name="Proposed">Answers that wait for a person.</param>
/// <param name="Cost">US dollars of the calls whose cost is known; null when none is.</param>
/// <param name="Unpriced">Calls whose cost is unknown.</param>
/// <param name="Noted">Pictures whose quality a model said something of.</param>
internal sealed record CaptionResult(
    long Captioned, long Skipped, long Failed, long Calls, long Kept, long InputTokens, long OutputTokens, long Proposed, double? Cost, long Unpriced, long Noted)
{
    public string ToJson() => JsonSerializer.Serialize(this, CaptioningJson.Plain.CaptionResult);
}

[JsonSerializable(typeof(CaptionOrder))]
[JsonSerializable(typeof(CaptionResult))]
[JsonSerializable(typeof(CaptionAnswer))]
[JsonSerializable(typeof(TagOrder))]
[JsonSerializable(typeof(TagScores))]
internal sealed partial class CaptioningJson : JsonSerializerContext
{
    public static readonly CaptioningJson Plain = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
