using System.Globalization;
using System.Text.RegularExpressions;
using LoraCraft.Engines.Imaging.Vips;
using LoraCraft.Shared;

namespace LoraCraft.Engines.Imaging;

/// <summary>Judges what libvips says about a damaged file.</summary>
internal static partial class Damage
{
    // Cameras and editors pad a JPEG's data by a few bytes. More than that is data that was not decoded.
    private const int HarmlessPadding = 64;

    /// <summary>
    /// Whether a JPEG decoder only complains of odd headers or padding. Every other warning means pixels that are
    /// wrong, which browsers show as a grey or smeared part.
    /// </summary>
    public static bool IsHarmless(string detail)
    {
        var warnings = detail.Split('\n').Where(line => line.StartsWith("VipsJpeg:", StringComparison.Ordinal)).ToList();
        return warnings.Count > 0 && warnings.TrueForAll(line =>
            Padding().Match(line) is { Success: true } padding
                ? int.Parse(padding.Groups[1].Value, CultureInfo.InvariantCulture) <= HarmlessPadding
                : Odd().IsMatch(line));
    }

    public static PictureRefusedException Refuse(PictureKind kind, VipsException failure)
    {
        var domain = kind switch
        {
            PictureKind.Jpeg => "VipsJpeg",
            PictureKind.Png => "pngload",
            PictureKind.Webp => "webp",
            PictureKind.Avif => "heif",
            PictureKind.Gif => "gifload",
            PictureKind.Tiff => "tiff",
            _ => "",
        };
        var reason = failure.Detail.Split('\n')
            .LastOrDefault(line => line.StartsWith(domain, StringComparison.OrdinalIgnoreCase) && line.Contains(": ", StringComparison.Ordinal));
        var words = reason is null ? "" : $" ({reason[(reason.IndexOf(": ", StringComparison.Ordinal) + 2)..].Trim()})";
        return new PictureRefusedException($"The {kind.Name().ToUpperInvariant()} file is damaged or cut short{words}. Get it again or save it anew.");
    }

    [GeneratedRegex(@"Corrupt JPEG data: (\d{1,4}) extraneous bytes before marker")]
    private static partial Regex Padding();

    [GeneratedRegex("unknown JFIF revision|Unknown Adobe color transform|Invalid SOS parameters for sequential")]
    private static partial Regex Odd();
}
