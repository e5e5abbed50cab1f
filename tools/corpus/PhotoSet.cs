namespace LoraCraft.Corpus;

/// <summary>A mixed set of photos with captions beside some of them.</summary>
public static class PhotoSet
{
    private const int DrawnSources = 40;

    /// <summary>Writes the set; equal arguments and sources give equal files.</summary>
    /// <param name="sources">Picture files to cut from; when empty, drawn ones are used.</param>
    /// <returns>Bytes written.</returns>
    public static long Write(string folder, int count, int seed, IReadOnlyList<string> sources)
    {
        Directory.CreateDirectory(folder);
        var available = sources.Count > 0 ? sources.Count : DrawnSources;
        var bySource = Enumerable.Range(0, count).Select(i => PhotoPlan.Of(i, seed, available)).GroupBy(plan => plan.Source).ToList();
        long bytes = 0;

        // One item at a time per worker: the default hands out ranges, and the last range would run on one core.
        Parallel.ForEach(System.Collections.Concurrent.Partitioner.Create(bySource, System.Collections.Concurrent.EnumerablePartitionerOptions.NoBuffering), group =>
        {
            using var maker = sources.Count > 0 ? PhotoMaker.FromFile(sources[group.Key]) : PhotoMaker.Drawn(seed * 1000 + group.Key);
            foreach (var plan in group)
                Interlocked.Add(ref bytes, WriteOne(folder, maker, plan, seed));
        });
        return bytes;
    }

    private static long WriteOne(string folder, PhotoMaker maker, PhotoPlan plan, int seed)
    {
        var path = Path.Combine(folder, plan.FileName);
        var file = maker.Make(plan);
        File.WriteAllBytes(path, file);
        if (CaptionText.For(plan.Index, seed) is { } caption)
            File.WriteAllText(Path.ChangeExtension(path, ".txt"), caption);
        return file.Length;
    }
}
