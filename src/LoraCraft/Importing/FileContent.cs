using System.Buffers;
using System.Runtime.InteropServices;

namespace LoraCraft.Importing;

/// <summary>
/// A file's bytes in native memory, which is given back at once. On the managed heap thousands of large arrays leave holes
/// that double the memory of an import.
/// </summary>
public sealed unsafe class FileContent : MemoryManager<byte>
{
    private readonly int _length;
    private byte* _bytes;

    private FileContent(int length)
    {
        _length = length;
        _bytes = (byte*)NativeMemory.Alloc((nuint)length);
    }

    public ReadOnlySpan<byte> Span => GetSpan();

    /// <param name="length">Bytes.</param>
    /// <param name="fill">Gets all of the memory to write to.</param>
    public static FileContent Filled(int length, Action<Span<byte>> fill)
    {
        var content = new FileContent(length);
        try
        {
            fill(content.GetSpan());
            return content;
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    public void Dispose() => Dispose(disposing: true);

    public override Span<byte> GetSpan() => new(_bytes, _length);

    public override MemoryHandle Pin(int elementIndex = 0) => new(_bytes + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
        NativeMemory.Free(_bytes);
        _bytes = null;
    }
}
