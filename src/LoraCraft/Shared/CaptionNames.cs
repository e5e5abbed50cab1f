namespace LoraCraft.Shared;

public static class CaptionNames
{
    /// <summary>The caption that every image is expected to have.</summary>
    public const string Default = "caption";
}
