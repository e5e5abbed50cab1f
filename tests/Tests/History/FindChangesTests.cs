using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.History;
using LoraCraft.Shared;
using LoraCraft.Testing;
using static LoraCraft.Testing.ImageDatasets;

namespace LoraCraft.Tests.History;

/// <summary>What the timeline shows of some changes: two made the dataset and its images, six came after.</summary>
public sealed class FindChangesTests : IDisposable
{
    private static readonly string[] Stream = [Streams.Dataset(Dataset)];

    private readonly ImageDatasets _dataset = Of(Image("kite, hill"), Image("Kite"), Image())
        .Apply(new TagRenamed("kite", "dragon", ImageSet.Of(1)), "rename", "ann", "Renamed \"kite\" to \"dragon\"")
        .Apply(new ImagesStarred([new(ImageSet.Of(1, 3), 0, 4)]), "stars", "ben", "Gave 4 stars")
        .Apply(new TagsEdited([new(ImageSet.Of(2), new(-1, [], ["100% silk"]))]), "silk", "ann", "Added \"100% silk\"")
        .Apply(new ChangeUndone("stars", "Gave 4 stars"), "undo", "ann", "Undid: Gave 4 stars")
        .Apply(new DatasetRenamed("Kites", "Drachen"), "name", "ben", "Renamed the dataset to \"Drachen\"")
        .Apply(new ImagesRemoved(ImageSet.Of(2)), "remove", "run:1", "Removed images");

    [Fact]
    public void everything_newest_first() => Found(new()).ShouldBe("remove name undo silk stars rename change-2 change-1");

    [Fact]
    public void a_page_begins_before_a_position()
    {
        Found(new(), 3).ShouldBe("remove name undo");
        Found(new(Before: 6), 3).ShouldBe("silk stars rename");
    }

    [Fact]
    public void of_an_actor_or_a_kind()
    {
        Found(new(Actor: "ann")).ShouldBe("undo silk rename");
        Found(new(Actor: "Ann")).ShouldBeEmpty();
        Found(new(Kind: "undo")).ShouldBe("undo");
    }

    [Theory]
    [InlineData("kite", "rename change-2")]
    [InlineData("KITE", "rename change-2")]
    [InlineData("100% Silk", "silk")]
    [InlineData("sea", "")]
    public void of_a_tag(string tag, string changes) => Found(new(Tag: tag)).ShouldBe(changes);

    [Theory]
    [InlineData("RENAMED", "name rename")]
    [InlineData("0%", "silk")]
    [InlineData("_", "")]
    public void with_a_text_in_the_label(string text, string changes) => Found(new(Text: text)).ShouldBe(changes);

    [Theory]
    [InlineData(1, "stars rename change-2")]
    [InlineData(2, "remove silk change-2")]
    [InlineData(3, "stars change-2")]
    [InlineData(4, "")]
    public void of_an_image(int image, string changes) => Found(new(Image: image)).ShouldBe(changes);

    [Fact]
    public void between_two_times()
    {
        var day = TimeSpan.FromDays(1).Ticks / TimeSpan.TicksPerMillisecond;
        var first = new DateTimeOffset(2026, 10, 1, 12, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

        Found(new(Since: first + day, Until: first + (3 * day))).ShouldBe("stars rename");
    }

    [Fact]
    public void all_at_once()
    {
        Found(new(Actor: "ann", Tag: "kite", Image: 1, Text: "dragon", Kind: "edit")).ShouldBe("rename");
        Found(new(Actor: "ben", Tag: "kite")).ShouldBeEmpty();
        _dataset.Tables.Find(null, new(Tag: "dragon"), 10).ShouldHaveSingleItem().Change.ShouldBe("rename");
    }

    /// <summary>More changes of many images than are looked at in one go, some without a gap.</summary>
    [Fact]
    public void an_image_that_few_of_many_wide_changes_touched()
    {
        var (around, all) = (ImageSet.Of(1).Union(ImageSet.Range(3, 90)), ImageSet.Range(1, 90));
        for (var i = 0; i < 1300; i++)
            _dataset.Apply(new ImagesMarked([new(i % 600 == 7 ? all : around, null, "kept")]), $"mark-{i}");

        Found(new(Image: 2), 4).ShouldBe("mark-1207 mark-607 mark-7 remove");
        Found(new(Image: 1), 2).ShouldBe("mark-1299 mark-1298");
        Found(new(Image: 2, Tag: "100% silk"), 4).ShouldBe("silk");
    }

    /// <summary>So many that changes are gone through and asked for it.</summary>
    [Fact]
    public void of_a_tag_that_was_changed_often()
    {
        for (var i = 0; i < 2_100; i++)
            _dataset.Apply(new TagsEdited([new(ImageSet.Of(3), i % 2 == 0 ? new(0, [], ["sea"]) : new(0, ["sea"], []))]), $"sea-{i}", i % 700 == 0 ? "ann" : "ben");

        Found(new(Tag: "Sea"), 2).ShouldBe("sea-2099 sea-2098");
        Found(new(Tag: "sea", Actor: "ann")).ShouldBe("sea-1400 sea-700 sea-0");
        Found(new(Tag: "kite")).ShouldBe("rename change-2");
        _dataset.Tables.Find(null, new(Tag: "sea"), 1).ShouldHaveSingleItem().Change.ShouldBe("sea-2099");
    }

    public void Dispose() => _dataset.Dispose();

    private string Found(ChangeFilter filter, int limit = 100) => string.Join(' ', _dataset.Tables.Find(Stream, filter, limit).Select(c => c.Change));
}
