using System.Text;
using LoraCraft.Corpus;
using LoraCraft.Shared;
using static LoraCraft.Tests.Imaging.Reading;

namespace LoraCraft.Tests.Imaging;

public sealed class RefusalTests
{
    [Fact]
    public void a_picture_over_the_pixel_limit_is_refused_before_decoding() =>
        Refusal(HugePng.Make()).ShouldBe("The picture is 20,000 x 20,000 pixels (400 MP); the limit is 268 MP.");

    [Theory]
    [InlineData("jpeg"), InlineData("webp"), InlineData("avif"), InlineData("tiff"), InlineData("gif"), InlineData("bmp")]
    public void every_format_knows_the_pixel_limit(string format)
    {
        var card = Drawing.TestCard();
        var file = format switch
        {
            "jpeg" => Encode.Jpeg(card),
            "webp" => Encode.Webp(card),
            "avif" => Encode.Avif(card),
            "tiff" => Encode.Tiff(card),
            "gif" => Encode.AnimatedGif(card),
            _ => BmpFile.Bits24(card),
        };

        Refusal(file, Limits with { MaxPixels = 10_000 })
            .ShouldBe("The picture is 240 x 160 pixels (0.038 MP); the limit is 0.01 MP.");
    }

    [Fact]
    public void a_file_over_the_byte_limit_is_refused() =>
        Refusal(new byte[3 << 20], Limits with { MaxBytes = 1 << 20 }).ShouldBe("The file is 3 MB; the limit is 1 MB.");

    [Fact]
    public void a_truncated_file_is_refused_in_every_format()
    {
        var scene = Drawing.Scene(400, 300, 7);
        byte[][] files =
        [
            Encode.Jpeg(scene), Encode.Png(scene), Encode.Webp(scene), Encode.Avif(scene), Encode.Tiff(scene),
            Encode.AnimatedGif(scene), BmpFile.Bits24(scene),
        ];
        foreach (var file in files)
        {
            Refusal(file[..(file.Length * 6 / 10)]).ShouldContain("damaged or cut short");
            Refusal(file[..30]).ShouldContain("damaged or cut short");
        }
    }

    [Fact]
    public void a_jpeg_with_a_damaged_stretch_is_refused() =>
        Refusal(UglyFiles.ScratchedJpeg()).ShouldContain("damaged");

    [Fact]
    public void padding_after_a_jpeg_is_no_damage()
    {
        byte[] padded = [.. Encode.Jpeg(Drawing.TestCard()), .. new byte[1000]];
        Read(padded).Facts.Width.ShouldBe(240);
    }

    [Fact]
    public void an_empty_file_is_told_as_such() => Refusal([]).ShouldBe("The file is empty (0 bytes).");

    [Theory]
    [InlineData("....ftypheic....mif1", "HEIC")]
    [InlineData("....ftypisom....", "video")]
    [InlineData("8BPS............", "Photoshop")]
    [InlineData("%PDF-1.7", "PDF")]
    [InlineData("<?xml version=\"1.0\"?><svg/>", "SVG")]
    [InlineData("<!doctype html><html>", "web page")]
    [InlineData("PK\x03\x04....", "zip")]
    [InlineData("Только текст", "text file")]
    [InlineData("\0\0\0\x0cJXL ....", "JPEG XL")]
    [InlineData("\0\0\0\x0cjP  ....", "JPEG 2000")]
    [InlineData("\0\x01\x02\x03 nothing known", "no picture")]
    public void a_foreign_file_is_named(string start, string named)
    {
        var file = Encoding.UTF8.GetBytes(start);
        if (start.StartsWith("....ftyp", StringComparison.Ordinal))
            new byte[] { 0, 0, 0, (byte)file.Length }.CopyTo(file, 0);

        Refusal(file).ShouldContain(named);
    }

    [Fact]
    public void a_heic_says_what_to_do() =>
        Refusal([0, 0, 0, 24, .. "ftypheic\0\0\0\0mif1heic"u8]).ShouldContain("Export it as JPEG");

    [Fact]
    public void the_time_limit_ends_the_work()
    {
        var file = Encode.Png(Drawing.Plain(3000, 3000, 10, 20, 30));

        Refusal(file, Limits with { MaxTime = TimeSpan.FromMilliseconds(3) }).ShouldStartWith("Reading the picture took longer than");
    }

    [Fact]
    public void a_cancelled_caller_gets_its_cancellation()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Should.Throw<OperationCanceledException>(() => Engine.Read(Encode.Png(Drawing.TestCard()), Limits, source.Token));
    }

    [Fact]
    public void damaged_files_beside_good_ones_do_not_disturb_each_other()
    {
        var (good, bad) = (Encode.Jpeg(Drawing.TestCard()), UglyFiles.TruncatedJpeg());

        Parallel.For(0, 60, i =>
        {
            if (i % 2 == 0)
                Read(good).Facts.Width.ShouldBe(240);
            else
                Refusal(bad).ShouldContain("damaged");
        });
    }

    [Fact]
    public void noise_behind_any_signature_is_refused_and_never_crashes()
    {
        var random = new Random(1);
        var card = Drawing.TestCard(60, 40);
        byte[][] files = [Encode.Jpeg(card), Encode.Png(card), Encode.Webp(card), Encode.Avif(card), Encode.Tiff(card), Encode.AnimatedGif(card), BmpFile.Palette8(card)];
        for (var round = 0; round < 40; round++)
            foreach (var file in files)
            {
                var broken = (byte[])file.Clone();
                for (var i = 0; i < 6; i++)
                    broken[random.Next(12, broken.Length)] = (byte)random.Next(256);
                try
                {
                    Engine.Read(broken, Limits);
                }
                catch (PictureRefusedException)
                {
                    // Being refused is one good outcome, being read the other.
                }
            }
    }
}
