using LoraCraft.Corpus;

namespace LoraCraft.EndToEnd;

/// <summary>Small drawn pictures with text files beside them.</summary>
internal static class PictureFolder
{
    private static readonly string[] Places = ["hill", "meadow", "river"];

    /// <summary>
    /// Number i has the tags <c>red kite, PLACE</c>, and <c>flying</c> when even; every fifth a caption in prose instead, and number 1 a wide shape.
    /// </summary>
    public static void Write(string folder, int count, int firstSeed = 1)
    {
        Directory.CreateDirectory(folder);
        for (var i = 1; i <= count; i++)
        {
            var (width, height) = i % 7 == 1 ? (240, 135) : i % 4 == 0 ? (150, 200) : (200, 150);
            var drawn = Drawing.Scene(width, height, firstSeed + i);
            var name = Path.Combine(folder, $"kite_{i:0000}");
            if (i % 3 == 0)
                File.WriteAllBytes($"{name}.png", Encode.Png(drawn, compression: 1));
            else
                File.WriteAllBytes($"{name}.jpg", Encode.Jpeg(drawn, fields: new Dictionary<string, string> { ["exif-ifd0-Model"] = "Pinhole 3" }));
            File.WriteAllText($"{name}.txt", Text(i));
        }
    }

    private static string Text(int i) =>
        i % 5 == 0
            ? $"A red kite circles over the {Places[i % 3]} in the late afternoon."
            : $"red kite, {Places[i % 3]}{(i % 2 == 0 ? ", flying" : "")}";
}
