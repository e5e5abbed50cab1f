using System.Text.Json.Serialization;
using LoraCraft.Kernel;

namespace LoraCraft.Exporting;

/// <summary>Which of its captions <c>{caption}</c> stands for in each image, where images have several.</summary>
/// <param name="Use">
/// <c>first</c>: the first of the names that the image has. <c>mix</c>: by shares, the same ones in every export of a version.
/// <c>lines</c>: all that the image has, each an alternative on a line of its own.
/// </param>
/// <param name="Names">Of captions, 1 to 8, the preferred first, each once.</param>
/// <param name="Shares">Of a mix, one for each name, 1 to 100: 70 and 30, or 7 and 3. Equal ones when absent.</param>
/// <param name="Seed">Of a mix: another number deals the captions to other images. 0 when absent.</param>
public sealed record CaptionChoice(
    string Use, IReadOnlyList<string> Names,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<int>? Shares = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Seed = null)
{
    public const string First = "first";
    public const string Mix = "mix";
    public const string Lines = "lines";

    private const int MostNames = 8;

    /// <summary>2^32 by the golden ratio.</summary>
    private const uint GoldenRatio = 2_654_435_769;

    /// <summary>An odd number without a pattern, so that each seed begins elsewhere.</summary>
    private const uint SeedStep = 2_246_822_519;

    /// <summary>The first thing that is wrong with it; null when nothing is.</summary>
    public Refusal? Validate()
    {
        if (Use is not (First or Mix or Lines))
            return Refusal.Invalid($"Captions are used as \"{First}\", \"{Mix}\" or \"{Lines}\", not \"{Use}\".");
        if (Names is not { Count: > 0 and <= MostNames } || Names.Any(string.IsNullOrWhiteSpace) || Names.Distinct().Count() < Names.Count)
            return Refusal.Invalid($"Name 1 to {MostNames} captions to choose from, each once.");
        if (Use != Mix && (Shares is not null || Seed is not null))
            return Refusal.Invalid("Shares and a seed are for a mix of captions only.");
        return Shares is null || (Shares.Count == Names.Count && Shares.All(s => s is >= 1 and <= 100))
            ? null
            : Refusal.Invalid("A mix has one share for each caption, from 1 to 100.");
    }

    /// <summary>Every choice spelled out.</summary>
    internal CaptionChoice Complete() => Use == Mix ? this with { Shares = Shares ?? [.. Names.Select(_ => 1)], Seed = Seed ?? 0 } : this;

    /// <summary>
    /// The caption of an image; the preferred one where it has none of them. What a mix deals it hangs on its number and the seed
    /// alone, so that other images that come or go change nothing; multiples of the golden ratio keep the shares nearly exact
    /// in any row of numbers.
    /// </summary>
    internal string Of(ExportImage image)
    {
        int[] had = [.. Names.Index().Where(n => CaptionParts.SaysSomething(image.Captions, n.Item)).Select(n => n.Index)];
        if (Use != Mix || had.Length < 2)
            return Names[had.FirstOrDefault()];
        var lot = unchecked((uint)image.Number * GoldenRatio + (uint)Seed! * SeedStep);
        var (at, upTo) = ((int)((ulong)lot * (ulong)had.Sum(n => Shares![n]) >> 32), 0);
        return Names[had.First(n => at < (upTo += Shares![n]))];
    }

    /// <summary>Those of the captions that an image has, the preferred first.</summary>
    internal IEnumerable<string> Had(IReadOnlyDictionary<string, string> captions) => Names.Where(n => CaptionParts.SaysSomething(captions, n));
}
