using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.Gallery;
using LoraCraft.Gallery.Filtering;
using LoraCraft.History;
using LoraCraft.History.Merging;
using LoraCraft.Kernel;
using LoraCraft.Runs;
using LoraCraft.Shared;
using LoraCraft.Testing;
using static LoraCraft.Testing.ImageDatasets;

namespace LoraCraft.Tests.Gallery;

/// <summary>
/// Five images arrive on 1 October (version 2). Ada tags 1 and 2 on the 2nd (3), a run captions 2 and 3 on the 3rd (4), Ben stars
/// 4 on the 4th (5), and 2 is looked at.
/// </summary>
public sealed class ChangeFilterTests
{
    [Theory]
    [InlineData("by:Ada", "1-2")]
    [InlineData("by:ADA", "1-2")]
    [InlineData("by:ad", "")]
    [InlineData("by:ad*", "1-2")]
    [InlineData("by:run:0199bb", "2-3")]
    [InlineData("by:run:*", "2-3")]
    [InlineData("by:*", "1-4")]
    [InlineData("-by:*", "5")]
    [InlineData("by:someone", "")]
    [InlineData("by:ada by:run:*", "2")]
    [InlineData("by:ada OR by:\"Ben B.\"", "1-2,4")]
    [InlineData("changed:2026-10-01", "5")]
    [InlineData("changed:>2026-10-02", "2-4")]
    [InlineData("changed:<=2026-10-02", "1,5")]
    [InlineData("changed:2026", "1-5")]
    [InlineData("touched:2026-10-01", "1-5")]
    [InlineData("touched:2026-10-02", "1-2")]
    [InlineData("touched:2026-10-02..2026-10-03", "1-3")]
    [InlineData("touched:>2026-10-02", "2-4")]
    [InlineData("touched:>=2027", "")]
    [InlineData("-touched:>2026-10-01", "5")]
    [InlineData("touched.people:2026", "1-2,4")]
    [InlineData("touched.people:2026-10-01", "")]
    [InlineData("touched.machines:2026-10", "2-3")]
    [InlineData("touched.machines:<2026-10-03", "")]
    [InlineData("touched.people:2026-10-02 touched.machines:2026-10-03", "2")]
    [InlineData("touched:2026-10-02 OR touched.people:2026-10-04", "1-2,4")]
    [InlineData("touched-since:1", "1-5")]
    [InlineData("touched-since:2", "1-4")]
    [InlineData("touched-since:\"4\"", "4")]
    [InlineData("touched-since:5", "")]
    [InlineData("-touched-since:3", "1,5")]
    [InlineData("is:unseen", "3")]
    [InlineData("is:seen", "1-2,4-5")]
    [InlineData("is:automatic", "2-3")]
    [InlineData("-is:automatic", "1,4-5")]
    [InlineData("failed:0199b", "3,5")]
    [InlineData("failed:run:0199bb", "3")]
    [InlineData("failed:0199BC", "5")]
    [InlineData("-failed:0199", "1-2,4")]
    public void finds_who_changed_what_and_when(string filter, string expected)
    {
        using var dataset = Changed();
        Find(dataset, filter).ShouldBe(expected);
        Find(dataset, $"{filter} -tag:none").ShouldBe(expected);
    }

    [Fact]
    public void what_a_machine_changes_again_is_unseen_again()
    {
        using var dataset = Changed();
        dataset.ApplyAs("recipe:Tidy", new ImagesStarred([new(ImageSet.Of(2), 0, 1)]));
        Find(dataset, "is:unseen").ShouldBe("2-3");
        dataset.ApplyAs("Ada", new ImagesStarred([new(ImageSet.Of(3, 5), 0, 1)]));
        Find(dataset, "is:unseen").ShouldBe("2-3");
        dataset.Tables.Cards(Dataset, [1, 2, 3]).Select(c => c.Unseen).ShouldBe([false, true, true]);
    }

    [Fact]
    public void what_was_taken_back_was_touched_all_the_same_and_by_the_taking_back_too()
    {
        using var dataset = Changed();
        dataset.Undo("Ada", 3);
        Find(dataset, "touched.people:2026-10-02").ShouldBe("1-2");
        Find(dataset, "touched:2026-10-10").ShouldBe("1-2");
        Find(dataset, "touched-since:5").ShouldBe("1-2");
    }

    [Fact]
    public void who_merges_touches_only_what_the_merge_changes()
    {
        using var dataset = Of(Image(), Image());
        dataset.ApplyAs(
            "Ada", new MergedWorkCredited([], ImageSet.Empty, ImageSet.Of(1), ImageSet.Of(1)), new ImagesStarred([new(ImageSet.Of(2), 0, 1)]),
            new MachineWorkMerged(ImageSet.Of(1), ImageSet.Empty, []));
        Find(dataset, "touched.people:2026").ShouldBe("2");
    }

    [Fact]
    public void images_here_and_there_are_found_like_those_in_a_row()
    {
        using var dataset = Of([.. Enumerable.Range(1, 100).Select(_ => Image())]);
        foreach (var some in new[] { 0, 1, 2 }.Select(rest => ImageSet.Of(Enumerable.Range(1, 100).Where(n => n % 4 == rest))))
            dataset.ApplyAs("Ada", new ImagesStarred([new(some, 0, 1)]));
        Find(dataset, "touched:2026-10-02").ShouldBe(string.Join(',', Enumerable.Range(1, 25).Select(n => n * 4)));
        Find(dataset, "touched:2026-10-02..2026-10-04 -touched:2026-10-03 number:1-8").ShouldBe("2,4,6,8");
        Find(dataset, "-touched.people:2026 number:1-8").ShouldBe("3,7");
    }

    [Fact]
    public void many_images_are_touched_as_few_are()
    {
        using var dataset = Of([.. Enumerable.Range(1, 600).Select(_ => Image())]);
        dataset.ApplyAs("run:0199bb", new ImagesStarred([new(ImageSet.Range(2, 600), 0, 1)]));
        dataset.ApplyAs("Ada", new ImagesMarked([new(ImageSet.Range(3, 600), null, "kept")]));
        Find(dataset, "by:ada").ShouldBe("3-600");
        Find(dataset, "by:run:*").ShouldBe("2-600");
        Find(dataset, "touched-since:3").ShouldBe("3-600");
        Find(dataset, "is:unseen").ShouldBe("2-600");
        Find(dataset, "-touched-since:2").ShouldBe("1");
    }

    [Theory]
    [InlineData(6)]
    [InlineData(600)]
    public void what_a_merge_brings_was_changed_by_those_who_did_it_there(int images)
    {
        using var dataset = Of([.. Enumerable.Range(1, images).Select(_ => Image())]);
        var (all, some) = (ImageSet.Range(2, images), ImageSet.Of(3, 4));
        dataset.ApplyTo(Streams.Views(Dataset), "Ben", new ImagesSeen(ImageSet.Range(1, images)));
        dataset.ApplyAs(
            "Ben", new DatasetMerged(8, 3), new ImagesAdded([Image(caption: "A kite.") with { Number = images + 1 }]),
            new MergedWorkCredited([new(all, "Ann"), new(some.Union(ImageSet.Of(images + 1)), "run:0199bb")], ImageSet.Of(2), ImageSet.Of(3, 4, images + 1), some.Union(ImageSet.Of(images + 1))),
            new TagsEdited([new(all, new(0, [], ["sea"]))]),
            new MachineWorkMerged(ImageSet.Of(3), ImageSet.Of(3, images + 1), [new(ImageSet.Of(3, images + 1), "tags", 71, null), new(ImageSet.Of(4), "tags", 71, 72)]));

        Find(dataset, "by:ann").ShouldBe($"2-{images}");
        Find(dataset, "by:ben").ShouldBe("2");
        Find(dataset, "by:run:*").ShouldBe($"3-4,{images + 1}");
        Find(dataset, "is:unseen").ShouldBe($"3-4,{images + 1}");
        Find(dataset, "is:automatic").ShouldBe("3");
        Find(dataset, "is:generated").ShouldBe($"3,{images + 1}");
        Find(dataset, "is:edited").ShouldBe("4");
        Find(dataset, "touched-since:2").ShouldBe($"2-{images + 1}");
        dataset.ApplyAs("Ben", new ImagesStarred([new(ImageSet.Of(1), 0, 1)]));
        Find(dataset, "by:ben").ShouldBe("1-2");
    }

    [Fact]
    public void the_bin_is_searched_too()
    {
        using var dataset = Changed().Remove(2, 3);
        string.Join(',', new ImageQueries(dataset.Tables, Dataset, FilterReader.Read(Dataset, "by:ada", dataset), bin: true).Set()).ShouldBe("2");
        string.Join(',', new ImageQueries(dataset.Tables, Dataset, FilterReader.Read(Dataset, "is:unseen", dataset), bin: true).Set()).ShouldBe("3");
    }

    [Theory]
    [InlineData("kite touched-since:\"v1\"", 19, "no version \"v1\"")]
    [InlineData("touched-since:6", 14, "like touched-since:57")]
    [InlineData("failed:beef", 7, "begins with \"beef\"")]
    public void says_where_and_what_is_unknown(string filter, int position, string about)
    {
        using var dataset = Changed();
        var refusal = Should.Throw<RefusedException>(() => Find(dataset, filter)).Refusal;
        refusal.Message.ShouldContain(about);
        refusal.Position.ShouldBe(position);
    }

    internal static ImageDatasets Changed() => Of(Image("kite"), Image("kite"), Image(), Image(), Image())
        .ApplyAs("Ada", new TagsEdited([new(ImageSet.Of(1, 2), new(-1, [], ["sea"]))]))
        .ApplyAs("run:0199bb", new CaptionsEdited("caption", [new(ImageSet.Of(2, 3), new(0, "", "A kite."))]))
        .ApplyAs("Ben B.", new ImagesStarred([new(ImageSet.Of(4), 0, 5)]))
        .ApplyTo(Streams.Views(Dataset), "Ben B.", new ImagesSeen(ImageSet.Of(2)))
        .ApplyTo(Streams.Run("0199bb"), "Ada", Queued("0199bb"), Items(("a.png", "failed", 3), ("b.png", "done", 2), ("c.png", "failed", null)))
        .ApplyTo(Streams.Run("0199bc"), "Ada", Queued("0199bc"), Items(("a.png", "failed", 5)));

    private static RunQueued Queued(string run) => new(run, "caption", Dataset, "Captioned", "{}");

    private static RunItemsDone Items(params IEnumerable<(string File, string Outcome, int? Number)> items) =>
        new([.. items.Select(i => new RunItem(i.File, i.Outcome, "Because.", i.Number))]);

    private static string Find(ImageDatasets dataset, string filter) =>
        new ImageQueries(dataset.Tables, Dataset, FilterReader.Read(Dataset, filter, dataset)).Set().ToString();
}
