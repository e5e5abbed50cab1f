using LoraCraft.Corpus;
using LoraCraft.Shared;
using static LoraCraft.Tests.Imaging.Reading;

namespace LoraCraft.Tests.Imaging;

public sealed class RenderTests
{
    [Theory]
    [InlineData(null, null, 600, 400)]
    [InlineData(300, null, 300, 200)]
    [InlineData(9000, null, 600, 400)]
    [InlineData(null, 60_000L, 300, 200)]
    [InlineData(150, 60_000L, 150, 100)]
    [InlineData(301, null, 301, 201)]
    public void sizes_are_reduced_and_never_enlarged(int? side, long? area, int width, int height)
    {
        foreach (var format in new[] { "png", "jpg", "webp" })
        {
            var rendered = Render(Encode.Jpeg(Drawing.Scene(600, 400, 3)), new RenderOptions(format, side, area));

            (rendered.Width, rendered.Height, rendered.Extension).ShouldBe((width, height, format));
            var pixels = Decode.Pixels(rendered.Bytes);
            (pixels.Width, pixels.Height, pixels.Bands).ShouldBe((width, height, 3));
        }
    }

    [Theory]
    [InlineData(1001, 667, 250_000), InlineData(333, 777, 99_999), InlineData(5, 400, 100)]
    public void the_area_is_never_passed(int width, int height, long area)
    {
        var rendered = Render(Encode.Png(Drawing.Scene(width, height, 1)), new RenderOptions(MaxArea: area));

        ((long)rendered.Width * rendered.Height).ShouldBeLessThanOrEqualTo(area);
    }

    [Fact]
    public void without_a_format_the_source_decides()
    {
        var card = Drawing.TestCard();

        Render(Encode.Jpeg(card)).Extension.ShouldBe("jpg");
        Render(Encode.Png(card)).Extension.ShouldBe("png");
        Render(Encode.Webp(card)).Extension.ShouldBe("webp");
        Render(Encode.Avif(card)).Extension.ShouldBe("png");
        Render(BmpFile.Bits24(card)).Extension.ShouldBe("png");
    }

    [Fact]
    public void a_png_at_full_size_keeps_every_pixel()
    {
        var scene = Drawing.Scene(123, 77, 5);

        Pixels(Encode.Png(scene)).Pixels.ShouldBe(scene.Pixels);
    }

    [Fact]
    public void alpha_is_kept_by_png_and_webp_and_laid_on_white_by_jpg()
    {
        var file = Encode.Png(Drawing.TestCard(alpha: true));

        Decode.Pixels(Render(file, new RenderOptions("png")).Bytes).Bands.ShouldBe(4);
        Decode.Pixels(Render(file, new RenderOptions("webp")).Bytes).Bands.ShouldBe(4);
        var jpeg = Decode.Pixels(Render(file, new RenderOptions("jpg")).Bytes);
        jpeg.At(40, 40).ShouldBeNear(Drawing.Red, 8);
        jpeg.At(200, 40).ShouldBeNear((142, 227, 142), 8);
    }

    [Fact]
    public void a_cut_out_has_a_mid_dark_ground_in_its_thumbnail()
    {
        var pixels = new byte[100 * 100 * 4];

        Decode.Pixels(Read(Encode.Png(new RawPicture(100, 100, 4, pixels))).Thumbnail).At(50, 50).ShouldBeNear((48, 48, 52), 3);
    }

    [Fact]
    public void equal_input_gives_equal_bytes()
    {
        var file = Encode.Jpeg(Drawing.Scene(900, 700, 2), orientation: 6);
        foreach (var format in new[] { "png", "jpg", "webp" })
        {
            var options = new RenderOptions(format, 512);
            Render(file, options).Bytes.ShouldBe(Render(file, options).Bytes);
        }
    }

    [Fact]
    public void no_metadata_is_kept()
    {
        var file = Encode.Jpeg(Drawing.TestCard(), orientation: 6, fields: new Dictionary<string, string> { ["exif-ifd0-Model"] = "Kite" });
        foreach (var source in new[] { file, Encode.P3Jpeg(Drawing.TestCard()) })
            foreach (var format in new[] { "png", "jpg", "webp" })
                Decode.Fields(Render(source, new RenderOptions(format)).Bytes)
                    .ShouldNotContain(field => field.StartsWith("exif") || field == "icc-profile-data");
    }

    [Fact]
    public void quality_shows_in_the_size()
    {
        var file = Encode.Png(Drawing.Scene(300, 200, 4));
        foreach (var format in new[] { "jpg", "webp" })
            Render(file, new RenderOptions(format, Quality: 40)).Bytes.Length
                .ShouldBeLessThan(Render(file, new RenderOptions(format)).Bytes.Length);
    }

    [Theory, InlineData(1600, 1200), InlineData(1100, 700), InlineData(500, 400)]
    public void a_quick_one_has_the_same_size_and_looks_the_same(int width, int height)
    {
        foreach (var file in new[] { Encode.Jpeg(Drawing.Scene(width, height, 3)), Encode.Webp(Drawing.Scene(width, height, 3)) })
        {
            var (careful, quick) = (Render(file, new RenderOptions("jpg", 512, Quality: 85)), Render(file, new RenderOptions("jpg", 512, Quality: 85, Quick: true)));
            (quick.Width, quick.Height).ShouldBe((careful.Width, careful.Height));
            var (one, other) = (Decode.Pixels(careful.Bytes).Pixels, Decode.Pixels(quick.Bytes).Pixels);
            one.Zip(other, (a, b) => Math.Abs(a - b)).Average().ShouldBeLessThan(4);
        }
    }

    [Fact]
    public void a_mistaken_option_is_an_argument_error()
    {
        var file = Encode.Png(Drawing.TestCard());
        foreach (var options in new[] { new RenderOptions("gif"), new RenderOptions(MaxSide: 0), new RenderOptions(Quality: 101) })
            Should.Throw<ArgumentException>(() => Render(file, options));
    }
}
