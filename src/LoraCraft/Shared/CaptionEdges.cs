namespace LoraCraft.Shared;

/// <summary>What exports leave away at both ends of a tag and of a caption's line.</summary>
internal static class CaptionEdges
{
    private const string Characters = " \t,\n\r\u00A0\u3000";

    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text) => text.Trim(Characters);
}
