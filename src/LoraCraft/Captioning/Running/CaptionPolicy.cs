using LoraCraft.Shared;

namespace LoraCraft.Captioning.Running;

/// <summary>Who wins where an image has a text already.</summary>
public static class CaptionPolicy
{
    public const string Empty = "empty";
    public const string Append = "append";
    public const string Prepend = "prepend";
    public const string ReplaceMachine = "replace-machine";

    /// <summary>Replaces what models wrote, and keeps on top what people changed of it.</summary>
    public const string Rebase = "rebase";

    /// <summary>Changes nothing: the texts wait for a person.</summary>
    public const string Propose = "propose";
    public const string ReplaceAll = "replace-all";

    public static readonly IReadOnlyList<string> All = [Empty, Propose, Append, Prepend, ReplaceMachine, Rebase, ReplaceAll];

    /// <summary>Why an image is left alone, as a sentence; null when it is not.</summary>
    /// <param name="filled">Whether it has a text; for <see cref="ReplaceMachine"/> and <see cref="Rebase"/>, or a person took out what a model wrote.</param>
    /// <param name="byMachine">Whether nobody but machines wrote it; for <see cref="Rebase"/>, whether one ever wrote any of it.</param>
    public static string? Spares(string policy, bool filled, bool byMachine) => policy switch
    {
        _ when !filled => null,
        Empty => "It has a text already.",
        ReplaceMachine when !byMachine => "A person wrote its text, or changed it since.",
        Rebase when !byMachine => "A person wrote its text.",
        _ => null,
    };

    /// <summary>The caption after the answer, which is added to each line: lines are alternatives, one of which a trainer reads.</summary>
    public static string Caption(string policy, string before, string answer) => policy switch
    {
        _ when string.IsNullOrWhiteSpace(before) => answer,
        Append => EachLine(before.TrimEnd(), line => $"{line.TrimEnd()} {answer}"),
        Prepend => EachLine(before.TrimStart(), line => $"{answer} {line.TrimStart()}"),
        _ => answer,
    };

    private static string EachLine(string text, Func<string, string> added) =>
        string.Join('\n', text.Split('\n').Select(line => string.IsNullOrWhiteSpace(line) ? line : added(line)));

    /// <summary>The tags after the answer; what is there already does not come again.</summary>
    public static IReadOnlyList<string> Tags(string policy, IReadOnlyList<string> before, IReadOnlyList<string> answer)
    {
        string[] news = [.. answer.Where(t => !before.Contains(t, StringComparer.OrdinalIgnoreCase))];
        return policy switch
        {
            Append => [.. before, .. news],
            Prepend => [.. news, .. before],
            _ => answer,
        };
    }

    /// <summary>The texts of an image after the answer to a question about it.</summary>
    /// <param name="target"><c>tags</c>, or the name of a caption.</param>
    public static ImageTexts After(string policy, string target, ImageTexts image, string answer) => target == TextRule.Tags
        ? image with { Tags = Tags(policy, image.Tags, [.. TagRule.Split(answer)]) }
        : image.WithCaption(target, Caption(policy, image.Caption(target), answer));
}
