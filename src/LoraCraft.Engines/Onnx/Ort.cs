using System.Runtime.InteropServices;
using static LoraCraft.Engines.Onnx.OrtFunction;

namespace LoraCraft.Engines.Onnx;

/// <summary>ONNX Runtime said no.</summary>
internal sealed class OrtException(string message) : Exception(message);

/// <summary>Calls of the C API with their arguments. Pointers are what the library gave out; who got one releases it.</summary>
internal static unsafe class Ort
{
    private const int OnlyFatal = 4;
    private const int AllOptimisations = 99;
    private const int ArenaAllocator = 1;
    private const int DefaultMemory = 0;
    private const int Float = 1;

    /// <summary>One for the process, kept as long as it.</summary>
    private static readonly Lazy<nint> Environment = new(() =>
    {
        var name = "loracraft\0"u8;
        nint made;
        fixed (byte* text = name)
            Check(((delegate* unmanaged<int, byte*, nint*, nint>)OrtLibrary.Function(CreateEnv))(OnlyFatal, text, &made));
        return made;
    }, LazyThreadSafetyMode.PublicationOnly);

    /// <param name="threads">That one run computes with.</param>
    /// <exception cref="OrtException">The file is no model, or has what this library cannot compute.</exception>
    public static nint OpenSession(string path, int threads)
    {
        nint options, session;
        Check(((delegate* unmanaged<nint*, nint>)OrtLibrary.Function(CreateSessionOptions))(&options));
        var text = OperatingSystem.IsWindows() ? Marshal.StringToCoTaskMemUni(path) : Marshal.StringToCoTaskMemUTF8(path);
        try
        {
            SetNumber(SetIntraOpNumThreads, options, threads);
            SetNumber(SetInterOpNumThreads, options, 1);
            SetNumber(SetSessionLogSeverityLevel, options, OnlyFatal);
            SetNumber(SetSessionGraphOptimizationLevel, options, AllOptimisations);

            // Threads that wait would otherwise take the cores from whoever prepares the next pictures.
            fixed (byte* key = "session.intra_op.allow_spinning\0"u8, value = "0\0"u8)
                Check(((delegate* unmanaged<nint, byte*, byte*, nint>)OrtLibrary.Function(AddSessionConfigEntry))(options, key, value));
            Check(((delegate* unmanaged<nint, nint, nint, nint*, nint>)OrtLibrary.Function(CreateSession))(Environment.Value, text, options, &session));
            return session;
        }
        finally
        {
            Marshal.FreeCoTaskMem(text);
            Release(ReleaseSessionOptions, options);
        }
    }

    public static OrtTensor[] Inputs(nint session) => Tensors(session, SessionGetInputCount, SessionGetInputName, SessionGetInputTypeInfo);

    public static OrtTensor[] Outputs(nint session) => Tensors(session, SessionGetOutputCount, SessionGetOutputName, SessionGetOutputTypeInfo);

    public static nint CpuMemory()
    {
        nint memory;
        Check(((delegate* unmanaged<int, int, nint*, nint>)OrtLibrary.Function(CreateCpuMemoryInfo))(ArenaAllocator, DefaultMemory, &memory));
        return memory;
    }

    /// <summary>A tensor on memory that must stay where it is until it is released.</summary>
    public static nint Tensor(nint memory, float* data, long count, ReadOnlySpan<long> shape)
    {
        nint value;
        fixed (long* dimensions = shape)
            Check(((delegate* unmanaged<nint, void*, nuint, long*, nuint, int, nint*, nint>)OrtLibrary.Function(CreateTensorWithData))(
                memory, data, (nuint)(count * sizeof(float)), dimensions, (nuint)shape.Length, Float, &value));
        return value;
    }

    /// <param name="outputs">Gets the values, which are to be released.</param>
    public static void Run(nint session, nint inputName, nint input, ReadOnlySpan<nint> outputNames, Span<nint> outputs)
    {
        fixed (nint* names = outputNames, values = outputs)
            Check(((delegate* unmanaged<nint, nint, nint*, nint*, nuint, nint*, nuint, nint*, nint>)OrtLibrary.Function(OrtFunction.Run))(
                session, 0, &inputName, &input, 1, names, (nuint)outputNames.Length, values));
    }

    /// <summary>The numbers of a tensor of floats, in the order of its dimensions, and these.</summary>
    public static (float[] Values, long[] Shape) Read(nint value)
    {
        nint info;
        float* data;
        Check(((delegate* unmanaged<nint, nint*, nint>)OrtLibrary.Function(GetTensorTypeAndShape))(value, &info));
        var shape = Shape(info);
        Release(ReleaseTensorTypeAndShapeInfo, info);
        Check(((delegate* unmanaged<nint, float**, nint>)OrtLibrary.Function(GetTensorMutableData))(value, &data));
        return (new ReadOnlySpan<float>(data, checked((int)shape.Aggregate(1L, (a, b) => a * b))).ToArray(), shape);
    }

    public static void Release(OrtFunction release, nint what)
    {
        if (what != 0)
            ((delegate* unmanaged<nint, void>)OrtLibrary.Function(release))(what);
    }

    private static OrtTensor[] Tensors(nint session, OrtFunction count, OrtFunction name, OrtFunction type)
    {
        nuint all;
        nint allocator;
        Check(((delegate* unmanaged<nint, nuint*, nint>)OrtLibrary.Function(count))(session, &all));
        Check(((delegate* unmanaged<nint*, nint>)OrtLibrary.Function(GetAllocatorWithDefaultOptions))(&allocator));
        var tensors = new OrtTensor[(int)all];
        for (nuint i = 0; i < all; i++)
        {
            nint text, kind, info;
            Check(((delegate* unmanaged<nint, nuint, nint, nint*, nint>)OrtLibrary.Function(name))(session, i, allocator, &text));
            var called = Marshal.PtrToStringUTF8(text)!;
            Check(((delegate* unmanaged<nint, nint, nint>)OrtLibrary.Function(AllocatorFree))(allocator, text));
            Check(((delegate* unmanaged<nint, nuint, nint*, nint>)OrtLibrary.Function(type))(session, i, &kind));
            Check(((delegate* unmanaged<nint, nint*, nint>)OrtLibrary.Function(CastTypeInfoToTensorInfo))(kind, &info));
            var element = 0;
            if (info != 0)
                Check(((delegate* unmanaged<nint, int*, nint>)OrtLibrary.Function(GetTensorElementType))(info, &element));
            tensors[i] = new(called, element == Float, info == 0 ? [] : Shape(info));
            Release(ReleaseTypeInfo, kind);
        }

        return tensors;
    }

    private static long[] Shape(nint info)
    {
        nuint count;
        Check(((delegate* unmanaged<nint, nuint*, nint>)OrtLibrary.Function(GetDimensionsCount))(info, &count));
        var shape = new long[(int)count];
        fixed (long* dimensions = shape)
            Check(((delegate* unmanaged<nint, long*, nuint, nint>)OrtLibrary.Function(GetDimensions))(info, dimensions, count));
        return shape;
    }

    private static void SetNumber(OrtFunction function, nint options, int number) =>
        Check(((delegate* unmanaged<nint, int, nint>)OrtLibrary.Function(function))(options, number));

    private static void Check(nint status)
    {
        if (status == 0)
            return;
        var message = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint, nint>)OrtLibrary.Function(GetErrorMessage))(status));
        Release(ReleaseStatus, status);
        throw new OrtException(message is { Length: > 0 } ? message : "unknown");
    }
}

/// <summary>What goes into or comes out of a model.</summary>
/// <param name="IsFloat">Whether its numbers are 32-bit floats.</param>
/// <param name="Shape">Sizes; below 1 where any will do.</param>
internal sealed record OrtTensor(string Name, bool IsFloat, long[] Shape);
