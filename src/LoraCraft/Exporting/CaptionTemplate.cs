using System.Text;
using LoraCraft.Kernel;

namespace LoraCraft.Exporting;

/// <summary>
/// The pattern a caption file is written by. Placeholders: <c>{trigger}</c>, <c>{tags}</c> (joined with <c>", "</c>),
/// <c>{caption}</c>, <c>{caption:NAME}</c>; <c>{{</c> and <c>}}</c> are braces. Everything else is text.
/// <para>
/// Text between two placeholders is a separator and belongs to the placeholder after it: an empty part is dropped
/// together with its separator, and the first part that is left shows none. Text before the first and after the last
/// placeholder always stays, except for the spaces, commas, semicolons and bars that join it to a part, which go
/// when there is nothing to join. So no separator leads, trails or stands twice.
/// </para>
/// <para>
/// The trigger is not doubled: a tag equal to it is left out of <c>{tags}</c>, and when the part after it begins with
/// the trigger as a whole word, in any case, that part carries it, in the trigger's own spelling.
/// </para>
/// </summary>
public sealed class CaptionTemplate
{
    private const string Joints = " \t,;|";

    private readonly IReadOnlyList<Slot> _slots;
    private readonly (string Text, string Joint) _head;
    private readonly (string Text, string Joint) _tail;

    private CaptionTemplate(IReadOnlyList<Slot> slots, string head, string tail)
    {
        _slots = slots;
        var headText = head.TrimEnd([.. Joints]);
        _head = (headText.TrimStart([.. Joints]), head[headText.Length..]);
        var tailText = tail.TrimStart([.. Joints]);
        _tail = (tailText.TrimEnd([.. Joints]), tail[..^tailText.Length]);
    }

    /// <summary>The placeholders in their order.</summary>
    internal IReadOnlyList<Slot> Slots => _slots;

    /// <summary>What stands before the first part, and what joins the two.</summary>
    internal (string Text, string Joint) Head => _head;

    /// <summary>What stands behind the last part, and what joins the two.</summary>
    internal (string Text, string Joint) Tail => _tail;

    public bool UsesTrigger => _slots.Any(s => s.Kind == "trigger");

    /// <summary>Whether it shows the caption that the export chooses.</summary>
    public bool UsesCaption => _slots.Any(s => s is { Kind: "caption", Caption: null });

    public bool UsesTags => _slots.Any(s => s.Kind == "tags");

    /// <summary>The captions named by <c>{caption:NAME}</c>.</summary>
    public IEnumerable<string> NamedCaptions => _slots.Select(s => s.Caption).OfType<string>().Distinct();

    /// <summary>All captions the template shows, each once.</summary>
    public IEnumerable<string> CaptionNames(CaptionParts parts) =>
        _slots.Where(s => s.Kind == "caption").SelectMany(s => s.Caption is { } one ? [one] : parts.Meant).Distinct();

    /// <summary>Whether the template would show tags or captions, and the image has none of them.</summary>
    public bool TellsNothingOf(CaptionParts parts) => _slots.Any(s => s.Kind != "trigger")
        && !(UsesTags && parts.TagText(withoutTrigger: false).Length > 0)
        && CaptionNames(parts).All(n => parts.Lines(n).Count == 0);

    /// <returns>Null, with the refusal, when the text is no template.</returns>
    public static CaptionTemplate? Parse(string text, out Refusal? refusal)
    {
        var slots = new List<Slot>();
        var literal = new StringBuilder();
        var head = "";
        refusal = string.IsNullOrWhiteSpace(text)
            ? Refusal.Invalid($"The caption template is empty: leave it out to use {ExportOptions.DefaultTemplate}.")
            : text.AsSpan().IndexOfAny('\r', '\n') is var line and >= 0
                ? Refusal.Invalid("The caption template is one line: remove the line break.", line)
                : null;
        for (var i = 0; i < text.Length && refusal is null; i++)
        {
            var (brace, doubled) = (text[i] is '{' or '}', i + 1 < text.Length && text[i + 1] == text[i]);
            var close = brace ? text.IndexOf('}', i) : -1;
            if (!brace || doubled)
            {
                literal.Append(text[i]);
                i += brace ? 1 : 0;
            }
            else if (text[i] == '}' || close < 0)
            {
                refusal = Refusal.Invalid("This brace has no partner: write {{ or }} for the character itself.", i);
            }
            else if (Slot.Named(text[(i + 1)..close].Trim(), literal.ToString()) is { } slot)
            {
                head = slots.Count == 0 ? literal.ToString() : head;
                slots.Add(slot);
                literal.Clear();
                i = close;
            }
            else
            {
                refusal = Refusal.Invalid($"{text[i..(close + 1)]} is no placeholder: there are {{trigger}}, {{tags}}, {{caption}} and {{caption:NAME}}.", i);
            }
        }

        return refusal is not null ? null : slots.Count == 0 ? new(slots, literal.ToString(), "") : new(slots, head, literal.ToString());
    }

    /// <summary>The lines of a caption file: one, or one for each alternative. None when nothing is there to say.</summary>
    public IReadOnlyList<string> Render(CaptionParts parts)
    {
        var alternatives = _slots.Where(s => s.Kind == "caption").Select(s => parts.Alternatives(s.Caption)).Append(1).Max();
        return [.. Enumerable.Range(0, alternatives).Select(n => Line(parts, n)).Where(l => l.Length > 0)];
    }

    /// <summary>The same template with nothing in it for tags.</summary>
    internal CaptionTemplate WithoutTags() => new([.. _slots.Where(s => s.Kind != "tags")], _head.Text + _head.Joint, _tail.Joint + _tail.Text);

    /// <summary>What each placeholder shows in one line; empty = nothing, and its separator neither.</summary>
    internal string[] Texts(CaptionParts parts, int alternative)
    {
        var texts = _slots.Select(s => s.Kind switch
        {
            "trigger" => parts.Trigger,
            "tags" => parts.TagText(UsesTrigger),
            _ => parts.Line(s.Caption, alternative),
        }).ToArray();
        LetTheNextPartCarryTheTrigger(texts, parts);
        return texts;
    }

    private string Line(CaptionParts parts, int alternative)
    {
        var texts = Texts(parts, alternative);
        var line = new StringBuilder(_head.Text);
        var joint = _head.Text.Length > 0 ? _head.Joint : "";
        for (var i = 0; i < texts.Length; i++)
        {
            if (texts[i].Length == 0)
                continue;
            line.Append(joint ?? _slots[i].Separator).Append(texts[i]);
            joint = null;
        }

        if (_tail.Text.Length > 0)
            line.Append(line.Length > 0 ? _tail.Joint : "").Append(_tail.Text);
        return line.ToString().Trim();
    }

    private void LetTheNextPartCarryTheTrigger(string[] texts, CaptionParts parts)
    {
        for (var i = 0; i < texts.Length; i++)
        {
            var next = Array.FindIndex(texts, i + 1, t => t.Length > 0);
            if (_slots[i].Kind != "trigger" || next < 0 || _slots[next].Kind == "trigger" || !parts.BeginsWithTrigger(texts[next]))
                continue;
            texts[next] = parts.Trigger + texts[next][parts.Trigger.Length..];
            texts[i] = "";
        }
    }

    /// <param name="Separator">The text between the placeholder before and this one.</param>
    internal sealed record Slot(string Kind, string? Caption, string Separator)
    {
        public static Slot? Named(string name, string separator) => name switch
        {
            "trigger" or "tags" or "caption" => new(name, null, separator),
            _ when name.StartsWith("caption:", StringComparison.Ordinal) && name[8..].Trim() is { Length: > 0 } caption => new("caption", caption, separator),
            _ => null,
        };
    }
}
