using LoraCraft.Captioning.Running;
using LoraCraft.Captioning.Tagging;
using LoraCraft.Datasets;
using LoraCraft.Importing;
using LoraCraft.Runs;
using LoraCraft.Testing.Taggers;

namespace LoraCraft.Bench;

/// <summary>Tags of some photos from a model of 448 pixels, against the speed of the model alone; then the same from what is known.</summary>
internal static class Tagging
{
    private const int Images = 97;
    private const int Alone = 16;

    /// <summary>
    /// What the smallest of the WD taggers has to compute for a picture, 61 billion multiplications with their additions: wd-convnext-tagger-v3
    /// is ConvNeXt-B, 15.4 billion at 224 pixels (Liu et al. 2022, "A ConvNet for the 2020s", table 1) and four times that at 448. Each
    /// layer here computes channels x channels x 9 of them at each of 112 x 112 places.
    /// </summary>
    private const int Channels = 128, Layers = 33;

    public static async Task Run(string[] args)
    {
        var photos = await Photos.Folder(args);
        using var folder = new ScratchFolder();
        var model = ColourTagger.Slow(Path.Combine(folder.Path, "model"), Channels, Layers);
        await using var host = await Product.Start(Path.Combine(folder.Path, "data"));
        var concept = await host.Get<CreateConcept>().Run("Bench", null);
        var dataset = (await host.Get<CreateDataset>().Run(concept.Id, "Photos", null)).Id;
        string[] some = [.. Directory.EnumerateFiles(photos, "*.jpg", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Take(Images)];
        await host.Finish(host.Get<ImportFiles>().Run(dataset, new(some)));

        // Opens the model and finds out how many pictures together are fastest, once.
        await Tag(host, dataset, model, limit: 1);
        var (together, before) = await Solo(host, model);
        var start = Peak.Begin();
        var looked = await Spent.On(() => Tag(host, dataset, model));
        var grown = Peak.Since(start);
        var (_, after) = await Solo(host, model);
        var known = await Spent.On(() => Tag(host, dataset, model));
        var solo = (before + after) / 2;
        Score.Print(
            new("tagging, as share of the model alone", (some.Length - 1) / looked.Wall / solo, "", 0.95),
            new("pictures a second", (some.Length - 1) / looked.Wall, "images/s"),
            new("the model alone", solo, "images/s"),
            new("pictures together", together, ""),
            new("memory beyond that at the start", grown, "MiB", 250, AtMost: true),
            new("tags of known pictures", some.Length / known.Wall, "images/s"));
    }

    /// <summary>How many pictures together are fastest, and how many a second that makes.</summary>
    private static async Task<(int Together, double Rate)> Solo(Host.LoraCraftHost host, string folder)
    {
        using var model = host.Get<ITaggerModels>().Open(Path.Combine(folder, "model.onnx"), ColourTagger.SlowTags);
        model.Tune(CancellationToken.None);
        byte[][] squares = [.. Enumerable.Range(0, Alone).Select(_ => new byte[model.Side * model.Side * 3])];
        var spent = await Spent.On(() => Task.FromResult(model.Look(squares, CancellationToken.None)));
        return (model.Together, Alone / spent.Wall);
    }

    private static Task<RunView> Tag(Host.LoraCraftHost host, long dataset, string model, int? limit = null) =>
        host.Finish(host.Get<TagImages>().Run(dataset, new([model], new(General: 0.5), Policy: CaptionPolicy.ReplaceAll, Limit: limit)));
}
