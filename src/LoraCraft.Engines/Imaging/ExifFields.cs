using System.Text.RegularExpressions;
using LoraCraft.Engines.Imaging.Vips;

namespace LoraCraft.Engines.Imaging;

/// <summary>EXIF as people read it: <c>FNumber: f/2.8</c>.</summary>
internal static partial class ExifFields
{
    private const int MaxFields = 40;
    private const int MaxLength = 200;

    // Of no interest to anyone who sorts pictures, or shown elsewhere (size, orientation).
    private static readonly HashSet<string> Skipped =
    [
        "MakerNote", "Orientation", "XResolution", "YResolution", "ResolutionUnit", "YCbCrPositioning", "ExifVersion",
        "FlashPixVersion", "FlashpixVersion", "ComponentsConfiguration", "PixelXDimension", "PixelYDimension", "InteroperabilityIndex",
        "InteroperabilityVersion", "SubSecTime", "SubSecTimeOriginal", "SubSecTimeDigitized", "Padding", "PrintImageMatching",
    ];

    public static IReadOnlyDictionary<string, string> Of(VipsImage image)
    {
        var fields = new Dictionary<string, string>();
        if (!image.Has("exif-data"))
            return fields;
        foreach (var field in image.Fields())
        {
            // ifd1 describes the thumbnail inside the file.
            if (Name().Match(field) is not { Success: true } name || name.Groups[1].Value == "1" || Skipped.Contains(name.Groups[2].Value))
                continue;
            if (image.Text(field) is { } text && Clean(text) is { Length: > 0 } value && !value.StartsWith("Internal error", StringComparison.Ordinal))
                fields.TryAdd(name.Groups[2].Value, value);
            if (fields.Count == MaxFields)
                break;
        }

        return fields;
    }

    /// <summary>libvips writes <c>28/10 (f/2.8, Rational, 1 components, 8 bytes)</c>: stored and readable value, then the type.</summary>
    public static string Clean(string text)
    {
        var value = text;
        if (Suffix().Match(text) is { Success: true } suffix)
        {
            value = text[..suffix.Index];
            var half = (value.Length - 2) / 2;
            if (half >= 0 && value == $"{value[..half]} ({value[..half]}")
                value = value[..half];
            else if (value.IndexOf(" (", StringComparison.Ordinal) is > 0 and var split)
                value = value[(split + 2)..] is { Length: > 0 } readable ? readable : value[..split];
        }

        value = Control().Replace(value, " ").Trim();
        return value.Length <= MaxLength ? value : value[..MaxLength];
    }

    [GeneratedRegex(@"^exif-ifd(\d)-(\w+)$")]
    private static partial Regex Name();

    [GeneratedRegex(@", [^,]+, \d+ components?, \d+ bytes\)$")]
    private static partial Regex Suffix();

    [GeneratedRegex(@"\p{C}+")]
    private static partial Regex Control();
}
