using LoraCraft.Datasets;
using LoraCraft.Exporting;

namespace LoraCraft.Bench;

/// <summary>Photos as they are into a zip, against <c>zip -0 -r</c> over the same files, in turn.</summary>
internal static class Export
{
    private const int Rounds = 5;

    public static async Task Run(string[] args)
    {
        var photos = await Photos.Folder(args);
        using var folder = new ScratchFolder();
        await using var host = await Product.Start(folder.Path);
        var concept = await host.Get<CreateConcept>().Run("Bench", null);
        var dataset = (await host.Get<CreateDataset>().Run(concept.Id, "Photos", null)).Id;
        await host.Import(dataset, photos);
        var pairs = new List<(double Ours, double Theirs, double Cpu)>();
        for (var round = 0; round <= Rounds; round++)
        {
            var (ours, theirs) = (folder.In("ours.zip"), folder.In("theirs.zip"));
            var spent = await Spent.On(() => host.Finish(host.Get<ExportDataset>().Run(dataset, new("plain", ours))));
            var child = await Child.Run("zip", ["-0", "-r", "-q", theirs, "."], photos);
            pairs.Add((Speed(ours, spent.Wall), Speed(theirs, child.Wall), spent.Cpu));
            File.Delete(ours);
            File.Delete(theirs);
        }

        pairs.RemoveAt(0);
        Score.Print(
            new("export to a zip against zip -0 -r", Score.Median(pairs.Select(p => p.Ours / p.Theirs)), "x", 0.7),
            new("export to a zip", Score.Median(pairs.Select(p => p.Ours)), "MB/s"),
            new("zip -0 -r", Score.Median(pairs.Select(p => p.Theirs)), "MB/s"),
            new("export, processor", Score.Median(pairs.Select(p => p.Cpu)), "s"));
    }

    private static double Speed(string file, double seconds) => new FileInfo(file).Length / 1e6 / seconds;
}
