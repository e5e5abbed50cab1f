namespace LoraCraft.Shared;

/// <summary>What a training needs to know of a dataset beside its pictures.</summary>
/// <param name="TriggerWord">Put before every caption on export; never stored in the captions.</param>
/// <param name="ClassName">What the subject is, in one or two words: <c>person</c>, <c>toy car</c>.</param>
/// <param name="Repeats">How often each picture is seen in an epoch, 1..1000.</param>
/// <param name="Family">Target model family: one of <see cref="Families"/>.</param>
public sealed record DatasetSettings(string TriggerWord = "", string ClassName = "", int Repeats = 10, string Family = "")
{
    public static readonly IReadOnlyList<string> Families = ["", "flux", "sdxl", "sd15", "sd3", "pony", "illustrious", "other"];
}
