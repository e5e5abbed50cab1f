using LoraCraft.Captioning.Tagging;
using LoraCraft.Engines.Onnx;
using LoraCraft.Testing;
using LoraCraft.Testing.Taggers;

namespace LoraCraft.Tests.Captioning;

/// <summary>Models that are put together here, on the real ONNX Runtime; what they see is computed by hand.</summary>
public sealed class OnnxTaggerTests : IDisposable
{
    private const int Side = ColourTagger.Side;

    private readonly TemporaryFolder _folder = new();
    private readonly OnnxTaggers _taggers = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void the_library_is_the_one_that_is_built_with() => OnnxModule.LibraryVersion().ShouldBe("1.30.0");

    [Theory, InlineData(null), InlineData(1), InlineData(2)]
    public void colours_last_are_blue_green_red_up_to_255(int? batch)
    {
        using var model = _taggers.Open(Path.Combine(ColourTagger.ColoursLast(_folder["wd"], batch), "model.onnx"), 7);

        var seen = model.Look([Plain(255, 0, 0), Plain(0, 51, 204), Plain(0, 0, 0)], CancellationToken.None);

        model.Side.ShouldBe(Side);
        seen.Select(s => s!.Select(v => MathF.Round(v, 3))).ShouldBe(
        [
            [0.25f, 0.5f, 0.9f, 0, 0, 0.95f, 0.4f],
            [0.25f, 0.5f, 0, 0.18f, 0.72f, 0, 0.4f],
            [0.25f, 0.5f, 0, 0, 0, 0, 0.4f],
        ]);
    }

    [Fact]
    public void colours_first_are_red_green_blue_around_zero_and_become_probabilities()
    {
        using var model = _taggers.Open(Path.Combine(ColourTagger.ColoursFirst(_folder["later"]), "model.onnx"), 3);

        // 255 is 1 and 0 is -1; four times that through the logistic function.
        model.Look([Plain(255, 0, 0)], CancellationToken.None)[0]!.Select(v => MathF.Round(v, 4)).ShouldBe([0.982f, 0.018f, 0.018f]);
    }

    [Theory, InlineData(null, 1, 8), InlineData(3, 3, 3)]
    public void pictures_together_are_tried_only_where_the_model_leaves_it_open(int? batch, int least, int most)
    {
        using var model = _taggers.Open(Path.Combine(ColourTagger.ColoursLast(_folder["wd"], batch), "model.onnx"), 7);

        model.Tune(CancellationToken.None);

        model.Together.ShouldBeInRange(least, most);
        model.Look([.. Enumerable.Range(0, 10).Select(i => Plain((byte)(25 * i), 0, 0))], CancellationToken.None)
            .Select(s => MathF.Round(s![2], 2)).ShouldBe(Enumerable.Range(0, 10).Select(i => MathF.Round(0.9f * 25 * i / 255, 2)));
    }

    [Fact]
    public void a_model_that_gives_the_tags_of_fewer_pictures_than_it_was_shown_has_failed()
    {
        var model = new OnnxFile()
            .Input("input", null, Side, Side, 3)
            .Node("ReduceMean", ["input"], "mean", ("axes", new[] { 1, 2 }), ("keepdims", 0))
            .Node("ReduceMean", ["mean"], "output", ("axes", new[] { 0 }), ("keepdims", 1))
            .Output("output", null, 3).ToArray();
        using var tagger = _taggers.Open(Path.Combine(ColourTagger.Write(_folder["one"], "tag_id,name,category,count\n1,a,0,1\n2,b,0,1\n3,c,0,1\n", model), "model.onnx"), 3);

        tagger.Tune(CancellationToken.None);

        tagger.Together.ShouldBe(1);
        tagger.Look([Plain(255, 0, 0), Plain(0, 0, 0)], CancellationToken.None).Count.ShouldBe(2);
    }

    [Fact]
    public void what_are_no_numbers_is_told_of_the_one_picture()
    {
        using var model = _taggers.Open(Path.Combine(ColourTagger.Blind(_folder["blind"]), "model.onnx"), 3);
        model.Tune(CancellationToken.None);

        model.Look([Plain(9, 9, 9), Plain(9, 0, 9), Plain(7, 8, 9)], CancellationToken.None).ShouldBe([[1f, 1f, 1f], null, [1f, 1f, 1f]]);
    }

    [Fact]
    public void what_is_no_model_for_this_is_told_why()
    {
        Refused(null).ShouldBe($"There is no model.onnx in {_folder["bad"]}.");
        Refused([1, 2, 3]).ShouldStartWith($"{_folder["bad/model.onnx"]} cannot be opened as an ONNX model: ");
        Refused(new OnnxFile().Input("ids", null, 77).Node("Identity", ["ids"], "out").Output("out", null, 77).ToArray())
            .ShouldBe("The model is none for tagging: a tagger takes one picture of 32-bit floats, this takes ids [any, 77].");
        Refused(new OnnxFile().Input("image", 2, [null, 32, 32, 3]).Node("Cast", ["image"], "out", ("to", 1)).Output("out", null, 32, 32, 3).ToArray())
            .ShouldBe("The model is none for tagging: a tagger takes one picture of 32-bit floats, this takes image [any, 32, 32, 3] of another type.");
        Refused(new OnnxFile().Input("image", null, 32, 16, 3).Node("Identity", ["image"], "out").Output("out", null, 32, 16, 3).ToArray())
            .ShouldBe("The model is none for tagging: a tagger takes a square of at most 2048 pixels, this takes image [any, 32, 16, 3].");
        Refused(new OnnxFile().Input("image", null, 32, 32, 1).Node("Identity", ["image"], "out").Output("out", null, 32, 32, 1).ToArray())
            .ShouldBe("The model is none for tagging: a tagger takes a picture of three colours, this takes image [any, 32, 32, 1].");
        ColourTagger.ColoursLast(_folder["wd"]);
        Should.Throw<TaggerException>(() => _taggers.Open(_folder["wd/model.onnx"], 6)).Message
            .ShouldBe("The model does not fit its list of 6 tags: it gives output [any, 7].");
    }

    private string Refused(byte[]? model)
    {
        Directory.CreateDirectory(_folder["bad"]);
        if (model is not null)
            File.WriteAllBytes(_folder["bad/model.onnx"], model);
        return Should.Throw<TaggerException>(() => _taggers.Open(_folder["bad/model.onnx"], 77)).Message;
    }

    private static byte[] Plain(byte red, byte green, byte blue) => [.. Enumerable.Repeat(new[] { red, green, blue }, Side * Side).SelectMany(p => p)];
}
