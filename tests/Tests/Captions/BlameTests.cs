using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.History;
using LoraCraft.History.Merging;
using LoraCraft.Shared;
using LoraCraft.Testing;
using static LoraCraft.Testing.ImageDatasets;

namespace LoraCraft.Tests.Captions;

/// <summary>Given events, then the position of the event that put each text there. The images arrive with event 2.</summary>
public sealed class BlameTests
{
    [Fact]
    public void a_text_is_from_the_event_that_brought_it()
    {
        using var dataset = Of(Image("kite, hill", "A kite."), Image("kite"));

        dataset.Apply(new TagsEdited([new(ImageSet.Of(1), new(-1, [], ["sea"]))]));
        dataset.Rename("kite", "red kite", 1, 2);
        dataset.Apply(new TagsReordered([new(ImageSet.Of(1), [2, 1, 0])]));
        dataset.Apply(new CaptionsEdited("caption", [new(ImageSet.Of(1), new(2, "", "red "))]));
        dataset.Apply(new CaptionsEdited("long", [new(ImageSet.Of(1), new(0, "", "New"))]));

        Tags(dataset, 1).ShouldBe("sea 3, hill 2, red kite 4");
        Tags(dataset, 2).ShouldBe("red kite 4");
        Captions(dataset, 1).ShouldBe("A |2 red |6 kite.|2; New|7");
    }

    [Fact]
    public void what_an_undo_or_redo_brings_back_keeps_its_origin()
    {
        using var dataset = Of(Image("kite, hill", "A red kite."));
        dataset.ApplyAs("ada", new TagsEdited([new(ImageSet.Of(1), new(0, ["kite"], ["sea"]))]));
        dataset.ApplyAs("ada", new CaptionsEdited("caption", [new(ImageSet.Of(1), new(2, "red", "blue"))]));

        dataset.Undo("ben", 4).Undo("ben", 3);
        Tags(dataset, 1).ShouldBe("kite 2, hill 2");
        Captions(dataset, 1).ShouldBe("A red kite.|2");
        dataset.Redo("ben", 7).Redo("ben", 5);

        Tags(dataset, 1).ShouldBe("sea 3, hill 2");
        Captions(dataset, 1).ShouldBe("A |2 blue|4  kite.|2");
    }

    [Fact]
    public void a_tag_written_anew_is_of_the_one_who_wrote_it()
    {
        using var dataset = Of(Image("kite"));
        dataset.Apply(new TagsEdited([new(ImageSet.Of(1), new(0, ["kite"], []))]));

        dataset.Apply(new TagsEdited([new(ImageSet.Of(1), new(0, [], ["kite"]))]));

        Tags(dataset, 1).ShouldBe("kite 4");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(600)]
    public void a_rename_and_its_undo_say_the_same_in_bulk(int images)
    {
        using var dataset = Of([.. Enumerable.Range(1, images).Select(_ => Image("kite, hill"))]);
        dataset.Remove(2);
        dataset.Rename("kite", "dragon", Enumerable.Range(1, images));
        Tags(dataset, 1).ShouldBe("dragon 4, hill 2");
        Tags(dataset, 2).ShouldBe("dragon 4, hill 2");

        dataset.Undo("someone", 4);
        Tags(dataset, 1).ShouldBe("kite 2, hill 2");
        Tags(dataset, 2).ShouldBe("kite 2, hill 2");
        dataset.Redo("someone", 5);
        dataset.Apply(new ImagesRestored(ImageSet.Of(2)));

        Tags(dataset, 1).ShouldBe("dragon 4, hill 2");
        Tags(dataset, 2).ShouldBe("dragon 4, hill 2");
    }

    [Fact]
    public void the_bin_forgets_nothing()
    {
        using var dataset = Of(Image("kite", "A kite."));
        dataset.Apply(new TagsEdited([new(ImageSet.Of(1), new(-1, [], ["sea"]))]));

        dataset.Remove(1);
        Tags(dataset, 1).ShouldBe("kite 2, sea 3");
        dataset.Apply(new ImagesRestored(ImageSet.Of(1)));

        Tags(dataset, 1).ShouldBe("kite 2, sea 3");
        Captions(dataset, 1).ShouldBe("A kite.|2");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(600)]
    public void what_a_merge_brings_keeps_its_origins_and_so_it_does_when_it_comes_again(int images)
    {
        using var dataset = Of([.. Enumerable.Range(1, images).Select(_ => Image("kite, hill", "A kite."))]);
        dataset.Remove(2);
        var all = ImageSet.Range(1, images);
        dataset.ApplyAs(
            "ben", new DatasetMerged(8, 3), new MergedWorkCredited([], ImageSet.Empty, ImageSet.Empty, ImageSet.Empty), new TagRenamed("hill", "sea", all),
            new TagsEdited([new(all, new(-1, [], ["mine", "wind"]))]), new CaptionsEdited("caption", [new(all, new(2, "kite", "red boat"))]),
            new OriginsMerged([new(all, ["sea", "wind"], 71)], []), new OriginsMerged([], [new(all, "caption", "2:2,4:72,4:0,1:2")]));

        void Check()
        {
            foreach (var number in new[] { 1, 2, images })
            {
                Tags(dataset, number).ShouldBe("kite 2, sea 71, mine 7, wind 71");
                Captions(dataset, number).ShouldBe("A |2 red |72 boat|8 .|2");
            }
        }

        Check();
        dataset.Undo("ben", 4);
        Tags(dataset, 1).ShouldBe("kite 2, hill 2");
        Captions(dataset, 1).ShouldBe("A kite.|2");
        dataset.Redo("ben", 11);
        Check();
        dataset.Apply(new ImagesRestored(ImageSet.Of(2)));
        Check();
    }

    [Fact]
    public void what_comes_with_an_image_that_a_merge_adds_keeps_its_origins()
    {
        using var dataset = Of(Image("kite"));

        dataset.ApplyAs(
            "ben", new DatasetMerged(8, 3), new ImagesAdded([Image("kite, hill", "A kite.") with { Number = 2 }]),
            new OriginsMerged([new(ImageSet.Of(2), ["kite"], 71)], [new(ImageSet.Of(2), "caption", "2:71,5:72")]));

        Tags(dataset, 2).ShouldBe("kite 71, hill 4");
        Captions(dataset, 2).ShouldBe("A |71 kite.|72");
    }

    [Fact]
    public void many_images_are_blamed_as_each_of_them()
    {
        using var dataset = Of(Image("kite, hill"), Image("kite"), Image("sea"));
        dataset.Apply(new TagsEdited([new(ImageSet.Of(1, 3), new(-1, [], ["wind"]))]));

        dataset.Apply(new ImagesRemoved(ImageSet.Of(3)));
        var all = dataset.Tables.TagOriginsOf(Dataset, ImageSet.Of(1, 3));

        all.Keys.Order().ShouldBe([1, 3]);
        all[1].ShouldBe(new Dictionary<string, long> { ["kite"] = 2, ["hill"] = 2, ["wind"] = 3 }, ignoreOrder: true);
        all[3].ShouldBe(new Dictionary<string, long> { ["sea"] = 2, ["wind"] = 3 }, ignoreOrder: true);
    }

    private static string Tags(ImageDatasets dataset, int number)
    {
        var blame = dataset.Tables.OriginsOf(Dataset, number)!.Tags;
        return string.Join(", ", blame.Select(t => $"{t.Text} {t.Position}"));
    }

    private static string Captions(ImageDatasets dataset, int number)
    {
        var blame = dataset.Tables.OriginsOf(Dataset, number)!.Captions;
        return string.Join("; ", blame.OrderBy(c => c.Key).Select(c => string.Join(' ', c.Value.Select(p => $"{p.Text}|{p.Position}"))));
    }
}
