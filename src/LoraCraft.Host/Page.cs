using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace LoraCraft.Host;

/// <summary>Serves the page: the built files, or in development what the Vite server on port 5173 gives.</summary>
internal static class Page
{
    private const string Assets = "/assets";
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
        var types = new PageTypes();
        app.Use((context, next) =>
        {
            if (TakesCompressed(context.Request) && files.GetFileInfo(context.Request.Path.Value + PageTypes.Compressed).Exists)
                context.Request.Path = context.Request.Path.Value + PageTypes.Compressed;
            return next(context);
        });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, ContentTypeProvider = types, OnPrepareResponse = Cache });
        app.Use(async (context, next) =>
        {
            if (!HttpMethods.IsGet(context.Request.Method) || IsServers(context.Request.Path))
            {
                await next(context).ConfigureAwait(false);
                return;
            }

            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.Headers.CacheControl = "no-cache";
            var html = await File.ReadAllTextAsync(Path.Combine(root, "index.html"), context.RequestAborted).ConfigureAwait(false);
            await context.Response.WriteAsync(Marked(html, context.RequestServices.GetRequiredService<LiveUpdates>().Mark), context.RequestAborted).ConfigureAwait(false);
        });
    }

    /// <summary>Tells the page from where on its live connection has to tell it what happens.</summary>
    private static string Marked(string html, string mark) =>
        html.Replace("</head>", $"""<meta name="live-after" content="{mark}" /></head>""", StringComparison.Ordinal);

    private static bool IsServers(PathString path) =>
        path.StartsWithSegments("/api") || path.StartsWithSegments("/openapi") || path.StartsWithSegments("/thumbnails") || path.StartsWithSegments("/pictures");

    private static bool TakesCompressed(HttpRequest request) =>
        request.Path.StartsWithSegments(Assets) && request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value == "br" && e.Quality is null or > 0);

    /// <summary>Files under assets carry a hash of their content in their name.</summary>
    private static void Cache(StaticFileResponseContext context)
    {
        var headers = context.Context.Response.Headers;
        var isAsset = context.Context.Request.Path.StartsWithSegments(Assets);
        headers.CacheControl = isAsset ? "public, max-age=31536000, immutable" : "no-cache";
        if (isAsset)
            headers.Vary = "Accept-Encoding";
        if (context.File.Name.EndsWith(PageTypes.Compressed, StringComparison.Ordinal))
            headers.ContentEncoding = "br";
    }

    /// <summary>Types of content by file names; a compressed copy (Brotli) has that of what is in it.</summary>
    private sealed class PageTypes : IContentTypeProvider
    {
        public const string Compressed = ".br";
        private readonly FileExtensionContentTypeProvider _known = new() { Mappings = { [".webmanifest"] = "application/manifest+json" } };

        public bool TryGetContentType(string subpath, [MaybeNullWhen(false)] out string contentType) =>
            _known.TryGetContentType(subpath.EndsWith(Compressed, StringComparison.Ordinal) ? subpath[..^Compressed.Length] : subpath, out contentType);
    }
}
