using LoraCraft.Corpus;
using LoraCraft.Testing;

namespace LoraCraft.Host.Tests;

/// <summary>Small pictures; another number is another picture.</summary>
internal static class Pictures
{
    public static byte[] Png(int number = 1, int width = 80, int height = 64) => Encode.Png(Drawing.Scene(width, height, number));

    public static byte[] Jpeg(int number = 1) => Encode.Jpeg(Drawing.Scene(80, 64, number));

    /// <summary>Writes <c>000.png</c>, <c>001.png</c>, ... each with tags beside it.</summary>
    public static string Fill(this TemporaryFolder folder, int count, string tags = "kite, hill", string below = "pictures")
    {
        for (var i = 0; i < count; i++)
        {
            folder.Write($"{below}/{i:000}.png", Png(i));
            folder.Write($"{below}/{i:000}.txt", tags);
        }

        return folder[below];
    }

    /// <summary>Writes large pictures, each another by the bytes after its end: their import takes ten seconds and more.</summary>
    public static string FillSlow(this TemporaryFolder folder)
    {
        var picture = Encode.Jpeg(Drawing.Scene(3000, 2000, 1));
        for (var i = 0; i < 400; i++)
            folder.Write($"slow/{i:000}.jpg", [.. picture, .. BitConverter.GetBytes(i)]);
        return folder["slow"];
    }
}
