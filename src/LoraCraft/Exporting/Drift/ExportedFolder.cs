using LoraCraft.Kernel;

namespace LoraCraft.Exporting.Drift;

/// <summary>Reads the manifest of a folder that may have been changed by anybody.</summary>
internal static class ExportedFolder
{
    private const long LargestManifest = 256L * 1024 * 1024;

    /// <returns>Null when the folder is no export.</returns>
    /// <exception cref="RefusedException">There is a manifest, but none that can be trusted.</exception>
    public static Manifest? Open(string folder)
    {
        var file = new FileInfo(Path.Combine(folder, Manifest.FileName));
        if (!file.Exists)
            return null;
        if (file.LinkTarget is not null)
            throw Refused("is a link: only what lies in the folder itself is read.");
        if (file.Length > LargestManifest)
            throw Refused($"has {file.Length:N0} bytes; the limit is {LargestManifest:N0}.");
        using var stream = file.OpenRead();
        var manifest = Manifest.Read(stream) ?? throw Refused("cannot be read: export the dataset again, or take the file from a copy of the export.");
        if (!IsWhole(manifest))
            throw Refused("is not as LoraCraft wrote it: take the file from a copy of the export.");
        if (manifest.Images.SelectMany(i => new[] { i.File, i.Caption }).FirstOrDefault(LeadsOut) is { } outside)
            throw Refused($"names \"{outside}\", which leads out of its folder. It is not as LoraCraft wrote it.");
        return manifest;
    }

    private static bool IsWhole(Manifest manifest) =>
        manifest is { Schema: 1, Version: > 0, Options: not null, Images: not null }
        && ExportFormats.All.Contains(manifest.Format)
        && manifest.Images.All(i => i is { Number: > 0, Name: not null, Sha256: not null, File: not null, FileSha256: not null, Caption: not null })
        && manifest.Images.DistinctBy(i => i.File).Count() == manifest.Images.Count;

    private static bool LeadsOut(string path) =>
        path.Length == 0 || path.AsSpan().IndexOfAny('\\', ':', '\0') >= 0 || path.Split('/').Any(part => part is "" or "." or "..");

    private static RefusedException Refused(string what) => new(Refusal.Conflict($"The {Manifest.FileName} in this folder {what}"));
}
