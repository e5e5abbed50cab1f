using System.IO.Compression;
using LoraCraft.Exporting;
using LoraCraft.Shared;

namespace LoraCraft.Tests.Exporting;

/// <summary>A dataset, a store and a folder to export to; the folder is removed at the end.</summary>
internal sealed class Workbench : IDisposable
{
    private readonly List<ExportImage> _images = [];

    public Workbench() => Directory.CreateDirectory(Folder);

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "loracraft-export-" + Guid.NewGuid().ToString("n"));

    public MemoryBlobs Blobs { get; } = new();

    public FakeImaging Imaging { get; } = new();

    public DatasetSettings Settings { get; set; } = new("zxq", "person", 10, "sdxl");

    public ExportSource Source => new(7, "My set", 42, Settings, _images);

    public Exporter Exporter => new(Blobs, Imaging);

    /// <summary>Twelve pictures of the usual kinds under the usual names.</summary>
    public static Workbench Typical()
    {
        var bench = new Workbench();
        for (var n = 1; n <= 9; n++)
            bench.Add($"photo {n}.png", Samples.Png(96, 64, n), tags: ["hill", "red kite"], caption: $"a hill, seen {n} times");
        return bench
            .Add("IMG_1.jpg", Samples.Jpeg(1), tags: ["smile"], caption: "first way\nsecond way\n\nthird way")
            .Add("IMG_1.webp", Samples.Webp(1), caption: "a sentence. And another, longer one")
            .Add("猫.gif", "GIF89a"u8.ToArray(), tags: ["cat"]);
    }

    public Workbench Add(
        string name, byte[] content, string[]? tags = null, string? caption = null, int orientation = 1, string? mark = null, int stars = 0, int width = 96, int height = 64, string? format = null, int pages = 1, bool alpha = false,
        Dictionary<string, string>? captions = null)
    {
        captions ??= [];
        if (caption is not null)
            captions["caption"] = caption;
        format ??= Path.GetExtension(name) switch { ".jpg" => "jpeg", var e => e.TrimStart('.') };
        _images.Add(new(_images.Count + 1, name, Blobs.Put(content), format, width, height, orientation, stars, mark, tags ?? [], captions, alpha, pages, content.Length));
        return this;
    }

    public ExportPlan Plan(string format, ExportOptions? options = null) => Exporter.Plan(Source, new(format, Options: options));

    /// <summary>Exports to a zip or folder of that name; the files by path.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> Export(string format, string name, ExportOptions? options = null, bool replace = false)
    {
        var result = await Exporter.Write(Plan(format, options), In(name), replace);
        return Files(result.Path);
    }

    public string In(string name) => Path.Combine(Folder, name);

    public static IReadOnlyDictionary<string, byte[]> Files(string path)
    {
        if (Directory.Exists(path))
            return Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .ToDictionary(f => Path.GetRelativePath(path, f).Replace('\\', '/'), File.ReadAllBytes);
        using var zip = ZipFile.OpenRead(path);
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var stream = e.Open();
            var content = new MemoryStream();
            stream.CopyTo(content);
            return content.ToArray();
        });
    }

    public IEnumerable<string> Left => Directory.EnumerateFileSystemEntries(Folder).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
