using LoraCraft.Engines.Imaging.Vips;

namespace LoraCraft.Engines.Imaging;

/// <summary>The steps from any decoded picture to upright 8-bit sRGB.</summary>
internal static class PicturePipeline
{
    /// <summary>Turns upright, resizes (Lanczos) and converts an embedded colour profile to sRGB.</summary>
    /// <param name="width">Pixels after turning.</param>
    /// <param name="height">Pixels after turning.</param>
    public static VipsImage Resize(VipsImage image, int width, int height, VipsSize size)
    {
        using var thumbnail = new VipsOperation("thumbnail_image");
        thumbnail.Set("in", image).Set("width", width).Set("height", height).Set("size", (int)size);

        // Without an embedded profile this would only cost time: a detour over XYZ for every pixel.
        if (image.Has("icc-profile-data"))
            thumbnail.Set("output-profile", "srgb");
        using var resized = thumbnail.Image();
        return ToSrgb8(resized);
    }

    /// <summary>Lays a picture with transparency on one colour; returns a picture of three bands.</summary>
    public static VipsImage Flatten(VipsImage image, params ReadOnlySpan<double> background)
    {
        using var flatten = new VipsOperation("flatten");
        return flatten.Set("in", image).Set("background", background).Image();
    }

    private static VipsImage ToSrgb8(VipsImage image)
    {
        using var convert = new VipsOperation("colourspace");
        using var srgb = convert.Set("in", image).Set("space", (int)VipsInterpretation.Srgb).Image();
        using var cast = new VipsOperation("cast");
        using var bytes = cast.Set("in", srgb).Set("format", (int)VipsBandFormat.UChar).Image();

        // Spare channels of a TIFF beyond colour and alpha mean nothing here.
        using var colours = new VipsOperation("extract_band");
        return colours.Set("in", bytes).Set("band", 0).Set("n", Math.Min(bytes.Bands, 4)).Image();
    }
}
