using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Forgetting;

/// <param name="Since">The dataset's version with which it came.</param>
/// <param name="Versions">The versions in which it was there and not in the bin.</param>
/// <param name="Named">Those of them that have a name, newest first.</param>
public sealed record ForgettableImage(
    long Dataset, string DatasetName, int Number, string Name, bool Removed, int Tags, int Captions, long Since, IReadOnlyList<VersionSpan> Versions,
    IReadOnlyList<NamedVersion> Named);

/// <summary>What contains a picture, and what would be forgotten with it.</summary>
/// <param name="Name">The file name to confirm with.</param>
/// <param name="Images">Every image that shows the picture, in all datasets.</param>
/// <param name="Exports">Exports that have it: those for download go with it, others the user has to delete.</param>
/// <param name="Trainings">Finished trainings on a dataset that has it.</param>
/// <param name="Mentions">Texts of the images that stay where they belong to no image.</param>
/// <param name="Replaced">Folders with what was there before a backup was restored, which may have it: the user has to delete them.</param>
public sealed record ForgettingPreview(
    int Number, string Name, string Sha256, IReadOnlyList<ForgettableImage> Images, IReadOnlyList<HoldingRun> Exports, IReadOnlyList<HoldingRun> Trainings,
    IReadOnlyList<Mention> Mentions, IReadOnlyList<string> Replaced);

/// <summary>Lists everything that contains an image, before it is forgotten.</summary>
public static class PreviewForgetting
{
    private const string Export = "export";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/datasets/{dataset:long}/images/{number:int}/forget", async Task<Ok<ForgettingPreview>> (
            long dataset, int number, IEventStore store, IMoments moments, IVersionNames names, EventTypes types, ReplacedData replaced, CancellationToken cancel) =>
        {
            await FindImages.Ready(store, moments, cancel).ConfigureAwait(false);
            return TypedResults.Ok(store.Read(session => Preview(session, dataset, number, names, types, replaced)));
        }).WithName("previewForgetting");

    private static ForgettingPreview Preview(IReadSession session, long dataset, int number, IVersionNames names, EventTypes types, ReplacedData replaced)
    {
        var picture = FindImages.Of(session.Tables, dataset, number);
        var images = new List<ForgettableImage>();
        var runs = new List<HoldingRun>();
        foreach (var (id, all) in picture.ByDataset)
        {
            var (tags, captions) = (session.Tables.TagsOf(id, all), session.Tables.CaptionsOf(id, all));
            foreach (var image in picture.Images.Where(i => i.Dataset == id))
            {
                var traces = new Traces(id, ImageSet.Of(image.Number), types).CatchUp(session);
                images.Add(new(
                    id, image.DatasetName, image.Number, image.Name, image.Removed,
                    tags.GetValueOrDefault(image.Number)?.Length ?? 0, captions.GetValueOrDefault(image.Number)?.Count ?? 0, traces.Since, traces.Live,
                    [.. names.Named(session.Tables, id).Where(v => traces.LiveAt(v.Version))]));
                runs.AddRange(FindExports.Holding(session.Tables, traces).Where(run => runs.All(r => r.Run != run.Run)));
            }
        }

        return new(
            number, picture.Name, picture.Picture, images,
            [.. runs.Where(r => r.Kind == Export)], [.. runs.Where(r => r.Kind != Export)], FindMentions.Of(session.Tables, picture), replaced.Folders);
    }
}
