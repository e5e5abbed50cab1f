namespace LoraCraft.Engines.Imaging.Vips;

/// <summary>libvips' numbers for the type of one sample.</summary>
internal enum VipsBandFormat
{
    UChar = 0,
    UShort = 2,
}

/// <summary>libvips' numbers for what the samples mean.</summary>
internal enum VipsInterpretation
{
    BlackWhite = 1,
    Cmyk = 15,
    Srgb = 22,
    Rgb16 = 25,
    Grey16 = 26,
}

/// <summary>libvips' numbers for which sizes a thumbnail may take.</summary>
internal enum VipsSize
{
    Both = 0,
    Down = 2,
    Force = 3,
}

/// <summary>libvips' numbers for how bad a file must be before loading it fails.</summary>
internal enum VipsFailOn
{
    Truncated = 1,
    Error = 2,
    Warning = 3,
}
