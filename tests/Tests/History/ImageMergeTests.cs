using LoraCraft.History.Algebra;
using LoraCraft.Kernel;

namespace LoraCraft.Tests.History;

public sealed class ImageMergeTests
{
    private static readonly ImageState Kite = new(
        true, ["red kite", "hill"], new Dictionary<string, string> { ["caption"] = "a red kite over a hill" }, 3, null, 1, "1.png", "abc");

    [Fact]
    public void changes_of_different_facets_are_both_taken()
    {
        var merged = ImageMerge.Merge(
            Kite, Kite with { Tags = ["red kite"], Stars = 5 }, Kite.WithCaption("caption", "a red kite over a sea") with { Mark = "kept", Place = 9 });

        merged.IsClean.ShouldBeTrue();
        merged.Value.ShouldBe(Kite.WithCaption("caption", "a red kite over a sea") with { Tags = ["red kite"], Stars = 5, Mark = "kept", Place = 9 });
    }

    [Fact]
    public void every_facet_has_its_own_conflict_and_mine_stands()
    {
        var mine = Kite.WithCaption("caption", "a blue kite over a hill") with { Tags = ["bird", "hill"], Stars = 1, Mark = "kept", Place = 5 };
        var theirs = Kite.WithCaption("caption", "a pink kite over a hill").WithCaption("short", "kite") with { Tags = ["kite", "hill"], Stars = 2, Mark = "rejected", Place = 6 };

        var merged = ImageMerge.Merge(Kite, mine, theirs);

        merged.Conflicts.Select(c => (c.Facet, c.HasBoth)).ShouldBe([("tags", true), ("caption:caption", true), ("stars", false), ("mark", false)]);
        merged.Value.ShouldBe(mine.WithCaption("short", "kite"));
        merged.Both!.Tags.ShouldBe(["bird", "kite", "hill"]);
        merged.Both.Caption("caption").ShouldBe("a blue pink kite over a hill");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void an_image_that_one_removed_and_the_other_edited_stays_unless_somebody_decides(bool theyRemoved)
    {
        var (gone, edited) = (Kite with { Live = false }, Kite with { Stars = 5 });

        var merged = theyRemoved ? ImageMerge.Merge(Kite, edited, gone) : ImageMerge.Merge(Kite, gone, edited);

        merged.Conflicts.ShouldHaveSingleItem().Facet.ShouldBe("presence");
        merged.Value.ShouldBe(edited);
        ImageMerge.Resolve(merged, Choices(("presence", theyRemoved ? Choice.Theirs : Choice.Mine))).ShouldBe(edited with { Live = false });
        Should.Throw<RefusedException>(() => ImageMerge.Resolve(merged, Choices(("presence", Choice.Both))));
    }

    [Fact]
    public void taking_back_an_addition_takes_the_image_away_unless_it_was_edited()
    {
        ImageMerge.Merge(Kite, Kite, null).Value.ShouldBeNull();
        ImageMerge.Merge(Kite, Kite with { Place = 7 }, null).Value.ShouldBe(Kite with { Live = false, Place = 7 });
        ImageMerge.Merge(Kite, Kite with { Stars = 1 }, null).Conflicts.ShouldHaveSingleItem().Facet.ShouldBe("presence");
        ImageMerge.Merge(null, Kite, null).Value.ShouldBe(Kite);
    }

    [Fact]
    public void an_image_that_both_brought_has_what_either_said()
    {
        var merged = ImageMerge.Merge(null, Kite with { Place = 4 }, Kite with { Tags = ["hill", "sea"], Place = 5 });

        merged.IsClean.ShouldBeTrue();
        merged.Value.ShouldBe(Kite with { Tags = ["red kite", "hill", "sea"], Place = 4 });
    }

    [Fact]
    public void choices_are_taken_facet_by_facet()
    {
        var mine = Kite.WithCaption("caption", "a blue kite over a hill") with { Tags = ["bird", "hill"], Stars = 1, Mark = "kept" };
        var theirs = Kite.WithCaption("caption", "a pink kite over a hill") with { Tags = ["kite", "hill"], Stars = 2, Mark = "rejected" };
        var merged = ImageMerge.Merge(Kite, mine, theirs);

        ImageMerge.Resolve(merged, Choices()).ShouldBe(mine);
        ImageMerge.Resolve(merged, Choices(("tags", Choice.Theirs), ("caption:caption", Choice.Mine), ("stars", Choice.Theirs), ("mark", Choice.Theirs)))
            .ShouldBe(theirs.WithCaption("caption", "a blue kite over a hill"));
        ImageMerge.Resolve(merged, Choices(("tags", Choice.Both), ("caption:caption", new Choice.Text("a kite")), ("stars", new Choice.Number(4)), ("mark", new Choice.Text(null))))
            .ShouldBe(mine.WithCaption("caption", "a kite") with { Tags = ["bird", "kite", "hill"], Stars = 4, Mark = null });
        Should.Throw<RefusedException>(() => ImageMerge.Resolve(merged, Choices(("stars", new Choice.Text("many")))));
        Should.Throw<RefusedException>(() => ImageMerge.Resolve(merged, Choices(("width", Choice.Mine))));
    }

    [Fact]
    public void texts_that_grow_beyond_a_caption_are_a_conflict_without_both()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", 100));
        var more = string.Join(' ', Enumerable.Repeat("more", 3000));

        var merged = ImageMerge.Merge(
            Kite.WithCaption("caption", text), Kite.WithCaption("caption", $"{more} {text}"), Kite.WithCaption("caption", $"{text} {more}"));

        merged.Conflicts.ShouldHaveSingleItem().ShouldBe(new("caption:caption", HasBoth: false));
        merged.Value!.Caption("caption").ShouldBe($"{more} {text}");
    }

    [Fact]
    public void a_side_that_changed_nothing_changes_nothing() => Cases.Check(random =>
    {
        var (image, edited, _) = Three(random);

        foreach (var merged in new[] { ImageMerge.Merge(image, edited, image), ImageMerge.Merge(image, image, edited), ImageMerge.Merge(image, edited, edited) })
        {
            merged.IsClean.ShouldBeTrue();
            merged.Value.ShouldBe(edited);
            merged.Both.ShouldBe(edited);
        }
    });

    [Fact]
    public void merging_is_symmetric_and_so_is_a_conflict() => Cases.Check(random =>
    {
        var (image, mine, theirs) = Three(random);

        var (one, other) = (ImageMerge.Merge(image, mine, theirs), ImageMerge.Merge(image, theirs, mine));

        one.Conflicts.ShouldBe(other.Conflicts);
        one.Both?.Tags.Order().ShouldBe(other.Both?.Tags.Order());
        if (one.IsClean && (mine?.Place == theirs?.Place || mine?.Place == image?.Place || theirs?.Place == image?.Place))
            one.Value.ShouldBe(other.Value);
    });

    [Fact]
    public void without_a_choice_nothing_of_mine_is_lost_and_a_choice_of_a_side_is_that_side() => Cases.Check(random =>
    {
        var (image, mine, theirs) = Three(random);
        var merged = ImageMerge.Merge(image, mine, theirs);

        if (mine is { Live: true } && merged.Conflicts.Any(c => c.Facet == Facets.Presence))
            merged.Value!.Live.ShouldBeTrue();
        foreach (var (facet, _) in merged.Conflicts.Where(c => c.Facet != Facets.Presence))
        {
            Facet(merged.Value!, facet).ShouldBe(Facet(mine!, facet));
            Facet(ImageMerge.Resolve(merged, Choices((facet, Choice.Theirs)))!, facet).ShouldBe(Facet(theirs!, facet));
            Facet(ImageMerge.Resolve(merged, Choices((facet, Choice.Mine)))!, facet).ShouldBe(Facet(mine!, facet));
        }
    });

    [Fact]
    public void settings_are_merged_field_by_field()
    {
        SettingsState from = new(new("kit3", "kite", 10, "flux"), "");

        var merged = SettingsMerge.Merge(
            from, new(from.Settings with { Repeats = 5, Family = "sdxl" }, "Mine"), new(from.Settings with { Repeats = 7, ClassName = "bird" }, ""));

        merged.Conflicts.ShouldBe(["repeats"]);
        merged.Value.ShouldBe(new(new("kit3", "bird", 5, "sdxl"), "Mine"));
        SettingsMerge.Resolve(merged, Choices(("repeats", Choice.Theirs))).Settings.Repeats.ShouldBe(7);
        SettingsMerge.Resolve(merged, Choices(("repeats", new Choice.Number(6)), ("description", Choice.Theirs))).ShouldBe(new(new("kit3", "bird", 6, "sdxl"), ""));
        Should.Throw<RefusedException>(() => SettingsMerge.Resolve(merged, Choices(("repeats", Choice.Both))));
    }

    [Theory]
    [InlineData(1, 1, 1, 1, true)]
    [InlineData(1, 2, 1, 2, true)]
    [InlineData(1, 1, 2, 2, true)]
    [InlineData(1, 2, 2, 2, true)]
    [InlineData(1, 2, 3, 2, false)]
    public void a_register_takes_the_side_that_changed(int @base, int mine, int theirs, int value, bool clean)
    {
        var merged = Merge.Value(@base, mine, theirs);

        (merged.Value, merged.IsClean).ShouldBe((value, clean));
    }

    private static Dictionary<string, Choice> Choices(params IEnumerable<(string Facet, Choice Choice)> choices) => choices.ToDictionary(c => c.Facet, c => c.Choice);

    private static string Facet(ImageState image, string facet) => facet switch
    {
        Facets.Tags => string.Join('\n', image.Tags),
        Facets.Stars => $"{image.Stars}",
        Facets.Mark => $"{image.Mark}",
        _ => image.Caption(Facets.CaptionName(facet)!),
    };

    private static (ImageState? Base, ImageState? Mine, ImageState? Theirs) Three(Random random)
    {
        var image = random.OneIn(10) ? null : Images.Any(random);
        return (image, Images.Edited(random, image), Images.Edited(random, image));
    }
}
