using LoraCraft.Shared;

namespace LoraCraft.Tests;

public sealed class ImageSetTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("5", "5")]
    [InlineData("3,1,2", "1-3")]
    [InlineData("1-5000,5007", "1-5000,5007")]
    [InlineData(" 7 - 9 , 8-12,1 ", "1,7-12")]
    [InlineData("1-3,4", "1-4")]
    [InlineData("2,2,2", "2")]
    public void reads_ranges_in_any_order_and_writes_them_compactly(string text, string written)
    {
        ImageSet.TryParse(text, out var set).ShouldBeTrue();

        set.ToString().ShouldBe(written);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("5-3")]
    [InlineData("1,,2")]
    [InlineData("1-2-3")]
    [InlineData("a")]
    [InlineData("1.5")]
    [InlineData("99999999999")]
    public void reads_nothing_else(string text) => ImageSet.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("1-3,5-9,20", 1, "1-9,20")]
    [InlineData("1-3,6-9,20", 1, "1-3,6-9,20")]
    [InlineData("1,6,12", 5, "1-12")]
    [InlineData("", 5, "")]
    public void short_gaps_are_filled(string text, int most, string filled)
    {
        ImageSet.TryParse(text, out var set).ShouldBeTrue();

        set.WithoutGaps(most).ToString().ShouldBe(filled);
    }

    [Fact]
    public void behaves_as_a_set_of_numbers()
    {
        var random = new Random(1);
        for (var round = 0; round < 200; round++)
        {
            int[] one = [.. Enumerable.Range(0, random.Next(20)).Select(_ => random.Next(1, 30))], other = [.. Enumerable.Range(0, random.Next(20)).Select(_ => random.Next(1, 30))];
            var (a, b) = (ImageSet.Of(one), ImageSet.Of(other));

            a.ShouldBe(one.Distinct().Order());
            a.Count.ShouldBe(one.Distinct().Count());
            a.Union(b).ShouldBe(one.Union(other).Order());
            a.Intersect(b).ShouldBe(one.Intersect(other).Order());
            a.Union(b).Equals(b.Union(a)).ShouldBeTrue();
            Enumerable.Range(1, 30).Where(a.Contains).ShouldBe(a);
            Enumerable.Range(1, 30).Where(n => ImageSet.Holds(a.ToString(), n)).ShouldBe(a);
            ImageSet.TryParse(a.ToString(), out var again).ShouldBeTrue();
            again.Equals(a).ShouldBeTrue();
        }
    }
}
