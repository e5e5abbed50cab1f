using System.Text.Json;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Gallery;

/// <summary>Everything known of an image; of a forgotten one nothing is, and all is empty or 0.</summary>
/// <param name="Tokens">CLIP's, of trigger word, tags and longest caption, as <c>tokens:</c> filters count them.</param>
/// <param name="Unseen">No person opened it since a machine last changed it.</param>
/// <param name="Source">Where it came from; empty when dropped on the page.</param>
/// <param name="Orientation">EXIF orientation 1..8 as stored; the sizes are upright.</param>
/// <param name="Alpha">Whether the file has an alpha channel.</param>
/// <param name="Pages">Frames or pages in the file.</param>
/// <param name="Sharpness">Comparable within one dataset only.</param>
/// <param name="Colour">Dominant colour, <c>#rrggbb</c>.</param>
/// <param name="PerceptualHash">16 lower-case hex digits.</param>
/// <param name="Exif">Fields of the file's metadata by name.</param>
public sealed record ImageDetails(
    int Number, string Name, int Width, int Height, long Bytes, string Format, string Sha256, DateTimeOffset Added,
    int Stars, string? Mark, bool Removed, IReadOnlyList<string> Tags, IReadOnlyDictionary<string, string> Captions, long Tokens, bool Unseen,
    string Source, int Orientation, bool Alpha, int Pages, double Sharpness, string Colour, string PerceptualHash,
    IReadOnlyDictionary<string, string> Exif);

/// <summary>One image in full.</summary>
public static class ShowImage
{
    private const string Facts = """
        SELECT i.source, coalesce(p.orientation, 1), coalesce(p.alpha, 0), coalesce(p.pages, 1), coalesce(p.sharpness, 0.0), coalesce(p.colour, ''),
            coalesce(p.hash, 0), coalesce(p.exif, '{}')
        FROM image i LEFT JOIN picture p ON p.picture = i.picture WHERE i.dataset = $1 AND i.number = $2
        """;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/datasets/{dataset:long}/images/{number:int}", Endpoint).WithName("showImage");

    private static Ok<ImageDetails> Endpoint(long dataset, int number, string? at, IMoments moments) =>
        TypedResults.Ok(moments.Read(dataset, at, then => Details(then, number)));

    private static ImageDetails Details(DatasetAt then, int number)
    {
        then.Images(filter: null);
        return then.Tables.Cards(then.Dataset, [number]) is [var card]
            ? then.Tables.First(Facts, r => Details(card, r), then.Dataset, number)!
            : throw new RefusedException(Refusal.Unknown($"There is no image {number} in this dataset."));
    }

    private static ImageDetails Details(ImageCard card, IRow r) => new(
        card.Number, card.Name, card.Width, card.Height, card.Bytes, card.Format, card.Sha256, card.Added,
        card.Stars, card.Mark, card.Removed, card.Tags, card.Captions, card.Tokens, card.Unseen,
        r.GetString(0), r.GetInt32(1), r.GetInt64(2) != 0, r.GetInt32(3), r.GetDouble(4), r.GetString(5),
        r.GetInt64(6).ToString("x16", System.Globalization.CultureInfo.InvariantCulture),
        JsonSerializer.Deserialize(r.GetString(7), GalleryJson.Default.DictionaryStringString)!);
}
