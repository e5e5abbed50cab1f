namespace LoraCraft.Captioning.Running;

/// <summary>What a picture costs in tokens, by what OpenAI publishes of its models; of others a guess.</summary>
internal static class PictureTokens
{
    private const int Tile = 512;
    private const int LargestTiled = 2048;
    private const int ShortSideTiled = 768;
    private const int Patch = 32;
    private const int MostPatches = 1536;

    /// <summary>Those that count tiles, by how their names begin: so much for any picture, and for each tile. The first that fits counts.</summary>
    private static readonly (string Model, int Base, int Each)[] Tiled = [("gpt-4o-mini", 2833, 5667), ("gpt-4o", 85, 170), ("gpt-4.1", 85, 170), ("o1", 85, 170)];

    /// <summary>Those that count patches, each taken so many times.</summary>
    private static readonly (string Model, double Times)[] Patched =
        [("gpt-4.1-mini", 1.62), ("gpt-4.1-nano", 2.46), ("gpt-5-mini", 1.62), ("gpt-5-nano", 2.46), ("o4-mini", 1.72)];

    /// <summary>Of a picture of three to four at the largest side.</summary>
    public static long Of(Provider provider)
    {
        var model = provider.Model[(provider.Model.LastIndexOf('/') + 1)..]; // some services put the maker in front
        double longer = provider.MaxSide, shorter = provider.MaxSide * 0.75;
        if (Patched.FirstOrDefault(p => model.StartsWith(p.Model, StringComparison.Ordinal)) is { Model: not null } patched)
            return (long)(Math.Min(MostPatches, Pieces(longer, shorter, Patch)) * patched.Times);
        if (Tiled.FirstOrDefault(t => model.StartsWith(t.Model, StringComparison.Ordinal)) is not { Model: not null } tiled)
            return Pieces(longer, shorter, Patch);
        if (provider.Detail == "low")
            return tiled.Base;
        var scale = Math.Min(1, Math.Min(LargestTiled / longer, ShortSideTiled / shorter));
        return tiled.Base + Pieces(longer * scale, shorter * scale, Tile) * tiled.Each;
    }

    private static long Pieces(double width, double height, int side) => (long)Math.Ceiling(width / side) * (long)Math.Ceiling(height / side);
}
