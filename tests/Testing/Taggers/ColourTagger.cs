namespace LoraCraft.Testing.Taggers;

/// <summary>
/// Taggers whose answers can be computed by hand: of the mean red, green and blue of a picture, 0 to 1. Each is a folder with a
/// model and the list of its tags.
/// </summary>
public static class ColourTagger
{
    public const int Side = 32;

    /// <summary>How many tags <see cref="Slow"/> knows.</summary>
    public const int SlowTags = 1000;

    /// <summary>What each tag of <see cref="List"/> is worth: red, green, blue, and what every picture has.</summary>
    private static readonly float[][] Worth =
    [
        [0, 0, 0, 0.25f], [0, 0, 0, 0.5f], [0.9f, 0, 0, 0], [0, 0.9f, 0, 0], [0, 0, 0.9f, 0], [0.95f, 0, 0, 0], [0, 0, 0, 0.4f],
    ];

    public const string List =
        """
        tag_id,name,category,count
        1,general,9,100
        2,sensitive,9,50
        3,red_kite,0,10
        4,"green_leaf",0,10
        5,blue_sky,0,10
        6,scarlet_(series),4,5
        7,^_^,0,5
        """;

    /// <summary>A WD tagger: blue, green, red from 0 to 255, colours last; probabilities.</summary>
    /// <param name="batch">Pictures together; null = any number.</param>
    public static string ColoursLast(string folder, int? batch = null) => Write(folder, List, new OnnxFile()
        .Input("input", batch, Side, Side, 3)
        .Node("ReduceMean", ["input"], "mean", ("axes", new[] { 1, 2 }), ("keepdims", 0))
        .Weights("weights", [3, Worth.Length], [.. new[] { 2, 1, 0 }.SelectMany(colour => Worth.Select(tag => tag[colour] / 255))])
        .Node("MatMul", ["mean", "weights"], "seen")
        .Weights("always", [Worth.Length], [.. Worth.Select(tag => tag[3])])
        .Node("Add", ["seen", "always"], "output")
        .Output("output", batch, Worth.Length).ToArray());

    /// <summary>A later tagger: red, green, blue from -1 to 1, colours first; each tag's number is four times the mean of a colour, to be made a probability of.</summary>
    public static string ColoursFirst(string folder) => Write(folder, "tag_id,name,category,count\n1,red_kite,0,1\n2,green_leaf,0,1\n3,blue_sky,0,1\n", new OnnxFile()
        .Input("pixels", null, 3, Side, Side)
        .Node("ReduceMean", ["pixels"], "mean", ("axes", new[] { 2, 3 }), ("keepdims", 0))
        .Weights("four", [1], 4)
        .Node("Mul", ["mean", "four"], "logits")
        .Output("logits", null, 3).ToArray());

    /// <summary>A tagger that gives what are no numbers for a picture that is black in a colour; else each tag is certain.</summary>
    public static string Blind(string folder) => Write(folder, "tag_id,name,category,count\n1,blue_sky,0,1\n2,green_leaf,0,1\n3,red_kite,0,1\n", new OnnxFile()
        .Input("input", null, Side, Side, 3)
        .Node("ReduceMean", ["input"], "mean", ("axes", new[] { 1, 2 }), ("keepdims", 0))
        .Node("Div", ["mean", "mean"], "output")
        .Output("output", null, 3).ToArray());

    /// <summary>A tagger that takes its time: convolutions of a picture of 448 pixels.</summary>
    /// <param name="channels">Of each convolution.</param>
    /// <param name="layers">Convolutions after the first, which makes the picture smaller.</param>
    public static string Slow(string folder, int channels, int layers)
    {
        var random = new Random(7);
        float[] Noise(int count) => [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() - 0.5f) * 0.05f)];
        var model = new OnnxFile()
            .Input("input", null, 448, 448, 3)
            .Node("Transpose", ["input"], "first", ("perm", new[] { 0, 3, 1, 2 }))
            .Weights("w", [channels, 3, 4, 4], Noise(channels * 48))
            .Node("Conv", ["first", "w"], "c0", ("strides", new[] { 4, 4 }), ("kernel_shape", new[] { 4, 4 }));
        for (var i = 0; i < layers; i++)
            model.Weights($"w{i}", [channels, channels, 3, 3], Noise(channels * channels * 9))
                .Node("Conv", [$"c{i}", $"w{i}"], $"r{i}", ("pads", new[] { 1, 1, 1, 1 }), ("kernel_shape", new[] { 3, 3 }))
                .Node("Relu", [$"r{i}"], $"c{i + 1}");
        model.Node("ReduceMean", [$"c{layers}"], "mean", ("axes", new[] { 2, 3 }), ("keepdims", 0))
            .Weights("head", [channels, SlowTags], Noise(channels * SlowTags))
            .Node("MatMul", ["mean", "head"], "logits")
            .Node("Sigmoid", ["logits"], "output")
            .Output("output", null, SlowTags);
        return Write(folder, "tag_id,name,category,count\n" + string.Concat(Enumerable.Range(1, SlowTags).Select(i => $"{i},tag_{i},0,1\n")), model.ToArray());
    }

    public static string Write(string folder, string list, byte[] model)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "selected_tags.csv"), list);
        File.WriteAllBytes(Path.Combine(folder, "model.onnx"), model);
        return folder;
    }
}
