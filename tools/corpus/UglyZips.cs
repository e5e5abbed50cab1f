using System.IO.Compression;

namespace LoraCraft.Corpus;

/// <summary>Archives that must not be unpacked as they ask to be.</summary>
public static class UglyZips
{
    private static readonly string[] SlipNames =
        ["../slip.png", "a/../../slip.png", "/tmp/slip.png", "C:\\slip.png", "..\\slip.png", "good/inside.png"];

    /// <summary>Entries that point outside of the folder: upwards, absolute, by drive letter.</summary>
    public static byte[] Slip() => Zip(archive =>
    {
        var picture = Encode.Png(Drawing.TestCard(32, 32));
        foreach (var name in SlipNames)
            Add(archive, name, stream => stream.Write(picture));
    });

    /// <summary>Entries of 64 MiB of zeros each, a thousandth of that in the archive.</summary>
    public static byte[] Bomb(int entries = 4) => Zip(archive =>
    {
        var block = new byte[1 << 20];
        for (var i = 0; i < entries; i++)
            Add(archive, $"bomb{i:00}.png", stream =>
            {
                for (var written = 0; written < 64; written++)
                    stream.Write(block);
            });
    });

    private static byte[] Zip(Action<ZipArchive> fill)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            fill(archive);
        return memory.ToArray();
    }

    private static void Add(ZipArchive archive, string name, Action<Stream> write)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var stream = entry.Open();
        write(stream);
    }
}
