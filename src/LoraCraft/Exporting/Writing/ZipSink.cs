using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace LoraCraft.Exporting.Writing;

/// <summary>
/// A zip of stored (not compressed) entries. Times and attributes are fixed, so that equal content gives equal bytes.
/// </summary>
internal sealed class ZipSink(FileStream file) : IExportSink
{
    /// <summary>The first moment a zip can name.</summary>
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A Unix file that its owner may write and everybody read.</summary>
    private const int Attributes = unchecked((int)0x81A4_0000);

    private readonly ZipArchive _zip = new(file, ZipArchiveMode.Create, leaveOpen: true);

    public void Write(string path, ReadOnlySpan<byte> content, string sha256)
    {
        var entry = _zip.CreateEntry(path, CompressionLevel.NoCompression);
        entry.LastWriteTime = Epoch;
        entry.ExternalAttributes = Attributes;
        using var stream = entry.Open();
        stream.Write(content);
    }

    public async Task<string> Finish()
    {
        await _zip.DisposeAsync();
        await file.FlushAsync();
        var handle = file.SafeFileHandle; // asking for it moves the stream, so it is not asked for while that is hashed
        file.Position = 0;
        var hash = SHA256.HashDataAsync(file).AsTask();
        await Task.WhenAll(hash, OnDisk(handle));
        return Convert.ToHexStringLower(await hash);
    }

    public ValueTask DisposeAsync() => _zip.DisposeAsync();

    private static async Task OnDisk(SafeFileHandle handle)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        RandomAccess.FlushToDisk(handle);
    }
}
