using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.History;
using LoraCraft.Shared;
using LoraCraft.Testing;
using static LoraCraft.Testing.ImageDatasets;

namespace LoraCraft.Tests.Projections;

/// <summary>Given events, then rows.</summary>
public sealed class RowTests
{
    [Fact]
    public void added_images_are_counted_and_their_tags_indexed()
    {
        using var dataset = Of(Image("kite, hill"), Image("kite"), Image());

        Rows(dataset, "SELECT images, bin, last_number FROM dataset").ShouldBe(["3 0 3"]);
        Rows(dataset, "SELECT tag, images FROM tag ORDER BY tag").ShouldBe(["hill 1", "kite 2"]);
        Rows(dataset, "SELECT tag, number FROM image_tag ORDER BY tag, number").ShouldBe(["hill 1", "kite 1", "kite 2"]);
        Rows(dataset, "SELECT number, tag_count FROM image_text ORDER BY number").ShouldBe(["1 2", "2 1", "3 0"]);
    }

    [Fact]
    public void removed_images_leave_the_index_and_come_back_with_all_they_had()
    {
        using var dataset = Of(Image("kite", "A kite.", stars: 3), Image("kite, hill"));

        dataset.Remove(1, 1);
        Rows(dataset, "SELECT images, bin FROM dataset").ShouldBe(["1 1"]);
        Rows(dataset, "SELECT tag, images FROM tag ORDER BY tag").ShouldBe(["hill 1", "kite 1"]);
        dataset.Apply(new ImagesRestored(ImageSet.Of(1)));

        Rows(dataset, "SELECT images, bin FROM dataset").ShouldBe(["2 0"]);
        Rows(dataset, "SELECT tag, images FROM tag ORDER BY tag").ShouldBe(["hill 1", "kite 2"]);
        Rows(dataset, "SELECT number, stars, live FROM image ORDER BY number").ShouldBe(["1 3 1", "2 0 1"]);
        Rows(dataset, "SELECT number, text FROM caption").ShouldBe(["1 A kite."]);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(600)]
    public void a_rename_gives_the_same_rows_row_by_row_and_in_bulk(int images)
    {
        using var dataset = Of([.. Enumerable.Range(1, images).Select(n => Image(n % 3 == 0 ? "hill" : "kite, a \"kite, kite"))]);
        var kites = Enumerable.Range(1, images).Where(n => n % 3 != 0).ToList();

        dataset.Rename("kite", "dragon", kites);

        Rows(dataset, "SELECT tag, images FROM tag ORDER BY tag").ShouldBe([$"a \"kite {kites.Count}", $"dragon {kites.Count}", $"hill {images - kites.Count}"]);
        Rows(dataset, "SELECT DISTINCT tags FROM image_text ORDER BY tags").ShouldBe(["[\"dragon\",\"a \\\"kite\",\"dragon\"]", "[\"hill\"]"]);
        Rows(dataset, "SELECT count(*) FROM image_tag WHERE tag = 'dragon'").ShouldBe([$"{kites.Count}"]);
        Rows(dataset, "SELECT DISTINCT tokens FROM image_text ORDER BY tokens").ShouldBe(["1", "7"]);
    }

    [Fact]
    public void captions_come_change_and_go_and_their_names_are_counted()
    {
        using var dataset = Of(Image(), Image(caption: "A hill."));

        dataset.Apply(new CaptionsEdited("long", [new(ImageSet.Of(1, 2), new(-1, "", "New\nlines"))]));
        dataset.Apply(new CaptionsEdited("long", [new(ImageSet.Of(2), new(0, "New\nlines", ""))]));

        Rows(dataset, "SELECT number, name, text FROM caption ORDER BY number, name").ShouldBe(["1 long New\nlines", "2 caption A hill."]);
        Rows(dataset, "SELECT name, images FROM caption_name ORDER BY name").ShouldBe(["caption 1", "long 1"]);
        dataset.Apply(new CaptionsEdited("long", [new(ImageSet.Of(1), new(0, "New\nlines", ""))]));
        Rows(dataset, "SELECT name, images FROM caption_name").ShouldBe(["caption 1"]);
    }

    [Fact]
    public void the_timeline_has_one_row_for_each_change()
    {
        using var dataset = Of(Image("kite"), Image("kite"));

        dataset.Rename("kite", "dragon", 1, 2);
        dataset.Apply(new ChangeUndone("change-3", "Changed"));

        Rows(dataset, "SELECT version, images, kind, undone FROM change ORDER BY version").ShouldBe(["1 0 start ", "2 2 edit ", "3 2 edit 4", "4 0 undo "]);
    }

    [Fact]
    public void a_change_knows_the_images_it_touched_and_what_it_is_about()
    {
        using var dataset = Of([.. Enumerable.Range(1, 9).Select(_ => Image("kite"))]);

        dataset.Rename("kite", "dragon", 2, 4, 5, 6, 7, 8, 9);
        dataset.Apply(new ChangeUndone("change-3", "Changed"));
        dataset.Apply(new ChangeRedone("change-3", "Changed"));

        Rows(dataset, "SELECT touched, first_image, last_image, samples FROM change WHERE version = 3").ShouldBe(["2,4-9 2 9 2,4-8"]);
        Rows(dataset, "SELECT kind, undone, undone_by, undoes FROM change ORDER BY version").ShouldBe(["start   ", "edit   ", "edit   ", "undo   change-3", "redo   change-3"]);
    }

    [Fact]
    public void a_change_that_goes_on_stays_one_row_with_all_its_images()
    {
        using var dataset = Of(Image("kite"), Image("kite"), Image("kite"));

        dataset.Apply(new TagRenamed("kite", "dragon", ImageSet.Of(3)), "run");
        dataset.Apply(new ImagesStarred([new(ImageSet.Of(1), 0, 4)]));
        dataset.Apply(new TagRenamed("kite", "dragon", ImageSet.Of(1)), "run");
        dataset.Apply(new TagRenamed("dragon", "hawk", ImageSet.Of(1, 3)), "run");

        Rows(dataset, "SELECT version, images, touched, first_image, last_image, position FROM change WHERE change = 'run'").ShouldBe(["6 2 1,3 1 3 6"]);
        Rows(dataset, "SELECT first_version, first_position FROM change WHERE change = 'run'").ShouldBe(["3 3"]);
        Rows(dataset, "SELECT DISTINCT tag FROM change_tag WHERE change = 'run' ORDER BY tag").ShouldBe(["dragon", "hawk", "kite"]);
    }

    [Fact]
    public void a_change_has_a_row_for_each_image_until_they_are_many()
    {
        using var dataset = Of([.. Enumerable.Range(1, 80).Select(_ => Image("kite"))]);

        dataset.Apply(new TagRenamed("kite", "dragon", ImageSet.Of(3, 5)), "run");
        dataset.Apply(new TagRenamed("dragon", "hawk", ImageSet.Of(5, 7)), "run");
        Rows(dataset, "SELECT number FROM change_image WHERE change = 'run' ORDER BY number").ShouldBe(["3", "5", "7"]);
        dataset.Apply(new TagRenamed("kite", "dragon", ImageSet.Range(10, 80)), "run");

        Rows(dataset, "SELECT count(*) FROM change_image").ShouldBe(["0"]);
    }

    [Fact]
    public void the_tags_of_a_change_are_those_that_came_went_or_changed_their_name()
    {
        using var dataset = Of(Image("Red Kite, hill"));

        dataset.Apply(new TagsEdited([new(ImageSet.Of(1), new(0, ["a", "stays", "B"], ["c", "stays"]))]));
        dataset.Apply(new CaptionsEdited("caption", [new(ImageSet.Of(1), new(0, "", "a kite"))]));
        dataset.Rename("hill", "Hügel", 1);

        Rows(dataset, "SELECT change, tag FROM change_tag ORDER BY change, tag").ShouldBe(
            ["change-2 hill", "change-2 red kite", "change-3 a", "change-3 b", "change-3 c", "change-5 hill", "change-5 hügel"]);
    }

    [Fact]
    public void settings_marks_and_places_are_those_given_last()
    {
        using var dataset = Of(Image(), Image());

        dataset.Apply(new DatasetConfigured(new(), new("k1te", "toy", 3, "flux")));
        dataset.Apply(new ImagesMarked([new(ImageSet.Of(1), null, "kept"), new(ImageSet.Of(2), null, "rejected")]));
        dataset.Apply(new ImagesStarred([new(ImageSet.Of(1, 2), 0, 4)]));
        dataset.Apply(new ImagesReordered([2], [2], [0.5]));

        Rows(dataset, "SELECT trigger_word, class_name, repeats, family FROM dataset").ShouldBe(["k1te toy 3 flux"]);
        Rows(dataset, "SELECT number, mark, stars, place FROM image ORDER BY place").ShouldBe(["2 rejected 4 0.5", "1 kept 4 1"]);
    }

    private static List<string> Rows(ImageDatasets dataset, string sql) => dataset.Tables.Query(sql, row =>
        string.Join(' ', Enumerable.Range(0, row.FieldCount).Select(i => Convert.ToString(row.GetValue(i), System.Globalization.CultureInfo.InvariantCulture))));
}
