namespace LoraCraft.Engines.Imaging.Vips;

/// <summary>One call of a libvips operation by name: set arguments, run, take outputs, dispose.</summary>
internal sealed unsafe class VipsOperation : IDisposable
{
    private readonly string name;
    private nint handle;
    private bool ran;

    public VipsOperation(string name)
    {
        this.name = name;
        VipsLibrary.EnsureStarted();
        handle = VipsNative.vips_operation_new(name);
        if (handle == 0)
            throw new VipsException(name, VipsErrors.Take());
    }

    public VipsOperation Set(string property, int number)
    {
        GValue value = default;
        VipsNative.g_value_init(&value, GType.Int);
        VipsNative.g_value_set_int(&value, number);
        return Assign(property, &value);
    }

    public VipsOperation Set(string property, double number)
    {
        GValue value = default;
        VipsNative.g_value_init(&value, GType.Double);
        VipsNative.g_value_set_double(&value, number);
        return Assign(property, &value);
    }

    public VipsOperation Set(string property, bool flag)
    {
        GValue value = default;
        VipsNative.g_value_init(&value, GType.Boolean);
        VipsNative.g_value_set_boolean(&value, flag ? 1 : 0);
        return Assign(property, &value);
    }

    public VipsOperation Set(string property, string text)
    {
        GValue value = default;
        VipsNative.g_value_init(&value, GType.String);
        VipsNative.g_value_set_string(&value, text);
        return Assign(property, &value);
    }

    public VipsOperation Set(string property, VipsImage image)
    {
        GValue value = default;
        VipsNative.g_value_init(&value, VipsNative.vips_image_get_type());
        VipsNative.g_value_set_object(&value, image.DangerousGetHandle());
        return Assign(property, &value);
    }

    public VipsOperation Set(string property, params ReadOnlySpan<double> numbers)
    {
        GValue value = default;
        VipsNative.g_value_init(&value, VipsNative.vips_array_double_get_type());
        fixed (double* first = numbers)
            VipsNative.vips_value_set_array_double(&value, first, numbers.Length);
        return Assign(property, &value);
    }

    /// <summary>Hands over memory without copying; it must stay pinned until every image made from it is disposed.</summary>
    public VipsOperation Set(string property, void* data, int length)
    {
        var blob = VipsNative.vips_blob_new(0, data, (nuint)length);
        GValue value = default;
        VipsNative.g_value_init(&value, VipsNative.vips_blob_get_type());
        VipsNative.g_value_set_boxed(&value, blob);
        VipsNative.vips_area_unref(blob);
        return Assign(property, &value);
    }

    /// <exception cref="VipsException">The operation failed.</exception>
    public VipsImage Image(string output = "out")
    {
        Run();
        GValue value = default;
        VipsNative.g_value_init(&value, VipsNative.vips_image_get_type());
        VipsNative.g_object_get_property(handle, output, &value);
        var image = new VipsImage(VipsNative.g_object_ref(VipsNative.g_value_get_object(&value)));
        VipsNative.g_value_unset(&value);
        return image;
    }

    /// <exception cref="VipsException">The operation failed.</exception>
    public byte[] Bytes(string output = "buffer")
    {
        Run();
        GValue value = default;
        VipsNative.g_value_init(&value, VipsNative.vips_blob_get_type());
        VipsNative.g_object_get_property(handle, output, &value);
        nuint length = 0;
        var data = VipsNative.vips_value_get_blob(&value, &length);
        var bytes = new ReadOnlySpan<byte>(data, checked((int)length)).ToArray();
        VipsNative.g_value_unset(&value);
        return bytes;
    }

    public void Dispose()
    {
        if (handle == 0)
            return;
        VipsNative.vips_object_unref_outputs(handle);
        VipsNative.g_object_unref(handle);
        handle = 0;
    }

    private VipsOperation Assign(string property, GValue* value)
    {
        VipsNative.g_object_set_property(handle, property, value);
        VipsNative.g_value_unset(value);
        return this;
    }

    private void Run()
    {
        if (ran)
            return;
        ran = true;
        nint operation = handle;
        var failed = VipsNative.vips_cache_operation_buildp(&operation) != 0;
        handle = operation;
        if (failed)
            throw new VipsException(name, VipsErrors.Take());
    }
}
