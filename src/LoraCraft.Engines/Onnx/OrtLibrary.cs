using System.Runtime.InteropServices;

namespace LoraCraft.Engines.Onnx;

/// <summary>Finds the ONNX Runtime that lies beside the program, and its table of functions.</summary>
internal static unsafe class OrtLibrary
{
    /// <summary>The oldest version with everything that is called; every newer library accepts it.</summary>
    private const uint ApiVersion = 16;

    private static readonly string[] Names = ["libonnxruntime.so.1", "libonnxruntime.1.dylib", "onnxruntime.dll"];

    /// <summary>How to get it.</summary>
    public static string Mend => OperatingSystem.IsLinux() && AppContext.BaseDirectory.StartsWith("/usr/", StringComparison.Ordinal)
        ? "Install the package loracraft-models."
        : "Install LoraCraft again.";

    /// <summary>A failure is not kept: the library may be installed meanwhile.</summary>
    private static readonly Lazy<nint> Table = new(Load, LazyThreadSafetyMode.PublicationOnly);

    /// <summary>The function of an index in <c>OrtApi</c>, whose order is fixed for all releases.</summary>
    /// <exception cref="DllNotFoundException">The library is not beside the program, or the system lacks what it needs.</exception>
    public static nint Function(OrtFunction function) => ((nint*)Table.Value)[(int)function];

    /// <exception cref="DllNotFoundException">As for <see cref="Function"/>.</exception>
    public static string Version()
    {
        var version = (delegate* unmanaged<byte*>)((nint*)Base())[1];
        return Marshal.PtrToStringUTF8((nint)version())!;
    }

    private static nint Load()
    {
        var table = ((delegate* unmanaged<uint, nint>)((nint*)Base())[0])(ApiVersion);
        return table != 0 ? table : throw new DllNotFoundException($"The ONNX Runtime beside the program is too old: {Version()}. Install LoraCraft again.");
    }

    private static nint Base()
    {
        var path = Names.Select(name => Path.Combine(AppContext.BaseDirectory, name)).FirstOrDefault(File.Exists)
            ?? throw new DllNotFoundException($"The library ONNX Runtime is missing beside the program ({string.Join(" or ", Names)}). {Mend}");
        if (!NativeLibrary.TryLoad(path, out var library) || !NativeLibrary.TryGetExport(library, "OrtGetApiBase", out var api))
            throw new DllNotFoundException(
                $"The library {path} does not load. {(OperatingSystem.IsWindows() ? "Install Microsoft's Visual C++ Redistributable (x64)." : "It needs the GNU C and C++ libraries.")}");
        return ((delegate* unmanaged<nint>)api)();
    }
}

/// <summary>Indices in <c>OrtApi</c> of what is called.</summary>
internal enum OrtFunction
{
    GetErrorMessage = 2,
    CreateEnv = 3,
    CreateSession = 7,
    Run = 9,
    CreateSessionOptions = 10,
    SetSessionLogSeverityLevel = 22,
    SetSessionGraphOptimizationLevel = 23,
    SetIntraOpNumThreads = 24,
    SetInterOpNumThreads = 25,
    SessionGetInputCount = 30,
    SessionGetOutputCount = 31,
    SessionGetInputTypeInfo = 33,
    SessionGetOutputTypeInfo = 34,
    SessionGetInputName = 36,
    SessionGetOutputName = 37,
    CreateTensorWithData = 49,
    GetTensorMutableData = 51,
    CastTypeInfoToTensorInfo = 55,
    GetTensorElementType = 60,
    GetDimensionsCount = 61,
    GetDimensions = 62,
    GetTensorTypeAndShape = 65,
    CreateCpuMemoryInfo = 69,
    AllocatorFree = 76,
    GetAllocatorWithDefaultOptions = 78,
    ReleaseStatus = 93,
    ReleaseMemoryInfo = 94,
    ReleaseSession = 95,
    ReleaseValue = 96,
    ReleaseTypeInfo = 98,
    ReleaseTensorTypeAndShapeInfo = 99,
    ReleaseSessionOptions = 100,
    AddSessionConfigEntry = 130,
}
