using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.Forgetting;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using LoraCraft.Testing;
using static LoraCraft.Testing.ImageDatasets;

namespace LoraCraft.Tests.Forgetting;

/// <summary>Rows after forgetting are those that the log without the image gives.</summary>
public sealed class PlaceholderTests
{
    [Theory, InlineData(false), InlineData(true)]
    public void living_and_replaying_give_the_same_rows(bool inBin)
    {
        using var lived = Of(Image("kite, secret", "A secret.", stars: 3), Image("kite"), Image("kite", "A kite."));
        lived.Apply(new TagsEdited([new(ImageSet.Of(1), new(-1, [], ["her"])), new(ImageSet.Of(2), new(-1, [], ["sea"]))]));
        lived.Apply(new CaptionsEdited("long", [new(ImageSet.Of(1), new(0, "", "Her.")), new(ImageSet.Of(3), new(0, "", "Long."))]));
        lived.Rename("kite", "dragon", 1, 2, 3);
        if (inBin)
            lived.Remove(1, 3);
        var picture = ((ImagesAdded)lived.Events[1].Event).Images[0].Sha256;
        lived.Apply(new ImagesForgotten(ImageSet.Of(1), picture, [], []));

        using var replayed = Of();
        foreach (var one in lived.Events.Skip(1))
            replayed.Apply(one.Event is ITouchesImages touching ? touching.Without(ImageSet.Of(1)) : one.Event);

        foreach (var table in LoraCraftProjections.All().SelectMany(p => p.Tables).Where(t => !t.Name.StartsWith("change", StringComparison.Ordinal)))
            Rows(lived, table).ShouldBe(Rows(replayed, table), table.Name);
        Rows(lived, "SELECT number, name, picture, live, stars FROM image WHERE number = 1").ShouldBe(["1   0 0"]);
        Rows(lived, "SELECT tag, images FROM tag ORDER BY tag").ShouldBe(inBin ? ["dragon 1", "sea 1"] : ["dragon 2", "sea 1"]);
        Rows(lived, "SELECT images, bin FROM dataset").ShouldBe(inBin ? ["1 2"] : ["2 1"]);
        Rows(lived, "SELECT name, images FROM caption_name ORDER BY name").ShouldBe(["caption 1", "long 1"]);
    }

    [Fact]
    public void a_placeholder_takes_no_part_in_what_comes()
    {
        using var dataset = Of(Image("kite"), Image("kite"));
        dataset.Apply(new ImagesForgotten(ImageSet.Of(1), ((ImagesAdded)dataset.Events[1].Event).Images[0].Sha256, [], []));

        dataset.Apply(new ImagesRestored(ImageSet.Of(1)));
        dataset.Apply(new ImagesStarred([new(ImageSet.Of(1, 2), 0, 4)]));
        dataset.Apply(new ImagesMarked([new(ImageSet.Of(1, 2), null, "kept")]));

        Rows(dataset, "SELECT number, live, stars, mark FROM image ORDER BY number").ShouldBe(["1 0 0 ", "2 1 4 kept"]);
        Rows(dataset, "SELECT images, bin FROM dataset").ShouldBe(["1 1"]);
        Rows(dataset, "SELECT count(*) FROM picture").ShouldBe(["1"]);
    }

    private static List<string> Rows(ImageDatasets dataset, TableDefinition table) =>
        Rows(dataset, $"SELECT {string.Join(", ", table.ColumnNames)} FROM {table.Name} ORDER BY {string.Join(", ", table.KeyNames)}");

    private static List<string> Rows(ImageDatasets dataset, string sql) => dataset.Tables.Query(sql, row =>
        string.Join(' ', Enumerable.Range(0, row.FieldCount).Select(i => Convert.ToString(row.GetValue(i), System.Globalization.CultureInfo.InvariantCulture))));
}
