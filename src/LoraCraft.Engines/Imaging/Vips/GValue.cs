using System.Runtime.InteropServices;

namespace LoraCraft.Engines.Imaging.Vips;

/// <summary>GLib's tagged value: a type and two words. Zeroed before it is initialised, unset after use.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GValue
{
    public nuint Type;
    public ulong First;
    public ulong Second;
}

/// <summary>GLib's numbers for the fundamental types.</summary>
internal static class GType
{
    public const nuint Boolean = 20;
    public const nuint Int = 24;
    public const nuint Double = 60;
    public const nuint String = 64;
}
