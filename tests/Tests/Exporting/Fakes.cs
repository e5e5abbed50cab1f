using System.Collections.Concurrent;
using System.Security.Cryptography;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Tests.Exporting;

internal sealed class MemoryBlobs : IBlobStore
{
    public void Flush()
    {
    }

    public ConcurrentDictionary<string, byte[]> Content { get; } = new();

    public string Put(byte[] content)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(content));
        Content[name] = content;
        return name;
    }

    public bool Exists(Shelf shelf, string name) => Content.ContainsKey(name);

    public void Put(Shelf shelf, string name, ReadOnlySpan<byte> content) => Content[name] = content.ToArray();

    public Stream OpenRead(Shelf shelf, string name) =>
        shelf == Shelf.Images && Content.TryGetValue(name, out var bytes) ? new MemoryStream(bytes) : throw new FileNotFoundException(name);

    public byte[]? Read(Shelf shelf, string name) => Content.GetValueOrDefault(name);

    public void Delete(Shelf shelf, string name) => Content.TryRemove(name, out _);

    public IEnumerable<string> List(Shelf shelf) => Content.Keys;
}

/// <summary>Renders to real files that depend only on the input; refuses what is no picture.</summary>
internal sealed class FakeImaging : IImaging
{
    private int _now;

    public int Rendered { get; private set; }

    public int MostAtOnce { get; private set; }

    public PictureReading Read(ReadOnlyMemory<byte> file, PictureLimits limits, CancellationToken cancel = default) => throw new NotSupportedException();

    public RenderedPicture Render(ReadOnlyMemory<byte> file, RenderOptions options, PictureLimits limits, CancellationToken cancel = default)
    {
        lock (this)
            (Rendered, _now, MostAtOnce) = (Rendered + 1, _now + 1, Math.Max(MostAtOnce, _now + 1));
        try
        {
            if (!IsPicture(file.Span))
                throw new PictureRefusedException("It is no picture.");
            var seed = BitConverter.ToInt32(SHA256.HashData(file.Span)) & 0xFFFF;
            var side = Math.Min(options.MaxSide ?? Samples.Height, Samples.Height);
            return options.Format switch
            {
                "png" => new(Samples.Png(side, side, seed), "png", side, side),
                "jpg" => new(Samples.Jpeg(seed), "jpg", Samples.Width, Samples.Height),
                "webp" => new(Samples.Webp(seed), "webp", Samples.Width, Samples.Height),
                _ => throw new NotSupportedException(options.Format),
            };
        }
        finally
        {
            lock (this)
                _now--;
        }
    }

    public byte[] Square(ReadOnlyMemory<byte> file, int side, PictureLimits limits, CancellationToken cancel = default) => throw new NotSupportedException();

    private static bool IsPicture(ReadOnlySpan<byte> file) =>
        file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || file[1..].StartsWith("PNG"u8) || file.StartsWith("RIFF"u8) || file.StartsWith("GIF8"u8);
}
