using LoraCraft.Corpus;
using LoraCraft.Engines.Imaging;
using LoraCraft.Engines.Imaging.Vips;

namespace LoraCraft.Tests.Imaging;

/// <summary>Pixels of a file as stored, without turning or converting: what the code under test really wrote.</summary>
internal static class Decode
{
    public static RawPicture Pixels(byte[] file)
    {
        using var picture = OpenPicture.Open(file, Signature.Of(file), Reading.Limits, VipsFailOn.Error, (_, _) => 1);
        using var memory = picture.Image.ToMemory();
        return new RawPicture(memory.Width, memory.Height, memory.Bands, memory.Pixels.ToArray());
    }

    public static IReadOnlyList<string> Fields(byte[] file)
    {
        using var picture = OpenPicture.Open(file, Signature.Of(file), Reading.Limits, VipsFailOn.Error, (_, _) => 1);
        return picture.Image.Fields();
    }
}
