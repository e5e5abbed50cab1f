using LoraCraft.Shared;

namespace LoraCraft.Tests.Captions;

public sealed class CaptionSpansTests
{
    [Theory]
    [InlineData("")]
    [InlineData("120:5")]
    [InlineData("120:5,14:88,1:5")]
    public void are_written_as_they_are_read(string text) => CaptionSpans.Parse(text).ToString().ShouldBe(text);

    [Theory]
    [InlineData("10:1", 10, 0, "3:2", "10:1,3:2")]
    [InlineData("10:1", 0, 0, "3:2", "3:2,10:1")]
    [InlineData("10:1", 4, 2, "3:2", "4:1,3:2,4:1")]
    [InlineData("10:1", 4, 2, "", "8:1")]
    [InlineData("4:1,3:2,4:1", 4, 3, "2:1", "10:1")]
    [InlineData("4:1,3:2,4:1", 2, 7, "1:9", "2:1,1:9,2:1")]
    [InlineData("4:1,3:2", 0, 7, "", "")]
    [InlineData("4:1", 2, 99, "1:2", "2:1,1:2")]
    [InlineData("", 0, 0, "5:3", "5:3")]
    public void a_splice_keeps_the_origins_of_what_stays(string before, int start, int removed, string added, string after) =>
        CaptionSpans.Parse(before).Splice(start, removed, CaptionSpans.Parse(added)).ToString().ShouldBe(after);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void are_what_one_would_note_of_every_single_character(int seed)
    {
        var random = new Random(seed);
        var spans = CaptionSpans.Empty;
        var each = new List<long>();
        for (var origin = 1; origin < 200; origin++)
        {
            var start = random.Next(each.Count + 1);
            var removed = random.Next(Math.Min(6, each.Count - start) + 1);
            var added = random.Next(5);
            spans.Slice(start, removed).ToString().ShouldBe(Write(each.GetRange(start, removed)));

            spans = spans.Splice(start, removed, CaptionSpans.Of(added, origin));
            each.RemoveRange(start, removed);
            each.InsertRange(start, Enumerable.Repeat((long)origin, added));

            spans.ToString().ShouldBe(Write(each));
            spans.Length.ShouldBe(each.Count);
            CaptionSpans.Parse(spans.ToString()).ShouldBe(spans);
            var text = new string('x', each.Count);
            string.Concat(spans.On(text).Select(p => p.Text)).ShouldBe(text);
            spans.On(text).SelectMany(p => Enumerable.Repeat(p.Origin, p.Text.Length)).ShouldBe(each);
        }
    }

    private static string Write(List<long> each)
    {
        var spans = new List<string>();
        for (var start = 0; start < each.Count;)
        {
            var end = start;
            while (end < each.Count && each[end] == each[start])
                end++;
            spans.Add($"{end - start}:{each[start]}");
            start = end;
        }

        return string.Join(',', spans);
    }
}
