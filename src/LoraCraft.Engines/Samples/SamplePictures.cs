namespace LoraCraft.Engines.Samples;

/// <summary>A picture to try the program with.</summary>
/// <param name="Name">File name without an extension.</param>
/// <param name="Png">The file.</param>
/// <param name="Caption">One sentence.</param>
public sealed record SamplePicture(string Name, byte[] Png, IReadOnlyList<string> Tags, string Caption);

/// <summary>Kites of several colours and shapes over several skies, drawn by rule: the same pictures every time.</summary>
public static class SamplePictures
{
    private const int Pictures = 24;

    private static readonly (string Name, Colour Light, Colour Dark)[] Colours =
    [
        ("red", new(226, 62, 58), new(164, 34, 44)), ("yellow", new(247, 200, 62), new(216, 148, 34)),
        ("green", new(72, 176, 106), new(38, 124, 78)), ("purple", new(150, 104, 214), new(104, 62, 168)),
    ];

    private static readonly (string Name, Colour Top, Colour Bottom, Colour Ground)[] Skies =
    [
        ("blue sky", new(58, 130, 206), new(178, 214, 240), new(86, 142, 74)),
        ("sunset", new(76, 62, 128), new(250, 164, 96), new(62, 52, 62)),
        ("grey sky", new(120, 130, 144), new(198, 204, 210), new(104, 112, 92)),
    ];

    private static readonly string[] Shapes = ["diamond kite", "delta kite"];

    /// <summary>Draws them one after the other, in the order of their names.</summary>
    public static IEnumerable<SamplePicture> Draw() => Enumerable.Range(0, Pictures).Select(Draw);

    private static SamplePicture Draw(int index)
    {
        var colour = Colours[index % Colours.Length];
        var sky = Skies[index / Colours.Length % Skies.Length];
        var shape = Shapes[index / (Colours.Length * Skies.Length)];
        var (sea, clouds, upright) = (index % 5 is 1 or 3, index % 3 != 2, index % 4 == 3);
        var canvas = upright ? new Canvas(288, 384) : new Canvas(384, 288);

        canvas.Shade(sky.Top, sky.Bottom);
        if (clouds)
            Cloud(canvas, 0.12 + index * 7 % 10 / 16.0, 0.14 + index % 4 / 20.0);
        Ground(canvas, sea ? sky.Top.Towards(new(20, 60, 110), 0.6) : sky.Ground, sea, index);
        Kite(canvas, shape == Shapes[0], colour.Light, colour.Dark, 0.32 + index * 3 % 8 / 20.0, 0.28 + index % 3 / 14.0);

        string[] tags = ["kite", $"{colour.Name} kite", shape, sky.Name, sea ? "sea" : "hill", .. clouds ? (string[])["cloud"] : []];
        var caption = $"A {colour.Name} {shape} flies over {(sea ? "the sea" : "a hill")} {(sky.Name == "sunset" ? "at sunset" : $"under a {sky.Name}")}{(clouds ? " with a cloud" : "")}.";
        return new($"kite-{index + 1:00}", canvas.Png(), tags, caption);
    }

    /// <param name="x">Middle, as a share of the width.</param>
    /// <param name="y">Middle, as a share of the height.</param>
    private static void Kite(Canvas canvas, bool diamond, Colour light, Colour dark, double x, double y)
    {
        var (cx, cy, size) = (x * canvas.Width, y * canvas.Height, 0.2 * Math.Min(canvas.Width, canvas.Height));
        (double X, double Y) At(double right, double down) => (cx + right * size, cy + down * size);
        var tail = Enumerable.Range(0, 9).Select(i => At((i % 2 == 0 ? -0.12 : 0.12) + i * 0.06, 1.25 + i * 0.16)).ToArray();
        var thread = new Colour(60, 60, 70);
        canvas.Fill(Canvas.Line(1.2, At(0, 0.2), (0.1 * canvas.Width, 0.97 * canvas.Height)), thread, 0.8);
        canvas.Fill(Canvas.Line(2.6, tail), dark);
        if (diamond)
        {
            canvas.Fill(Canvas.Polygon(At(0, -1), At(0.75, -0.2), At(0, 1.25), At(-0.75, -0.2)), light);
            canvas.Fill(Canvas.Polygon(At(0, -1), At(0.75, -0.2), At(0, 1.25)), dark);
            canvas.Fill(Canvas.Line(1.6, At(-0.75, -0.2), At(0.75, -0.2)), thread);
        }
        else
        {
            canvas.Fill(Canvas.Polygon(At(0, -0.9), At(1.35, 0.7), At(0, 0.4), At(-1.35, 0.7)), light);
            canvas.Fill(Canvas.Polygon(At(0, -0.9), At(1.35, 0.7), At(0, 0.4)), dark);
            canvas.Fill(Canvas.Line(1.6, At(0, -0.9), At(0, 1.25)), thread);
        }
    }

    private static void Cloud(Canvas canvas, double x, double y)
    {
        var (cx, cy, size) = (x * canvas.Width, y * canvas.Height, 0.075 * canvas.Width);
        var white = new Colour(250, 250, 252);
        foreach (var (right, down, radius) in new[] { (-1.1, 0.2, 0.6), (-0.3, -0.15, 0.85), (0.6, 0.0, 0.7), (1.3, 0.25, 0.5) })
            canvas.Fill(Canvas.Circle(cx + right * size, cy + down * size, radius * size), white, 0.85);
    }

    private static void Ground(Canvas canvas, Colour colour, bool flat, int index)
    {
        var (w, h) = ((double)canvas.Width, (double)canvas.Height);
        if (flat)
            canvas.Fill(Canvas.Polygon((-9, 0.84 * h), (w + 9, 0.84 * h), (w + 9, h + 9), (-9, h + 9)), colour);
        else
            canvas.Fill(Canvas.Circle((0.2 + index % 4 / 5.0) * w, 0.8 * h + w, w), colour);
    }
}
