namespace LoraCraft.Testing.Taggers;

/// <summary>An ONNX model, put together node by node.</summary>
public sealed class OnnxFile
{
    private const int IrVersion = 8, Opset = 13;
    private const int Float = 1;
    private const int OfNumber = 2, OfNumbers = 7;

    private readonly Protobuf _graph = new Protobuf().Text(2, "test");

    /// <param name="shape">Null = any number.</param>
    public OnnxFile Input(string name, params int?[] shape) => Value(11, name, shape, Float);

    /// <param name="element">ONNX' number of the type of its elements: 1 = float, 2 = byte.</param>
    public OnnxFile Input(string name, int element, int?[] shape) => Value(11, name, shape, element);

    public OnnxFile Output(string name, params int?[] shape) => Value(12, name, shape, Float);

    /// <summary>Numbers that the model brings along.</summary>
    public OnnxFile Weights(string name, int[] shape, params float[] values)
    {
        var tensor = new Protobuf();
        foreach (var size in shape)
            tensor.Number(1, size);
        _graph.Message(5, tensor.Number(2, Float).Text(8, name).Floats(9, values));
        return this;
    }

    public OnnxFile Node(string kind, string[] inputs, string output, params (string Name, object Value)[] attributes)
    {
        var node = new Protobuf();
        foreach (var input in inputs)
            node.Text(1, input);
        node.Text(2, output).Text(3, output).Text(4, kind);
        foreach (var (name, value) in attributes)
        {
            var attribute = new Protobuf().Text(1, name);
            if (value is int number)
                attribute.Number(3, number).Number(20, OfNumber);
            else
            {
                foreach (var one in (int[])value)
                    attribute.Number(8, one);
                attribute.Number(20, OfNumbers);
            }

            node.Message(5, attribute);
        }

        _graph.Message(1, node);
        return this;
    }

    public byte[] ToArray() =>
        new Protobuf().Number(1, IrVersion).Message(8, new Protobuf().Text(1, "").Number(2, Opset)).Message(7, _graph).ToArray();

    private OnnxFile Value(int field, string name, int?[] shape, int element)
    {
        var sizes = new Protobuf();
        foreach (var size in shape)
            sizes.Message(1, size is { } fixedSize ? new Protobuf().Number(1, fixedSize) : new Protobuf().Text(2, "N"));
        var tensor = new Protobuf().Message(1, new Protobuf().Number(1, element).Message(2, sizes));
        _graph.Message(field, new Protobuf().Text(1, name).Message(2, tensor));
        return this;
    }
}
