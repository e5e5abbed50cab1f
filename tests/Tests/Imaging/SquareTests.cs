using LoraCraft.Corpus;
using static LoraCraft.Tests.Imaging.Reading;

namespace LoraCraft.Tests.Imaging;

public sealed class SquareTests
{
    [Theory]
    [InlineData(200, 100, 24, 72)]
    [InlineData(20, 10, 24, 72)]
    [InlineData(100, 100, 0, 96)]
    public void a_picture_stands_in_the_middle_of_a_white_square(int width, int height, int first, int end)
    {
        var square = Engine.Square(Encode.Png(Plain(width, height, 3, 200, 30, 10)), 96, Limits);

        square.Length.ShouldBe(96 * 96 * 3);
        for (var y = 0; y < 96; y++)
            square[((y * 96 + 48) * 3)..((y * 96 + 48) * 3 + 3)].ShouldBe(y >= first && y < end ? [200, 30, 10] : [255, 255, 255]);
    }

    [Fact]
    public void what_is_transparent_becomes_white() =>
        Engine.Square(Encode.Png(Plain(50, 50, 4, 200, 30, 10, 0)), 32, Limits).ShouldAllBe(value => value == 255);

    private static RawPicture Plain(int width, int height, int bands, params byte[] pixel) =>
        new(width, height, bands, [.. Enumerable.Repeat(pixel, width * height).SelectMany(p => p)]);
}
