using LoraCraft.Datasets;
using LoraCraft.Host;

namespace LoraCraft.Bench;

/// <summary>The same files again, unchanged: into the dataset that has them, and into a new one.</summary>
internal static class Reimport
{
    private const int Rounds = 5;

    public static async Task Run(string[] args)
    {
        var photos = await Photos.Folder(args);
        using var folder = new ScratchFolder();
        await using var host = await Product.Start(folder.Path);
        var concept = await host.Get<CreateConcept>().Run("Bench", null);
        var dataset = await NewDataset(host, concept, 0);
        var first = await Spent.On(() => host.Import(dataset, photos));
        var again = new List<Spent>();
        var elsewhere = new List<Spent>();
        for (var round = 1; round <= Rounds; round++)
        {
            again.Add(await Spent.On(() => host.Import(dataset, photos)));
            var other = await NewDataset(host, concept, round);
            elsewhere.Add(await Spent.On(() => host.Import(other, photos)));
        }

        Score.Print(
            new("first import", first.Wall, "s"),
            new("again", Score.Median(again.Select(s => s.Wall)), "s"),
            new("again against the first", Score.Median(again.Select(s => first.Wall / s.Wall)), "x", 20),
            new("again against the first by processor time", Score.Median(again.Select(s => first.Cpu / s.Cpu)), "x"),
            new("into a new dataset against the first", Score.Median(elsewhere.Select(s => first.Wall / s.Wall)), "x"));
    }

    private static async Task<long> NewDataset(LoraCraftHost host, ConceptView concept, int round) =>
        (await host.Get<CreateDataset>().Run(concept.Id, $"Photos {round}", null)).Id;
}
