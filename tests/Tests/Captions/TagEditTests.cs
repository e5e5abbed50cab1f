using LoraCraft.Captions;
using LoraCraft.Captions.Edits;
using LoraCraft.Shared;
using static LoraCraft.Testing.Deciding;

namespace LoraCraft.Tests.Captions;

public sealed class TagEditTests
{
    [Fact]
    public void renaming_a_tag_touches_only_images_that_have_it() =>
        Given(Image(1, "red kite, hill"), Image(2, "hill"), Image(3, "red kite"))
            .When(new RenameTag("red kite", "kite"))
            .Then(new TagRenamed("red kite", "kite", ImageSet.Of(1, 3)));

    [Fact]
    public void renaming_to_a_tag_that_is_there_keeps_one_where_the_first_stood() =>
        Given(Image(1, "sea, red kite, hill, kite"), Image(2, "kite, red kite"), Image(3, "red kite, sea"))
            .When(new RenameTag("red kite", "kite"))
            .ThenTags("sea, kite, hill", "kite", "kite, sea");

    [Fact]
    public void renaming_splits_images_that_can_take_it_back_by_name_from_those_that_cannot() =>
        Given(Image(1, "red kite, kite"), Image(2, "red kite"))
            .When(new RenameTag("red kite", "kite"))
            .Then(
                new TagRenamed("red kite", "kite", ImageSet.Of(2)),
                new TagsEdited([new(ImageSet.Of(1), new(0, ["red kite"], []))]));

    [Fact]
    public void renaming_a_tag_that_is_there_twice_renames_both() =>
        Given(Image(1, "red kite, hill, red kite")).When(new RenameTag("red kite", "kite")).ThenTags("kite, hill, kite");

    [Fact]
    public void renaming_to_itself_or_an_unknown_tag_is_nothing()
    {
        Given(Image(1, "kite")).When(new RenameTag("kite", "kite")).ThenNothing();
        Given(Image(1, "kite")).When(new RenameTag("Kite", "hill")).ThenNothing();
    }

    [Fact]
    public void a_rename_may_change_case_alone() =>
        Given(Image(1, "Kite")).When(new RenameTag("Kite", "kite")).ThenTags("kite");

    [Theory]
    [InlineData("front", null, "sea, kite, hill")]
    [InlineData("end", null, "kite, hill, sea")]
    [InlineData("position", 0, "sea, kite, hill")]
    [InlineData("position", 1, "kite, sea, hill")]
    [InlineData("position", 99, "kite, hill, sea")]
    public void tags_are_added_where_they_are_wanted(string at, int? position, string tags) =>
        Given(Image(1, "kite, hill")).When(new AddTags(["sea"], at, position)).ThenTags(tags);

    [Fact]
    public void a_tag_that_is_there_stays_where_it_is() =>
        Given(Image(1, "kite, hill"), Image(2, "hill, sea")).When(new AddTags(["sea", "hill", "sea"], "front")).ThenTags("sea, kite, hill", "hill, sea");

    [Fact]
    public void adding_at_the_end_is_one_entry_whatever_the_lists() =>
        Given(Image(1, "kite"), Image(2, "kite, hill, sky"), Image(3, "sea"))
            .When(new AddTags(["new"]))
            .Then(new TagsEdited([new(ImageSet.Of(1, 2, 3), new(-1, [], ["new"]))]));

    [Fact]
    public void removing_tags_leaves_the_others_in_order() =>
        Given(Image(1, "a, b, c, b, d"), Image(2, "d")).When(new RemoveTags(["b", "a"])).ThenTags("c, d", "d");

    [Fact]
    public void setting_tags_keeps_their_order() =>
        Given(Image(1, "a, b"), Image(2, "")).When(new SetTags(["c", "a"])).ThenTags("c, a", "c, a");

    [Fact]
    public void setting_the_same_tags_in_another_order_is_a_permutation() =>
        Given(Image(1, "a, b, c"), Image(2, "a, b, c"))
            .When(new SetTags(["c", "a", "b"]))
            .Then(new TagsReordered([new(ImageSet.Of(1, 2), [2, 0, 1])]));

    [Theory]
    [InlineData(0, "c, a, b")]
    [InlineData(1, "a, c, b")]
    [InlineData(99, "a, b, c")]
    public void moving_a_tag_counts_places_among_the_others(int position, string tags) =>
        Given(Image(1, "a, b, c")).When(new MoveTag("c", position)).ThenTags(tags);

    [Fact]
    public void moving_a_tag_that_is_not_there_is_nothing() =>
        Given(Image(1, "a, b")).When(new MoveTag("c", 0)).ThenNothing();

    [Fact]
    public void duplicates_go_whatever_their_case_and_the_first_stays() =>
        Given(Image(1, "Kite, hill, kite, hill, KITE"), Image(2, "kite")).When(new DropDuplicateTags()).ThenTags("Kite, hill", "kite");

    [Fact]
    public void tags_are_sorted_alphabetically_without_regard_to_case() =>
        Given(Image(1, "hill, Sea, apple, a, A")).When(new SortTags("alphabetical")).ThenTags("A, a, apple, hill, Sea");

    [Fact]
    public void tags_are_sorted_by_frequency_and_then_alphabetically() =>
        Given(Image(1, "rare, b, common, a"), Image(2, "common, a, b"), Image(3, "common"))
            .When(new SortTags("frequency"))
            .ThenTags("common, a, b, rare", "common, a, b", "common");

    [Fact]
    public void sorting_what_is_sorted_is_nothing() =>
        Given(Image(1, "a, b"), Image(2, "")).When(new SortTags("alphabetical")).ThenNothing();

    [Fact]
    public void underscores_become_spaces_and_faces_stay() =>
        Given(Image(1, "red_kite, ^_^, _, long_hair_style, __init__")).When(new Underscores("spaces")).ThenTags("red kite, ^_^, _, long hair style, init");

    [Fact]
    public void spaces_become_underscores() =>
        Given(Image(1, "red kite, hill, a b")).When(new Underscores("underscores")).ThenTags("red_kite, hill, a b");

    [Fact]
    public void equal_changes_share_an_entry_and_others_have_their_own() =>
        Given(Image(1, "x, a"), Image(2, "x, a"), Image(3, "a, x"), Image(5, "x, a"))
            .When(new RemoveTags(["x"]))
            .Then(new TagsEdited([new(ImageSet.Of(1, 2, 5), new(0, ["x"], [])), new(ImageSet.Of(3), new(-1, ["x"], []))]));

    [Fact]
    public void a_change_of_every_image_is_one_range() =>
        Given([.. Enumerable.Range(1, 5000).Select(n => Image(n, "kite"))])
            .When(new RenameTag("kite", "dragon"))
            .Then(new TagRenamed("kite", "dragon", ImageSet.Range(1, 5000)));

    [Fact]
    public void a_tag_with_a_comma_a_line_break_or_spaces_around_it_is_refused()
    {
        Given().When(new AddTags(["a,b"])).ThenRefused("comma");
        Given().When(new SetTags(["a\nb"])).ThenRefused("line break");
        Given().When(new RenameTag("a", " b")).ThenRefused("space");
        Given().When(new RenameTag("a", new string('b', 401))).ThenRefused("400");
        Given().When(new AddTags([])).ThenRefused("at least one");
    }
}
