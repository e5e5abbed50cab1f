namespace LoraCraft.Bench;

/// <summary>The Node programs that the product is measured against.</summary>
internal static class Peers
{
    /// <summary>Their folder, with its packages installed.</summary>
    public static async Task<string> Folder()
    {
        var folder = Path.Combine(Bench.Root, "tools", "bench", "peers");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
            await Child.Run("npm", ["install", "--no-audit", "--no-fund"], folder);
        return folder;
    }
}
