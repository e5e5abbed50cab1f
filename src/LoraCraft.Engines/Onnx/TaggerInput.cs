using LoraCraft.Captioning.Tagging;

namespace LoraCraft.Engines.Onnx;

/// <summary>
/// How a tagger wants its pictures, told from its input. Colours last is what the WD taggers have: blue, green, red, 0 to 255.
/// Colours first is what later ones have: red, green, blue, from -1 to 1.
/// </summary>
/// <param name="Batch">Pictures together; null = any number.</param>
/// <param name="Side">Pixels.</param>
/// <param name="ColoursFirst">Shape [N, 3, side, side] instead of [N, side, side, 3].</param>
internal sealed record TaggerInput(int? Batch, int Side, bool ColoursFirst)
{
    private const int Colours = 3;
    private const int UsualSide = 448;
    private const int LargestSide = 2048;
    private const int MostTogether = 64;
    private const long MostNumbers = 100_000_000;

    /// <summary>Numbers of one picture.</summary>
    public int Length => Side * Side * Colours;

    /// <exception cref="TaggerException">The model does not look at one square picture in colour.</exception>
    public static TaggerInput Of(IReadOnlyList<OrtTensor> inputs)
    {
        if (inputs is not [{ IsFloat: true, Shape.Length: 4 } input])
            throw Not($"a tagger takes one picture of 32-bit floats, this takes {string.Join(" and ", inputs.Select(Shown))}");
        var first = input.Shape[1] == Colours && input.Shape[3] != Colours;
        if (!first && input.Shape[3] != Colours)
            throw Not($"a tagger takes a picture of three colours, this takes {Shown(input)}");
        var (height, width) = first ? (input.Shape[2], input.Shape[3]) : (input.Shape[1], input.Shape[2]);
        var side = height > 0 ? height : width > 0 ? width : UsualSide;
        if ((height > 0 && width > 0 && height != width) || side > LargestSide)
            throw Not($"a tagger takes a square of at most {LargestSide} pixels, this takes {Shown(input)}");
        if (input.Shape[0] > MostTogether || Math.Max(1, input.Shape[0]) * side * side * Colours > MostNumbers)
            throw Not($"a tagger takes at most {MostTogether} pictures together, {MostNumbers:N0} numbers in all, this takes {Shown(input)}");
        return new(input.Shape[0] > 0 ? (int)input.Shape[0] : null, (int)side, first);
    }

    public long[] Shape(int count) => ColoursFirst ? [count, Colours, Side, Side] : [count, Side, Side, Colours];

    /// <summary>Writes a picture as the model wants it.</summary>
    /// <param name="rgb">8 bits, interleaved.</param>
    /// <param name="into">As long as <see cref="Length"/>.</param>
    public void Write(ReadOnlySpan<byte> rgb, Span<float> into)
    {
        var plane = Side * Side;
        if (ColoursFirst)
            for (int pixel = 0, at = 0; pixel < plane; pixel++, at += Colours)
                (into[pixel], into[plane + pixel], into[2 * plane + pixel]) = (Centred(rgb[at]), Centred(rgb[at + 1]), Centred(rgb[at + 2]));
        else
            for (var at = 0; at < into.Length; at += Colours)
                (into[at], into[at + 1], into[at + 2]) = (rgb[at + 2], rgb[at + 1], rgb[at]);
    }

    private static float Centred(byte value) => (value / 255f - 0.5f) / 0.5f;

    private static string Shown(OrtTensor tensor) =>
        $"{tensor.Name} [{string.Join(", ", tensor.Shape.Select(d => d > 0 ? $"{d}" : "any"))}]{(tensor.IsFloat ? "" : " of another type")}";

    private static TaggerException Not(string why) => new($"The model is none for tagging: {why}.");
}
