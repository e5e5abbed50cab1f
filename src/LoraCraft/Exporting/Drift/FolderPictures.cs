using LoraCraft.Importing;

namespace LoraCraft.Exporting.Drift;

/// <summary>The pictures of a folder with the hash of each, or why it has none.</summary>
internal sealed class FolderPictures
{
    private readonly Dictionary<string, (string? Hash, string? Problem)> _hashes;

    private FolderPictures(IIntakeFolder folder, Dictionary<string, (string?, string?)> hashes)
    {
        _hashes = hashes;
        All = [.. folder.Files.Where(f => f.IsPicture)];
        Files = folder.Files.ToDictionary(f => f.Relative);
    }

    public IReadOnlyList<IntakeFile> All { get; }

    /// <summary>Every file by its path below the folder.</summary>
    public IReadOnlyDictionary<string, IntakeFile> Files { get; }

    public (string? Hash, string? Problem) this[IntakeFile file] => _hashes[file.Relative];

    /// <summary>Reads all pictures, several at once.</summary>
    public static async Task<FolderPictures> Read(IIntakeFolder folder, Action<long, long> progress, CancellationToken cancel)
    {
        var pictures = folder.Files.Where(f => f.IsPicture).ToList();
        var hashes = new (string?, string?)[pictures.Count];
        var done = 0;
        progress(0, pictures.Count);
        var options = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Math.Clamp(Environment.ProcessorCount, 2, 4) };
        await Parallel.ForAsync(0, pictures.Count, options, (n, token) =>
        {
            try
            {
                hashes[n] = (folder.Hash(pictures[n], token), null);
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
            {
                hashes[n] = (null, unreadable.Message);
            }

            progress(Interlocked.Increment(ref done), pictures.Count);
            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);
        return new(folder, pictures.Index().ToDictionary(p => p.Item.Relative, p => hashes[p.Index]));
    }
}
