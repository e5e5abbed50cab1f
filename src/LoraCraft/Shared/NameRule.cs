using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>Names of concepts, datasets and recipes: 1 to 120 characters on one line, unique among their siblings whatever the case.</summary>
internal static class NameRule
{
    private const int MaxLength = 120;

    public static Refusal? Check(string what, string name, string? description, IEnumerable<string> taken)
    {
        if (PlainText.Check(description) is { } refusal)
            return refusal;
        var trimmed = name.Trim();
        if (trimmed.Length is 0 or > MaxLength || trimmed.Any(char.IsControl))
            return Refusal.Invalid($"A {what}'s name has 1 to {MaxLength} characters on one line.");
        return taken.Contains(trimmed, StringComparer.OrdinalIgnoreCase)
            ? Refusal.Conflict($"There is a {what} called \"{trimmed}\" already; choose another name.")
            : null;
    }
}
