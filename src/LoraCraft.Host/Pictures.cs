using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Host;

/// <summary>Serves pictures and thumbnails. They are named by content, so browsers may keep them for ever.</summary>
internal static class Pictures
{
    private const string ForEver = "private, max-age=31536000, immutable";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/thumbnails/{sha256}", Thumbnail).WithName("thumbnail");
        routes.MapGet("/pictures/{sha256}", Original).WithName("picture");
    }

    /// <summary>A thumbnail is a cache: one that is missing is made again from its picture.</summary>
    private static Results<FileContentHttpResult, NotFound> Thumbnail(
        string sha256, HttpResponse response, IBlobStore blobs, IImaging imaging, PictureLimits limits, CancellationToken cancel)
    {
        if (!IsName(sha256))
            return TypedResults.NotFound();
        var bytes = blobs.Read(Shelf.Thumbnails, sha256);
        if (bytes is null && blobs.Read(Shelf.Images, sha256) is { } picture)
            blobs.Put(Shelf.Thumbnails, sha256, bytes = imaging.Read(picture, limits, cancel).Thumbnail);
        if (bytes is null)
            return TypedResults.NotFound();
        response.Headers.CacheControl = ForEver;
        return TypedResults.Bytes(bytes, "image/jpeg");
    }

    private static Results<FileStreamHttpResult, NotFound> Original(string sha256, HttpResponse response, IBlobStore blobs, IEventStore store)
    {
        if (!IsName(sha256) || !blobs.Exists(Shelf.Images, sha256))
            return TypedResults.NotFound();
        var format = store.Read(s => s.Tables.First("SELECT format FROM picture WHERE picture = $1", r => r.GetString(0), sha256));
        response.Headers.CacheControl = ForEver;
        return TypedResults.Stream(blobs.OpenRead(Shelf.Images, sha256), format is null ? "application/octet-stream" : $"image/{format}");
    }

    private static bool IsName(string sha256) => sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower);
}
