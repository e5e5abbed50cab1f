using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Importing;

/// <param name="As"><c>tags</c> or <c>caption</c>: how the rule reads it.</param>
public sealed record TextSample(string File, string Text, string As);

/// <param name="Pictures">Files that look like pictures.</param>
/// <param name="Sidecars">Text and metadata files.</param>
public sealed record ImportInspection(int Pictures, int Sidecars, IReadOnlyList<TextSample> Samples);

/// <summary>Looks into what would be imported: how much there is, and how the text rule reads some of it.</summary>
public static class InspectImport
{
    private const int Samples = 12;
    private const int LongestSample = 2000;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/imports:inspect", Ok<ImportInspection> (ImportFilesRequest request, ImportFiles import, Uploads uploads, IChanges changes) =>
        {
            import.Check(request);
            return TypedResults.Ok(Inspect(uploads, new([.. (request.Paths ?? []).Select(Path.GetFullPath)], request.Upload, request.Text, changes.New(""))));
        }).WithName("inspectImport");

    private static ImportInspection Inspect(Uploads uploads, ImportRequest request)
    {
        var (pictures, texts, samples) = (0, 0, new List<TextSample>());
        foreach (var (open, path) in uploads.Sources(request))
        {
            using var source = Open(open, path);
            var files = source.Files;
            pictures += files.Count(PictureFiles.IsPicture);
            texts += files.Count(Sidecars.IsText);
            var sidecars = new Sidecars(source, request.Text);
            foreach (var picture in files.Where(PictureFiles.IsPicture).TakeWhile(_ => samples.Count < Samples))
                if (sidecars.SampleFor(picture) is { Length: > 0 } text)
                    samples.Add(new(picture.Name, text.Length <= LongestSample ? text.Trim() : text[..LongestSample], TextRule.Decide(request.Text, text)));
        }

        return new(pictures, texts, samples);
    }

    private static IImportSource Open(Func<IImportSource> open, string path)
    {
        try
        {
            return open();
        }
        catch (Exception unreadable) when (unreadable is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new Kernel.RefusedException(Kernel.Refusal.Conflict($"{path}: {unreadable.Message}"));
        }
    }
}
