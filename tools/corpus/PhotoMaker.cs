using LoraCraft.Engines.Imaging;
using LoraCraft.Engines.Imaging.Vips;
using LoraCraft.Shared;

namespace LoraCraft.Corpus;

/// <summary>Cuts photos out of one source picture, which is decoded once.</summary>
public sealed unsafe class PhotoMaker : IDisposable
{
    private const int MaxSide = 4200;

    private readonly VipsImage source;

    private PhotoMaker(VipsImage source) => this.source = source;

    /// <param name="path">A picture file.</param>
    public static PhotoMaker FromFile(string path)
    {
        VipsLibrary.EnsureStarted();
        var file = File.ReadAllBytes(path);
        var limits = new PictureLimits();
        using var picture = OpenPicture.Open(file, Signature.Of(file), limits, VipsFailOn.Error, (width, height) => Math.Max(1, (double)Math.Max(width, height) / MaxSide));
        using var upright = PicturePipeline.Resize(picture.Image, MaxSide, MaxSide, VipsSize.Down);
        using var flat = upright.HasAlpha ? PicturePipeline.Flatten(upright, 128, 128, 128) : null;
        return new PhotoMaker((flat ?? upright).ToMemory());
    }

    /// <param name="seed">Of the drawing.</param>
    public static PhotoMaker Drawn(int seed)
    {
        VipsLibrary.EnsureStarted();
        var scene = Drawing.Scene(2400, 1800, seed);
        fixed (byte* pixels = scene.Pixels)
        {
            using var plain = VipsImage.FromMemory(pixels, scene.Width, scene.Height, scene.Bands);
            using var copy = new VipsOperation("copy");
            using var image = copy.Set("in", plain).Set("interpretation", (int)VipsInterpretation.Srgb).Image();
            using var resized = PicturePipeline.Resize(image, scene.Width - 1, scene.Height - 1, VipsSize.Force);
            return new PhotoMaker(resized.ToMemory());
        }
    }

    /// <summary>The file's bytes.</summary>
    public byte[] Make(PhotoPlan plan)
    {
        var room = Math.Min(source.Width, source.Height * plan.Aspect);
        var wanted = Math.Min(room, Math.Sqrt(plan.Megapixels * 1e6 * plan.Aspect));
        var cut = wanted + (room - wanted) * plan.Zoom;
        var (width, height) = ((int)cut, Math.Max(1, (int)(cut / plan.Aspect)));

        using var extract = new VipsOperation("extract_area");
        using var part = extract.Set("input", source)
            .Set("left", (int)((source.Width - width) * plan.X)).Set("top", (int)((source.Height - height) * plan.Y))
            .Set("width", width).Set("height", height).Image();
        using var photo = PicturePipeline.Resize(part, (int)wanted, Math.Max(1, (int)(wanted / plan.Aspect)), VipsSize.Force);
        if (plan.Format != PhotoFormat.Jpeg)
            return plan.Format == PhotoFormat.Png
                ? Encode.Save("pngsave_buffer", photo, save => save.Set("compression", 2).Set("filter", 16).Set("keep", 0))
                : Encode.Save("webpsave_buffer", photo, save => save.Set("Q", plan.Quality).Set("effort", 1).Set("keep", 0));

        using var turn = new VipsOperation("rot");
        using var stored = turn.Set("in", photo).Set("angle", plan.Turned ? 3 : 0).Image();
        stored.Set("exif-ifd0-Make", "LoraCraft");
        stored.Set("exif-ifd0-Model", $"Corpus {plan.Source % 5 + 1}");
        stored.Set("exif-ifd2-DateTimeOriginal", $"2024:{plan.Index % 12 + 1:00}:{plan.Index % 28 + 1:00} 12:00:00");
        stored.Set("orientation", plan.Turned ? 6 : 1);
        return Encode.Save("jpegsave_buffer", stored, save => save.Set("Q", plan.Quality));
    }

    public void Dispose() => source.Dispose();
}
