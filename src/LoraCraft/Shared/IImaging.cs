namespace LoraCraft.Shared;

/// <summary>
/// What is known of a picture file after reading it once. Width and height are pixels as shown, that is after
/// the EXIF orientation has been applied.
/// </summary>
/// <param name="Width">Pixels, upright.</param>
/// <param name="Height">Pixels, upright.</param>
/// <param name="Format">One of <c>jpeg png webp avif gif tiff bmp</c>, told from the bytes, never from the name.</param>
/// <param name="Orientation">EXIF orientation 1..8 as stored; 1 when absent.</param>
/// <param name="Alpha">Whether the file has an alpha channel.</param>
/// <param name="Pages">Frames or pages in the file; only the first is used.</param>
/// <param name="PerceptualHash">64-bit DCT hash of the upright luma.</param>
/// <param name="Sharpness">Variance of the Laplacian of the thumbnail's luma; comparable within one dataset only.</param>
/// <param name="Colour">Dominant colour, <c>#rrggbb</c>.</param>
/// <param name="Exif">Up to 40 decoded EXIF fields, each value at most 200 characters.</param>
public sealed record PictureFacts(
    int Width,
    int Height,
    string Format,
    int Orientation,
    bool Alpha,
    int Pages,
    ulong PerceptualHash,
    double Sharpness,
    string Colour,
    IReadOnlyDictionary<string, string> Exif);

/// <summary>A picture's facts with its thumbnail: a JPEG at most 320 pixels on its longer side, sRGB, no metadata.</summary>
public sealed record PictureReading(PictureFacts Facts, byte[] Thumbnail);

/// <summary>How a picture is written, for an export or for a model to look at. Nothing set means "as is": the stored bytes, untouched.</summary>
/// <param name="Format"><c>png</c>, <c>jpg</c> or <c>webp</c>; null keeps the source's format where it can be written.</param>
/// <param name="MaxSide">Longer side at most, pixels; never enlarges.</param>
/// <param name="MaxArea">Width times height at most, pixels; never enlarges.</param>
/// <param name="Quality">1..100 for jpg and webp; null = 95.</param>
/// <param name="Quick">Good enough to be looked at, several times sooner: the file is decoded as small as it can be, and packed less tightly.</param>
public sealed record RenderOptions(string? Format = null, int? MaxSide = null, long? MaxArea = null, int? Quality = null, bool Quick = false);

/// <summary>A rendered picture: upright, 8-bit sRGB, no metadata.</summary>
/// <param name="Extension">Lower-case file extension without the dot: <c>png</c>, <c>jpg</c> or <c>webp</c>.</param>
public sealed record RenderedPicture(byte[] Bytes, string Extension, int Width, int Height);

/// <summary>Limits that are checked before a picture is decoded.</summary>
public sealed record PictureLimits
{
    /// <summary>Width times height at most; 268 MP by default.</summary>
    public long MaxPixels { get; init; } = 268_435_456;

    /// <summary>File size at most, bytes.</summary>
    public long MaxBytes { get; init; } = 512L * 1024 * 1024;

    /// <summary>Wall clock allowed for one file.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>The file is no picture this program opens, or breaks a limit. The message is a sentence for the user.</summary>
public sealed class PictureRefusedException(string message) : Exception(message);

/// <summary>Decoding, measuring and rendering pictures. All members are safe to call from several threads at once.</summary>
public interface IImaging
{
    /// <summary>Reads one whole file held in memory: header, pixels once, thumbnail, hash, sharpness, colour.</summary>
    /// <exception cref="PictureRefusedException">Not a supported picture, damaged, or over a limit.</exception>
    PictureReading Read(ReadOnlyMemory<byte> file, PictureLimits limits, CancellationToken cancel = default);

    /// <summary>Decodes, turns upright, converts to 8-bit sRGB, resizes and encodes. Deterministic for equal input.</summary>
    /// <exception cref="PictureRefusedException">The file cannot be decoded or is over a limit.</exception>
    RenderedPicture Render(ReadOnlyMemory<byte> file, RenderOptions options, PictureLimits limits, CancellationToken cancel = default);

    /// <summary>Decodes, turns upright, converts to 8-bit sRGB and fits into the middle of a white square.</summary>
    /// <param name="side">Of the square, pixels; a smaller picture is enlarged.</param>
    /// <returns>RGB, interleaved, rows without padding.</returns>
    /// <exception cref="PictureRefusedException">The file cannot be decoded or is over a limit.</exception>
    byte[] Square(ReadOnlyMemory<byte> file, int side, PictureLimits limits, CancellationToken cancel = default);
}
