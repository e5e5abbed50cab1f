using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.Gallery;
using LoraCraft.Gallery.Charts;
using LoraCraft.Gallery.Filtering;
using LoraCraft.Shared;
using LoraCraft.Shared.Tokens;
using LoraCraft.Testing;
using static LoraCraft.Testing.ImageDatasets;

namespace LoraCraft.Tests.Gallery;

public sealed class FilterTests
{
    [Theory]
    [InlineData("tag:\"red kite\"", "1")]
    [InlineData("tag:\"RED kite\"", "1")]
    [InlineData("tag:kite", "3")]
    [InlineData("tag:\"* kite\"", "1-2")]
    [InlineData("tag:k?te", "3")]
    [InlineData("tag:*", "1-4")]
    [InlineData("-tag:*kite", "4-5")]
    [InlineData("tag:*kite tag:hill", "1")]
    [InlineData("tag:kite OR tag:hill", "1,3")]
    [InlineData("tag:none", "")]
    [InlineData("-tag:none", "1-5")]
    [InlineData("tag:GRÜN", "4")]
    [InlineData("tag:GR*", "4")]
    [InlineData("grün", "4")]
    [InlineData("kite", "1-3,5")]
    [InlineData("ki*te", "1-3,5")]
    [InlineData("KITE", "1-3,5")]
    [InlineData("ki", "1-3,5")]
    [InlineData("holiday", "2")]
    [InlineData("NOT kite", "4")]
    [InlineData("NOT (kite OR tag:grün)", "")]
    public void finds_tags_and_bare_words(string filter, string expected)
    {
        using var dataset = Of(
            Image("red kite, hill"), Image("blue kite", name: "Holiday.png"), Image("kite"), Image("Grün"), Image(caption: "A child with a kite."));
        Find(dataset, filter).ShouldBe(expected);
    }

    [Theory]
    [InlineData("tag:100%", "1")]
    [InlineData("tag:*%*", "1")]
    [InlineData("tag:a_b", "2")]
    [InlineData("a_b", "2")]
    [InlineData("tag:*_*", "2")]
    [InlineData(@"tag:saber_\(fate\)", "")]
    [InlineData(@"tag:""saber \(fate\)""", "4")]
    [InlineData(@"tag:*\\*", "4")]
    [InlineData(@"\(fate\)", "4")]
    [InlineData(@"tag:a\*b", "5")]
    [InlineData(@"tag:a*b", "2-3,5")]
    [InlineData(@"a\*b", "5")]
    [InlineData(@"tag:""5\"" disk""", "6")]
    [InlineData(@"""5\"" di""", "6")]
    [InlineData("tag:'quoted'", "7")]
    [InlineData("tag:*🪁", "8")]
    [InlineData("🪁", "8")]
    [InlineData("d83", "")]
    public void wildcards_and_escapes_mean_what_they_say(string filter, string expected)
    {
        using var dataset = Of(
            Image("100%"), Image("a_b"), Image("axb"), Image(@"saber \(fate\)"), Image("a*b"), Image("5\" disk"), Image("'quoted'"), Image("red 🪁"));
        Find(dataset, filter).ShouldBe(expected);
    }

    [Theory]
    [InlineData("caption:hill", "1-2")]
    [InlineData("caption:HILL", "1-2")]
    [InlineData("caption:\"green*hill\"", "1")]
    [InlineData("caption:a", "1-2")]
    [InlineData("caption:über", "3")]
    [InlineData("caption:ÜBER", "3")]
    [InlineData("caption.long:hill", "2")]
    [InlineData("caption.short:hill", "")]
    [InlineData("caption:50%", "3")]
    [InlineData("caption:50_", "")]
    [InlineData("is:captioned", "1-3")]
    [InlineData("is:uncaptioned", "4")]
    public void finds_captions(string filter, string expected)
    {
        using var dataset = Of(
            Image(caption: "A green meadow hill"), Image(captions: new Dictionary<string, string> { ["short"] = "Sea", ["long"] = "A hill by the sea" }),
            Image(caption: "Über 50% sky"), Image());
        Find(dataset, filter).ShouldBe(expected);
    }

    [Theory]
    [InlineData("name:beach", "1-2")]
    [InlineData("name:*.png", "1")]
    [InlineData("name:beach*", "1")]
    [InlineData("name:BEACH?.PNG", "1")]
    [InlineData("name:été", "3")]
    [InlineData("source:pictures", "1,3")]
    [InlineData("source:\"C:\\Pictures\"", "3")]
    [InlineData("source:zip!/*beach", "2")]
    [InlineData("format:png", "1")]
    [InlineData("format:jpg", "2")]
    [InlineData("-format:png", "2-3")]
    [InlineData("mark:kept", "1")]
    [InlineData("mark:rejected", "2")]
    [InlineData("mark:none", "3")]
    [InlineData("-mark:kept", "2-3")]
    [InlineData("stars:>=3", "2")]
    [InlineData("stars:1-3", "1-2")]
    [InlineData("is:starred", "1-2")]
    [InlineData("width:>1024", "2")]
    [InlineData("width:512-1024", "1,3")]
    [InlineData("height:1024", "1-2")]
    [InlineData("pixels:>1mp", "1-2")]
    [InlineData("pixels:512x512", "3")]
    [InlineData("bytes:<1mb", "1")]
    [InlineData("bytes:1mb-2mb", "2")]
    [InlineData("ratio:16:9", "2")]
    [InlineData("ratio:1", "1,3")]
    [InlineData("ratio:>1", "2")]
    [InlineData("is:square", "1,3")]
    [InlineData("is:landscape", "2")]
    [InlineData("is:portrait", "")]
    [InlineData("number:2-", null)]
    [InlineData("number:2..9", "2-3")]
    [InlineData("number:>2", "3")]
    [InlineData("added:2026-10-01", "1-3")]
    [InlineData("added:>2026-10-01", "")]
    [InlineData("added:<=2026-10", "1-3")]
    [InlineData("added:<2026", "")]
    public void finds_what_is_measured(string filter, string? expected)
    {
        using var dataset = Of(
            Image(name: "Beach1.png", bytes: 500_000, mark: "kept", stars: 1, source: "/home/me/Pictures/Beach1.png"),
            Image(name: "my beach.jpg", width: 1820, bytes: 2_000_000, format: "jpeg", mark: "rejected", stars: 3, source: "/tmp/a.zip!/my beach.jpg"),
            Image(name: "ÉTÉ.webp", width: 512, height: 512, bytes: 3_000_000, format: "webp", source: @"C:\Pictures\ÉTÉ.webp"));
        if (expected is null)
            Should.Throw<Kernel.RefusedException>(() => Find(dataset, filter)).Refusal.Position.ShouldBe(7);
        else
            Find(dataset, filter).ShouldBe(expected);
    }

    [Theory]
    [InlineData("tags:0", "3")]
    [InlineData("is:untagged", "3")]
    [InlineData("is:tagged", "1-2,4")]
    [InlineData("tags:<3", "1-3")]
    [InlineData("tags:>=2", "2,4")]
    [InlineData("chars:0", "")]
    [InlineData("chars:3", "1")]
    [InlineData("chars:6", "2-3")]
    [InlineData("chars:17", "4")]
    [InlineData("chars:>5", "2-4")]
    [InlineData("words:0", "1-2")]
    [InlineData("words:1", "3")]
    [InlineData("words:>=2", "4")]
    [InlineData("tokens:1", "1,3")]
    [InlineData("tokens:>4", "2,4")]
    [InlineData("tokens:<5 tags:1", "1")]
    [InlineData("t5:2", "1,3")]
    public void counts_tags_and_characters(string filter, string expected)
    {
        using var dataset = Of(Image("sun"), Image("🪁, sea"), Image(caption: "sunset"), Image("a\"b, \\, c", captions: new Dictionary<string, string> { ["a"] = "four", ["b"] = "five" }));
        Find(dataset, filter).ShouldBe(expected);
    }

    [Fact]
    public void t5_counts_about_as_the_estimate_of_the_whole_text_does()
    {
        using var dataset = Of(Image(caption: "a red kite"), Image("sea", caption: "kite in a field"), Image("sea"));
        Find(dataset, $"t5:{T5Estimate.Of("a red kite")}").ShouldBe("1");
        Find(dataset, $"t5:{T5Estimate.Of("sea, kite in a field")}").ShouldBe("2");
        dataset.Apply(new DatasetConfigured(new(), new("zxq")));
        Find(dataset, $"t5:{T5Estimate.Of("zxq, a red kite")}").ShouldBe("1");
    }

    [Theory]
    [InlineData("zxq")]
    [InlineData("Größe 5%")]
    [InlineData("a \"b\"")]
    [InlineData("")]
    public void counts_the_tokens_of_what_an_export_writes_with_the_trigger_word(string trigger)
    {
        var t = trigger.Length > 0 ? trigger : "zxq";
        using var dataset = Of(TriggerWords.Images(t)).Apply(new DatasetConfigured(new(), new(trigger)));
        foreach (var card in dataset.Tables.Cards(Dataset, [.. Enumerable.Range(1, TriggerWords.Images(t).Count)]))
        {
            card.Tokens.ShouldBe(TriggerWords.Counted(trigger, card).Tokens, $"{card.Number}");
            Find(dataset, $"tokens:{card.Tokens} number:{card.Number}").ShouldBe($"{card.Number}");
        }

        var counted = dataset.Tables.Facts(new(dataset.Tables, Dataset, null)).Select(f => f.Tokens).Order();
        counted.ShouldBe(dataset.Tables.Cards(Dataset, [.. Enumerable.Range(1, TriggerWords.Images(t).Count)]).Select(c => c.Tokens).Order());
    }

    [Fact]
    public void removed_images_are_found_in_the_bin_only()
    {
        using var dataset = Of(Image("red kite", caption: "A red kite"), Image("red kite"), Image("hill", name: "kite.png")).Remove(1, 3);
        foreach (var (filter, live, bin) in new[] { ("kite", "2", "1,3"), ("tag:*KITE", "2", "1"), ("-tag:hill", "2", "1"), ("caption:kite", "", "1"), ("tags:1", "2", "1,3"), ("name:kite", "", "3"), ("", "2", "1,3") })
        {
            Find(dataset, filter).ShouldBe(live, filter);
            Find(dataset, filter, bin: true).ShouldBe(bin, filter);
        }
    }

    [Fact]
    public void follows_edits()
    {
        using var dataset = Of(Image("kite"), Image("kite", caption: "A kite"));
        dataset.Rename("kite", "Drachen", 1).Apply(new CaptionsEdited("caption", [new(ImageSet.Of(1), new(0, "", "Ein Drachen"))]));
        Find(dataset, "tag:kite").ShouldBe("2");
        Find(dataset, "tag:drachen").ShouldBe("1");
        Find(dataset, "caption:drachen").ShouldBe("1");
    }

    [Fact]
    public void many_tags_under_one_pattern_are_all_found()
    {
        using var dataset = Of([.. Enumerable.Range(1, 40).Select(n => Image($"kite {n}")), Image("hill")]);
        Find(dataset, "tag:kite*").ShouldBe("1-40");
        Find(dataset, "-tag:kite*").ShouldBe("41");
        Find(dataset, "tag:kite* tag:\"kite 7\"").ShouldBe("7");
        Find(dataset, "tag:kite* -tag:\"*1*\"").ShouldBe("2-9,20,22-30,32-40");
    }

    private static string Find(ImageDatasets dataset, string filter, bool bin = false)
    {
        var images = new ImageQueries(dataset.Tables, Dataset, FilterParser.Parse(filter), bin);
        var found = images.Set().ToString();
        NumberList.Write(images.Numbers(ImageSort.Position)).ShouldBe(found);
        NumberList.Write(images.Numbers(ImageSort.Tags with { Descending = true }, 0, 100).Order().ToList()).ShouldBe(found);
        NumberList.Write(images.Numbers(ImageSort.Position, 0, 1)).ShouldBe(found.Split('-', ',')[0]);
        images.Count().ShouldBe(images.Set().Count);
        return found;
    }
}
