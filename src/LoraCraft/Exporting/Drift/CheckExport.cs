using LoraCraft.Importing;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Exporting.Drift;

/// <summary>Compares an exported folder with what its export wrote, and with what the dataset says now.</summary>
internal sealed class CheckExport(ReadDataset datasets, IMoments moments, ITextMerge merge)
{
    /// <exception cref="RefusedException">The folder is no export of this dataset.</exception>
    public DriftReport Check(string path, Manifest manifest, IIntakeFolder folder, FolderPictures pictures, CancellationToken cancel)
    {
        var source = datasets.At(manifest.Dataset.Id, manifest.Version, manifest.UpTo, manifest.Options.Filter);
        var plan = Exporter.Plan(source, new(manifest.Format, null, manifest.Version, manifest.Options));
        var planned = plan.Pictures.ToDictionary(p => p.Image.Number);
        var known = manifest.Images.Where(i => planned.TryGetValue(i.Number, out var p) && p.Image.Sha256 == i.Sha256 && p.Path == i.File).ToList();
        if (known.Count == 0)
            throw new RefusedException(Refusal.Conflict(
                $"Version {manifest.Version} of the dataset \"{source.DatasetName}\" has none of the pictures of this folder: it was exported by another LoraCraft."));
        var check = new ExportComparison(plan, folder, pictures, DatasetNow.Read(moments, manifest.Dataset.Id), merge);
        check.Table(path);
        foreach (var image in known)
        {
            cancel.ThrowIfCancellationRequested();
            check.Image(image, planned[image.Number], known);
        }

        check.Added(known);
        if (known.Count < manifest.Images.Count)
            check.Notes.Add($"{manifest.Images.Count - known.Count:N0} of the pictures that loracraft.json names are not in that version of the dataset, and were not compared.");
        return new(path, "export", manifest.Dataset.Id, manifest.Version, check.Same, check.Entries, check.Notes);
    }
}
