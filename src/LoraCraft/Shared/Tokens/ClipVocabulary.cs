using System.Buffers.Binary;
using System.Text;

namespace LoraCraft.Shared.Tokens;

/// <summary>
/// The byte pair encoding of CLIP, with CLIP's own token ids: 0..255 bytes, 256..511 bytes that end a word, from 512 on one for
/// each merge, the best first. Source: github.com/openai/CLIP, <c>clip/simple_tokenizer.py</c>.
/// </summary>
internal static class ClipVocabulary
{
    private const int Bytes = 256;

    /// <summary>Longer words are encoded in pieces of so many bytes: merging takes time by the square of the length.</summary>
    private const int LongestPiece = 256;

    private static readonly Lazy<Dictionary<(int Left, int Right), int>> Merges = new(ReadMerges);
    private static readonly int[] IdOfByte = IdsOfBytes();

    /// <summary>The tokens of one word, as CLIP splits texts into words.</summary>
    /// <param name="word">In lower case.</param>
    public static List<int> Encode(ReadOnlySpan<char> word)
    {
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(word.Length)];
        var length = Encoding.UTF8.GetBytes(word, bytes);
        var tokens = new List<int>();
        for (var at = 0; at < length; at += LongestPiece)
        {
            var end = Math.Min(at + LongestPiece, length);
            tokens.AddRange(Merge(bytes.AsSpan(at..end), endsWord: end == length));
        }

        return tokens;
    }

    private static List<int> Merge(ReadOnlySpan<byte> bytes, bool endsWord)
    {
        var tokens = new List<int>(bytes.Length);
        foreach (var one in bytes)
            tokens.Add(IdOfByte[one]);
        if (endsWord)
            tokens[^1] += Bytes;
        while (BestPair(tokens) is { } best)
        {
            var kept = 0;
            for (var i = 0; i < tokens.Count; i++)
                if (i + 1 < tokens.Count && tokens[i] == best.Left && tokens[i + 1] == best.Right)
                {
                    tokens[kept++] = best.Merged;
                    i++;
                }
                else
                    tokens[kept++] = tokens[i];
            tokens.RemoveRange(kept, tokens.Count - kept);
        }

        return tokens;
    }

    private static (int Left, int Right, int Merged)? BestPair(List<int> tokens)
    {
        var merges = Merges.Value;
        (int Left, int Right, int Merged)? best = null;
        for (var i = 0; i + 1 < tokens.Count; i++)
            if (merges.TryGetValue((tokens[i], tokens[i + 1]), out var merged) && (best is null || merged < best.Value.Merged))
                best = (tokens[i], tokens[i + 1], merged);
        return best;
    }

    /// <summary>CLIP numbers the bytes that can be seen as characters first.</summary>
    private static int[] IdsOfBytes()
    {
        var ids = new int[Bytes];
        var id = 0;
        foreach (var one in Enumerable.Range(0, Bytes).OrderBy(b => b is (>= 33 and <= 126) or (>= 161 and <= 172) or >= 174 ? 0 : 1))
            ids[one] = id++;
        return ids;
    }

    private static Dictionary<(int, int), int> ReadMerges()
    {
        using var resource = typeof(ClipVocabulary).Assembly.GetManifestResourceStream("clip-merges.bin")!;
        var pairs = new byte[resource.Length];
        resource.ReadExactly(pairs);
        var merges = new Dictionary<(int, int), int>(pairs.Length / 4);
        for (var at = 0; at < pairs.Length; at += 4)
            merges[(Id(at), Id(at + 2))] = (2 * Bytes) + (at / 4);
        return merges;

        int Id(int at) => BinaryPrimitives.ReadUInt16LittleEndian(pairs.AsSpan(at));
    }
}
