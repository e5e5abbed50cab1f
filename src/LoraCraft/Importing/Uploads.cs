using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Importing;

/// <summary>Files sent by the page wait here, durable, until an import has taken them in.</summary>
/// <param name="root">Folder of all uploads.</param>
public sealed class Uploads(string root, IChanges changes)
{
    private const int MaxPathLength = 1000;

    public string Open()
    {
        var id = changes.NewId();
        Directory.CreateDirectory(Path.Combine(root, id));
        return id;
    }

    /// <summary>Stores one file of an upload under its relative path.</summary>
    public async Task Put(string upload, string path, Stream content, CancellationToken cancel)
    {
        var target = PathOf(upload, path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var half = target + ".half";
        await using (var file = new FileStream(half, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true))
        {
            await content.CopyToAsync(file, cancel).ConfigureAwait(false);
            file.Flush(flushToDisk: true);
        }

        File.Move(half, target, overwrite: true);
    }

    public void Discard(string upload)
    {
        if (Directory.Exists(Folder(upload)))
            Directory.Delete(Folder(upload), recursive: true);
    }

    /// <summary>How to open each place that a request names, with the name for reports.</summary>
    internal IEnumerable<(Func<IImportSource> Open, string Path)> Sources(ImportRequest request)
    {
        foreach (var path in request.Paths)
            yield return (() => Open(path), path);
        if (request.Upload is not { } upload)
            yield break;
        var folder = Folder(upload);
        yield return (() => new FolderSource(folder, uploaded: true), "the dropped files");
        foreach (var zip in Directory.EnumerateFiles(folder, "*.zip", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            yield return (() => new ZipSource(zip, Path.GetRelativePath(folder, zip).Replace('\\', '/')), Path.GetFileName(zip));
    }

    internal string Folder(string upload) =>
        upload.Length is > 0 and <= 64 && upload.All(char.IsAsciiLetterOrDigit) && Directory.Exists(Path.Combine(root, upload))
            ? Path.Combine(root, upload)
            : throw new RefusedException(Refusal.Unknown($"There is no upload {upload}."));

    private static IImportSource Open(string path) =>
        path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) && File.Exists(path) ? new ZipSource(path) : new FolderSource(path);

    private string PathOf(string upload, string path)
    {
        var parts = path.Replace('\\', '/').Split('/');
        if (path.Length is 0 or > MaxPathLength || parts.Any(p => p is "" or "." or ".." || p.AsSpan().IndexOfAny("\0:") >= 0))
            throw new RefusedException(Refusal.Invalid("The path of an uploaded file is relative, with / between its parts and no \"..\"."));
        return Path.Combine([Folder(upload), .. parts]);
    }
}
