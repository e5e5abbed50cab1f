using System.IO.Compression;
using System.Text;
using LoraCraft.Kernel;

namespace LoraCraft.Exporting.Writing;

/// <summary>The place an export goes to, and what is there already.</summary>
internal sealed record ExportTarget(string Path, bool IsZip)
{
    /// <summary>Bytes that leave room for the temporary name around it.</summary>
    private const int LongestName = 200;

    public string Parent => System.IO.Path.GetDirectoryName(Path)!;

    public string Name => System.IO.Path.GetFileName(Path);

    public bool IsThere => File.Exists(Path) || Directory.Exists(Path);

    public bool IsEmptyFolder => Directory.Exists(Path) && !Directory.EnumerateFileSystemEntries(Path).Any();

    /// <exception cref="RefusedException">No export can go there.</exception>
    public static ExportTarget At(string path)
    {
        if (!System.IO.Path.IsPathFullyQualified(path))
            throw Refused($"\"{path}\" is no whole path: begin with the drive or the root folder.");
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        var target = new ExportTarget(full, ExportRequest.IsZipPath(full));
        if (target.Name.Length == 0)
            throw Refused("An export cannot replace a whole disk: name a folder or a .zip on it.");
        if (Encoding.UTF8.GetByteCount(target.Name) > LongestName)
            throw Refused($"The name \"{target.Name}\" is too long: choose a shorter one.");
        if (!Directory.Exists(target.Parent))
            throw Refused($"There is no folder {target.Parent}: create it, or choose another place.");
        return target;
    }

    /// <summary>Something of the user's is never overwritten; an earlier export only when that was asked for.</summary>
    public void MustBeFree(bool replace)
    {
        if (!IsThere || (!IsZip && IsEmptyFolder))
            return;
        if (!HoldsExport())
            throw Refused($"{Path} already exists and is no LoraCraft export: choose another place.");
        if (!replace)
            throw Refused($"{Path} already holds an export: choose another place, or have it replaced.");
    }

    public static RefusedException Refused(string message) => new(Refusal.Conflict(message));

    private bool HoldsExport()
    {
        if (IsZip != File.Exists(Path))
            return false;
        try
        {
            using var zip = IsZip ? ZipFile.OpenRead(Path) : null;
            using var manifest = IsZip ? zip!.GetEntry(Manifest.FileName)?.Open() : OpenManifest();
            return manifest is not null && Manifest.Read(manifest) is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private FileStream? OpenManifest() => System.IO.Path.Combine(Path, Manifest.FileName) is var file && File.Exists(file) ? File.OpenRead(file) : null;
}
