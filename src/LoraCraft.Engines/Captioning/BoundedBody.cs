using LoraCraft.Captioning;

namespace LoraCraft.Engines.Captioning;

/// <summary>Reads answers no longer than an answer can be.</summary>
internal static class BoundedBody
{
    private const int Longest = 4 * 1024 * 1024;

    /// <exception cref="CaptionerException">It is longer.</exception>
    public static async Task<byte[]> Read(Stream? stream, CaptionerAddress address, CancellationToken cancel)
    {
        if (stream is null)
            return [];
        using var body = new MemoryStream();
        var piece = new byte[16 * 1024];
        while (await stream.ReadAsync(piece, cancel).ConfigureAwait(false) is > 0 and var read)
        {
            if (body.Length + read > Longest)
                throw new CaptionerException(CaptionerFault.Broken, $"{address.Base.Authority} sends an endless answer.");
            body.Write(piece, 0, read);
        }

        return body.ToArray();
    }
}
