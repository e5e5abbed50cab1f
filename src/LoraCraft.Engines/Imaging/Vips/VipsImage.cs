using System.Runtime.InteropServices;

namespace LoraCraft.Engines.Imaging.Vips;

/// <summary>A reference to a libvips image: a lazy pipeline, or pixels in memory.</summary>
internal sealed unsafe class VipsImage : SafeHandle
{
    public VipsImage(nint owned) : base(0, ownsHandle: true) => SetHandle(owned);

    public override bool IsInvalid => handle == 0;

    public int Width => VipsNative.vips_image_get_width(handle);

    public int Height => VipsNative.vips_image_get_height(handle);

    public int Bands => VipsNative.vips_image_get_bands(handle);

    public VipsBandFormat Format => (VipsBandFormat)VipsNative.vips_image_get_format(handle);

    public VipsInterpretation Interpretation => (VipsInterpretation)VipsNative.vips_image_get_interpretation(handle);

    public int Orientation => VipsNative.vips_image_get_orientation(handle);

    public int Pages => VipsNative.vips_image_get_n_pages(handle);

    public bool HasAlpha => VipsNative.vips_image_hasalpha(handle) != 0;

    /// <summary>Wraps interleaved 8-bit pixels without copying; they must stay where they are while the image lives.</summary>
    public static VipsImage FromMemory(void* pixels, int width, int height, int bands)
    {
        var size = (nuint)width * (nuint)height * (nuint)bands;
        var image = VipsNative.vips_image_new_from_memory(pixels, size, width, height, bands, (int)VipsBandFormat.UChar);
        return image != 0 ? new VipsImage(image) : throw new VipsException("new_from_memory", VipsErrors.Take());
    }

    /// <summary>Computes the pipeline and keeps the pixels.</summary>
    public VipsImage ToMemory()
    {
        var image = VipsNative.vips_image_copy_memory(handle);
        return image != 0 ? new VipsImage(image) : throw new VipsException("copy_memory", VipsErrors.Take());
    }

    /// <summary>The 8-bit pixels of an image in memory, interleaved, rows without padding.</summary>
    public ReadOnlySpan<byte> Pixels
    {
        get
        {
            var data = VipsNative.vips_image_get_data(handle);
            return data != null
                ? new ReadOnlySpan<byte>(data, checked(Width * Height * Bands))
                : throw new VipsException("get_data", VipsErrors.Take());
        }
    }

    /// <summary>Makes whatever computes this image stop at its next tile and fail. Safe from any thread.</summary>
    public void Kill() => VipsNative.vips_image_set_kill(handle, 1);

    public bool Has(string field) => VipsNative.vips_image_get_typeof(handle, field) != 0;

    public void Set(string field, int number) => VipsNative.vips_image_set_int(handle, field, number);

    public void Set(string field, string text) => VipsNative.vips_image_set_string(handle, field, text);

    public IReadOnlyList<string> Fields()
    {
        var fields = VipsNative.vips_image_get_fields(handle);
        var names = new List<string>();
        for (var at = fields; at != null && *at != null; at++)
            names.Add(Marshal.PtrToStringUTF8((nint)(*at))!);
        VipsNative.g_strfreev(fields);
        return names;
    }

    public string? Text(string field)
    {
        byte* text = null;
        if (VipsNative.vips_image_get_as_string(handle, field, &text) != 0)
        {
            VipsErrors.Take();
            return null;
        }

        var result = Marshal.PtrToStringUTF8((nint)text);
        VipsNative.g_free(text);
        return result;
    }

    protected override bool ReleaseHandle()
    {
        VipsNative.g_object_unref(handle);
        return true;
    }
}
