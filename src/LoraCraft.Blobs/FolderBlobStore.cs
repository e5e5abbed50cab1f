using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using LoraCraft.Kernel;

namespace LoraCraft.Blobs;

/// <summary>Blobs as files under one folder: <c>images/ab/abcd...</c>, <c>thumbnails/ab/...</c>.</summary>
public sealed class FolderBlobStore : IBlobStore
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    private readonly ConcurrentQueue<string> _unflushed = [];
    private readonly Lock _flushing = new();
    private readonly string _root;
    private readonly string _temporary;

    public FolderBlobStore(string root)
    {
        _root = root;
        _temporary = Path.Combine(root, "temporary");
        Directory.CreateDirectory(_temporary);
        foreach (var left in Directory.EnumerateFiles(_temporary))
            File.Delete(left);
        foreach (var shelf in Enum.GetValues<Shelf>())
            for (var first = 0; first < 256; first++)
                Directory.CreateDirectory(Path.Combine(root, Folder(shelf), first.ToString("x2", null)));
    }

    public bool Exists(Shelf shelf, string name) => File.Exists(PathOf(shelf, name));

    public void Put(Shelf shelf, string name, ReadOnlySpan<byte> content)
    {
        var path = PathOf(shelf, name);
        if (new FileInfo(path) is not { Exists: true } there || there.Length != content.Length)
            Write(path, content);
        if (shelf != Shelf.Thumbnails)
            _unflushed.Enqueue(path);
    }

    /// <summary>Copies a stream in, in place of what is there.</summary>
    /// <exception cref="InvalidDataException">It is not the content that the name says; nothing was stored.</exception>
    public void Take(Shelf shelf, string name, Stream content)
    {
        var path = PathOf(shelf, name);
        var half = Path.Combine(_temporary, Guid.CreateVersion7().ToString("n"));
        string sha256;
        using (var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256))
        using (var file = new FileStream(half, FileMode.CreateNew, FileAccess.Write))
        {
            var buffer = new byte[128 * 1024];
            for (int read; (read = content.Read(buffer)) > 0; file.Write(buffer, 0, read))
                hash.AppendData(buffer, 0, read);
            sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        }

        if (sha256 != name)
            throw new InvalidDataException($"Its {(shelf == Shelf.Images ? "picture" : "text")} {name} does not have the content that its name says.");
        File.Move(half, path, overwrite: true);
        _unflushed.Enqueue(path);
    }

    public void Flush()
    {
        lock (_flushing)
        {
            var folders = new HashSet<string>();
            while (_unflushed.TryPeek(out var path))
            {
                if (FlushFile(path))
                    folders.Add(Path.GetDirectoryName(path)!);
                _unflushed.TryDequeue(out _);
            }

            foreach (var folder in folders)
                FolderSync.Flush(folder);
        }
    }

    public Stream OpenRead(Shelf shelf, string name) =>
        new FileStream(PathOf(shelf, name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1, useAsync: false);

    public byte[]? Read(Shelf shelf, string name)
    {
        try
        {
            return File.ReadAllBytes(PathOf(shelf, name));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public void Delete(Shelf shelf, string name)
    {
        var path = PathOf(shelf, name);
        File.Delete(path);
        FolderSync.Flush(Path.GetDirectoryName(path)!);
    }

    public IEnumerable<string> List(Shelf shelf) =>
        Directory.EnumerateDirectories(Path.Combine(_root, Folder(shelf)))
            .SelectMany(Directory.EnumerateFiles)
            .Select(path => Path.GetFileName(path))
            .Where(IsName);

    private void Write(string path, ReadOnlySpan<byte> content)
    {
        var half = Path.Combine(_temporary, Guid.CreateVersion7().ToString("n"));
        using (var file = File.OpenHandle(half, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.None, content.Length))
            RandomAccess.Write(file, content, 0);
        File.Move(half, path, overwrite: true);
    }

    /// <summary>False when it was deleted meanwhile.</summary>
    private static bool FlushFile(string path)
    {
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.FlushToDisk(file);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    private static string Folder(Shelf shelf) => shelf switch
    {
        Shelf.Images => "images",
        Shelf.Thumbnails => "thumbnails",
        _ => "texts",
    };

    private static bool IsName(string name) =>
        name.Length == 64 && name.AsSpan().IndexOfAnyExcept(Digits) < 0;

    private string PathOf(Shelf shelf, string name) => IsName(name)
        ? Path.Combine(_root, Folder(shelf), name[..2], name)
        : throw new ArgumentException($"\"{name}\" is no SHA-256 in lower-case hex.", nameof(name));
}
