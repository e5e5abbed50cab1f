using LoraCraft.Corpus;
using LoraCraft.Engines.Imaging;
using LoraCraft.Shared;

namespace LoraCraft.Tests.Imaging;

/// <summary>Short words for the imaging tests.</summary>
internal static class Reading
{
    public static readonly PictureLimits Limits = new();

    public static readonly IImaging Engine = new VipsImaging();

    public static PictureReading Read(byte[] file) => Engine.Read(file, Limits);

    public static RenderedPicture Render(byte[] file, RenderOptions? options = null) =>
        Engine.Render(file, options ?? new RenderOptions(), Limits);

    public static string Refusal(byte[] file, PictureLimits? limits = null) =>
        Should.Throw<PictureRefusedException>(() => Engine.Read(file, limits ?? Limits)).Message;

    /// <summary>The pixels of a file as rendered to PNG, and those of a thumbnail as they are.</summary>
    public static RawPicture Pixels(byte[] file) => Decode.Pixels(Render(file, new RenderOptions("png")).Bytes);

    /// <summary>Checks the test card's four corners, right way up.</summary>
    public static void ShouldBeTheTestCard(this RawPicture picture, int tolerance = 12)
    {
        var (left, top) = (picture.Width / 4, picture.Height / 4);
        var (right, bottom) = (picture.Width - 1 - left, picture.Height - 1 - top);
        picture.At(left, top).ShouldBeNear(Drawing.Red, tolerance);
        picture.At(right, top).ShouldBeNear(Drawing.Green, tolerance);
        picture.At(left, bottom).ShouldBeNear(Drawing.Blue, tolerance);
        picture.At(right, bottom).ShouldBeNear(Drawing.Yellow, tolerance);
    }

    public static void ShouldBeNear(this (byte R, byte G, byte B) colour, (byte R, byte G, byte B) expected, int tolerance) =>
        Math.Max(Math.Abs(colour.R - expected.R), Math.Max(Math.Abs(colour.G - expected.G), Math.Abs(colour.B - expected.B)))
            .ShouldBeLessThanOrEqualTo(tolerance, $"{colour} instead of {expected}");
}
