using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Http;

namespace LoraCraft.Importing;

/// <summary>Files sent by the page wait here, durable, until an import has taken them in.</summary>
public sealed class Uploads
{
    private const int MaxPathLength = 1000;
    private const string Half = ".half";

    private readonly string _root;
    private readonly IChanges _changes;

    /// <param name="root">Folder of all uploads; half files that an earlier process left in it are removed.</param>
    public Uploads(string root, IChanges changes)
    {
        (_root, _changes) = (root, changes);
        foreach (var left in Directory.EnumerateFiles(root, "*" + Half))
            File.Delete(left);
    }

    public string Open()
    {
        var id = _changes.NewId();
        Directory.CreateDirectory(Path.Combine(_root, id));
        return id;
    }

    /// <summary>Stores one file of an upload under its relative path.</summary>
    public async Task Put(string upload, string path, Stream content, CancellationToken cancel)
    {
        var target = PathOf(upload, path);
        var half = Path.Combine(_root, _changes.NewId() + Half);
        try
        {
            await using (var file = new FileStream(half, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true))
            {
                await content.CopyToAsync(file, cancel).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }

            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(half, target, overwrite: true);
        }
        catch (Exception impossible) when (impossible is (IOException and not BadHttpRequestException) or UnauthorizedAccessException)
        {
            throw new RefusedException(Refusal.Conflict($"\"{path}\" cannot be stored: {impossible.Message}"));
        }
        finally
        {
            File.Delete(half);
        }
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

    /// <summary>Whether there is such an upload, not yet taken in or discarded.</summary>
    internal bool Holds(string upload) => IsName(upload) && Directory.Exists(Path.Combine(_root, upload));

    internal string Folder(string upload) =>
        Holds(upload) ? Path.Combine(_root, upload) : throw new RefusedException(Refusal.Unknown($"There is no upload {upload}."));

    private static bool IsName(string upload) => upload.Length is > 0 and <= 64 && upload.All(char.IsAsciiLetterOrDigit);

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
