using System.Text.Json;
using System.Text.RegularExpressions;
using LoraCraft.Shared;

namespace LoraCraft.Captioning.Running;

/// <param name="Text">The caption, or tags with commas; null when the answer holds none.</param>
/// <param name="Problem">Why not, as a sentence; null when it does.</param>
/// <param name="Notes">What the model says of the picture's quality; null when it says nothing.</param>
public sealed record ReadAnswer(string? Text, string? Problem, string? Notes = null)
{
    public static ReadAnswer Not(string problem) => new(null, problem);
}

/// <summary>
/// Finds the caption in what a model answered: without thoughts, code fences, labels, preambles and quotes. Refusals, empty
/// answers, and answers that were cut off or go round in circles hold none.
/// </summary>
public static partial class AnswerReading
{
    private const int MostShown = 120;
    private const int LongestTag = 80;
    private const int MostTags = 120;
    private const int FewWords = 12;
    private const string CutOff = "The answer was cut off. Allow longer answers.";

    /// <param name="target"><c>tags</c>, or else a caption.</param>
    public static ReadAnswer Read(CaptionAnswer answer, string target)
    {
        if (!string.IsNullOrWhiteSpace(answer.Refusal))
            return ReadAnswer.Not($"The model refused: {Shown(answer.Refusal)}");
        if (answer.Finish == "content_filter")
            return ReadAnswer.Not("The service's content filter stopped the answer.");
        var text = LoneThought().Replace(Thoughts().Replace(answer.Text ?? "", ""), "");
        if (OpenThought().IsMatch(text))
            return ReadAnswer.Not("The answer was cut off while the model was still thinking. Allow longer answers, or use a model that does not think aloud.");
        text = Unfence(text.ReplaceLineEndings("\n").Trim());
        if (Peel(text) is var bare && JsonObject().IsMatch(bare))
            text = bare;
        var notes = OfJson(text, "quality_notes") is { Length: > 0 } said && said != text ? said : null;
        text = OfJson(text, target == TextRule.Tags ? target : TextRule.Caption);
        if (JsonObject().IsMatch(text))
            return ReadAnswer.Not(answer.Finish == "length" ? CutOff : "The answer is JSON that breaks off, or that holds no such text.");
        text = Peel(text);
        if (text.Length == 0 || !text.Any(char.IsLetterOrDigit))
            return ReadAnswer.Not("The answer was empty.");
        if (Refusing().IsMatch(text))
            return ReadAnswer.Not($"The model refused: {Shown(text)}");
        if (answer.Finish == "length")
            return ReadAnswer.Not(CutOff);
        return (target == TextRule.Tags ? Tags(text) : Prose(text, answer.Finish)) with { Notes = notes };
    }

    private static ReadAnswer Prose(string text, string? finish)
    {
        text = Spaces().Replace(text, " ").Trim();
        if (text.Length > ImageTexts.MaxCaptionLength || GoesRound(text))
            return ReadAnswer.Not("The answer goes round in circles.");
        if (finish is null && text.Split(' ').Length > FewWords && !Ends().IsMatch(text) && text.Contains(". ", StringComparison.Ordinal))
            return ReadAnswer.Not("The answer was cut off in the middle of a sentence.");
        return PlainText.Check(text) is { } wrong ? ReadAnswer.Not(wrong.Message) : new(text, null);
    }

    private static ReadAnswer Tags(string text)
    {
        var all = TagRule.Split(text.Replace(';', ',')).Select(t => Bullet().Replace(t, "").Trim().Trim('"', '`', '.', '*', '#').Trim()).Where(t => t.Length > 0).ToList();
        var tags = all.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (all.Count > MostTags || (all.Count >= 20 && tags.Count * 2 < all.Count))
            return ReadAnswer.Not("The answer goes round in circles.");
        if (tags.Count == 0)
            return ReadAnswer.Not("The answer was empty.");
        if (tags.Find(t => t.Length > LongestTag) is { } sentence)
            return ReadAnswer.Not($"The answer is no list of tags: {Shown(sentence)}");
        return TagRule.Check(tags) is { } wrong ? ReadAnswer.Not(wrong.Message) : new(string.Join(", ", tags), null);
    }

    /// <summary>Takes off what stands around a caption, layer by layer.</summary>
    private static string Peel(string text)
    {
        for (var before = ""; before != text;)
        {
            before = text;
            text = Preamble().Replace(text, "", 1).Trim();
            text = Label().Replace(text, "", 1).Trim();
            text = Afterword().Replace(text, "").Trim();
            foreach (var (open, close) in new[] { ("\"", "\""), ("“", "”"), ("**", "**"), ("'", "'"), ("`", "`"), ("«", "»") })
                if (text.Length > open.Length + close.Length && text.StartsWith(open, StringComparison.Ordinal) && text.EndsWith(close, StringComparison.Ordinal)
                    && !text[open.Length..^close.Length].Contains(open, StringComparison.Ordinal))
                    text = text[open.Length..^close.Length].Trim();
        }

        return text;
    }

    private static string Unfence(string text) => Fence().Match(text) is { Success: true } fenced ? fenced.Groups[1].Value.Trim() : text;

    /// <summary>A member of an answer that is a JSON object and has it; any other text as it is.</summary>
    private static string OfJson(string text, string name)
    {
        if (!text.StartsWith('{') || !text.EndsWith('}'))
            return text;
        try
        {
            var member = JsonElement.Parse(text).EnumerateObject()
                .FirstOrDefault(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
            return member.ValueKind switch
            {
                JsonValueKind.String => member.GetString()!.Trim(),
                JsonValueKind.Array => string.Join(", ", member.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Select(t => t.GetString())),
                _ => text,
            };
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return text;
        }
    }

    /// <summary>Whether some sentence comes three times.</summary>
    private static bool GoesRound(string text) =>
        text.Split(['.', '!', '?'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(s => s.Length > 8)
            .GroupBy(s => s, StringComparer.OrdinalIgnoreCase).Any(g => g.Count() >= 3);

    private static string Shown(string text)
    {
        text = Spaces().Replace(text, " ").Trim();
        return text.Length <= MostShown ? text : text[..(char.IsHighSurrogate(text[MostShown - 1]) ? MostShown - 1 : MostShown)] + "...";
    }

    [GeneratedRegex(@"<(think|thinking|reasoning)>.*?</\1>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Thoughts();

    /// <summary>Templates that begin the thoughts themselves leave only their end.</summary>
    [GeneratedRegex(@"^.*</(think|thinking|reasoning)>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex LoneThought();

    [GeneratedRegex(@"^\s*<(think|thinking|reasoning)>", RegexOptions.IgnoreCase)]
    private static partial Regex OpenThought();

    [GeneratedRegex(@"```[a-zA-Z]*\s*\n?(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(
        """
        ^(?:(?:sure|certainly|of\ course|absolutely|okay|ok)(?:[!.]\s+|,\s+(?=[^,\n]*[.:!\n])|\b(?=[^\n:]{0,80}\b(?:here|caption|tags|description)\b)[^\n:]{0,80}:\s*)
        |here(?:'s|’s|\ is|\ are|\ you\ go|\ you\ are)\b[^\n:]{0,100}:\s*
        |(?:this|below|the\ following)\ is\ (?:the|a|an|my|your)\b(?=[^\n:]{0,100}\b(?:caption|tags|description|list)\b)[^\n:]{0,100}:\s*)
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Preamble();

    [GeneratedRegex(@"^(?:\*\*|#+\s*)?(?:(?:the |image |training |suggested |final )*(?:caption|tags|description|output|answer))\s*(?:\*\*)?\s*:\s*(?:\*\*)?", RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    [GeneratedRegex(@"\n+\s*(?:let me know|i hope|feel free|would you like|is there anything|note:|\(note)[^\n]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Afterword();

    [GeneratedRegex(
        @"^(?:i(?:['’]m| am) (?:really |very |so )?(?:sorry|unable|not able|afraid)\b|(?:sorry|apologies|unfortunately),? (?:but )?i\b|i (?:can(?:['’]t|not| not)|won['’]t|will not|do not feel|don['’]t feel) (?:assist|help|provide|describe|identify|create|generate|comply|fulfil|do that|view|see|process|analy|comfortable|caption|tag|engage|continue)|i(?:['’]m| am) not comfortable|as an ai\b|my apologies|i must decline|i apologi[sz]e)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Refusing();

    [GeneratedRegex("""^\{\s*"\w+"\s*:""")]
    private static partial Regex JsonObject();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[.!?…。！？""”')\]]$")]
    private static partial Regex Ends();

    [GeneratedRegex(@"^\s*(?:[-*•]|\d{1,2}[.)])\s+")]
    private static partial Regex Bullet();
}
