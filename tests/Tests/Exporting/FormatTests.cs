using System.Text;
using System.Text.Json;
using LoraCraft.Exporting;
using YamlDotNet.RepresentationModel;

namespace LoraCraft.Tests.Exporting;

public sealed class FormatTests
{
    [Theory]
    [InlineData("kohya", "a.zip")]
    [InlineData("kohya", "a")]
    [InlineData("ai-toolkit", "a.zip")]
    [InlineData("onetrainer", "a.zip")]
    [InlineData("huggingface", "a.zip")]
    [InlineData("plain", "a.zip")]
    [InlineData("plain", "a")]
    public async Task every_format_satisfies_every_trainer(string format, string name)
    {
        using var bench = Workbench.Typical();
        SectionZero.Holds(await bench.Export(format, name), captionFiles: format != "huggingface");
    }

    [Theory]
    [InlineData("png")]
    [InlineData("jpg")]
    [InlineData("webp")]
    public async Task so_does_every_picture_format(string imageFormat)
    {
        using var bench = Workbench.Typical();
        var files = await bench.Export("plain", "a", new() { ImageFormat = imageFormat, CaptionLines = "all" });
        SectionZero.Holds(files);
        files.Keys.Where(SectionZero.IsPicture).ShouldAllBe(k => k.EndsWith("." + imageFormat));
    }

    [Fact]
    public async Task names_in_the_wild()
    {
        using var bench = new Workbench();
        string[] names = ["CON.png", "a.jpg.png", "A.png", "a.png", "..png", "🐈.png", new string('x', 200) + ".png", "a_b_c_d_e.png", "x-masklabel.png", "default.png", "写真.png", ".a.png"];
        foreach (var (name, n) in names.Concat(Enumerable.Range(0, 200).Select(n => $"ネコ{n % 3}.png")).Select((name, n) => (name, n)))
            bench.Add(name, Samples.Png(70, 70, n), caption: name);
        var files = await bench.Export("plain", "a.zip");
        SectionZero.Holds(files);
        files.Count.ShouldBe(2 * 212 + 1);
    }

    [Theory]
    [InlineData("a.png", "png", 16, null, false)]
    [InlineData("a.png", "png", 8, "acTL", false)]
    [InlineData("a.png", "png", 8, null, true)]
    public async Task a_png_that_is_not_plain_is_rendered(string name, string format, byte bits, string? chunk, bool copied)
    {
        var original = Samples.Png(70, 70, 1, bits, chunk);
        using var bench = new Workbench().Add(name, original, format: format);
        ((await bench.Export("plain", "a"))["a.png"].SequenceEqual(original)).ShouldBe(copied);
    }

    [Fact]
    public async Task so_are_other_colour_spaces_and_animations()
    {
        using var bench = new Workbench()
            .Add("plain.jpg", Samples.Jpeg(1)).Add("adobe.jpg", Samples.JpegInAnotherColourSpace(2)).Add("cmyk.jpg", Samples.CmykJpeg(3))
            .Add("plain.webp", Samples.Webp(4)).Add("moving.webp", Samples.AnimatedWebp(5)).Add("lie.jpg", Samples.Webp(6));
        var files = await bench.Export("plain", "a");
        files["plain.jpg"].ShouldBe(Samples.Jpeg(1));
        files["plain-2.webp"].ShouldBe(Samples.Webp(4));
        bench.Imaging.Rendered.ShouldBe(4);
        SectionZero.Holds(files);
    }

    [Fact]
    public async Task kohya_reads_folder_and_configuration()
    {
        using var bench = Workbench.Typical();
        bench.Settings = new("z\"x\\q", "toy: car", 3, "sd15");
        var files = await bench.Export("kohya", "set", new() { CaptionLines = "all" });
        SectionZero.Holds(files);
        var folder = Path.GetDirectoryName(files.Keys.First(SectionZero.IsPicture))!;
        folder.ShouldBe(Path.Combine("img", "3_z-x-q toy- car"));
        var toml = TomlCheck.Read(Encoding.UTF8.GetString(files["dataset.toml"]));
        toml["general.caption_extension"].ShouldBe(".txt");
        toml["general.enable_wildcard"].ShouldBe(true);
        toml["datasets.resolution"].ShouldBe(512);
        ((int)toml["general.min_bucket_reso"]).ShouldBeLessThanOrEqualTo(512);
        ((int)toml["general.max_bucket_reso"]).ShouldBeGreaterThanOrEqualTo(512);
        toml["datasets.subsets.class_tokens"].ShouldBe("z\"x\\q toy: car");
        toml["datasets.subsets.num_repeats"].ShouldBe(3);
        Directory.Exists((string)toml["datasets.subsets.image_dir"]).ShouldBeTrue();
        toml["datasets.subsets.image_dir"].ShouldBe(bench.In("set/" + folder));
        Encoding.UTF8.GetString(files[folder.Replace('\\', '/') + "/IMG_1.txt"]).ShouldBe("z\"x\\q, smile, first way\nz\"x\\q, smile, second way\nz\"x\\q, smile, third way\n");
    }

    [Fact]
    public async Task kohya_in_a_zip_says_that_its_path_is_relative()
    {
        using var bench = Workbench.Typical();
        var toml = Encoding.UTF8.GetString((await bench.Export("kohya", "a.zip"))["dataset.toml"]);
        TomlCheck.Read(toml)["datasets.subsets.image_dir"].ShouldBe("img/10_zxq person");
        toml.ShouldContain("# image_dir is taken from the folder the training is started in");
        toml.ShouldNotContain("enable_wildcard");
    }

    [Fact]
    public async Task kohya_metadata_gives_the_same_words_as_the_caption_files()
    {
        using var bench = Workbench.Typical().Add("bare.png", Samples.Png(80, 80, 99), width: 80, height: 80);
        var files = await bench.Export("kohya", "a.zip", new() { TriggerWord = "", ClassName = "" });
        using var json = JsonDocument.Parse(files["meta_cap.json"]);
        var metadata = json.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value);
        metadata.Keys.Order().ShouldBe(files.Keys.Where(SectionZero.IsPicture).Select(p => Path.GetFileName(p)).Order());
        foreach (var (name, entry) in metadata)
        {
            var caption = entry.GetProperty("caption").GetString()!;
            caption.Length.ShouldBeGreaterThan(0);
            var words = entry.TryGetProperty("tags", out var tags) ? $"{caption}, {tags.GetString()}" : caption;
            var text = Encoding.UTF8.GetString(files[$"img/10_My set/{Path.ChangeExtension(name, ".txt")}"]);
            words.Split(", ").Order().ShouldBe(text.TrimEnd('\n') is { Length: > 0 } said ? said.Split(", ").Order() : [" "]);
            entry.GetProperty("image_size").GetArrayLength().ShouldBe(2);
        }

        metadata["bare.png"].GetProperty("image_size")[0].GetInt32().ShouldBe(80);
        metadata["image-00012.png"].GetProperty("image_size")[0].GetInt32().ShouldBe(64);
    }

    [Theory]
    [InlineData("flux", "flux", "flowmatch", "black-forest-labs/FLUX.1-dev", "1024", "true")]
    [InlineData("illustrious", "sdxl", "ddpm", "stabilityai/stable-diffusion-xl-base-1.0", "1024", "false")]
    [InlineData("sd15", "sd1", "ddpm", "stable-diffusion-v1-5/stable-diffusion-v1-5", "512", "false")]
    public async Task ai_toolkit_reads_the_job(string family, string arch, string scheduler, string model, string resolution, string quantize)
    {
        using var bench = Workbench.Typical();
        bench.Settings = new("yes", "person", 3, family);
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Encoding.UTF8.GetString((await bench.Export("ai-toolkit", "set"))["job.yaml"])));
        var job = (YamlMappingNode)yaml.Documents.ShouldHaveSingleItem().RootNode;
        Text(job, "job").ShouldBe("extension");
        Text(job, "config", "name").ShouldBe("My-set");
        var process = (YamlMappingNode)job["config"]["process"][0];
        Text(process, "type").ShouldBe("sd_trainer");
        Text(process, "trigger_word").ShouldBe("yes");
        ((YamlScalarNode)process["trigger_word"]).Style.ShouldNotBe(YamlDotNet.Core.ScalarStyle.Plain);
        Text(process, "train", "noise_scheduler").ShouldBe(scheduler);
        Text(process, "train", "lr").ShouldBe("0.0001");
        (Text(process, "model", "arch"), Text(process, "model", "name_or_path"), Text(process, "model", "quantize")).ShouldBe((arch, model, quantize));
        var dataset = (YamlMappingNode)process["datasets"][0];
        Text(dataset, "folder_path").ShouldBe(bench.In("set/dataset"));
        Text(dataset, "caption_ext").ShouldBe("txt");
        Text(dataset, "num_repeats").ShouldBe("3");
        ((YamlScalarNode)dataset["resolution"][0]).Value.ShouldBe(resolution);
        ((YamlScalarNode)process["sample"]["prompts"][0]).Value.ShouldBe("yes, hill, red kite, a hill, seen 1 times");

        static string? Text(YamlNode node, params string[] path) => ((YamlScalarNode)path.Aggregate(node, (n, key) => n[key])).Value;
    }

    [Fact]
    public async Task onetrainer_reads_the_concept()
    {
        using var bench = Workbench.Typical();
        var files = await bench.Export("onetrainer", "set");
        using var json = JsonDocument.Parse(files["concepts.json"]);
        var concept = json.RootElement.EnumerateArray().ShouldHaveSingleItem();
        concept.GetProperty("name").GetString().ShouldBe("My set");
        Directory.Exists(concept.GetProperty("path").GetString()).ShouldBeTrue();
        concept.GetProperty("type").GetString().ShouldBe("STANDARD");
        concept.GetProperty("balancing").GetRawText().ShouldBe("10.0");
        concept.GetProperty("seed").GetInt32().ShouldBeInRange(0, 1 << 30);
        concept.GetProperty("image").GetProperty("enable_crop_jitter").GetBoolean().ShouldBeTrue();
        concept.GetProperty("image").EnumerateObject().Count().ShouldBe(22);
        concept.GetProperty("text").GetProperty("prompt_source").GetString().ShouldBe("sample");
    }

    [Fact]
    public async Task hugging_face_reads_the_metadata()
    {
        using var bench = Workbench.Typical();
        var files = await bench.Export("huggingface", "a.zip", new() { CaptionLines = "all" });
        var rows = Encoding.UTF8.GetString(files["train/metadata.jsonl"]).TrimEnd('\n').Split('\n').Select(l => JsonDocument.Parse(l).RootElement).ToList();
        rows.Select(r => "train/" + r.GetProperty("file_name").GetString()).Order().ShouldBe(files.Keys.Where(SectionZero.IsPicture).Order());
        rows.Select(r => string.Join(' ', r.EnumerateObject().Select(p => p.Name))).Distinct().ShouldBe(["file_name text tags texts"]);
        var row = rows.Single(r => r.GetProperty("file_name").GetString() == "IMG_1.jpg");
        row.GetProperty("text").GetString().ShouldBe("zxq, smile, first way");
        row.GetProperty("tags").GetString().ShouldBe("smile");
        row.GetProperty("texts").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task the_manifest_is_enough_to_export_again()
    {
        using var bench = Workbench.Typical();
        var files = await bench.Export("kohya", "a.zip", new() { MaxSide = 70, Repeats = 4, Filter = "tag:hill" });
        var manifest = JsonSerializer.Deserialize<Manifest>(files["loracraft.json"], JsonSerializerOptions.Web)!;
        bench.Settings = new("other", "thing", 9, "sdxl");
        var again = await bench.Export(manifest.Format, "b.zip", manifest.Options);
        again.Keys.Order().ShouldBe(files.Keys.Order());
        foreach (var (path, content) in files)
            again[path].ShouldBe(content, path);
        Encoding.UTF8.GetString(files["loracraft.json"]).ShouldNotContain(bench.Folder);
    }
}
