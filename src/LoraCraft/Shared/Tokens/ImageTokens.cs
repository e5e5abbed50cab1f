namespace LoraCraft.Shared.Tokens;

/// <summary>
/// The tokens of an image's own texts: those of its tags as one list with ", " between them, and of the longest line of a caption,
/// one of which a trainer takes, as exports write it.
/// </summary>
public static class ImageTokens
{
    private const string Between = ", ";

    public static long OfTags(IReadOnlyList<string> tags) => tags.Count == 0 ? 0 : ClipTokens.Count(string.Join(Between, tags));

    /// <summary>How many more a comma after the tags makes: none where it becomes one with the sign before it, as in "kite (toy),".</summary>
    public static long OfCommaAfter(IReadOnlyList<string> tags) => tags.Count == 0 ? 0 : ClipTokens.Count($"{tags[^1]},") - ClipTokens.Count(tags[^1]);

    /// <summary>Of a caption's longest line.</summary>
    public static long OfCaption(string text) => LongestLine(text).Tokens;

    /// <summary>How many more a list has for each time that a tag in it becomes another; null when that depends on where it stands.</summary>
    public static long? OfRename(string from, string to)
    {
        var last = ClipTokens.Count(to) - ClipTokens.Count(from);
        return ClipTokens.Count($"{to},") - ClipTokens.Count($"{from},") == last ? last : null;
    }

    /// <summary>The line with the most tokens, as a part of the text, without what stands at its ends.</summary>
    public static (Range Line, int Tokens) LongestLine(string text)
    {
        (Range Line, int Tokens) longest = (0..0, 0);
        foreach (var whole in text.AsSpan().Split('\n'))
        {
            var line = CaptionEdges.Trim(text.AsSpan(whole));
            if (ClipTokens.Count(line) is var tokens && tokens > longest.Tokens && text.AsSpan().Overlaps(line, out var start))
                longest = (start..(start + line.Length), tokens);
        }

        return longest;
    }

    /// <summary>For each chunk after the first, the place in the list of the tag in which it begins.</summary>
    public static IReadOnlyList<int> ChunksOfTags(IReadOnlyList<string> tags)
    {
        var starts = ClipTokens.ChunkStarts(string.Join(Between, tags));
        var places = new List<int>(starts.Count);
        var (place, end) = (0, tags.Count > 0 ? tags[0].Length + Between.Length : 0);
        foreach (var start in starts)
        {
            while (start >= end)
                end += tags[++place].Length + Between.Length;
            places.Add(place);
        }

        return places;
    }

    /// <summary>For each chunk after the first of a caption's longest line, the character of the text at which it begins.</summary>
    public static IReadOnlyList<int> ChunksOfCaption(string text)
    {
        var line = LongestLine(text).Line;
        return [.. ClipTokens.ChunkStarts(text[line]).Select(start => line.Start.Value + start)];
    }
}
