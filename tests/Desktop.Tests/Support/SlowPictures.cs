using LoraCraft.Corpus;
using LoraCraft.Testing;

namespace LoraCraft.Desktop.Tests;

/// <summary>A folder whose import takes some seconds: large pictures, each another by the bytes after its end.</summary>
internal static class SlowPictures
{
    public const int Count = 60;

    private static readonly Lazy<byte[]> Picture = new(() => Encode.Jpeg(Drawing.Scene(3000, 2000, 1)));

    public static string Fill(TemporaryFolder folder)
    {
        for (var i = 0; i < Count; i++)
            folder.Write($"pictures/{i:000}.jpg", [.. Picture.Value, .. BitConverter.GetBytes(i)]);
        return folder["pictures"];
    }
}
