using LoraCraft.Engines.Imaging.Vips;
using LoraCraft.Shared;

namespace LoraCraft.Engines.Imaging;

/// <summary>
/// <see cref="IImaging"/> on libvips. A file is read in place and decoded once; everything measured comes from the
/// thumbnail's pixels. No state: one instance serves all threads.
/// </summary>
public sealed class VipsImaging : IImaging
{
    /// <exception cref="DllNotFoundException">The native library is missing beside the program.</exception>
    public VipsImaging() => LibraryVersion = VipsLibrary.EnsureStarted();

    /// <summary>libvips' version.</summary>
    public Version LibraryVersion { get; }

    /// <inheritdoc/>
    public PictureReading Read(ReadOnlyMemory<byte> file, PictureLimits limits, CancellationToken cancel = default) =>
        Decode(file, limits, Thumbnail.ReductionFor, Measure, cancel);

    /// <inheritdoc/>
    public RenderedPicture Render(
        ReadOnlyMemory<byte> file, RenderOptions options, PictureLimits limits, CancellationToken cancel = default)
    {
        var target = RenderTarget.From(options);
        return Decode(file, limits, target.ReductionFor, target.Write, cancel);
    }

    /// <inheritdoc/>
    public byte[] Square(ReadOnlyMemory<byte> file, int side, PictureLimits limits, CancellationToken cancel = default) =>
        Decode(file, limits, (width, height) => WhiteSquare.ReductionFor(width, height, side), picture => WhiteSquare.Make(picture, side), cancel);

    private static PictureReading Measure(OpenPicture picture)
    {
        using var thumbnail = Thumbnail.Make(picture.Image);
        var measures = PixelMeasures.Of(thumbnail.Pixels, thumbnail.Width, thumbnail.Height);
        var (width, height) = picture.Upright;
        var facts = new PictureFacts(
            width,
            height,
            picture.Kind.Name(),
            picture.Image.Orientation,
            picture.Image.HasAlpha,
            picture.Image.Pages,
            measures.PerceptualHash,
            measures.Sharpness,
            measures.Colour,
            ExifFields.Of(picture.Image));
        return new PictureReading(facts, Thumbnail.Encode(thumbnail));
    }

    private static T Decode<T>(
        ReadOnlyMemory<byte> file,
        PictureLimits limits,
        Func<int, int, double> reductionFor,
        Func<OpenPicture, T> use,
        CancellationToken cancel)
    {
        LimitGuard.CheckBytes(file.Length, limits);
        var kind = Signature.Of(file.Span);
        using var deadline = new Deadline(limits, cancel);
        var strict = kind == PictureKind.Jpeg ? VipsFailOn.Warning : VipsFailOn.Error;
        try
        {
            try
            {
                return Attempt(strict);
            }
            catch (VipsException failure) when (kind == PictureKind.Jpeg && Damage.IsHarmless(failure.Detail))
            {
                return Attempt(VipsFailOn.Error);
            }
        }
        catch (VipsException failure)
        {
            deadline.Check();
            throw Damage.Refuse(kind, failure);
        }

        T Attempt(VipsFailOn failOn)
        {
            deadline.Check();
            using var picture = OpenPicture.Open(file, kind, limits, failOn, reductionFor);
            using var watch = deadline.Watch(picture.Image);
            var result = use(picture);
            deadline.Check();
            return result;
        }
    }
}
