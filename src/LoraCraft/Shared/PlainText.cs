using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>What every text is: any characters but NUL, which no file of text has and not every database stores.</summary>
public static class PlainText
{
    public static Refusal? Check(string? text) =>
        text?.Contains('\0', StringComparison.Ordinal) == true ? Refusal.Invalid("A text cannot contain the character NUL.") : null;
}
