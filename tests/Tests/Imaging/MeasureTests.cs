using System.Numerics;
using LoraCraft.Corpus;
using LoraCraft.Shared;
using static LoraCraft.Tests.Imaging.Reading;

namespace LoraCraft.Tests.Imaging;

public sealed class MeasureTests
{
    [Fact]
    public void the_hash_survives_rescaling_and_recompression()
    {
        for (var seed = 0; seed < 6; seed++)
        {
            var file = Encode.Png(Drawing.Scene(800, 600, seed));
            var hash = Read(file).Facts.PerceptualHash;

            Distance(hash, Render(file, new RenderOptions("jpg", 400, Quality: 50)).Bytes).ShouldBeLessThanOrEqualTo(8);
            Distance(hash, Render(file, new RenderOptions("webp", 500)).Bytes).ShouldBeLessThanOrEqualTo(8);
        }
    }

    [Fact]
    public void different_pictures_have_distant_hashes()
    {
        var hashes = Enumerable.Range(0, 12).Select(seed => Read(Encode.Jpeg(Drawing.Scene(400, 300, seed))).Facts.PerceptualHash).ToList();
        for (var a = 0; a < hashes.Count; a++)
            for (var b = a + 1; b < hashes.Count; b++)
                BitOperations.PopCount(hashes[a] ^ hashes[b]).ShouldBeGreaterThan(12);
    }

    [Fact]
    public void a_flat_picture_has_an_empty_hash() =>
        Read(Encode.Png(Drawing.Plain(200, 100, 90, 90, 90))).Facts.PerceptualHash.ShouldBe(0ul);

    [Fact]
    public void blur_lowers_the_sharpness()
    {
        var sharp = Encode.Png(Drawing.Scene(320, 240, 1));
        var small = Decode.Pixels(Render(sharp, new RenderOptions("png", 40)).Bytes);

        Read(Encode.Png(Enlarged(small, 8))).Facts.Sharpness.ShouldBeLessThan(Read(sharp).Facts.Sharpness);
    }

    [Theory]
    [InlineData(200, 30, 30, "#c81e1e"), InlineData(10, 20, 30, "#0a141e")]
    public void the_dominant_colour_is_the_commonest(byte red, byte green, byte blue, string expected) =>
        Read(Encode.Png(Drawing.Plain(50, 50, red, green, blue))).Facts.Colour.ShouldBe(expected);

    [Theory]
    [InlineData(1200, 800, 320, 213), InlineData(500, 2000, 80, 320), InlineData(100, 50, 100, 50), InlineData(4000, 10, 320, 1)]
    public void the_thumbnail_fits_and_is_never_enlarged(int width, int height, int expectedWidth, int expectedHeight)
    {
        var scene = Drawing.Scene(width, height, 1);
        foreach (var file in new[] { Encode.Jpeg(scene), Encode.Png(scene), Encode.Webp(scene) })
        {
            var reading = Read(file);
            (reading.Facts.Width, reading.Facts.Height).ShouldBe((width, height));
            var thumbnail = Decode.Pixels(reading.Thumbnail);
            Math.Abs(thumbnail.Width - expectedWidth).ShouldBeLessThanOrEqualTo(1);
            Math.Abs(thumbnail.Height - expectedHeight).ShouldBeLessThanOrEqualTo(1);
            Math.Max(thumbnail.Width, thumbnail.Height).ShouldBeLessThanOrEqualTo(320);
        }
    }

    private static int Distance(ulong hash, byte[] file) => BitOperations.PopCount(hash ^ Read(file).Facts.PerceptualHash);

    // Smooth steps between neighbours: enlarging by repetition would add edges.
    private static RawPicture Enlarged(RawPicture small, int factor)
    {
        var (width, height) = ((small.Width - 1) * factor, (small.Height - 1) * factor);
        var pixels = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                for (var band = 0; band < 3; band++)
                {
                    var (left, top) = (x / factor, y / factor);
                    var (u, v) = ((double)(x % factor) / factor, (double)(y % factor) / factor);
                    int At(int dx, int dy) => small.Pixels[((top + dy) * small.Width + left + dx) * 3 + band];
                    var value = (At(0, 0) * (1 - u) + At(1, 0) * u) * (1 - v) + (At(0, 1) * (1 - u) + At(1, 1) * u) * v;
                    pixels[(y * width + x) * 3 + band] = (byte)value;
                }

        return new RawPicture(width, height, 3, pixels);
    }
}
