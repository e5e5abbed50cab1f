using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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
    /// The caption of each image, by its number; the preferred one where an image has none. A mix deals exactly, as far as numbers
    /// go, and separately among the images that have the same ones of the captions: which image gets which hangs on its number and the seed.
    /// </summary>
    internal IReadOnlyDictionary<int, string> Deal(IReadOnlyList<ExportImage> images)
    {
        var dealt = new Dictionary<int, string>();
        foreach (var alike in images.GroupBy(i => string.Join('\n', Had(i.Captions))))
        {
            int[] had = [.. Names.Index().Where(n => CaptionParts.SaysSomething(alike.First().Captions, n.Item)).Select(n => n.Index)];
            if (Use != Mix || had.Length < 2)
            {
                foreach (var image in alike)
                    dealt[image.Number] = Names[had.FirstOrDefault()];
                continue;
            }

            var all = had.Sum(n => Shares![n]);
            foreach (var (place, image) in alike.OrderBy(i => Lot(i.Number), StringComparer.Ordinal).Index())
            {
                var at = (2L * place + 1) * all; // the middle of its place, in halves of the group's size
                var upTo = 0L;
                dealt[image.Number] = Names[had.First(n => at <= (upTo += 2L * Shares![n] * alike.Count()))];
            }
        }

        return dealt;
    }

    /// <summary>Those of the captions that an image has, the preferred first.</summary>
    internal IEnumerable<string> Had(IReadOnlyDictionary<string, string> captions) => Names.Where(n => CaptionParts.SaysSomething(captions, n));

    private string Lot(int number) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Seed} {number}"))));
}
