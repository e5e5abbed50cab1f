using LoraCraft.Corpus;
using LoraCraft.Engines.Imaging;
using static LoraCraft.Tests.Imaging.Reading;

namespace LoraCraft.Tests.Imaging;

public sealed class FormatTests
{
    private static readonly RawPicture Card = Drawing.TestCard();

    public static TheoryData<string> EveryFormat => new("jpeg", "png", "webp", "avif", "tiff", "bmp");

    [Theory, MemberData(nameof(EveryFormat))]
    public void every_format_is_read_and_rendered_in_its_colours(string format)
    {
        var file = Encoded(format);

        var reading = Read(file);

        reading.Facts.ShouldSatisfyAllConditions(
            facts => facts.Format.ShouldBe(format),
            facts => (facts.Width, facts.Height).ShouldBe((240, 160)),
            facts => facts.Orientation.ShouldBe(1),
            facts => facts.Alpha.ShouldBeFalse(),
            facts => facts.Pages.ShouldBe(1));
        Decode.Pixels(reading.Thumbnail).ShouldBeTheTestCard();
        Pixels(file).ShouldBeTheTestCard();
    }

    [Fact]
    public void cmyk_is_shown_in_nearly_its_colours() =>
        // A press cannot print the card's pure green and blue.
        Pixels(Encode.CmykJpeg(Drawing.Plain(64, 64, 200, 120, 90))).At(30, 30).ShouldBeNear((200, 120, 90), 12);

    [Fact]
    public void sixteen_bits_become_eight() => Pixels(Encode.Png16(Card)).ShouldBeTheTestCard(2);

    [Fact]
    public void a_palette_is_looked_up() => Pixels(Encode.PalettePng(Card)).ShouldBeTheTestCard(8);

    [Fact]
    public void a_wide_colour_profile_is_converted()
    {
        var file = Encode.P3Jpeg(Card);

        Decode.Pixels(file).At(10, 10).G.ShouldBeGreaterThan((byte)40);
        Pixels(file).ShouldBeTheTestCard();
        Decode.Pixels(Read(file).Thumbnail).ShouldBeTheTestCard();
    }

    [Fact]
    public void grey_becomes_rgb_and_keeps_its_alpha()
    {
        var file = Encode.GreyPng(Drawing.TestCard(alpha: true));

        Read(file).Facts.Alpha.ShouldBeTrue();
        var pixels = Pixels(file);
        pixels.Bands.ShouldBe(4);
        pixels.At(10, 10).ShouldSatisfyAllConditions(at => at.R.ShouldBe(at.G), at => at.G.ShouldBe(at.B));
    }

    [Fact]
    public void only_the_first_frame_of_an_animation_is_used()
    {
        RawPicture[] frames = [Card, Drawing.Plain(240, 160, 0, 0, 0), Drawing.Plain(240, 160, 255, 255, 255)];
        foreach (var file in new[] { Encode.AnimatedGif(frames), Encode.AnimatedWebp(frames) })
        {
            var reading = Read(file);
            (reading.Facts.Width, reading.Facts.Height, reading.Facts.Pages).ShouldBe((240, 160, 3));
            Decode.Pixels(reading.Thumbnail).ShouldBeTheTestCard();
            Render(file).Height.ShouldBe(160);
        }
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8)]
    public void every_orientation_is_shown_upright(int orientation)
    {
        var file = Encode.Jpeg(Turning.Stored(Card, orientation), 95, orientation);

        var reading = Read(file);

        reading.Facts.Orientation.ShouldBe(orientation);
        (reading.Facts.Width, reading.Facts.Height).ShouldBe((240, 160));
        Decode.Pixels(reading.Thumbnail).ShouldBeTheTestCard();
        Pixels(file).ShouldBeTheTestCard();
        Read(Render(file).Bytes).Facts.ShouldSatisfyAllConditions(
            facts => facts.Orientation.ShouldBe(1), facts => facts.Width.ShouldBe(240));
    }

    [Fact]
    public void one_pixel_is_a_picture()
    {
        var facts = Read(Encode.Png(Drawing.Plain(1, 1, 200, 100, 50))).Facts;

        (facts.Width, facts.Height, facts.Colour, facts.Sharpness).ShouldBe((1, 1, "#c86432", 0));
    }

    [Fact]
    public void exif_is_readable()
    {
        var file = Encode.Jpeg(Card, fields: new Dictionary<string, string>
        {
            ["exif-ifd0-Model"] = "Kite II",
            ["exif-ifd2-FNumber"] = "28/10",
            ["exif-ifd2-DateTimeOriginal"] = "2024:05:06 07:08:09",
            ["exif-ifd0-ImageDescription"] = new string('x', 500),
        });

        var exif = Read(file).Facts.Exif;

        exif["Model"].ShouldBe("Kite II");
        exif["FNumber"].ShouldBe("f/2.8");
        exif["DateTimeOriginal"].ShouldBe("2024:05:06 07:08:09");
        exif["ImageDescription"].ShouldBe(new string('x', 200));
    }

    [Theory]
    [InlineData("Kite (II) (Kite (II), ASCII, 10 components, 10 bytes)", "Kite (II)")]
    [InlineData("28/10 (f/2.8, Rational, 1 components, 8 bytes)", "f/2.8")]
    [InlineData("100 (100, Short, 1 components, 2 bytes)", "100")]
    [InlineData("plain", "plain")]
    [InlineData("two\nlines (two\nlines, ASCII, 10 components, 10 bytes)", "two lines")]
    public void the_type_behind_an_exif_value_is_left_out(string stored, string shown) => ExifFields.Clean(stored).ShouldBe(shown);

    [Fact]
    public void a_colour_profile_that_is_no_profile_is_passed_over()
    {
        var file = Encode.P3Jpeg(Card);
        var profile = file.AsSpan().IndexOf("ICC_PROFILE"u8);
        file.AsSpan(profile + 14, 100).Fill(0xEE);

        Read(file).Facts.Width.ShouldBe(240);
        Render(file).Width.ShouldBe(240);
    }

    private static byte[] Encoded(string format) => format switch
    {
        "jpeg" => Encode.Jpeg(Card),
        "png" => Encode.Png(Card),
        "webp" => Encode.Webp(Card),
        "avif" => Encode.Avif(Card),
        "tiff" => Encode.Tiff(Card),
        _ => BmpFile.Bits24(Card),
    };
}
