using System.Runtime.InteropServices;

namespace LoraCraft.Engines.Imaging.Vips;

/// <summary>A libvips operation failed. The message is libvips' own text, for logs more than for people.</summary>
internal sealed class VipsException(string operation, string detail) : Exception($"{operation}: {detail}")
{
    public string Detail { get; } = detail;
}

/// <summary>libvips collects its messages in one buffer for the whole process.</summary>
internal static unsafe class VipsErrors
{
    /// <summary>
    /// Takes the text out and empties the buffer, in one step. With several pictures in work it can hold lines of
    /// another thread's failure, so only the last few lines are worth showing.
    /// </summary>
    public static string Take()
    {
        var text = VipsNative.vips_error_buffer_copy();
        try
        {
            return Marshal.PtrToStringUTF8((nint)text)?.Trim() ?? "";
        }
        finally
        {
            VipsNative.g_free(text);
        }
    }
}
