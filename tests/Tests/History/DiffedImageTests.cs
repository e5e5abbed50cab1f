using LoraCraft.History.Algebra;
using LoraCraft.History.Comparing;

namespace LoraCraft.Tests.History;

public sealed class DiffedImageTests
{
    private const int Pairs = 2_000;

    [Fact]
    public void an_image_gained_and_lost_what_only_one_side_has_in_its_order()
    {
        var random = new Random(5);
        for (var pair = 0; pair < Pairs; pair++)
        {
            var (before, after) = (Tags(random), Tags(random));
            var image = new DiffedImage("changed", 1, With(before), With(after));
            image.Gained.ShouldBe(after.Except(before));
            image.Lost.ShouldBe(before.Except(after));
        }
    }

    [Fact]
    public void all_tags_of_an_image_that_was_added_or_removed_came_or_went()
    {
        (new DiffedImage("added", 1, null, With(["kite", "sky"])) is { Gained: ["kite", "sky"], Lost: [] }).ShouldBeTrue();
        (new DiffedImage("removed", 1, With(["kite", "sky"]), null) is { Gained: [], Lost: ["kite", "sky"] }).ShouldBeTrue();
    }

    /// <summary>A few of a few, in any order and some twice, so that sides often begin or end alike.</summary>
    private static string[] Tags(Random random)
    {
        string[] tags = ["red kite", "sky", "sky", "flying", "clouds", "grass"];
        random.Shuffle(tags.AsSpan(random.Next(tags.Length)));
        return [.. tags.Take(random.Next(tags.Length + 1))];
    }

    private static ImageState With(string[] tags) => new(true, tags, new Dictionary<string, string>(), 0, null, 1, "1.png", "abc");
}
