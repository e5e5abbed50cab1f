using System.Security.Cryptography;
using LoraCraft.Datasets;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Importing;

/// <summary>What reading one file came to: a picture with its texts, or the reason why not.</summary>
/// <param name="Forgotten">Why the picture is not taken in although it is one.</param>
internal sealed record ReadPicture(SourceFile File, AddedImage? Image, string? Failure, string? Note = null, string? Forgotten = null);

/// <summary>
/// Reads a picture file once: content hash, and for content never seen before also facts, thumbnail and blob. The blob is
/// durable once the blobs are flushed. Safe to call from several threads.
/// </summary>
internal sealed class PictureReader(IEventStore store, IBlobStore blobs, IImaging imaging, PictureLimits limits)
{
    public ReadPicture Read(IImportSource source, SourceFile file, Sidecars sidecars, CancellationToken cancel)
    {
        try
        {
            if (file.Problem is not null)
                return new(file, null, file.Problem);
            var known = store.Read(s => Known(s.Tables, file));
            var (sha, facts) = known ?? Decode(source, file, cancel);
            var texts = sidecars.Of(file);
            return new(file, Image(file, sha, facts, texts), null, texts.Note);
        }
        catch (ForgottenException forgotten)
        {
            return new(file, null, null, Forgotten: forgotten.Message);
        }
        catch (Exception refused) when (refused is PictureRefusedException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return new(file, null, refused.Message);
        }
    }

    private AddedImage Image(SourceFile file, string sha, PictureFacts facts, PictureTexts texts)
    {
        string? undecoded = null;
        if (texts.Undecoded is { } bytes)
            blobs.Put(Shelf.Texts, undecoded = Hash(bytes), bytes);
        return new(0, file.Name, sha, file.Bytes, facts, file.Path, file.Modified, 0, texts.Tags, texts.Captions, UndecodedText: undecoded);
    }

    private (string Sha, PictureFacts Facts)? Known(IReadTables tables, SourceFile file)
    {
        if (file.Modified == 0)
            return null;
        var sha = tables.First(
            "SELECT picture FROM source_file WHERE path = $1 AND bytes = $2 AND modified = $3 ORDER BY position DESC LIMIT 1", r => r.GetString(0), file.Path, file.Bytes, file.Modified);
        return sha is not null && Facts(tables, sha) is { } facts && blobs.Exists(Shelf.Images, sha) ? (sha, facts) : null;
    }

    private (string, PictureFacts) Decode(IImportSource source, SourceFile file, CancellationToken cancel)
    {
        using var content = source.Read(file, limits.MaxBytes);
        var sha = Hash(content.Span);
        var (known, why) = store.Read(s => (Facts(s.Tables, sha), s.Tables.WhyForgotten(sha)));
        if (why is not null)
            throw new ForgottenException(why);
        if (known is not null && blobs.Exists(Shelf.Images, sha))
            return (sha, known);
        var reading = imaging.Read(content.Memory, limits, cancel);
        blobs.Put(Shelf.Images, sha, content.Span);
        blobs.Put(Shelf.Thumbnails, sha, reading.Thumbnail);
        return (sha, reading.Facts);
    }

    private static PictureFacts? Facts(IReadTables tables, string sha) => tables.First(
        "SELECT width, height, format, orientation, alpha, pages, hash, sharpness, colour, exif FROM picture WHERE picture = $1",
        r => PictureRows.Facts(r, 0), sha);

    private sealed class ForgottenException(string why) : Exception(why);

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
