using System.Text.Json;
using System.Text.Json.Serialization;
using LoraCraft.Captioning.Running;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captioning.Tagging;

/// <summary>What a tagging run needs, also after a restart.</summary>
/// <param name="Folders">Of the models.</param>
/// <param name="Policy">One of <see cref="CaptionPolicy"/>.</param>
/// <param name="Change">The one change that all its tags belong to; by the run itself.</param>
internal sealed record TagOrder(IReadOnlyList<string> Folders, TagChoice Choice, string Policy, ImageSet Images, Change Change) : IAnswerOrder<TagOrder>
{
    /// <summary>As the list of what was used calls it; no provider can have this name.</summary>
    public const string ThisComputer = "this computer";

    [JsonIgnore]
    public string Provider => ThisComputer;

    [JsonIgnore]
    public string Model => ModelOf(Folders);

    [JsonIgnore]
    public string Target => TextRule.Tags;

    public static string ModelOf(IEnumerable<string> folders) => string.Join(" + ", folders.Select(Tagger.NameOf));

    /// <summary>How the run and its change are called.</summary>
    public static string LabelOf(IReadOnlyList<string> folders, TagChoice choice) => $"Tagged with {ModelOf(folders)} ({choice.Told(folders.Count)})";

    public static TagOrder Parse(string json) => JsonSerializer.Deserialize(json, CaptioningJson.Plain.TagOrder)!;

    public TagOrder For(ImageSet images, Change change) => this with { Images = images, Change = change };

    public string ToJson() => JsonSerializer.Serialize(this, CaptioningJson.Plain.TagOrder);
}
