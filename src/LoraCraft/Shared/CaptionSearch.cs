using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>The text of captions as it is searched.</summary>
public static class CaptionSearch
{
    public static TextIndex Text { get; } = new("caption", "text", "dataset", "number");
}
