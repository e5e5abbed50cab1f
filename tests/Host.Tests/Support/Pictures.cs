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
}
