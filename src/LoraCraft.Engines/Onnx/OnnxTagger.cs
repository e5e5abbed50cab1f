using System.Diagnostics;
using LoraCraft.Captioning.Tagging;

namespace LoraCraft.Engines.Onnx;

/// <summary><see cref="ITaggerModel"/> on ONNX Runtime.</summary>
internal sealed class OnnxTagger : ITaggerModel
{
    private const int MostTogether = 8;

    /// <summary>More pictures together have to be worth their memory: each takes at most this part of the time it took before.</summary>
    private const double Worthwhile = 0.95;

    /// <summary>All models of the process: two at once would only take the cores from each other.</summary>
    private static readonly Lock Cores = new();

    private readonly OrtSession _session;
    private readonly TaggerInput _input;
    private readonly OrtTensor _output;
    private readonly bool _logits;
    private readonly int _tags;
    private float[] _numbers = [];
    private bool _tuned;

    /// <exception cref="TaggerException">It is no model for this.</exception>
    public OnnxTagger(string path, int tags)
    {
        _tags = tags;
        _session = new OrtSession(path, Environment.ProcessorCount);
        try
        {
            _input = TaggerInput.Of(_session.Inputs);
            Together = _input.Batch ?? 1;
            (_output, _logits) = Output();
        }
        catch
        {
            _session.Dispose();
            throw;
        }
    }

    public int Side => _input.Side;

    public int Together { get; private set; }

    public void Tune(CancellationToken cancel)
    {
        if (_input.Batch is not null || _tuned)
            return;
        var best = Each(1);
        for (var together = 2; together <= MostTogether; together *= 2)
        {
            cancel.ThrowIfCancellationRequested();
            if (Several(together) is not { } each || each > best * Worthwhile)
                break;
            (Together, best) = (together, each);
        }

        _tuned = true;
    }

    public IReadOnlyList<float[]?> Look(IReadOnlyList<byte[]> squares, CancellationToken cancel)
    {
        var all = new List<float[]?>(squares.Count);
        foreach (var some in squares.Chunk(Together))
        {
            cancel.ThrowIfCancellationRequested();
            var values = Seen(some);
            for (var i = 0; i < some.Length; i++)
                all.Add(Probabilities(values.AsSpan(i * _tags, _tags)));
        }

        return all;
    }

    public void Dispose()
    {
        lock (Cores)
            _session.Dispose();
    }

    private float[]? Probabilities(ReadOnlySpan<float> values)
    {
        var probabilities = values.ToArray();
        if (!probabilities.All(float.IsFinite))
            return null;
        if (_logits)
            for (var i = 0; i < probabilities.Length; i++)
                probabilities[i] = 1 / (1 + MathF.Exp(-probabilities[i]));
        return probabilities;
    }

    /// <summary>Which output the tags come from, and whether they are still to be made probabilities of. A try tells: probabilities stay within 0 and 1.</summary>
    private (OrtTensor, bool) Output()
    {
        OrtTensor[] candidates = [.. _session.Outputs.Where(o => o.IsFloat && o.Shape.Length == 2 && (o.Shape[1] < 1 || o.Shape[1] == _tags))];
        var tried = candidates.Length == 0 ? [] : Run([Drawn()], candidates);
        if (!tried.All(t => t.Values.All(float.IsFinite)))
            throw new TaggerException("The model failed: it gives what are no numbers.");
        var fitting = candidates.Zip(tried).Where(c => c.Second.Shape is [var count, var last] && count == (_input.Batch ?? 1) && last == _tags).ToList();
        if (fitting.Count == 0)
            throw new TaggerException(
                $"The model does not fit its list of {_tags} tags: it gives {string.Join(" and ", _session.Outputs.Select(o => $"{o.Name} [{string.Join(", ", o.Shape.Select(d => d > 0 ? $"{d}" : "any"))}]"))}.");
        var probable = fitting.Find(c => c.Second.Values.All(v => v is >= 0 and <= 1));
        return probable.First is { } output ? (output, false) : (fitting[0].First, true);
    }

    /// <summary>Null where the model says it takes any number of pictures and then does not.</summary>
    private double? Several(int together)
    {
        try
        {
            return Each(together);
        }
        catch (TaggerException)
        {
            return null;
        }
    }

    /// <summary>Seconds a picture, so many together.</summary>
    private double Each(int together)
    {
        byte[][] pictures = [.. Enumerable.Repeat(Drawn(), together)];
        Seen(pictures);
        var begun = Stopwatch.GetTimestamp();
        Seen(pictures);
        return Stopwatch.GetElapsedTime(begun).TotalSeconds / together;
    }

    /// <summary>A picture with every brightness in it.</summary>
    private byte[] Drawn()
    {
        var rgb = new byte[_input.Length];
        for (var i = 0; i < rgb.Length; i++)
            rgb[i] = (byte)(i * 31 / 7);
        return rgb;
    }

    /// <summary>The tags of each picture, one picture after the other.</summary>
    /// <exception cref="TaggerException">The model failed, or gives the tags of more or fewer pictures than it was shown.</exception>
    private float[] Seen(byte[][] pictures)
    {
        var (values, shape) = Run(pictures, [_output])[0];
        var count = _input.Batch ?? pictures.Length;
        return shape[0] == count
            ? values
            : throw new TaggerException($"The model failed: shown {count} pictures, it gives the tags of {shape[0]}.");
    }

    private (float[] Values, long[] Shape)[] Run(byte[][] pictures, OrtTensor[] outputs)
    {
        lock (Cores)
        {
            var count = _input.Batch ?? pictures.Length;
            if (_numbers.Length != count * _input.Length)
                _numbers = new float[count * _input.Length];
            for (var i = 0; i < pictures.Length; i++)
                _input.Write(pictures[i], _numbers.AsSpan(i * _input.Length, _input.Length));
            try
            {
                return _session.Run(_numbers, _input.Shape(count), outputs);
            }
            catch (OrtException failed)
            {
                throw new TaggerException($"The model failed: {OnnxTaggers.FirstLine(failed)}");
            }
        }
    }
}
