using LoraCraft.Engines.Imaging.Vips;

namespace LoraCraft.Engines.Samples;

/// <summary>A colour, each part 0..255.</summary>
internal readonly record struct Colour(double Red, double Green, double Blue)
{
    /// <param name="share">0 = all this one, 1 = all the other.</param>
    public Colour Towards(Colour other, double share) =>
        new(Red + (other.Red - Red) * share, Green + (other.Green - Green) * share, Blue + (other.Blue - Blue) * share);
}

/// <summary>
/// Pixels to draw on, 8-bit RGB. Shapes are given by their distance in pixels (negative inside), so their edges are smooth;
/// only exact arithmetic is used, so a drawing is the same bytes everywhere.
/// </summary>
internal sealed class Canvas(int width, int height)
{
    private readonly byte[] _pixels = new byte[width * height * 3];

    public int Width => width;

    public int Height => height;

    /// <summary>From one colour at the top to another at the bottom.</summary>
    public void Shade(Colour top, Colour bottom)
    {
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                Put(x, y, top.Towards(bottom, (double)y / (height - 1)), 1);
    }

    public void Fill(Func<double, double, double> distance, Colour colour, double cover = 1)
    {
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                Put(x, y, colour, cover * Math.Clamp(0.5 - distance(x + 0.5, y + 0.5), 0, 1));
    }

    public static Func<double, double, double> Circle(double x, double y, double radius) =>
        (px, py) => Length(px - x, py - y) - radius;

    /// <summary>A line of round ends through points.</summary>
    public static Func<double, double, double> Line(double thickness, params (double X, double Y)[] points) => (px, py) =>
    {
        var nearest = double.MaxValue;
        for (var i = 1; i < points.Length; i++)
            nearest = Math.Min(nearest, ToSegment(px, py, points[i - 1], points[i]));
        return nearest - thickness / 2;
    };

    /// <summary>The inside of a polygon.</summary>
    public static Func<double, double, double> Polygon(params (double X, double Y)[] corners) => (px, py) =>
    {
        var (nearest, inside) = (double.MaxValue, false);
        for (var (i, j) = (0, corners.Length - 1); i < corners.Length; j = i++)
        {
            nearest = Math.Min(nearest, ToSegment(px, py, corners[j], corners[i]));
            if (corners[i].Y > py != corners[j].Y > py
                && px < (corners[j].X - corners[i].X) * (py - corners[i].Y) / (corners[j].Y - corners[i].Y) + corners[i].X)
                inside = !inside;
        }

        return inside ? -nearest : nearest;
    };

    /// <summary>The drawing as a PNG file.</summary>
    public unsafe byte[] Png()
    {
        VipsLibrary.EnsureStarted();
        fixed (byte* pixels = _pixels)
        {
            using var plain = VipsImage.FromMemory(pixels, width, height, 3);
            using var copy = new VipsOperation("copy");
            using var image = copy.Set("in", plain).Set("interpretation", (int)VipsInterpretation.Srgb).Image();
            using var save = new VipsOperation("pngsave_buffer");
            return save.Set("in", image).Set("compression", 6).Set("keep", 0).Bytes();
        }
    }

    private static double ToSegment(double x, double y, (double X, double Y) a, (double X, double Y) b)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var along = Math.Clamp(((x - a.X) * dx + (y - a.Y) * dy) / Math.Max(dx * dx + dy * dy, 1e-9), 0, 1);
        return Length(x - a.X - along * dx, y - a.Y - along * dy);
    }

    private static double Length(double x, double y) => Math.Sqrt(x * x + y * y);

    private void Put(int x, int y, Colour colour, double cover)
    {
        if (cover <= 0)
            return;
        var at = (y * width + x) * 3;
        var before = new Colour(_pixels[at], _pixels[at + 1], _pixels[at + 2]);
        var now = before.Towards(colour, cover);
        (_pixels[at], _pixels[at + 1], _pixels[at + 2]) = ((byte)(now.Red + 0.5), (byte)(now.Green + 0.5), (byte)(now.Blue + 0.5));
    }
}
