using System.Globalization;
using LoraCraft.Shared;

namespace LoraCraft.Engines.Imaging;

/// <summary>Refuses what is over a limit, in sentences with the numbers.</summary>
internal static class LimitGuard
{
    public static void CheckBytes(long bytes, PictureLimits limits)
    {
        if (bytes > limits.MaxBytes)
            throw new PictureRefusedException($"The file is {Megabytes(bytes)}; the limit is {Megabytes(limits.MaxBytes)}.");
    }

    public static void CheckPixels(long width, long height, PictureLimits limits)
    {
        if (width * height > limits.MaxPixels)
            throw new PictureRefusedException(string.Create(
                CultureInfo.InvariantCulture,
                $"The picture is {width:N0} x {height:N0} pixels ({Short(width * height / 1e6)} MP); the limit is {Short(limits.MaxPixels / 1e6)} MP."));
    }

    public static PictureRefusedException TooSlow(PictureLimits limits) =>
        new($"Reading the picture took longer than {Short(limits.MaxTime.TotalSeconds)} seconds and was given up.");

    private static string Megabytes(long bytes) => Short(bytes / 1048576.0) + " MB";

    private static string Short(double number) =>
        number.ToString(number >= 10 ? "#,0" : "0.###", CultureInfo.InvariantCulture);
}
