using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>What stars and marks may be.</summary>
public static class ImageRule
{
    public static Refusal? Stars(int stars) => stars is < 0 or > 5 ? Refusal.Invalid("Stars go from 0 to 5.") : null;

    public static Refusal? Mark(string? mark) => mark is null or "kept" or "rejected" ? null : Refusal.Invalid("A mark is \"kept\", \"rejected\" or null.");
}
