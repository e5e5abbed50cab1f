using System.Buffers;
using System.Security.Cryptography;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Exporting.Writing;

/// <summary>A picture's bytes, ready to be written.</summary>
internal sealed class ReadyPicture(WrittenPicture written, ReadOnlyMemory<byte> content, byte[]? rented) : IDisposable
{
    public WrittenPicture Written => written;

    public ReadOnlyMemory<byte> Content => content;

    public void Dispose()
    {
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
    }
}

/// <summary>Reads stored pictures, checks that they are still what they were, and renders those that cannot be copied.</summary>
internal sealed class PictureSource(IBlobStore blobs, IImaging imaging)
{
    private const int BytesPerPixel = 4;

    private static readonly PictureLimits Limits = new();

    /// <summary>Memory that preparing a picture takes, roughly.</summary>
    public static long Weight(PlannedPicture picture) =>
        picture.Image.Bytes + (picture.AsIs ? 0 : (long)picture.Image.Width * picture.Image.Height * BytesPerPixel);

    /// <exception cref="RefusedException">The picture is missing or damaged.</exception>
    public ReadyPicture Prepare(PlannedPicture picture, CancellationToken cancel)
    {
        var (rented, length) = ReadWhole(picture);
        var stored = rented.AsMemory(0, length);
        var keep = false;
        try
        {
            if (Hash(stored.Span) != picture.Image.Sha256)
                throw Fault(picture, "is damaged: what is stored differs from what was imported. Import the picture again.");
            keep = picture.AsIs && PictureHeader.IsPlain(stored.Span, picture.Render.Format!);
            if (keep)
                return new(new(picture, picture.Image.Sha256, picture.Image.Width, picture.Image.Height, AsIs: true), stored, rented);
            var rendered = imaging.Render(stored, picture.Render, Limits, cancel);
            return new(new(picture, Hash(rendered.Bytes), rendered.Width, rendered.Height, AsIs: false), rendered.Bytes, rented: null);
        }
        catch (PictureRefusedException refused)
        {
            throw Fault(picture, $"cannot be exported: {refused.Message}");
        }
        finally
        {
            if (!keep)
                ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private (byte[] Buffer, int Length) ReadWhole(PlannedPicture picture)
    {
        try
        {
            using var blob = blobs.OpenRead(Shelf.Images, picture.Image.Sha256);
            var expected = blob.CanSeek ? blob.Length : picture.Image.Bytes;
            var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(expected + 1, Array.MaxLength));
            var length = 0;
            while (blob.Read(buffer, length, buffer.Length - length) is > 0 and var read)
            {
                length += read;
                if (length == buffer.Length)
                    buffer = Larger(buffer);
            }

            return (buffer, length);
        }
        catch (FileNotFoundException)
        {
            throw Fault(picture, "is missing from the picture store. Import the picture again, or remove the image.");
        }
    }

    private static byte[] Larger(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(2 * full.Length);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }

    private static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static RefusedException Fault(PlannedPicture picture, string what) =>
        new(Refusal.Conflict($"Image {picture.Image.Number} \"{picture.Image.Name}\" {what}"));
}
