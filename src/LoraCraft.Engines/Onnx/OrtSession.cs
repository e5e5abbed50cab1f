using System.Runtime.InteropServices;

namespace LoraCraft.Engines.Onnx;

/// <summary>A model in memory with one input and any outputs of floats. Not to be disposed while it runs.</summary>
internal sealed unsafe class OrtSession : IDisposable
{
    private readonly nint _session;
    private readonly nint _memory;
    private readonly List<nint> _names = [];

    /// <param name="path">Of the model; what it keeps in files beside it is found.</param>
    /// <exception cref="OrtException">It cannot be opened.</exception>
    /// <exception cref="DllNotFoundException">There is no ONNX Runtime.</exception>
    public OrtSession(string path, int threads)
    {
        _session = Ort.OpenSession(path, threads);
        try
        {
            _memory = Ort.CpuMemory();
            Inputs = Ort.Inputs(_session);
            Outputs = Ort.Outputs(_session);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public IReadOnlyList<OrtTensor> Inputs { get; } = [];

    public IReadOnlyList<OrtTensor> Outputs { get; } = [];

    /// <summary>Computes outputs from the first input.</summary>
    /// <param name="wanted">Which outputs.</param>
    /// <exception cref="OrtException">It failed.</exception>
    public (float[] Values, long[] Shape)[] Run(ReadOnlySpan<float> input, ReadOnlySpan<long> shape, IReadOnlyList<OrtTensor> wanted)
    {
        var values = new nint[wanted.Count];
        nint tensor = 0;
        try
        {
            fixed (float* data = input)
            {
                tensor = Ort.Tensor(_memory, data, input.Length, shape);
                Ort.Run(_session, Name(Inputs[0].Name), tensor, [.. wanted.Select(w => Name(w.Name))], values);
                return Array.ConvertAll(values, Ort.Read);
            }
        }
        finally
        {
            Ort.Release(OrtFunction.ReleaseValue, tensor);
            foreach (var value in values)
                Ort.Release(OrtFunction.ReleaseValue, value);
            _names.ForEach(Marshal.FreeCoTaskMem);
            _names.Clear();
        }
    }

    public void Dispose()
    {
        Ort.Release(OrtFunction.ReleaseMemoryInfo, _memory);
        Ort.Release(OrtFunction.ReleaseSession, _session);
    }

    private nint Name(string name)
    {
        _names.Add(Marshal.StringToCoTaskMemUTF8(name));
        return _names[^1];
    }
}
