namespace LoraCraft.Bench;

/// <summary>A first import by the real executable against a tuned Node script on the same libvips, whole processes in turn.</summary>
internal static class Import
{
    private const int Rounds = 3;

    public static async Task Run(string[] args)
    {
        var photos = await Photos.Folder(args);
        var peers = await Peers.Folder();
        var pairs = new List<(Child Ours, Child Theirs)>();
        for (var round = 0; round < Rounds; round++)
        {
            var ours = await Ours(photos);
            var theirs = await Theirs(peers, photos);
            pairs.Add((ours, theirs));
            Console.WriteLine($"{ours.Wall:F1} s, {ours.Cpu:F1} s of processor, {ours.PeakMegabytes:F0} MiB; peer {theirs.Wall:F1} s, {theirs.Cpu:F1} s, {theirs.PeakMegabytes:F0} MiB");
        }

        Score.Print(
            new("images a second against the peer", Score.Median(pairs.Select(p => p.Theirs.Wall / p.Ours.Wall)), "x", 1.2),
            new("the same by processor time", Score.Median(pairs.Select(p => p.Theirs.Cpu / p.Ours.Cpu)), "x"),
            new("peak memory", pairs.Max(p => p.Ours.PeakMegabytes), "MiB", 200, AtMost: true),
            new("peak memory of the peer", pairs.Max(p => p.Theirs.PeakMegabytes), "MiB"),
            new("images a second", Score.Median(pairs.Select(p => Photos.Count / p.Ours.Wall)), "/s"),
            new("images a second of the peer", Score.Median(pairs.Select(p => Photos.Count / p.Theirs.Wall)), "/s"));
    }

    private static async Task<Child> Ours(string photos)
    {
        using var folder = new ScratchFolder();
        return await Child.Run(Bench.Executable, ["import", photos, "--dataset", "Photos", "--data", folder.Path, "--json"]);
    }

    private static async Task<Child> Theirs(string peers, string photos)
    {
        using var folder = new ScratchFolder();
        return await Child.Run("node", ["import.mjs", photos, folder.Path], peers);
    }
}
