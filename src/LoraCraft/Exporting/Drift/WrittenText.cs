using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Exporting.Drift;

/// <summary>The texts of an image that an outside text stands for, or why that cannot be told.</summary>
internal sealed record TextReading(ImageTexts? Texts, string? Problem);

/// <summary>One text that an export wrote about an image.</summary>
/// <param name="Where">The file, and the field in it when it has several.</param>
/// <param name="Template">The pattern it was written by.</param>
/// <param name="Parts">What it was written from.</param>
/// <param name="Lines">What was written.</param>
/// <param name="ClassName">Stands for the caption of an image that has none, after the trigger word; null = such an image has no text.</param>
/// <param name="WithoutTrigger">Tags equal to the trigger word were left out.</param>
internal sealed record WrittenText(
    string Where, CaptionTemplate Template, CaptionParts Parts, IReadOnlyList<string> Lines, string? ClassName = null, bool WithoutTrigger = false)
{
    /// <summary>Characters; more than any caption with its tags may have.</summary>
    private const int LongestRead = 50_000;

    public static WrittenText Of(string where, CaptionTemplate template, CaptionParts parts, string className) =>
        new(where, template, parts, ImageCaption.Of(template, parts, className).Lines, className, template.UsesTrigger);

    /// <summary>Tags alone, joined with commas.</summary>
    public static WrittenText OfTags(string where, CaptionParts parts, bool withoutTrigger)
    {
        var shown = parts.TagText(withoutTrigger);
        return new(where, CaptionTemplate.Parse("{tags}", out _)!, parts, shown.Length > 0 ? [shown] : [], null, withoutTrigger);
    }

    /// <summary>The lines of a text file that say something.</summary>
    public static IReadOnlyList<string> LinesOf(string text) =>
        [.. text.Replace("\uFEFF", "", StringComparison.Ordinal).Split('\n', '\r').Select(l => l.Trim()).Where(l => l.Length > 0)];

    /// <summary>Spaces at the ends, around commas, and more than one between words are nobody's edit.</summary>
    public bool IsSame(IReadOnlyList<string> outside) => Lines.Select(Plain).SequenceEqual(outside.Select(Plain));

    /// <summary>The texts that would have been written like this.</summary>
    /// <param name="written">The image's texts as they were when this was written.</param>
    public TextReading Read(ImageTexts written, IReadOnlyList<string> outside)
    {
        if (Cleared(written) is var cleared && (outside.Count == 0 || CaptionTokens.Same(Rewritten(cleared), outside)))
            return new(cleared, null);
        if (outside.Sum(l => (long)l.Length) > LongestRead)
            return new(null, $"it is longer than {LongestRead:N0} characters");
        if (!Parts.HasAlternatives && outside.Count > 1)
            return new(null, $"it has {outside.Count} lines where the export writes one");
        if (Parts.Several is not null && outside.Count != Lines.Count)
            return new(null, $"it has {outside.Count} lines where the export writes {Lines.Count} of several captions, so which line is of which cannot be told");
        var readings = new List<LineReading>();
        foreach (var (n, line) in outside.Index())
        {
            var reading = LineReader.Read(Template, Shown, Math.Min(n, Math.Max(0, Lines.Count - 1)), line);
            if (reading.Problem is not null)
                return new(null, reading.Problem);
            readings.Add(reading);
        }

        if (readings.Any(r => r.Tags is not null && !r.Tags.SequenceEqual(readings[0].Tags!)))
            return new(null, "its lines have different tags, and an image has one list of them");
        try
        {
            var read = Stored(written, readings);
            return CaptionTokens.Same(Rewritten(read), outside) ? new(read, null) : new(null, "no tags and captions would be written as it stands there");
        }
        catch (RefusedException tooLong)
        {
            return new(null, tooLong.Message);
        }
    }

    /// <summary>The parts with the tags that are shown, also where the template by itself would show more.</summary>
    private CaptionParts Shown => Parts with { Tags = [.. Parts.Tags.Where(Shows)] };

    private bool Shows(string tag) =>
        CaptionParts.Clean(tag) is { Length: > 0 } text && !(WithoutTrigger && text.Equals(Parts.Trigger, StringComparison.OrdinalIgnoreCase));

    /// <summary>What would be written of other texts.</summary>
    public IReadOnlyList<string> Rewritten(ImageTexts texts)
    {
        var parts = Parts with { Tags = [.. texts.Tags.Where(Shows)], Captions = texts.Captions };
        return ClassName is null ? Template.Render(parts) : ImageCaption.Of(Template, parts, ClassName).Lines;
    }

    private static string Plain(string line) =>
        string.Join(',', line.Split(',').Select(piece => string.Join(' ', piece.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))));

    private ImageTexts Cleared(ImageTexts written)
    {
        var cleared = Template.UsesTags ? written with { Tags = [.. written.Tags.Where(t => !Shows(t))] } : written;
        return Template.CaptionNames(Parts).Aggregate(cleared, (texts, name) => texts.WithCaption(name, ""));
    }

    private ImageTexts Stored(ImageTexts written, List<LineReading> readings)
    {
        var texts = readings[0].Tags is { } tags ? written with { Tags = StoredTags(written.Tags, tags) } : written;
        if (Parts.Several is not null)
            return StoredSeveral(written, texts, readings);
        foreach (var name in Template.CaptionNames(Parts))
            texts = texts.WithCaption(name, StoredCaption(written.Caption(name), name, [.. readings.Select(r => r.Captions[name])]));
        return texts;
    }

    /// <summary>Each line goes back to the caption that it was written of.</summary>
    private ImageTexts StoredSeveral(ImageTexts written, ImageTexts texts, List<LineReading> readings)
    {
        if (Parts.Lines(null).Count == 0)
            return texts.WithCaption(Parts.CaptionName, readings[0].Captions[Parts.CaptionName]);
        var at = 0;
        foreach (var name in Parts.Meant)
        {
            var lines = readings.Skip(at).Take(Parts.Shown(name).Count).Select(r => r.Captions[Parts.CaptionName]).ToList();
            at += lines.Count;
            if (lines.Count > 0)
                texts = texts.WithCaption(name, StoredCaption(written.Caption(name), name, lines));
        }

        return texts;
    }

    /// <summary>The tags that are read, with those that no export shows behind the one they stood behind.</summary>
    private List<string> StoredTags(IReadOnlyList<string> written, IReadOnlyList<string> read)
    {
        if (written.Where(Shows).Select(CaptionParts.Clean).SequenceEqual(read))
            return [.. written];
        var own = written.Where(Shows).GroupBy(CaptionParts.Clean).ToDictionary(g => g.Key, g => g.First());
        List<string> tags = [.. read.Select(t => own.GetValueOrDefault(t, t))];
        foreach (var (i, hidden) in written.Index().Where(t => !Shows(t.Item)))
            tags.Insert(written.Take(i).Reverse().Select(before => tags.LastIndexOf(before) + 1).FirstOrDefault(place => place > 0), hidden);
        return tags;
    }

    /// <summary>The caption with its lines that are shown replaced; a line that no export shows stays.</summary>
    private string StoredCaption(string written, string name, List<string> read)
    {
        var shown = Parts.Lines(name).ToList();
        if (!Parts.AllLines)
            shown = [.. shown.Take(1)];
        else if (Template.CaptionNames(Parts).Count() > 1 && read.Count == Lines.Count)
            read = [.. read.Take(Math.Max(1, shown.Count))];
        read = [.. read.Where(l => l.Length > 0)];
        if (shown.SequenceEqual(read))
            return written;
        if (shown.Count == 0 || shown.Count != read.Count)
            return string.Join('\n', [.. read, .. Parts.AllLines ? [] : Parts.Lines(name).Skip(1)]);
        var lines = written.Split('\n');
        for (int i = 0, n = 0; i < lines.Length && n < shown.Count; i++)
            if (CaptionParts.Clean(lines[i]) == shown[n] && shown[n++] != read[n - 1])
                lines[i] = WithOwnTrigger(shown[n - 1], read[n - 1]);
        return string.Join('\n', lines);
    }

    /// <summary>A caption that carries the trigger word keeps its own spelling of it.</summary>
    private string WithOwnTrigger(string written, string read) =>
        Template.UsesTrigger && Parts.BeginsWithTrigger(written) && Parts.BeginsWithTrigger(read)
            ? written[..Parts.Trigger.Length] + read[Parts.Trigger.Length..]
            : read;
}
