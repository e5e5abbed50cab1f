using LoraCraft.Datasets;
using LoraCraft.Gallery;
using LoraCraft.Gallery.Filtering;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using LoraCraft.Testing;
using static LoraCraft.Testing.ImageDatasets;

namespace LoraCraft.Tests.Gallery;

public sealed class GalleryTests
{
    [Theory]
    [InlineData("", "2-3,1,4")]
    [InlineData("position", "2-3,1,4")]
    [InlineData("-position", "4,1,3,2")]
    [InlineData("added", "1-4")]
    [InlineData("-added", "4,3,2,1")]
    [InlineData("name", "3,1-2,4")]
    [InlineData("-name", "4,2,1,3")]
    [InlineData("size", "2,1,3-4")]
    [InlineData("-size", "4,3,1-2")]
    [InlineData("bytes", "4,1-3")]
    [InlineData("tags", "2,4,1,3")]
    [InlineData("-tags", "3,1,4,2")]
    [InlineData("stars", "2-4,1")]
    [InlineData("-stars", "1,4,3,2")]
    public void sorts_with_ties_by_number(string sort, string expected)
    {
        using var dataset = Of(
            Image("a, b", name: "b.png", stars: 5), Image(name: "b.png", width: 10), Image("a, b, c", name: "a.png", width: 2000), Image("a", name: "c.png", width: 2000, bytes: 1));
        dataset.Apply(new ImagesReordered([1], [1], [3.5]));
        foreach (var filter in new[] { "", "number:1-4", "-tag:none" })
        {
            var images = new ImageQueries(dataset.Tables, Dataset, FilterParser.Parse(filter));
            NumberList.Write(images.Numbers(ImageSort.Parse(sort))).ShouldBe(expected);
            images.Numbers(ImageSort.Parse(sort), 1, 2).ShouldBe(NumberList.Read(expected, 9).Skip(1).Take(2));
            images.Numbers(ImageSort.Parse(sort), 2).ShouldBe(NumberList.Read(expected, 9).Skip(2));
        }
    }

    [Theory]
    [InlineData("height")]
    [InlineData("--name")]
    public void unknown_sorts_are_refused(string sort) =>
        Should.Throw<RefusedException>(() => ImageSort.Parse(sort)).Refusal.Message.ShouldContain("position, added, name");

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("1-3")]
    [InlineData("3,2,1")]
    [InlineData("5-9,1-2,40,42,41")]
    public void number_lists_keep_their_order(string text) => NumberList.Write(NumberList.Read(text, 100)).ShouldBe(text);

    [Theory]
    [InlineData("0")]
    [InlineData("a")]
    [InlineData("3-1")]
    [InlineData("1-2-3")]
    [InlineData("1-101")]
    [InlineData("1-2147483646")]
    [InlineData("99999999999")]
    public void bad_number_lists_are_refused(string text) =>
        Should.Throw<RefusedException>(() => NumberList.Read(text, 100)).Refusal.Kind.ShouldBe(RefusalKind.Invalid);

    [Fact]
    public void cards_come_in_the_order_asked_for()
    {
        using var dataset = Of(Image("b, a", caption: "Hill"), Image(stars: 3, mark: "kept"), Image()).Remove(3);
        var cards = dataset.Tables.Cards(Dataset, [3, 1, 9, 2]);
        cards.Select(c => c.Number).ShouldBe([3, 1, 2]);
        cards[0].Removed.ShouldBeTrue();
        cards[1].Tags.ShouldBe(["b", "a"]);
        cards[1].Captions.ShouldBe(new Dictionary<string, string> { ["caption"] = "Hill" });
        (cards[2].Stars, cards[2].Mark, cards[2].Added).ShouldBe((3, "kept", new(2026, 10, 1, 12, 0, 0, TimeSpan.Zero)));
    }

    [Theory]
    [InlineData("", "Count", "hill 3, kite 2, Über 1")]
    [InlineData("", "Name", "hill 3, kite 2, Über 1")]
    [InlineData("tag:kite", "Count", "hill 2, kite 2, Über 1")]
    [InlineData("tag:über", "Name", "hill 1, kite 1, Über 1")]
    [InlineData("is:untagged", "Count", "")]
    public void counts_tags_within_a_filter(string filter, string order, string expected)
    {
        using var dataset = Of(Image("kite, hill, Über"), Image("hill, kite"), Image("hill"), Image(), Image("gone")).Remove(5);
        Tags(dataset, filter, null, order).ShouldBe(expected);
    }

    [Theory]
    [InlineData("I", "hill 1, kite 1")]
    [InlineData("ÜB", "Über 1")]
    [InlineData("%", "")]
    [InlineData("*", "")]
    public void searches_tags_by_infix(string search, string expected)
    {
        using var dataset = Of(Image("kite, hill, Über"));
        Tags(dataset, "", search, "Count").ShouldBe(expected);
        Tags(dataset, "number:1", search, "Count").ShouldBe(expected);
    }

    [Fact]
    public void counts_the_tags_of_many_images_as_of_few()
    {
        using var dataset = Of([.. Enumerable.Range(1, 6_000).Select(n => Image($"all, mod {n % 3}, Kite"))]);
        dataset.Remove(6_000);
        Tags(dataset, "number:<=5999", null, "Count").ShouldBe("Kite 5999, all 5999, mod 1 2000, mod 2 2000, mod 0 1999");
        Tags(dataset, "-tag:\"mod 1\"", null, "Name").ShouldBe("all 3999, Kite 3999, mod 0 1999, mod 2 2000");
    }

    [Fact]
    public void a_scope_is_a_filter_and_a_choice()
    {
        using var dataset = Of(Image("kite"), Image("hill"), Image("kite"), Image("kite")).Remove(4);
        Resolve(new()).ShouldBe("1-3");
        Resolve(new(Filter: "tag:kite")).ShouldBe("1,3");
        Resolve(new(Images: ImageSet.Range(2, 9))).ShouldBe("2-3");
        Resolve(new(Images: ImageSet.Empty)).ShouldBe("");
        Resolve(new("tag:kite", ImageSet.Range(2, 9))).ShouldBe("3");
        Resolve(new(Images: ImageSet.Range(3, 4)), bin: true).ShouldBe("4");
        Refused(Dataset, new("a (b")).Position.ShouldBe(2);
        Refused(99, new()).Kind.ShouldBe(RefusalKind.Unknown);

        string Resolve(Scope scope, bool bin = false) => new Scopes(dataset).Resolve(dataset.Session, Dataset, scope, bin).ToString();
        Refusal Refused(long id, Scope scope) => Should.Throw<RefusedException>(() => new Scopes(dataset).Resolve(dataset.Session, id, scope)).Refusal;
    }

    private static string Tags(ImageDatasets dataset, string filter, string? search, string order)
    {
        var (total, tags) = filter.Length == 0
            ? dataset.Tables.AllTags(Dataset, search, Enum.Parse<TagOrder>(order), 100)
            : dataset.Tables.TagsOf(Dataset, new ImageQueries(dataset.Tables, Dataset, FilterParser.Parse(filter)).Set(), search, Enum.Parse<TagOrder>(order), 100);
        total.ShouldBe(tags.Count);
        return string.Join(", ", tags.Select(t => $"{t.Tag} {t.Count}"));
    }
}
