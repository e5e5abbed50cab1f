namespace LoraCraft.Corpus;

/// <summary>Pictures drawn by code.</summary>
public static class Drawing
{
    /// <summary>The test card's colours: top left, top right, bottom left, bottom right.</summary>
    public static readonly (byte R, byte G, byte B) Red = (220, 30, 30), Green = (30, 200, 30), Blue = (30, 30, 210), Yellow = (220, 200, 30);

    /// <summary>Four quadrants: red, green over blue, yellow. Shows at once which way up a picture is.</summary>
    /// <param name="alpha">With an alpha channel whose right half is half transparent.</param>
    public static RawPicture TestCard(int width = 240, int height = 160, bool alpha = false)
    {
        var bands = alpha ? 4 : 3;
        var pixels = new byte[width * height * bands];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var (left, top) = (x < width / 2, y < height / 2);
                var at = (y * width + x) * bands;
                (pixels[at], pixels[at + 1], pixels[at + 2]) = (left, top) switch
                {
                    (true, true) => Red,
                    (false, true) => Green,
                    (true, false) => Blue,
                    _ => Yellow,
                };
                if (alpha)
                    pixels[at + 3] = (byte)(left ? 255 : 128);
            }

        return new RawPicture(width, height, bands, pixels);
    }

    /// <summary>One colour.</summary>
    public static RawPicture Plain(int width, int height, byte red, byte green, byte blue)
    {
        var pixels = new byte[width * height * 3];
        for (var at = 0; at < pixels.Length; at += 3)
            (pixels[at], pixels[at + 1], pixels[at + 2]) = (red, green, blue);
        return new RawPicture(width, height, 3, pixels);
    }

    /// <summary>A gradient with ellipses and fine noise: different for every seed, the same for equal ones.</summary>
    public static RawPicture Scene(int width, int height, int seed)
    {
        var random = new Random(seed);
        var (from, to) = (Colour(random), Colour(random));
        var slope = random.NextDouble();
        var shapes = Enumerable.Range(0, 6 + random.Next(10)).Select(_ => Ellipse.Of(random)).ToArray();
        var grain = 4 + random.Next(12);
        var noise = (uint)seed * 2654435761u + 1;

        var pixels = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var (u, v) = ((double)x / width, (double)y / height);
                var (red, green, blue) = Mix(from, to, slope * u + (1 - slope) * v);
                foreach (var shape in shapes)
                    if (shape.Covers(u, v))
                        (red, green, blue) = shape.Colour;
                noise = noise * 1664525u + 1013904223u;
                var speck = (int)(noise >> 24) * grain / 256 - grain / 2;
                var at = (y * width + x) * 3;
                pixels[at] = (byte)Math.Clamp(red + speck, 0, 255);
                pixels[at + 1] = (byte)Math.Clamp(green + speck, 0, 255);
                pixels[at + 2] = (byte)Math.Clamp(blue + speck, 0, 255);
            }

        return new RawPicture(width, height, 3, pixels);
    }

    private static (int R, int G, int B) Colour(Random random) => (random.Next(256), random.Next(256), random.Next(256));

    private static (int R, int G, int B) Mix((int R, int G, int B) from, (int R, int G, int B) to, double share) =>
        ((int)(from.R + (to.R - from.R) * share), (int)(from.G + (to.G - from.G) * share), (int)(from.B + (to.B - from.B) * share));

    private readonly record struct Ellipse(double X, double Y, double Width, double Height, (int R, int G, int B) Colour)
    {
        public static Ellipse Of(Random random) => new(
            random.NextDouble(), random.NextDouble(), 0.03 + random.NextDouble() * 0.25, 0.03 + random.NextDouble() * 0.25, Drawing.Colour(random));

        public bool Covers(double u, double v) => (u - X) * (u - X) / (Width * Width) + (v - Y) * (v - Y) / (Height * Height) < 1;
    }
}
