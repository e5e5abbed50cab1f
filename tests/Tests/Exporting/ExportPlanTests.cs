using LoraCraft.Exporting;
using LoraCraft.Kernel;

namespace LoraCraft.Tests.Exporting;

public sealed class ExportPlanTests
{
    public static TheoryData<ExportRequest, string> Faulty => new()
    {
        { new("zip"), "There is no export format \"zip\"" },
        { new("kohya", Path: "relative/path"), "no whole path" },
        { new("kohya", At: -1), "A version is 0 or more" },
        { With(new() { Template = "{nothing}" }), "no placeholder" },
        { With(new() { Template = " " }), "template is empty" },
        { With(new() { CaptionName = "" }), "name is empty" },
        { With(new() { TriggerWord = "a\nb" }), "one line" },
        { With(new() { ClassName = new string('x', 201) }), "one line" },
        { With(new() { Repeats = 0 }), "between 1 and 1000" },
        { With(new() { ImageFormat = "gif" }), "png, jpg or webp" },
        { With(new() { MaxSide = 63 }), "64 pixels or more" },
        { With(new() { MaxArea = 4095 }), "4096 pixels or more" },
        { With(new() { MinStars = 6 }), "between 0 and 5" },
        { With(new() { CaptionLines = "some" }), "\"first\" or \"all\"" },
        { With(new() { Captions = new("all", ["long"]) }), "\"first\", \"mix\" or \"lines\"" },
        { With(new() { Captions = new("first", []) }), "1 to 8 captions" },
        { With(new() { Captions = new("mix", ["long", "long"]) }), "each once" },
        { With(new() { Captions = new("first", ["long"], Shares: [1]) }), "for a mix" },
        { With(new() { Captions = new("mix", ["long", "short"], Shares: [70]) }), "one share for each" },
        { With(new() { Captions = new("mix", ["long", "short"], Shares: [70, 0]) }), "from 1 to 100" },
    };

    [Theory, MemberData(nameof(Faulty))]
    public void a_faulty_request_is_refused_with_what_to_do(ExportRequest request, string says)
    {
        request.Validate()!.Message.ShouldContain(says);
        Should.Throw<RefusedException>(() => Exporter.Plan(new Workbench().Source, request)).Refusal.Kind.ShouldBe(RefusalKind.Invalid);
    }

    [Fact]
    public void without_images_there_is_nothing_to_export()
    {
        using var bench = new Workbench();
        Should.Throw<RefusedException>(() => bench.Plan("plain")).Message.ShouldContain("no image to export");
        bench.Add("a.png", Samples.Png(96, 64, 1), mark: "rejected");
        Should.Throw<RefusedException>(() => bench.Plan("plain", new() { OnlyKept = true })).Message.ShouldContain("No image is kept");
    }

    [Fact]
    public void only_kept_images_with_enough_stars()
    {
        using var bench = new Workbench();
        bench.Add("a.png", Samples.Png(96, 64, 1), mark: "kept", stars: 3)
            .Add("b.png", Samples.Png(96, 64, 2), mark: "kept", stars: 2)
            .Add("c.png", Samples.Png(96, 64, 3), stars: 5);
        bench.Plan("plain", new() { OnlyKept = true, MinStars = 3 }).Pictures.Select(p => p.Path).ShouldBe(["a.png"]);
        bench.Plan("plain", new() { MinStars = 3 }).Pictures.Select(p => p.Path).ShouldBe(["a.png", "c.png"]);
    }

    [Theory]
    [InlineData("kohya", "img/10_zxq person/photo-1.png", "img/10_zxq person/photo-1.txt", "dataset.toml|loracraft.json|meta_cap.json")]
    [InlineData("ai-toolkit", "dataset/photo-1.png", "dataset/photo-1.txt", "job.yaml|loracraft.json")]
    [InlineData("onetrainer", "images/photo-1.png", "images/photo-1.txt", "concepts.json|loracraft.json")]
    [InlineData("huggingface", "train/photo-1.png", "train/metadata.jsonl", "loracraft.json|train/metadata.jsonl")]
    [InlineData("plain", "photo-1.png", "photo-1.txt", "loracraft.json")]
    public void each_format_has_its_places(string format, string picture, string caption, string others)
    {
        using var bench = Workbench.Typical();
        var plan = bench.Plan(format);
        (plan.Pictures[0].Path, plan.Pictures[0].CaptionPath).ShouldBe((picture, caption));
        plan.OtherFiles.ShouldBe(others.Split('|'));
        plan.Files.Select(f => f.Path).Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(plan.Files.Count);
    }

    [Theory]
    [InlineData("a.jpg", "jpeg", 1, 1, null, true, "jpg")]
    [InlineData("a.jpg", "jpeg", 6, 1, null, false, "jpg")]
    [InlineData("a.png", "png", 1, 1, "png", true, "png")]
    [InlineData("a.png", "png", 1, 1, "webp", false, "webp")]
    [InlineData("a.webp", "webp", 1, 8, null, false, "webp")]
    [InlineData("a.gif", "gif", 1, 1, null, false, "png")]
    [InlineData("a.tif", "tiff", 1, 1, null, false, "png")]
    [InlineData("a.avif", "avif", 1, 1, "jpg", false, "jpg")]
    [InlineData("a.png", "jpeg", 1, 1, null, true, "jpg")]
    public void a_picture_is_copied_where_it_can_be(string name, string format, int orientation, int pages, string? wanted, bool asIs, string becomes)
    {
        using var bench = new Workbench().Add(name, Samples.Jpeg(1), orientation: orientation, format: format, pages: pages);
        var picture = bench.Plan("plain", new() { ImageFormat = wanted }).Pictures.ShouldHaveSingleItem();
        (picture.AsIs, picture.Path, picture.Render.Format).ShouldBe((asIs, $"a.{becomes}", becomes));
    }

    [Fact]
    public void a_picture_over_the_size_is_rendered()
    {
        using var bench = new Workbench().Add("a.png", Samples.Png(96, 64, 1));
        bench.Plan("plain", new() { MaxSide = 96, MaxArea = 96 * 64 }).Pictures[0].AsIs.ShouldBeTrue();
        bench.Plan("plain", new() { MaxSide = 95 }).Pictures[0].AsIs.ShouldBeFalse();
        bench.Plan("plain", new() { MaxArea = 96 * 64 - 1 }).Pictures[0].AsIs.ShouldBeFalse();
    }

    [Fact]
    public void a_sound_set_gives_no_warning()
    {
        using var bench = new Workbench();
        for (var n = 0; n < 10; n++)
            bench.Add($"{n}.png", Samples.Png(96, 64, n), ["hill"], "a hill", width: 1024, height: 1024);
        foreach (var format in ExportFormats.All)
            bench.Plan(format).Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void what_trainers_stumble_over_is_said()
    {
        using var bench = new Workbench { Settings = new("zxq", "", 10, "pony") };
        bench.Add("a.png", Samples.Png(96, 64, 1), width: 63, height: 900)
            .Add("b.png", Samples.Png(96, 64, 2), ["hill"], "of zxq", width: 600, height: 600, alpha: true)
            .Add("c.webp", Samples.Webp(3), caption: "a ||| b ;;; {c}\nd", width: 1024, height: 1024, pages: 2, mark: "rejected");
        var warnings = bench.Plan("ai-toolkit", new() { Template = ExportOptions.DefaultTemplate + ", {caption:long}" }).Warnings;
        foreach (var said in new[]
            {
                "only 3 images", "1 image marked as rejected", "1 image without tags and caption: the caption says only \"zxq\"", "called \"long\"",
                "1 image with the trigger word \"zxq\" more than once", "1 image with several lines", "with |||", "with ;;;", "with braces",
                "side under 64 pixels", "smaller than half the training size of 1024 x 1024", "with transparency", "several frames", "stable-diffusion-xl-base-1.0",
            })
            warnings.ShouldContain(w => w.Contains(said), said);
    }

    [Theory]
    [InlineData("sdxl", 75, "")]
    [InlineData("sdxl", 76, "1 image with more than 75 tokens in the caption, the longest with 76")]
    [InlineData("", 76, "1 image with more than 75 tokens in the caption, the longest with 76")]
    [InlineData("flux", 76, "")]
    [InlineData("flux", 512, "1 image with more than about 512 tokens in the caption, the longest with about 513")]
    public void captions_longer_than_what_is_read_at_once_are_said(string family, int words, string said)
    {
        using var bench = new Workbench { Settings = new("", "", 10, family) };
        bench.Add("a.png", Samples.Png(96, 64, 1), caption: string.Join(' ', Enumerable.Repeat("hill", words)), width: 1024, height: 1024);
        var plan = bench.Plan("plain");
        string.Concat(plan.Warnings.Where(w => w.Contains("tokens"))).ShouldStartWith(said);
        plan.TooLong.ToString().ShouldBe(said.Length > 0 ? "1" : "");
    }

    [Fact]
    public void several_lines_mean_something_else_to_each_trainer()
    {
        using var bench = Workbench.Typical();
        ExportOptions all = new() { CaptionLines = "all" };
        bench.Plan("kohya", all).Warnings.ShouldContain(w => w.Contains("enable_wildcard"));
        bench.Plan("ai-toolkit", all).Warnings.ShouldContain(w => w.Contains("as one text"));
        bench.Plan("huggingface", all).Warnings.ShouldContain(w => w.Contains("\"texts\""));
        bench.Plan("onetrainer", all).Warnings.ShouldNotContain(w => w.Contains("several lines"));
    }

    private static ExportRequest With(ExportOptions options) => new("kohya", Options: options);
}
