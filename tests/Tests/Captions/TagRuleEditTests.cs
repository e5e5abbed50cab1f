using LoraCraft.Captions;
using LoraCraft.Captions.Edits;
using LoraCraft.Captions.Recipes;
using LoraCraft.Shared;
using static LoraCraft.Testing.Deciding;

namespace LoraCraft.Tests.Captions;

public sealed class TagRuleEditTests
{
    [Fact]
    public void merging_keeps_one_where_the_first_stood_and_leaves_other_doubles_alone() =>
        Given(Image(1, "sea, medow, hill, meadow"), Image(2, "Medow, hill, hill"), Image(3, "hill, kites"), Image(4, "meadow, meadow"))
            .When(new MergeTags([new("meadow", ["medow", "Medow"]), new("kite", ["kites"])]))
            .ThenTags("sea, meadow, hill", "meadow, hill, hill", "hill, kite", "meadow, meadow");

    [Fact]
    public void merging_one_tag_into_a_new_name_is_a_rename() =>
        Given(Image(1, "kites"), Image(2, "hill")).When(new MergeTags([new("kite", ["kites"])])).Then(new TagRenamed("kites", "kite", ImageSet.Of(1)));

    [Fact]
    public void what_is_implied_is_added_once_with_what_that_implies_and_rings_end() =>
        Given(Image(1, "kite"), Image(2, "toy, kite"), Image(3, "hill"), Image(4, "a"))
            .When(new ImplyTags([new("kite", ["flying", "toy"]), new("toy", ["thing"]), new("a", ["b"]), new("b", ["a"])]))
            .ThenTags("kite, flying, toy, thing", "toy, kite, thing, flying", "hill", "a, b");

    [Theory]
    [InlineData("first", "day, sea", "night, sea", "dusk")]
    [InlineData("all", "sea", "sea", "")]
    public void of_exclusive_tags_the_first_of_the_group_stays(string keep, string one, string two, string three)
    {
        var given = Given(Image(1, "night, day, sea"), Image(2, "dusk, night, sea"), Image(3, "dusk"));
        if (keep == "first")
            given.When(new ExclusiveTags(["day", "night", "dusk"])).ThenTags(one, two, three);
        else
            given.When(new ExclusiveTags(["day", "night", "dusk"], keep)).ThenNothing();
    }

    public static TheoryData<Edit> Wrong =>
    [
        new MergeTags([]), new MergeTags([new("a", [])]), new MergeTags([new("a,b", ["c"])]), new MergeTags([new("a", ["b"]), new("b", ["c"])]),
        new MergeTags([new("a", ["b", "b"])]), new MergeTags([new("a", [""])]), new ImplyTags([]), new ImplyTags([new("a", [])]), new ImplyTags([new("a", ["a"])]),
        new ImplyTags([new("a", ["b,c"])]), new ImplyTags([new("", ["b"])]), new ExclusiveTags(["a"]), new ExclusiveTags(["a", "a"]), new ExclusiveTags(["a", "b"], "last"),
        new ExclusiveTags([.. Enumerable.Range(0, 51).Select(n => $"t{n}")]),
    ];

    [Theory, MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void what_makes_no_sense_is_refused(Edit edit) => edit.Check().ShouldNotBeNull();

    [Fact]
    public void steps_are_stored_as_they_were_from_the_first_day_on()
    {
        IReadOnlyList<EditStep> steps = [new(new MergeTags([new("kite", ["kites"])])), new(new ImplyTags([new("kite", ["toy"])])), new(new ExclusiveTags(["day", "night"], "all"), "stars:>3")];
        const string Stored = """[{"edit":{"kind":"merge_tags","groups":[{"to":"kite","from":["kites"]}]}},{"edit":{"kind":"imply_tags","rules":[{"tag":"kite","implies":["toy"]}]}},{"edit":{"kind":"exclusive_tags","tags":["day","night"],"keep":"all"},"filter":"stars:>3"}]""";
        RecipeJson.Write(steps).ShouldBe(Stored);
        RecipeJson.Write(RecipeJson.Read(Stored)).ShouldBe(Stored);
    }
}
