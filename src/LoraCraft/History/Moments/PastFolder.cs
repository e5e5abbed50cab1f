namespace LoraCraft.History.Moments;

/// <summary>
/// Pasts on the disk: <c>LOG-SHAPE/DATASET-VERSION.db</c>. A cache: every file can be made again. Files that another program
/// version made are thrown away, and so are those of another log, which calls other datasets by the same numbers.
/// </summary>
public sealed class PastFolder
{
    /// <summary>Room for the pasts of a million events on 100,000 images from which others are made (35 of 130 MB), and for a dozen others.</summary>
    private const long UsualMostBytes = 6L * 1024 * 1024 * 1024;

    private readonly string _root;
    private readonly long _mostBytes;

    /// <param name="log">Identity of the log whose pasts they are.</param>
    /// <param name="shape">Of the read tables in them.</param>
    /// <param name="mostBytes">All files together; beyond, some go.</param>
    public PastFolder(string root, string log, string shape, long mostBytes = UsualMostBytes)
    {
        _mostBytes = mostBytes;
        _root = Path.Combine(root, $"{log}-{shape}");
        if (Directory.Exists(root))
            foreach (var other in Directory.EnumerateDirectories(root).Where(d => d != _root))
                Directory.Delete(other, recursive: true);
        Directory.CreateDirectory(_root);
        foreach (var left in Directory.EnumerateFiles(_root).Where(f => !f.EndsWith(".db", StringComparison.Ordinal)))
            File.Delete(left);
    }

    public string FileOf(long dataset, long version) => Path.Combine(_root, FormattableString.Invariant($"{dataset}-{version}.db"));

    /// <summary>A path for a file that lives as long as the process at most.</summary>
    public string Spare() => Path.Combine(_root, Path.GetRandomFileName() + ".spare");

    /// <summary>The versions of a dataset that have a file, in order. The folder is there after that, whoever may have deleted it.</summary>
    public IReadOnlyList<long> Versions(long dataset) =>
    [
        .. Directory.CreateDirectory(_root).EnumerateFiles(FormattableString.Invariant($"{dataset}-*.db"))
            .Select(f => Of(f, (_, version) => version))
            .Where(v => v > 0)
            .Order(),
    ];

    /// <summary>Whether what is made now may soon cost others their place.</summary>
    public bool IsNearlyFull => Directory.CreateDirectory(_root).EnumerateFiles("*.db").Sum(f => f.Length) >= _mostBytes / 4 * 3;

    /// <summary>Makes a file under another name first, so that one that is there is whole.</summary>
    /// <param name="start">A file to start from; null = none.</param>
    public void Make(long dataset, long version, string? start, Action<string> fill)
    {
        var half = Path.Combine(_root, Path.GetRandomFileName() + ".half");
        try
        {
            if (start is not null)
                File.Copy(start, half);
            fill(half);
            PutInPlace(half, dataset, version);
        }
        finally
        {
            File.Delete(half);
        }
    }

    /// <summary>Keeps a copy of a file that is being made, as of an earlier version.</summary>
    public void Keep(string half, long dataset, long version)
    {
        var copy = half + ".copy";
        File.Copy(half, copy);
        PutInPlace(copy, dataset, version);
    }

    /// <summary>On the disk before it has its name: after a power cut an empty file would be taken for an empty dataset.</summary>
    private void PutInPlace(string file, long dataset, long version)
    {
        using (var written = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite))
            RandomAccess.FlushToDisk(written);
        File.Move(file, FileOf(dataset, version), overwrite: true);
    }

    /// <summary>Notes that a file was used, for <see cref="Trim"/>.</summary>
    public static void Touch(string file, DateTimeOffset now) => File.SetLastAccessTimeUtc(file, now.UtcDateTime);

    /// <summary>
    /// Deletes files until the rest fits: those of which no others are made first, and among alike ones what was not used for longest.
    /// The one used last stays: it may be about to be read.
    /// </summary>
    public void Trim(Func<long, long, bool> isInUse, Func<long, long, bool> makesOthers)
    {
        var files = new DirectoryInfo(_root).EnumerateFiles("*.db").OrderByDescending(f => f.LastAccessTimeUtc).ToList();
        if (files.Sum(f => f.Length) <= _mostBytes)
            return;
        var total = files[0].Length;
        foreach (var file in files.Skip(1).OrderBy(f => Of(f, makesOthers) ? 0 : 1))
            if ((total += file.Length) > _mostBytes && !Of(file, isInUse))
                file.Delete();
    }

    public void Clear()
    {
        foreach (var file in Directory.CreateDirectory(_root).EnumerateFiles())
            file.Delete();
    }

    /// <summary>What something makes of a file's dataset and version; of 0 and 0 where it has none.</summary>
    private static T Of<T>(FileInfo file, Func<long, long, T> what) =>
        Path.GetFileNameWithoutExtension(file.Name).Split('-') is [var dataset, var version] && long.TryParse(dataset, out var d) && long.TryParse(version, out var v)
            ? what(d, v)
            : what(0, 0);
}
