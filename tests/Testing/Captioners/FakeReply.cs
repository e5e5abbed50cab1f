using System.Text.Json.Nodes;

namespace LoraCraft.Testing.Captioners;

/// <summary>A question that a <see cref="FakeCaptioner"/> was asked.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Width">Of the picture, pixels.</param>
/// <param name="Height">Of the picture, pixels.</param>
/// <param name="Format">Its <c>response_format</c> as it came; null when any text may be answered.</param>
public sealed record FakeCall(int Number, string Model, string Prompt, int Width, int Height, string? Format)
{
    /// <summary>Whether a JSON object is to be answered.</summary>
    public bool AsJson => Format is not null;
}

/// <summary>How a <see cref="FakeCaptioner"/> behaves towards one question.</summary>
/// <param name="Status">200, or that of an error.</param>
/// <param name="Text">The answer, or the error's message.</param>
/// <param name="Code">Of an error.</param>
/// <param name="RetryAfter">Seconds, as a header.</param>
/// <param name="Finish"><c>finish_reason</c>.</param>
/// <param name="Refusal">Said instead of an answer.</param>
/// <param name="Way">What else is wrong with it.</param>
public sealed record FakeReply(
    int Status, string? Text, string? Code = null, double? RetryAfter = null, string? Finish = "stop", string? Refusal = null, FakeWay Way = FakeWay.Well)
{
    public static FakeReply Hang { get; } = new(200, null, Way: FakeWay.Hang);
    public static FakeReply Cut { get; } = new(200, null, Way: FakeWay.Cut);
    public static FakeReply Malformed { get; } = new(200, null, Way: FakeWay.Malformed);
    public static FakeReply Unpackable { get; } = new(200, null, Way: FakeWay.Unpackable);
    public static FakeReply Empty { get; } = new(200, "");
    public static FakeReply Broken { get; } = new(500, "Something went wrong.");
    public static FakeReply NoQuota { get; } = new(429, "You exceeded your current quota.", "insufficient_quota");
    public static FakeReply CutOff { get; } = new(200, "A kite that flies over", Finish: "length");

    public static FakeReply Say(string text) => new(200, text);

    /// <summary>A JSON object of the members that are asked for.</summary>
    public static FakeReply SayJson(FakeCall call, string caption, string[] tags, string notes = "")
    {
        var told = new JsonObject { ["caption"] = caption, ["tags"] = new JsonArray([.. tags.Select(t => (JsonNode)t)]), ["quality_notes"] = notes };
        var wanted = JsonNode.Parse(call.Format!)!["json_schema"]!["schema"]!["properties"]!.AsObject();
        return new(200, new JsonObject(told.Where(m => wanted.ContainsKey(m.Key)).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone()))).ToJsonString());
    }

    public static FakeReply Refuse(string why) => new(200, null, Refusal: why);

    public static FakeReply Busy(double seconds) => new(429, "Too many requests.", "rate_limit_exceeded", seconds);
}

public enum FakeWay
{
    Well,

    /// <summary>Never answers.</summary>
    Hang,

    /// <summary>Ends the connection in the middle of the answer.</summary>
    Cut,

    /// <summary>Answers half a JSON object.</summary>
    Malformed,

    /// <summary>Says that its answer is packed with gzip, which it is not.</summary>
    Unpackable,
}
