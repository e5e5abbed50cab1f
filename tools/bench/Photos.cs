namespace LoraCraft.Bench;

/// <summary>The 2,000 mixed photos that imports and exports are measured on.</summary>
internal static class Photos
{
    public const int Count = 2_000;

    /// <summary>The folder given by <c>--photos DIR</c>, or one of our own, made when missing.</summary>
    public static async Task<string> Folder(string[] args)
    {
        if (Array.IndexOf(args, "--photos") is >= 0 and var at && at + 1 < args.Length)
            return Path.GetFullPath(args[at + 1]);
        var folder = Path.Combine(Bench.Folder, "photos");
        if (Directory.Exists(folder))
            return folder;
        Console.WriteLine("Making the photos");
        var half = folder + ".half";
        await Child.Run("dotnet", [Path.Combine(Bench.Root, "tools", "corpus", "bin", Bench.Build, "net10.0", "corpus.dll"), half, "--count", $"{Count}"]);
        Directory.Move(half, folder);
        return folder;
    }
}
