using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace LoraCraft.Host;

/// <summary>Serves the page: the built files, or in development what the Vite server on port 5173 gives.</summary>
internal static class Page
{
    private const string ViteServer = "http://127.0.0.1:5173";

    public static void UsePage(this WebApplication app, bool development)
    {
        if (development)
        {
            app.MapWhen(context => !IsServers(context.Request.Path), page => page.UseSpa(spa => spa.UseProxyToSpaDevelopmentServer(ViteServer)));
            return;
        }

        var root = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (!Directory.Exists(root))
            return;
        var files = new PhysicalFileProvider(root);
        var types = new FileExtensionContentTypeProvider { Mappings = { [".webmanifest"] = "application/manifest+json" } };
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, ContentTypeProvider = types, OnPrepareResponse = Cache });
        app.Use(async (context, next) =>
        {
            if (context.GetEndpoint() is not null || !HttpMethods.IsGet(context.Request.Method) || IsServers(context.Request.Path))
            {
                await next(context).ConfigureAwait(false);
                return;
            }

            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.Headers.CacheControl = "no-cache";
            await context.Response.SendFileAsync(files.GetFileInfo("index.html"), context.RequestAborted).ConfigureAwait(false);
        });
    }

    private static bool IsServers(PathString path) =>
        path.StartsWithSegments("/api") || path.StartsWithSegments("/openapi") || path.StartsWithSegments("/thumbnails") || path.StartsWithSegments("/pictures");

    /// <summary>Files under assets carry a hash of their content in their name.</summary>
    private static void Cache(StaticFileResponseContext context) =>
        context.Context.Response.Headers.CacheControl =
            context.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache";
}
