using System.Text;
using System.Text.RegularExpressions;
using LoraCraft.Shared;

namespace LoraCraft.Captioning.Running;

/// <param name="Text">The caption, or tags with commas; null when the answer holds none.</param>
/// <param name="Problem">Why not, as a sentence; null when it does.</param>
/// <param name="Notes">What the model says of the picture's quality; null when it says nothing.</param>
/// <param name="CutOff">Whether it has none because the answer ended too early.</param>
/// <param name="Tags">Tags beside the caption, with commas; null when there are none or they were not looked for.</param>
public sealed record ReadAnswer(string? Text, string? Problem, string? Notes = null, bool CutOff = false, string? Tags = null)
{
    public static ReadAnswer Not(string problem) => new(null, problem);

    public static ReadAnswer TooShort(string problem) => new(null, problem, CutOff: true);
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

    /// <summary>Characters that are looked at: no caption is as long, whatever a service sends.</summary>
    private const int LongestRead = 100_000;

    private const int LongestNotes = 500;
    private const int MostLayers = 12;
    private const string Fence = "```";
    private const string Circles = "The answer goes round in circles.";
    private const string CutOff = "The answer was cut off. Allow longer answers.";
    private const string BrokenJson = "The answer is JSON that breaks off, or that holds no such text.";

    /// <summary>What a model was asked for, and says it will not do; a part of what refusals are known by.</summary>
    private const string Asked = """
        (?:assist|help\b|provide|describe|identify|determine|create|generate|produce|write|complete|fulfil|comply|answer|respond|discuss|recogni[sz]e|confirm|caption|tag\b|do\ that|do\ this|view\b|see\b|access|process|analy|comfortable|engage|continue)
        """;

    /// <summary>That it is unable to, after its "I".</summary>
    private const string Unable = """
        (?:(?:['’]m|\ am)\ (?:unable|not\ (?:able|allowed|permitted))\ to|\ (?:can(?:['’]t|not|\ not)|won['’]t|will\ not|do\ not|don['’]t))\ (?:\w+ly\ )?
        """;

    /// <summary>The member of an answer as JSON that holds the text.</summary>
    /// <param name="target"><c>tags</c>, or else a caption.</param>
    public static string MemberOf(string target) => target == TextRule.Tags ? target : TextRule.Caption;

    /// <param name="target"><c>tags</c>, or else a caption.</param>
    /// <param name="alsoTags">Whether the tags beside a caption are wanted. An answer without them still holds its caption.</param>
    public static ReadAnswer Read(CaptionAnswer answer, string target, bool alsoTags = false)
    {
        if (!string.IsNullOrWhiteSpace(answer.Refusal))
            return ReadAnswer.Not($"The model refused: {Shown(answer.Refusal)}");
        if (answer.Finish == "content_filter")
            return ReadAnswer.Not("The service's content filter stopped the answer.");
        var isCut = answer.Finish == "length";
        var text = LoneThought().Replace(WithoutThoughts(Beginning(answer.Text ?? "")), "");
        if (OpenThought().IsMatch(text))
            return ReadAnswer.TooShort("The answer was cut off while the model was still thinking. Allow longer answers, or use a model that does not think aloud.");
        text = Unfence(text.ReplaceLineEndings("\n").Trim());
        string? notes = null, tags = null;
        if (AnswerJson.IsIn(text))
        {
            var json = AnswerJson.Of(text);
            if (json?.Text(MemberOf(target)) is not { } held)
                return isCut ? ReadAnswer.TooShort(CutOff) : ReadAnswer.Not(BrokenJson);
            (text, notes) = (held, json.Text("quality_notes") is { Length: > 0 } said ? Shown(said, LongestNotes) : null);
            tags = alsoTags && json.Text(TextRule.Tags) is { } beside && !Refusing().IsMatch(beside) ? Tags(beside).Text : null;
        }

        if (Peel(text) is not { } bare)
            return ReadAnswer.Not(Circles);
        text = bare;
        if (target == TextRule.Tags && AnswerJson.IsList(text))
        {
            if (AnswerJson.List(text) is not { } listed)
                return isCut ? ReadAnswer.TooShort(CutOff) : ReadAnswer.Not(BrokenJson);
            text = listed;
        }

        if (text.Length == 0 || !text.Any(char.IsLetterOrDigit))
            return isCut ? ReadAnswer.TooShort(CutOff) : ReadAnswer.Not("The answer was empty.");
        if (Refusing().IsMatch(text) || SeesNothing().IsMatch(text))
            return ReadAnswer.Not($"The model refused: {Shown(text)}");
        if (isCut)
            return ReadAnswer.TooShort(CutOff);
        return (target == TextRule.Tags ? Tags(text) : Prose(text, answer.Finish)) with { Notes = notes, Tags = tags };
    }

    private static ReadAnswer Prose(string text, string? finish)
    {
        text = Spaces().Replace(text, " ").Trim();
        if (text.Length > ImageTexts.MaxCaptionLength || GoesRound(text))
            return ReadAnswer.Not(Circles);
        if (finish is null && text.Split(' ').Length > FewWords && !Ends().IsMatch(text) && text.Contains(". ", StringComparison.Ordinal))
            return ReadAnswer.Not("The answer was cut off in the middle of a sentence.");
        return PlainText.Check(text) is { } wrong ? ReadAnswer.Not(wrong.Message) : new(text, null);
    }

    private static ReadAnswer Tags(string text)
    {
        var all = TagRule.Split(text.Replace(';', ',')).Select(t => Bullet().Replace(t, "").Trim().Trim('"', '`', '.', '*', '#').Trim()).Where(t => t.Length > 0).ToList();
        var tags = all.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (all.Count > MostTags || (all.Count >= 20 && tags.Count * 2 < all.Count))
            return ReadAnswer.Not(Circles);
        if (tags.Count == 0)
            return ReadAnswer.Not("The answer was empty.");
        if (tags.Find(t => t.Length > LongestTag) is { } sentence)
            return ReadAnswer.Not($"The answer is no list of tags: {Shown(sentence)}");
        return TagRule.Check(tags) is { } wrong ? ReadAnswer.Not(wrong.Message) : new(string.Join(", ", tags), null);
    }

    private static string Beginning(string text) =>
        text.Length <= LongestRead ? text : text[..(char.IsHighSurrogate(text[LongestRead - 1]) ? LongestRead - 1 : LongestRead)];

    /// <summary>Takes out thoughts that have an end. Looks at each mark once, however many are left open.</summary>
    private static string WithoutThoughts(string text)
    {
        var marks = ThoughtMark().Matches(text).Select(m => (m.Index, End: m.Index + m.Length, Closes: m.Groups[1].Length > 0, Kind: m.Groups[2].Value.ToLowerInvariant())).ToList();
        var ends = marks.Where(m => m.Closes).GroupBy(m => m.Kind).ToDictionary(g => g.Key, g => g.Max(m => m.Index));
        var (rest, begin, within) = (new StringBuilder(), 0, (string?)null);
        foreach (var mark in marks)
            if (within is null && !mark.Closes && ends.GetValueOrDefault(mark.Kind, -1) > mark.Index)
            {
                rest.Append(text, begin, mark.Index - begin);
                within = mark.Kind;
            }
            else if (mark.Closes && within == mark.Kind)
                (begin, within) = (mark.End, null);
        return rest.Append(text, begin, text.Length - begin).ToString();
    }

    /// <summary>Takes off what stands around a caption, layer by layer; null when there is no end to it.</summary>
    private static string? Peel(string text)
    {
        for (var layer = 0; layer < MostLayers; layer++)
        {
            var before = text;
            text = Preamble().Replace(text, "", 1).Trim();
            text = Label().Replace(text, "", 1).Trim();
            text = WithoutAfterword(text);
            foreach (var (open, close) in new[] { ("\"", "\""), ("“", "”"), ("**", "**"), ("'", "'"), ("`", "`"), ("«", "»") })
                if (text.Length > open.Length + close.Length && text.StartsWith(open, StringComparison.Ordinal) && text.EndsWith(close, StringComparison.Ordinal)
                    && !text[open.Length..^close.Length].Contains(open, StringComparison.Ordinal))
                    text = text[open.Length..^close.Length].Trim();
            if (text == before)
                return text;
        }

        return null;
    }

    private static string WithoutAfterword(string text) =>
        text.LastIndexOf('\n') is >= 0 and var line && Afterword().IsMatch(text[line..].TrimStart()) ? text[..line].TrimEnd() : text;

    /// <summary>What stands within the first fence of three backquotes, without the name of its language.</summary>
    private static string Unfence(string text)
    {
        var open = text.IndexOf(Fence, StringComparison.Ordinal);
        var close = open < 0 ? -1 : text.IndexOf(Fence, open + Fence.Length, StringComparison.Ordinal);
        return close < 0 ? text : Language().Replace(text[(open + Fence.Length)..close], "", 1).Trim();
    }

    /// <summary>Whether some sentence comes three times.</summary>
    private static bool GoesRound(string text) =>
        text.Split(['.', '!', '?'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(s => s.Length > 8)
            .GroupBy(s => s, StringComparer.OrdinalIgnoreCase).Any(g => g.Count() >= 3);

    private static string Shown(string text, int most = MostShown)
    {
        text = string.Concat(Spaces().Replace(text, " ").Trim().Where(c => !char.IsControl(c)));
        return text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] + "...";
    }

    [GeneratedRegex("<(/?)(think|thinking|reasoning)>", RegexOptions.IgnoreCase)]
    private static partial Regex ThoughtMark();

    /// <summary>Templates that begin the thoughts themselves leave only their end.</summary>
    [GeneratedRegex(@"^.*</(think|thinking|reasoning)>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex LoneThought();

    [GeneratedRegex(@"^\s*<(think|thinking|reasoning)>", RegexOptions.IgnoreCase)]
    private static partial Regex OpenThought();

    [GeneratedRegex(@"^[a-zA-Z]+(?=\s*[\n{\[])")]
    private static partial Regex Language();

    [GeneratedRegex(
        """
        ^(?:(?:sure|certainly|of\ course|absolutely|gladly|no\ problem|happy\ to\ help|okay|ok)(?:[!.]\s+|,\s+(?=[^,\n]*[.:!\n])|\b(?=[^\n:]{0,80}\b(?:here|caption|tags|description)\b)[^\n:]{0,80}:\s*)
        |here(?:'s|’s|\ is|\ are|\ you\ go|\ you\ are)\b[^\n:]{0,100}:\s*
        |i(?:'d|’d|\ would|'ll|’ll|\ will|'m|’m|\ am)\ (?:be\ )?(?:happy|glad|delighted|love|pleased)\ to\ (?:help|assist|describe|caption|provide|create|write|tag|do\ th[ai][ts])\b[^\n:.!]{0,80}[:.!]\s*
        |(?:based\ on|looking\ at|from|for|judging\ by)\ (?:the|this|that|your)\ (?:image|picture|photo|photograph|drawing)\b[^\n:.!]{0,60},\s*here(?:'s|’s|\ is|\ are)\b[^\n:]{0,100}:\s*
        |(?:this|below|the\ following)\ is\ (?:the|a|an|my|your)\b(?=[^\n:]{0,100}\b(?:caption|tags|description|list)\b)[^\n:]{0,100}:\s*)
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Preamble();

    [GeneratedRegex(@"^(?:\*\*|#+\s*)?(?:(?:the |image |training |suggested |final )*(?:caption|tags|description|output|answer))\s{0,9}(?:\*\*)?\s{0,9}:\s*(?:\*\*)?", RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    [GeneratedRegex(@"^(?:let me know|i hope|feel free|would you like|is there anything|note:|\(note)", RegexOptions.IgnoreCase)]
    private static partial Regex Afterword();

    /// <summary>What only a model says of itself: it is sorry or unable, or it will not do what it was asked for. Who cannot reach a kite is in a caption.</summary>
    [GeneratedRegex(
        """
        ^(?:i(?:['’]m|\ am)\ (?:really\ |very\ |so\ |just\ )?(?:sorry|unable|not\ able|afraid|not\ allowed|not\ permitted|not\ comfortable|not\ in\ a\ position)\b
        |(?:sorry|apologies|unfortunately)[,.!]?\ (?:but\ )?i\b
        |(?:(?:sorry|apologies|unfortunately)[,.!]?\ (?:but\ )?)?(?:that|this)(?:['’]s|\ is)\ (?:not\ something\ i(?:['’]m|\ am|\ can|\ do|\ will)|something\ i(?:['’]m\ not|\ am\ not|\ can(?:['’]t|not|\ not)|\ do\ not|\ don['’]t))\b
        |i\ (?:do\ not|don['’]t)\ (?:identify|recogni[sz]e|name|describe|caption|tag|comment\ on)\ (?:\w+\ ){0,2}(?:people|persons?|individuals?|anyone|faces?|images?|pictures?|photos?|content)\b
        |i\ (?:must|have\ to|need\ to|would|will\ have\ to)\ (?:\w+\ ){0,2}(?:decline|refuse)\b
        |i\ (?:respectfully\ |politely\ )?(?:decline|refuse)\ to\b
        |(?:i(?:['’]m|\ am)\ not\ going\ to|i\ (?:can(?:['’]t|not|\ not)|won['’]t|will\ not|do\ not\ feel|don['’]t\ feel|could\ not|couldn['’]t))\ (?:be\ able\ to\ )?(?:\w+ly\ )?
        """ + Asked + """
        |(?:(?:sorry|apologies|unfortunately)[,.!]?\ (?:but\ )?)?(?:as\ an\ ai\b|as\ an?\ (?:[\w-]+\ ){0,2}(?:ai|language\ model)\b[^.!?]{0,60}?\bi(?:['’]m)?\b)
        |i(?:['’]m|\ am)\ (?:just\ |only\ |merely\ )?an?\ (?:[\w-]+\ ){0,2}(?:ai|language\ model)\b[^.!?"“”]{0,80}?\b(?:(?:cannot|can['’]t|can\ not|don['’]t|do\ not)\ |(?:unable|not\ able)\ to\ )(?:\w+ly\ )?
        """ + Asked + """
        |(?:this|the)\ (?:image|picture|photo|photograph)\ [^"“”]{0,80}?\b(?:explicit|sexual|sexually|graphic|inappropriate|nsfw|nudity|adult|sensitive|offensive|violent|content|material)\b
            [^"“”]{0,80}?(?:[.!]|\b(?:that|which|so|and|but|content|material))\ i
        """ + Unable + Asked + """
        |my\ apologies|i\ apologi[sz]e)
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Refusing();

    /// <summary>What only a model says that got no picture, or cannot look at one.</summary>
    [GeneratedRegex(
        """
        ^(?:(?:hello|hi|hmm|oh|sorry|apologies|unfortunately)[,.!]?\ (?:but\ )?)?
        (?:(?:it\ (?:looks|seems|appears)|i(?:['’]m|\ am)\ afraid)\ (?:like\ |that\ |as\ (?:if|though)\ )?)?
        (?:i\ (?:(?:actually|currently|still)\ )?(?:do\ not|don['’]t|did\ not|didn['’]t)\ (?:actually\ |currently\ )?(?:see|have|receive|get)\ (?:any|an|the|your)\ (?:\w+\ )?(?:image|picture|photo|photograph|attachment)s?\ ?
            (?:(?:file\ )?(?:here\ )?(?:attached|provided|uploaded|shared|included|in\ (?:this|your|our|the)\ (?:message|chat|conversation|request))\b|to\ (?:look|see|view|describe|caption|tag|work)|[.!,]?\s*(?:$|please\b|could\ you|can\ you))
        |i\ (?:currently\ )?(?:do\ not|don['’]t)\ (?:currently\ |actually\ )?have\ (?:the\ |any\ |an?\ )?(?:ability|capability|capacity|means|way|tools?)\ (?:to|of)\ (?:\w+ly\ )?(?:see|seeing|view|viewing|look|access|process|analy[sz]e|interpret|identify|describe|recogni[sz]e|open)\b
        |i\ (?:currently\ )?(?:do\ not|don['’]t)\ have\ (?:\w+\ )?access\ to\ (?:the|any|your|this|an)\ (?:\w+\ )?(?:image|picture|photo|photograph|attachment)s?\b
        |(?:there(?:['’]s|\ is|\ was)\ )?no\ (?:image|picture|photo|photograph|attachment)s?\ (?:file\ )?(?:(?:was|were|is|are|has\ been|have\ been|seems\ to\ be|appears\ to\ be|came)\ )?(?:actually\ )?(?:attached|provided|uploaded|shared|included|sent|received|given|through)\b
        |you(?:\ have\ not|\ haven['’]t|\ did\ not|\ didn['’]t|['’]ve\ not)\ (?:\w+ed\ to\ )?(?:attach|provide|upload|share|include|send|sent)(?:e?d)?\ (?:any|an|the|your)\ (?:image|picture|photo|photograph|attachment)s?\b
        |(?:the|your)\ (?:image|picture|photo|photograph|attachment)\ (?:(?:did\ not|didn['’]t)\ (?:load|upload|attach|come\ through|go\ through)|(?:was\ not|wasn['’]t|is\ not|isn['’]t|has\ not\ been|hasn['’]t\ been)\ (?:attached|provided|uploaded|included|shared|received))\b
        |(?:please|could\ you(?:\ please)?|can\ you(?:\ please)?)\ (?:try\ )?(?:provide|upload|re-?upload|attach|share|send|include)(?:ing)?\ (?:me\ )?(?:the|an|your|a)\ (?:actual\ )?(?:image|picture|photo|photograph)\ ?(?:file\ |itself\ |here\ |again\ )?
            (?:[.!?]|$|(?:you|that|so|for|and|or|to|in|first|again)\b))
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex SeesNothing();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[.!?…。！？""”')\]]$")]
    private static partial Regex Ends();

    [GeneratedRegex(@"^\s*(?:[-*•]|\d{1,2}[.)])\s+")]
    private static partial Regex Bullet();
}
