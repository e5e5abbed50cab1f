using System.Buffers.Binary;
using LoraCraft.Corpus;
using static LoraCraft.Tests.Imaging.Reading;

namespace LoraCraft.Tests.Imaging;

public sealed class BmpTests
{
    private static readonly RawPicture Odd = Drawing.TestCard(61, 43);

    [Fact]
    public void plain_pixels_are_read_either_way_up()
    {
        byte[][] files = [BmpFile.Bits24(Odd), BmpFile.Bits24(Odd, topDown: true), BmpFile.Bits32(Odd), BmpFile.Bits32(Odd, topDown: true)];
        foreach (var file in files)
        {
            Read(file).Facts.Alpha.ShouldBeFalse();
            Pixels(file).Pixels.ShouldBe(Odd.Pixels);
        }
    }

    [Fact]
    public void a_palette_is_looked_up() => Pixels(BmpFile.Palette8(Odd)).ShouldBeTheTestCard(48);

    [Theory]
    [InlineData(18, 0), InlineData(18, -5), InlineData(22, 0), InlineData(18, 60_000), InlineData(22, int.MinValue), InlineData(22, 44)]
    [InlineData(10, 0), InlineData(10, -1), InlineData(10, 9_000)]
    public void sizes_that_do_not_fit_are_refused(int at, int value)
    {
        var file = BmpFile.Bits24(Odd);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);

        Refusal(file).ShouldMatch("damaged|pixels");
    }

    [Theory]
    [InlineData(28, 4, "4 bits"), InlineData(28, 16, "16 bits"), InlineData(30, 1, "compressed")]
    public void other_kinds_are_named(int at, short value, string named)
    {
        var file = BmpFile.Bits24(Odd);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(at), value);

        Refusal(file).ShouldContain(named);
    }
}
