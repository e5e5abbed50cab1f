using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Exporting;

/// <param name="File">Path of the picture within the export.</param>
/// <param name="Caption">What its caption file will hold.</param>
public sealed record ExportSample(int Number, string Name, string File, string Caption);

/// <param name="Files">Files beside pictures and captions.</param>
/// <param name="TooLong">Numbers of the images whose caption, as it is written, has more tokens than are read at once: <c>1-3,7</c>; empty when there are none.</param>
public sealed record ExportPreview(
    int Images, long Version, IReadOnlyList<ExportSample> Samples, IReadOnlyList<string> Files, IReadOnlyList<string> Warnings, string TooLong);

/// <summary>Says what an export would hold, without writing it.</summary>
public static class PreviewExport
{
    private const int Samples = 20;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/datasets/{dataset:long}/exports:preview", Ok<ExportPreview> (long dataset, ExportRequest request, ReadDataset datasets) =>
        {
            if (request.Validate() is { } refusal)
                throw new Kernel.RefusedException(refusal);
            var plan = Exporter.Plan(datasets.At(dataset, request.At, request.UpTo, request.Choices.Filter), request);
            return TypedResults.Ok(new ExportPreview(
                plan.Pictures.Count, plan.Source.Version,
                [.. plan.Pictures.Take(Samples).Select(p => new ExportSample(p.Image.Number, p.Image.Name, p.Path, p.Caption.Text))],
                [.. plan.OtherFiles], [.. plan.Warnings], plan.TooLong.ToString()));
        }).WithName("previewExport");
}
