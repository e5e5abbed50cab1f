using LoraCraft.Corpus;

namespace LoraCraft.Tests.Imaging;

/// <summary>Stores an upright picture the way a camera held otherwise does.</summary>
internal static class Turning
{
    /// <returns>Pixels which, shown by EXIF orientation 1..8, give the upright picture again.</returns>
    public static RawPicture Stored(RawPicture upright, int orientation)
    {
        var (w, h) = (upright.Width, upright.Height);
        var (width, height) = orientation >= 5 ? (h, w) : (w, h);
        var pixels = new byte[upright.Pixels.Length];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var (ux, uy) = orientation switch
                {
                    1 => (x, y),
                    2 => (w - 1 - x, y),
                    3 => (w - 1 - x, h - 1 - y),
                    4 => (x, h - 1 - y),
                    5 => (y, x),
                    6 => (w - 1 - y, x),
                    7 => (w - 1 - y, h - 1 - x),
                    _ => (y, h - 1 - x),
                };
                var (red, green, blue) = upright.At(ux, uy);
                var at = (y * width + x) * 3;
                (pixels[at], pixels[at + 1], pixels[at + 2]) = (red, green, blue);
            }

        return new RawPicture(width, height, 3, pixels);
    }
}
