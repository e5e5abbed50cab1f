using System.Text;
using System.Text.RegularExpressions;

namespace LoraCraft.Captioning.Prompts;

/// <summary>What the variables of a prompt stand for, for one image.</summary>
/// <param name="Trigger">The dataset's trigger word.</param>
/// <param name="Tags">The image's tags, with commas.</param>
/// <param name="Caption">The image's caption.</param>
/// <param name="Concept">What the subject is: the class name of the dataset, else its concept's name.</param>
/// <param name="FileName">Without the folder.</param>
/// <param name="Family">The family of models that is trained for.</param>
public sealed record PromptValues(string Trigger, string Tags, string Caption, string Concept, string FileName, string Family);

/// <summary>Puts an image's values into a prompt. A line with a variable that stands for nothing is left out.</summary>
public static partial class PromptText
{
    public const int MaxLength = 8000;

    /// <summary>Each stands in a prompt in braces.</summary>
    public static readonly IReadOnlyList<string> Variables = ["trigger", "tags", "caption", "concept", "filename", "family"];

    public static string Fill(string prompt, PromptValues values)
    {
        var filled = new StringBuilder();
        foreach (var line in prompt.ReplaceLineEndings("\n").Split('\n'))
        {
            if (Variable().Matches(line).Any(m => string.IsNullOrWhiteSpace(Of(m.Groups[1].Value, values))))
                continue;
            filled.Append(Variable().Replace(line, m => Of(m.Groups[1].Value, values))).Append('\n');
        }

        return filled.ToString().Trim();
    }

    private static string Of(string variable, PromptValues values) => variable switch
    {
        "trigger" => values.Trigger,
        "tags" => values.Tags,
        "caption" => values.Caption,
        "concept" => values.Concept,
        "filename" => values.FileName,
        _ => values.Family,
    };

    [GeneratedRegex(@"\{(trigger|tags|caption|concept|filename|family)\}")]
    private static partial Regex Variable();
}
