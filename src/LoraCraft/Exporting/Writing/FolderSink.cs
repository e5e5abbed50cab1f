using System.Security.Cryptography;
using System.Text;

namespace LoraCraft.Exporting.Writing;

/// <summary>A folder of files.</summary>
/// <param name="root">Absolute path of the folder, which exists.</param>
/// <param name="manifest">The manifest's file, which is open from the beginning: it tells that the folder is being written.</param>
internal sealed class FolderSink(string root, FileStream manifest) : IExportSink
{
    private const int FlushesAtOnce = 8;

    private readonly SortedDictionary<string, string> _written = new(StringComparer.Ordinal);
    private readonly HashSet<string> _folders = [root];

    public void Write(string path, ReadOnlySpan<byte> content, string sha256)
    {
        _written.Add(path, sha256);
        if (path == Manifest.FileName)
        {
            manifest.Write(content);
            return;
        }

        var file = Path.Combine(root, path.Replace('/', Path.DirectorySeparatorChar));
        var folder = Path.GetDirectoryName(file)!;
        if (_folders.Add(folder))
            Directory.CreateDirectory(folder);
        using var handle = File.OpenHandle(file, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        RandomAccess.Write(handle, content, 0);
    }

    public async Task<string> Finish()
    {
        manifest.Flush(flushToDisk: true);
        await Parallel.ForEachAsync(
            _written.Keys.Where(p => p != Manifest.FileName),
            new ParallelOptions { MaxDegreeOfParallelism = FlushesAtOnce },
            (path, _) =>
            {
                using var handle = File.OpenHandle(Path.Combine(root, path), FileMode.Open, FileAccess.ReadWrite);
                RandomAccess.FlushToDisk(handle);
                return ValueTask.CompletedTask;
            });
        var lines = _written.Select(f => $"{f.Key}\0{f.Value}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
