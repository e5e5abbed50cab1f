namespace LoraCraft.Shared;

/// <summary>What a training needs to know of a dataset beside its pictures.</summary>
/// <param name="TriggerWord">Put before every caption on export; never stored in the captions.</param>
/// <param name="ClassName">What the subject is, in one or two words: <c>person</c>, <c>toy car</c>.</param>
/// <param name="Repeats">How often each picture is seen in an epoch, 1..1000.</param>
/// <param name="Family">Target model family: one of <see cref="Families"/>.</param>
public sealed record DatasetSettings(string TriggerWord = "", string ClassName = "", int Repeats = 10, string Family = "")
{
    private const int MaxRepeats = 1000;
    private const int MaxWordLength = 120;

    public static readonly IReadOnlyList<string> Families = ["", "flux", "sdxl", "sd15", "sd3", "pony", "illustrious", "other"];

    /// <summary>Why no dataset can have these settings, as a sentence; null when one can.</summary>
    public string? Problem() =>
        Repeats is < 1 or > MaxRepeats ? $"Repeats go from 1 to {MaxRepeats}."
        : !Families.Contains(Family) ? $"The model family is one of {string.Join(", ", Families.Skip(1))}, or empty."
        : !IsWord(TriggerWord) || !IsWord(ClassName) ? $"A trigger word and a class name have at most {MaxWordLength} characters on one line, without commas."
        : null;

    private static bool IsWord(string text) => text.Length <= MaxWordLength && !text.Any(c => c == ',' || char.IsControl(c));
}
