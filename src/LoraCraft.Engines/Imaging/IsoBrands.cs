namespace LoraCraft.Engines.Imaging;

/// <summary>The brands in the <c>ftyp</c> box that AVIF, HEIC and MP4 files start with.</summary>
internal readonly ref struct IsoBrands
{
    private readonly ReadOnlySpan<byte> brands;

    private IsoBrands(ReadOnlySpan<byte> brands) => this.brands = brands;

    public bool Any => !brands.IsEmpty;

    public static IsoBrands Of(ReadOnlySpan<byte> file)
    {
        if (file.Length < 16 || !file[4..].StartsWith("ftyp"u8))
            return default;
        var size = Math.Min(256, System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(file));
        return new IsoBrands(file[8..(int)Math.Clamp(size, 12, file.Length)]);
    }

    /// <summary>Whether the four bytes are the major brand or a compatible one.</summary>
    public bool Has(ReadOnlySpan<byte> name)
    {
        for (var at = 0; at + 4 <= brands.Length; at += 4)
            if (brands.Slice(at, 4).SequenceEqual(name))
                return true;
        return false;
    }
}
