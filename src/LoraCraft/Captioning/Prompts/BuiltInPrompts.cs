using LoraCraft.Shared;

namespace LoraCraft.Captioning.Prompts;

/// <summary>Prompts that come with the program: one for each way of writing and kind of subject.</summary>
public static class BuiltInPrompts
{
    /// <summary>Of all of them; counts up when their texts change.</summary>
    public const int Version = 1;

    /// <summary>The trigger word is put before captions on export, so no prompt asks for it.</summary>
    private const string Closing = """
        It is for training an image model.
        The word {trigger} is put in front of it later: do not write it.
        Describe only what can be seen. Do not guess names, quality, intent or mood, and do not mention watermarks or signatures.
        """;

    private static readonly (string Style, string Name, string Families, string Target, string Text)[] Styles =
    [
        ("sentences", "Sentences", "flux sd3 sdxl", "caption", """
            Describe this picture in one to three plain sentences of 30 to 80 words altogether. Begin with its medium, such as "A photo of" or "An ink drawing of".
            Answer with the caption and nothing else.
            """),
        ("phrases", "Short phrases", "sdxl sd15", "caption", """
            Describe this picture in one line of short phrases, at most 50 words, the most important first. Name its medium once.
            Answer with the caption and nothing else.
            """),
        ("booru", "Booru tags", "pony illustrious sdxl", "tags", """
            List what is in this picture as tags in the spelling of Danbooru, in lower case, with spaces instead of underscores, separated by commas: 10 to 35 tags,
            the number of people first, then what they wear and do, then place, light and framing. No sentences, no quality tags, no artist names.
            Answer with the tags and nothing else.
            """),
    ];

    private static readonly (string Subject, string Name, string Text)[] Subjects =
    [
        ("person", "person", """
            The model is to learn this person's looks: {concept}.
            So leave out what always stays the same with a person (face, eyes, hair colour, build, age), and describe everything that can change: clothes, pose, expression, what is held, place, light, framing.
            """),
        ("style", "style", """
            The model is to learn the style of the picture, so do not name or describe the style, technique or artist. Describe completely what is shown: subject, action, clothes, setting, colours of things, composition.
            """),
        ("object", "object", """
            The model is to learn this object: {concept}.
            So name the object once, do not describe its shape, colour, material or markings, and describe everything around it: angle, distance, what it lies or stands on, background, light, what is done with it.
            """),
        ("concept", "concept", """
            The model is to learn this idea: {concept}.
            So name it once and do not explain it, and describe everything else: who or what is there, clothes, pose, place, light, framing.
            """),
    ];

    public static readonly IReadOnlyList<string> SubjectNames = [.. Subjects.Select(s => s.Subject)];

    public static readonly IReadOnlyList<PromptView> All =
    [
        .. from style in Styles
           from subject in Subjects
           select new PromptView(
               $"{style.Style}-{subject.Subject}", $"{style.Name}, {subject.Name}", Version, $"{style.Text}\n{subject.Text}\n{Hints(style.Target)}{Closing}", style.Target,
               style.Families.Split(' '), subject.Subject, BuiltIn: true),
    ];

    public static PromptView? Find(string name) => All.FirstOrDefault(p => p.Name == name);

    private static string Hints(string target) =>
        target == TextRule.Tags ? "Tags that are there already and are right may be used: {tags}\n" : "These tags of the picture may help: {tags}\n";
}

/// <param name="Name">By which it is asked for.</param>
/// <param name="Label">What people read.</param>
/// <param name="Text">With variables in braces.</param>
/// <param name="Target"><c>caption</c> or <c>tags</c>: what its answers are.</param>
/// <param name="Families">The model families it is made for; empty = any.</param>
/// <param name="Subject"><c>person</c>, <c>style</c>, <c>object</c> or <c>concept</c>; null = any.</param>
public sealed record PromptView(
    string Name, string Label, int Version, string Text, string Target, IReadOnlyList<string> Families, string? Subject, bool BuiltIn);
