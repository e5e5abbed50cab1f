using System.Buffers;
using System.Globalization;

namespace LoraCraft.Exporting.Writing;

/// <summary>
/// An export under way, beside its target: <c>.NAME.partial-XXXX</c>, with XXXX the process. An open file in it tells
/// that the process lives, so what a killed one has left is known and removed. It takes its name when it is whole.
/// </summary>
internal sealed class PartialExport : IDisposable
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private readonly ExportTarget _target;
    private readonly bool _replace;
    private readonly string _path;
    private readonly FileStream _lock;
    private bool _done;

    private PartialExport(ExportTarget target, bool replace)
    {
        (_target, _replace) = (target, replace);
        _path = Sibling(target, "partial");
        if (!target.IsZip)
            Directory.CreateDirectory(_path);
        _lock = new FileStream(target.IsZip ? _path : LockOf(_path), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 64 * 1024);
    }

    public string Target => _target.Path;

    public bool IsZip => _target.IsZip;

    /// <exception cref="Kernel.RefusedException">The target is taken, or another export is being written there.</exception>
    public static PartialExport Begin(string path, bool replace)
    {
        var target = ExportTarget.At(path);
        foreach (var left in Siblings(target, "partial"))
            RemoveLeftover(left, target);
        foreach (var old in Siblings(target, "replaced"))
            if (target.IsThere)
                Directory.Delete(old, recursive: true);
            else
                Directory.Move(old, target.Path);
        target.MustBeFree(replace);
        return new(target, replace);
    }

    public IExportSink OpenSink() => IsZip ? new ZipSink(_lock) : new FolderSink(_path, _lock);

    /// <summary>Gives the export its name. What it replaces stays until then.</summary>
    public void Commit()
    {
        _target.MustBeFree(_replace);
        if (OperatingSystem.IsWindows())
            _lock.Dispose();
        if (IsZip)
            File.Move(_path, Target, _replace);
        else if (_target.IsThere && !_target.IsEmptyFolder)
            Replace(Sibling(_target, "replaced"));
        else
            MoveToFreePlace();
        _done = true;
    }

    public void Dispose()
    {
        _lock.Dispose();
        if (!_done)
            Remove(_path);
    }

    private void MoveToFreePlace()
    {
        if (_target.IsThere)
            Directory.Delete(Target);
        Directory.Move(_path, Target);
    }

    private void Replace(string old)
    {
        Directory.Move(Target, old);
        try
        {
            Directory.Move(_path, Target);
        }
        catch
        {
            Directory.Move(old, Target);
            throw;
        }

        try
        {
            Directory.Delete(old, recursive: true);
        }
        catch (Exception stuck) when (stuck is IOException or UnauthorizedAccessException)
        {
            // The export is in place; what is left of the old one goes at the next export.
        }
    }

    private static string LockOf(string path) => Path.Combine(path, Manifest.FileName);

    private static string Prefix(ExportTarget target, string kind) => $".{target.Name}.{kind}-";

    private static string Sibling(ExportTarget target, string kind) =>
        Path.Combine(target.Parent, Prefix(target, kind) + Environment.ProcessId.ToString("x4", CultureInfo.InvariantCulture));

    private static List<string> Siblings(ExportTarget target, string kind)
    {
        var prefix = Prefix(target, kind);
        return [.. Directory.EnumerateFileSystemEntries(target.Parent).Where(IsOne).Order(StringComparer.Ordinal)];

        bool IsOne(string path)
        {
            var name = Path.GetFileName(path);
            return name.StartsWith(prefix, StringComparison.Ordinal)
                && name.Length > prefix.Length
                && name.AsSpan(prefix.Length).IndexOfAnyExcept(HexDigits) < 0;
        }
    }

    private static void RemoveLeftover(string path, ExportTarget target)
    {
        try
        {
            var file = Directory.Exists(path) ? LockOf(path) : path;
            if (File.Exists(file))
                using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None)) { }
        }
        catch (IOException)
        {
            throw ExportTarget.Refused($"Another export to {target.Path} is being written: wait for it, or choose another place.");
        }

        Remove(path);
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        else
            File.Delete(path);
    }
}
