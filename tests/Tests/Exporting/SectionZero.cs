using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LoraCraft.Tests.Exporting;

/// <summary>The rules that satisfy every trainer at once, checked on the files of an export.</summary>
internal static class SectionZero
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static void Holds(IReadOnlyDictionary<string, byte[]> files, bool captionFiles = true)
    {
        var pictures = files.Keys.Where(IsPicture).ToList();
        pictures.ShouldNotBeEmpty();
        pictures.Select(Path.GetDirectoryName).Distinct().ShouldHaveSingleItem();
        pictures.Select(Stem).Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(pictures.Count);
        foreach (var picture in pictures)
        {
            Path.GetFileNameWithoutExtension(picture).ShouldMatch("^[A-Za-z0-9][A-Za-z0-9_-]*$");
            Path.GetFileName(picture).Count(c => c == '_').ShouldBeLessThan(4);
            IsUpright8BitRgb(files[picture], Path.GetExtension(picture)).ShouldBeTrue(picture);
        }

        foreach (var (path, content) in files.Where(f => !IsPicture(f.Key)))
        {
            content.Length.ShouldBeGreaterThan(0, path);
            var text = Strict.GetString(content);
            text[0].ShouldNotBe('\uFEFF');
            text.ShouldNotContain("\r");
            text.ShouldEndWith("\n");
            if (path.EndsWith(".txt", StringComparison.Ordinal))
                text.ShouldNotMatch("\n\n|^\n.|[ ,]\n|^[ ,]");
        }

        var captions = files.Keys.Where(k => k.EndsWith(".txt", StringComparison.Ordinal)).Select(Stem);
        captions.Order().ShouldBe(captionFiles ? pictures.Select(Stem).Order() : []);
        ManifestHolds(files, pictures);
    }

    public static bool IsPicture(string path) => Regex.IsMatch(path, @"\.(png|jpg|webp)$");

    private static string Stem(string path) => Path.ChangeExtension(path, null);

    private static void ManifestHolds(IReadOnlyDictionary<string, byte[]> files, List<string> pictures)
    {
        using var manifest = JsonDocument.Parse(files["loracraft.json"]);
        var root = manifest.RootElement;
        root.GetProperty("schema").GetInt32().ShouldBe(1);
        root.GetProperty("dataset").GetProperty("id").GetInt64().ShouldBe(7);
        root.GetProperty("version").GetInt64().ShouldBe(42);
        root.GetProperty("options").GetProperty("template").GetString().ShouldNotBeNullOrEmpty();
        var images = root.GetProperty("images").EnumerateArray().ToList();
        images.Select(i => i.GetProperty("file").GetString()).Order().ShouldBe(pictures.Order());
        foreach (var image in images)
        {
            var file = files[image.GetProperty("file").GetString()!];
            Convert.ToHexStringLower(SHA256.HashData(file)).ShouldBe(image.GetProperty("fileSha256").GetString());
            files.Keys.ShouldContain(image.GetProperty("caption").GetString()!);
        }
    }

    /// <summary>Tells by the first frame header, independently of the program's own reading.</summary>
    private static bool IsUpright8BitRgb(byte[] file, string extension) => extension switch
    {
        ".png" => file.AsSpan(1, 3).SequenceEqual("PNG"u8) && file[24] == 8 && file.AsSpan().IndexOf("acTL"u8) < 0,
        ".jpg" => file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0, 0, 17, 8]) is > 0 and var at && file[at + 9] == 3 && file.AsSpan().IndexOf("Exif"u8) < 0,
        _ => file.AsSpan(8, 4).SequenceEqual("WEBP"u8) && BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4)) == file.Length - 8 && (file[20] & 2) == 0,
    };
}
