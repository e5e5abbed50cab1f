namespace LoraCraft.Exporting;

/// <summary>What a caption file says.</summary>
/// <param name="Lines">One line, or one for each alternative; no line is empty. None: the file holds one line end.</param>
/// <param name="Untold">
/// The image's own tags and captions had nothing to say. The line is what the template says without them, or else the
/// trigger word, or else the class name.
/// </param>
public sealed record ImageCaption(IReadOnlyList<string> Lines, bool Untold)
{
    /// <summary>
    /// The file's content: LF line ends, exactly one at the end. A file of 0 bytes would stop sd-scripts; a lone line
    /// end is an empty caption to every trainer.
    /// </summary>
    public string Text => string.Join('\n', Lines) + "\n";

    public static ImageCaption Of(CaptionTemplate template, CaptionParts parts, string className)
    {
        var lines = template.Render(parts);
        if (lines.Count == 0)
            lines = parts.Trigger.Length > 0 ? [parts.Trigger] : className.Length > 0 ? [className] : [];
        return new(lines, template.TellsNothingOf(parts));
    }
}
