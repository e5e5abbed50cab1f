using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Importing;

public sealed record UploadOpened(string Id);

/// <summary>Takes files from the page, one request each.</summary>
public static class UploadFiles
{
    /// <summary>Largest single file, bytes: a zip of a whole dataset.</summary>
    private const long MaxFileBytes = 32L * 1024 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/uploads", Created<UploadOpened> (Uploads uploads) =>
            uploads.Open() is var id ? TypedResults.Created($"/api/uploads/{id}", new UploadOpened(id)) : throw new InvalidOperationException())
            .WithName("openUpload");
        routes.MapPut("/api/uploads/{upload}/files", async Task<NoContent> (string upload, string path, HttpRequest request, Uploads uploads, CancellationToken cancel) =>
        {
            await uploads.Put(upload, path, request.Body, cancel).ConfigureAwait(false);
            return TypedResults.NoContent();
        }).WithMetadata(new RequestSizeLimitAttribute(MaxFileBytes)).WithName("putUploadedFile");
        routes.MapDelete("/api/uploads/{upload}", NoContent (string upload, Uploads uploads) =>
        {
            uploads.Discard(upload);
            return TypedResults.NoContent();
        }).WithName("discardUpload");
    }
}
