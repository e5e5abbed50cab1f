using System.Runtime.InteropServices;

namespace LoraCraft.Engines.Imaging.Vips;

/// <summary>The functions of libvips and GLib (one library) that are called. Variadic ones are avoided: they break on arm64.</summary>
internal static unsafe partial class VipsNative
{
    private const string Lib = VipsLibrary.Name;

    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int vips_init(string argv0);

    [LibraryImport(Lib)]
    public static partial int vips_version(int part);

    [LibraryImport(Lib)]
    public static partial void vips_concurrency_set(int threads);

    [LibraryImport(Lib)]
    public static partial void vips_cache_set_max(int operations);

    [LibraryImport(Lib)]
    public static partial void vips_block_untrusted_set(int state);

    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void vips_operation_block_set(string name, int state);

    [LibraryImport(Lib)]
    public static partial byte* vips_error_buffer_copy();

    [LibraryImport(Lib)]
    public static partial nuint vips_tracked_get_mem();

    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int g_setenv(string name, string value, int overwrite);

    [LibraryImport(Lib)]
    public static partial void g_free(void* memory);

    [LibraryImport(Lib)]
    public static partial void g_strfreev(byte** strings);

    [LibraryImport(Lib)]
    public static partial void g_object_unref(nint instance);

    [LibraryImport(Lib)]
    public static partial nint g_object_ref(nint instance);

    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void g_object_set_property(nint instance, string name, GValue* value);

    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void g_object_get_property(nint instance, string name, GValue* value);

    [LibraryImport(Lib)]
    public static partial void g_value_init(GValue* value, nuint type);

    [LibraryImport(Lib)]
    public static partial void g_value_unset(GValue* value);

    [LibraryImport(Lib)]
    public static partial void g_value_set_int(GValue* value, int number);

    [LibraryImport(Lib)]
    public static partial int g_value_get_int(GValue* value);

    [LibraryImport(Lib)]
    public static partial void g_value_set_double(GValue* value, double number);

    [LibraryImport(Lib)]
    public static partial void g_value_set_boolean(GValue* value, int flag);

    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void g_value_set_string(GValue* value, string text);

    [LibraryImport(Lib)]
    public static partial void g_value_set_object(GValue* value, nint instance);

    [LibraryImport(Lib)]
    public static partial nint g_value_get_object(GValue* value);

    [LibraryImport(Lib)]
    public static partial void g_value_set_boxed(GValue* value, nint boxed);

    [LibraryImport(Lib)]
    public static partial void vips_value_set_array_double(GValue* value, double* numbers, int count);

    [LibraryImport(Lib)]
    public static partial void* vips_value_get_blob(GValue* value, nuint* length);

    [LibraryImport(Lib)]
    public static partial nint vips_blob_new(nint free, void* data, nuint size);

    [LibraryImport(Lib)]
    public static partial void vips_area_unref(nint area);

    [LibraryImport(Lib)]
    public static partial nuint vips_blob_get_type();

    [LibraryImport(Lib)]
    public static partial nuint vips_array_double_get_type();

    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint vips_operation_new(string name);

    [LibraryImport(Lib)]
    public static partial int vips_cache_operation_buildp(nint* operation);

    [LibraryImport(Lib)]
    public static partial void vips_object_unref_outputs(nint operation);

    [LibraryImport(Lib)]
    public static partial nuint vips_image_get_type();

    [LibraryImport(Lib)]
    public static partial nint vips_image_new_from_memory(void* data, nuint size, int width, int height, int bands, int format);

    [LibraryImport(Lib)]
    public static partial nint vips_image_copy_memory(nint image);

    [LibraryImport(Lib)]
    public static partial void* vips_image_get_data(nint image);

    [LibraryImport(Lib)]
    public static partial void vips_image_set_kill(nint image, int kill);

    [LibraryImport(Lib)]
    public static partial int vips_image_get_width(nint image);

    [LibraryImport(Lib)]
    public static partial int vips_image_get_height(nint image);

    [LibraryImport(Lib)]
    public static partial int vips_image_get_bands(nint image);

    [LibraryImport(Lib)]
    public static partial int vips_image_get_format(nint image);

    [LibraryImport(Lib)]
    public static partial int vips_image_get_interpretation(nint image);

    [LibraryImport(Lib)]
    public static partial int vips_image_get_orientation(nint image);

    [LibraryImport(Lib)]
    public static partial int vips_image_get_n_pages(nint image);

    [LibraryImport(Lib)]
    public static partial int vips_image_hasalpha(nint image);

    [LibraryImport(Lib)]
    public static partial byte** vips_image_get_fields(nint image);

    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nuint vips_image_get_typeof(nint image, string name);

    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int vips_image_get_as_string(nint image, string name, byte** text);

    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void vips_image_set_int(nint image, string name, int number);

    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void vips_image_set_string(nint image, string name, string text);
}
