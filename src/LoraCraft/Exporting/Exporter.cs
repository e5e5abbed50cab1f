using LoraCraft.Exporting.Layouts;
using LoraCraft.Exporting.Writing;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Exporting;

/// <summary>Makes an export of a dataset: first a plan that can be looked at, then the files.</summary>
public sealed class Exporter(IBlobStore blobs, IImaging imaging)
{
    /// <summary>Pure: reads no picture and no clock.</summary>
    /// <exception cref="RefusedException">The request is not in order, or leaves no image to export.</exception>
    public static ExportPlan Plan(ExportSource source, ExportRequest request)
    {
        if (request.Validate() is { } refusal)
            throw new RefusedException(refusal);
        var options = request.Choices.Complete(source.Settings);
        var template = CaptionTemplate.Parse(options.Template!, out _)!;
        var images = source.Images
            .Where(i => (!options.OnlyKept || i.Mark == "kept") && i.Stars >= (options.MinStars ?? 0))
            .ToList();
        if (images.Count == 0)
            throw new RefusedException(Refusal.Conflict(source.Images.Count == 0
                ? "There is no image to export: choose another filter, or add images to the dataset first."
                : "No image is kept and has enough stars: ask for less, or mark images first."));

        var layout = Layout.Of(request.Format);
        var folder = layout.Folder(source, options);
        var stems = SafeStems.For(images.Select(i => (i.Number, i.Name)));
        var pictures = images.Select((image, n) => Picture(image, folder + stems[n], layout.CaptionFile, template, options, options.Captions?.Of(image))).ToList();
        var input = new LayoutInput(source, options, template, folder, pictures);
        var captions = layout.CaptionFile is null
            ? pictures.Select(p => new PlannedText(p.CaptionPath, _ => p.Caption.Text, IsCaption: true))
            : [];
        var manifest = new PlannedSummary(Manifest.FileName, written => Manifest.Write(source, request.Format, options, written));
        IEnumerable<PlannedFile> files = [.. pictures, .. captions, .. layout.Files(input), manifest];
        return new(
            source,
            request.Format,
            options,
            [.. files.OrderBy(f => f is PlannedSummary).ThenBy(f => f.Path, StringComparer.Ordinal)],
            [.. ExportWarnings.Of(input), .. layout.Warnings(input)])
        { Pictures = pictures, TooLong = CaptionLength.TooLong(input) };
    }

    /// <summary>
    /// Writes the plan to a folder or, when the target ends in <c>.zip</c>, to a zip. The target has its name only once
    /// it is whole and on the disk; when it fails or is cancelled nothing is left of it.
    /// </summary>
    /// <param name="target">Absolute path. Nothing may be there, except an empty folder.</param>
    /// <param name="replace">An earlier export may be there, which this one replaces.</param>
    /// <param name="progress">Pictures done, pictures in all; called in order, one at a time.</param>
    /// <exception cref="RefusedException">The target is taken, or a picture is missing or damaged; the message names it.</exception>
    public Task<ExportResult> Write(ExportPlan plan, string target, bool replace = false, Action<int, int>? progress = null, CancellationToken cancel = default) =>
        new ExportWriter(new PictureSource(blobs, imaging)).Write(plan, target, replace, progress, cancel);

    private static PlannedPicture Picture(ExportImage image, string path, string? captionFile, CaptionTemplate template, ExportOptions options, string? dealt)
    {
        var parts = options.Parts(image.Tags, image.Captions, dealt);
        var (render, asIs) = PictureRule.For(image, options);
        return new(
            $"{path}.{render.Format}",
            image,
            parts,
            ImageCaption.Of(template, parts, options.ClassName!),
            captionFile ?? path + ".txt",
            render,
            asIs);
    }
}
