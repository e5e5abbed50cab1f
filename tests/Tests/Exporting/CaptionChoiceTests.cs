using System.Text;
using LoraCraft.Exporting;

namespace LoraCraft.Tests.Exporting;

/// <summary>Images with several captions: which of them an export writes.</summary>
public sealed class CaptionChoiceTests
{
    private static readonly ExportOptions Plain = new() { Template = "{trigger}, {caption}", TriggerWord = "zxq" };

    [Fact]
    public void the_first_that_an_image_has_is_written()
    {
        using var bench = Three();
        Written(bench, new("first", ["long", "short"])).ShouldBe(["zxq, A long one.", "zxq, short b", "zxq"]);
        Written(bench, new("first", ["short", "long"])).ShouldBe(["zxq, short a", "zxq, short b", "zxq"]);
        Written(bench, new("first", ["none"])).ShouldBe(["zxq", "zxq", "zxq"]);
        bench.Plan("plain", Plain with { Captions = new("first", ["none"]) }).Warnings.ShouldContain("No image has a caption called \"none\".");
        bench.Plan("plain", Plain with { Template = "{trigger}", Captions = new("first", ["long"]) }).Warnings.ShouldContain(w => w.StartsWith("The template has no {caption}"));
    }

    [Theory]
    [InlineData(10, 70, 30, 7)]
    [InlineData(10, 1, 1, 5)]
    [InlineData(3, 1, 1, 1)]
    [InlineData(200, 99, 1, 198)]
    [InlineData(1, 30, 70, 0)]
    public void a_mix_keeps_its_shares(int images, int longs, int shorts, int expected)
    {
        using var bench = Many(images);
        Written(bench, new("mix", ["long", "short"], [longs, shorts])).Count(c => c.Contains("long")).ShouldBe(expected);
    }

    [Fact]
    public void a_mix_is_the_same_each_time_and_another_with_another_seed()
    {
        using var bench = Many(40);
        CaptionChoice mix = new("mix", ["long", "short"]);

        var once = Written(bench, mix);

        Written(bench, mix).ShouldBe(once);
        Written(bench, mix with { Shares = [1, 1], Seed = 0 }).ShouldBe(once, "defaults are spelled out");
        Written(bench, mix with { Seed = 1 }).ShouldNotBe(once);
        string.Concat(once.Take(12).Select(c => c.Contains("long") ? 'l' : 's')).ShouldBe("slsllslsslsl", "it is the same a year later");
    }

    [Fact]
    public void what_a_mix_gives_an_image_does_not_change_with_the_others()
    {
        using var few = Many(30);
        using var many = Many(50);
        CaptionChoice mix = new("mix", ["long", "short"], [70, 30], Seed: 5);
        Written(many, mix).Take(30).ShouldBe(Written(few, mix));
    }

    [Fact]
    public void an_image_without_a_part_of_the_mix_takes_what_it_has()
    {
        using var bench = Many(10);
        for (var i = 0; i < 10; i++)
            bench.Add($"only-{i}.png", Samples.Png(96, 64, 100 + i), captions: new() { ["short"] = "short only" });
        var written = Written(bench, new("mix", ["long", "short"], [70, 30]));
        (written.Count(c => c.Contains("long")), written.Count(c => c.Contains("only"))).ShouldBe((7, 10));
    }

    [Fact]
    public async Task all_of_them_are_alternatives_as_each_trainer_reads_them()
    {
        using var bench = Three();
        var options = Plain with { Captions = new("lines", ["long", "short"]) };
        Written(bench, options.Captions!).ShouldBe(["zxq, A long one.\nzxq, short a", "zxq, short b", "zxq"]);
        Written(bench, options.Captions!, "all").ShouldBe(["zxq, A long one.\nzxq, Its other line.\nzxq, short a", "zxq, short b", "zxq"]);

        Encoding.UTF8.GetString((await bench.Export("kohya", "k", options))["dataset.toml"]).ShouldContain("enable_wildcard = true\n");
        Encoding.UTF8.GetString((await bench.Export("huggingface", "h.zip", options))["train/metadata.jsonl"]).Split('\n')[0]
            .ShouldBe("""{"file_name":"a.png","text":"zxq, A long one.","tags":"","texts":["zxq, A long one.","zxq, short a"]}""");
        bench.Plan("ai-toolkit", options).Warnings.ShouldContain(w => w.Contains("as one text"));
    }

    [Fact]
    public async Task the_choice_is_remembered_with_the_export_and_others_say_nothing_of_it()
    {
        using var bench = Many(4);
        var with = await bench.Export("plain", "a", Plain with { Captions = new("mix", ["long", "short"], [70, 30]) });
        Encoding.UTF8.GetString(with[Manifest.FileName]).ReplaceLineEndings("").Replace(" ", "")
            .ShouldContain("""captions":{"use":"mix","names":["long","short"],"shares":[70,30],"seed":0}""");
        Encoding.UTF8.GetString((await bench.Export("plain", "b", Plain))[Manifest.FileName]).ShouldNotContain("captions");
        var again = await bench.Export("plain", "c", Manifest.Read(new MemoryStream(with[Manifest.FileName]))!.Options);
        again.OrderBy(f => f.Key).Select(f => (f.Key, Convert.ToHexString(f.Value))).ShouldBe(with.OrderBy(f => f.Key).Select(f => (f.Key, Convert.ToHexString(f.Value))));
    }

    private static List<string> Written(Workbench bench, CaptionChoice choice, string lines = "first") =>
        [.. bench.Plan("plain", Plain with { Captions = choice, CaptionLines = lines }).Pictures.Select(p => p.Caption.Text.TrimEnd('\n'))];

    private static Workbench Three() => new Workbench()
        .Add("a.png", Samples.Png(96, 64, 1), captions: new() { ["long"] = "A long one.\nIts other line.", ["short"] = "short a" })
        .Add("b.png", Samples.Png(96, 64, 2), captions: new() { ["long"] = " \n", ["short"] = "short b" })
        .Add("c.png", Samples.Png(96, 64, 3));

    private static Workbench Many(int images)
    {
        var bench = new Workbench();
        for (var i = 0; i < images; i++)
            bench.Add($"{i:000}.png", Samples.Png(96, 64, i), captions: new() { ["long"] = "A long one.", ["short"] = "short" });
        return bench;
    }
}
