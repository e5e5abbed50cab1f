using LoraCraft.History.Algebra;
using LoraCraft.Testing;

namespace LoraCraft.Tests.History;

public sealed class TagMergeTests
{
    [Theory]
    [InlineData("a, b", "a, b, x", "y, a, b", "y, a, b, x")]
    [InlineData("a, b, c", "a, c", "a, b, c, x", "a, c, x")]
    [InlineData("a, b, c", "c, b, a", "a, b, c, x", "c, b, a, x")]
    [InlineData("a, b, c", "c, b, a", "a, x, c", "c, x, a")]
    [InlineData("a, b, c", "c, b, a", "a, b, x, c", "c, b, x, a")]
    [InlineData("a, b", "a, b, y", "a, b, x", "a, b, x, y")]
    [InlineData("a, b, c", "a, x, b, c", "a, y, c", "a, x, y, c")]
    [InlineData("a, b, c", "a, x, c", "a, b", "a, x")]
    [InlineData("a, b, c, d", "a, x, y, d", "a, b, z, c, d", "a, x, z, y, d")]
    [InlineData("a", "a, x, y", "a, y, x", "a, x, y")]
    [InlineData("a, b", "a, b, x", "x, a, b", "x, a, b")]
    [InlineData("a, b", "a, x", "a, x, y", "a, x, y")]
    [InlineData("", "x, y", "z", "x, y, z")]
    [InlineData("a, a, b", "a, a, b, x", "a, a, c", "a, a, c, x")]
    [InlineData("a, b, a", "a, b", "a, b, a, x", "a, b, x")]
    public void both_changes_are_taken(string @base, string mine, string theirs, string merged)
    {
        var result = Merge(@base, mine, theirs);

        result.Conflict.ShouldBeNull();
        string.Join(", ", result.Value).ShouldBe(merged);
    }

    [Theory]
    [InlineData("a, b, c", "c, a, b", "b, a, c", "c, a, b")]
    [InlineData("a, b", "a, x", "a, y", "a, x, y")]
    [InlineData("a, b, c", "x", "a, y, c", "x, y")]
    [InlineData("kite", "bird", "red kite", "bird, red kite")]
    public void two_wishes_for_the_same_are_a_conflict(string @base, string mine, string theirs, string both)
    {
        var result = Merge(@base, mine, theirs);

        result.Value.ShouldBe(Deciding.Split(mine));
        string.Join(", ", result.Conflict.ShouldNotBeNull().Both!).ShouldBe(both);
    }

    [Fact]
    public void a_side_that_changed_nothing_changes_nothing() => Cases.Check(random =>
    {
        var (tags, edited) = TwoOf(random);

        Clean(tags, edited, tags).ShouldBe(edited);
        Clean(tags, tags, edited).ShouldBe(edited);
    });

    [Fact]
    public void equal_changes_are_one() => Cases.Check(random =>
    {
        var (tags, edited) = TwoOf(random);

        Clean(tags, edited, edited).ShouldBe(edited);
    });

    [Fact]
    public void merging_is_symmetric_and_so_is_a_conflict() => Cases.Check(random =>
    {
        var (tags, mine, theirs) = ThreeOf(random);

        var (one, other) = (TagMerge.Merge(tags, mine, theirs), TagMerge.Merge(tags, theirs, mine));

        one.IsClean.ShouldBe(other.IsClean);
        if (one.IsClean)
            one.Value.ShouldBe(other.Value);
        else
            one.Conflict!.Both!.Order().ShouldBe(other.Conflict!.Both!.Order());
    });

    [Fact]
    public void nothing_is_invented_and_nothing_lost() => Cases.Check(random =>
    {
        var (tags, mine, theirs) = ThreeOf(random);

        var merged = TagMerge.Merge(tags, mine, theirs);

        Counts(merged.Conflict?.Both ?? merged.Value).ShouldBe(Expected(tags, mine, theirs), ignoreOrder: true);
    });

    /// <summary>What one side did beside a change that only added elsewhere stands in the result as that side has it.</summary>
    [Fact]
    public void each_side_keeps_its_order_unless_the_other_reordered() => Cases.Check(random =>
    {
        var tags = Texts.Tags(random);
        var (mine, theirs) = (Texts.EditedTags(random, tags), Texts.EditedTags(random, tags, mayReorder: false));
        var merged = TagMerge.Merge(tags, mine, theirs);
        if (!merged.IsClean || !IsInOrderOf(tags, theirs))
            return;

        merged.Value.Where(t => mine.Contains(t) && tags.Contains(t)).ShouldBe(mine.Where(t => merged.Value.Contains(t) && tags.Contains(t)));
    });

    [Fact]
    public void additions_follow_the_neighbour_they_came_after() => Cases.Check(random =>
    {
        var tags = Texts.Tags(random);
        var theirs = Texts.EditedTags(random, tags);
        List<string> mine = [.. tags];
        var at = random.Next(mine.Count + 1);
        mine.Insert(at, "new");

        var merged = TagMerge.Merge(tags, mine, theirs);

        merged.Conflict.ShouldBeNull();
        if (at > 0 && at < tags.Count && theirs.Contains(tags[at - 1]))
            merged.Value.SkipWhile(t => t != tags[at - 1]).Skip(1).TakeWhile(t => !tags.Contains(t)).ShouldContain("new");
    });

    private static Merged<IReadOnlyList<string>> Merge(string @base, string mine, string theirs) =>
        TagMerge.Merge(Deciding.Split(@base), Deciding.Split(mine), Deciding.Split(theirs));

    private static IReadOnlyList<string> Clean(IReadOnlyList<string> @base, IReadOnlyList<string> mine, IReadOnlyList<string> theirs)
    {
        var merged = TagMerge.Merge(@base, mine, theirs);
        merged.Conflict.ShouldBeNull();
        return merged.Value;
    }

    private static (IReadOnlyList<string> Base, IReadOnlyList<string> Edited) TwoOf(Random random) =>
        ThreeOf(random) is var (tags, edited, _) ? (tags, edited) : default;

    private static (IReadOnlyList<string> Base, IReadOnlyList<string> Mine, IReadOnlyList<string> Theirs) ThreeOf(Random random)
    {
        var tags = random.OneIn(3) ? Texts.TagsWithRepeats(random) : Texts.Tags(random);
        return random.OneIn(5)
            ? (tags, Texts.TagsWithRepeats(random), Texts.TagsWithRepeats(random))
            : (tags, Texts.EditedTags(random, tags), Texts.EditedTags(random, tags));
    }

    private static bool IsInOrderOf(IReadOnlyList<string> tags, IReadOnlyList<string> edited) =>
        edited.Where(tags.Contains).SequenceEqual(tags.Where(edited.Contains));

    /// <summary>By count: of each tag what both sides kept, and the more of what they added.</summary>
    private static IEnumerable<string> Expected(IReadOnlyList<string> tags, IReadOnlyList<string> mine, IReadOnlyList<string> theirs) =>
        tags.Union(mine).Union(theirs).Select(tag =>
        {
            var (had, my, their) = (tags.Count(t => t == tag), mine.Count(t => t == tag), theirs.Count(t => t == tag));
            return (tag, count: Math.Min(had, Math.Min(my, their)) + Math.Max(0, Math.Max(my, their) - had));
        }).Where(c => c.count > 0).Select(c => $"{c.count} {c.tag}");

    private static IEnumerable<string> Counts(IEnumerable<string> tags) => tags.GroupBy(t => t).Select(t => $"{t.Count()} {t.Key}");
}
