using System.Text.Json.Serialization;
using LoraCraft.Gallery.Charts;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Gallery;

public static class GalleryModule
{
    public static IServiceCollection AddGallery(this IServiceCollection services) => services
        .AddSingleton<IScopes, Scopes>()
        .AddSingleton<SeeImages>()
        .ConfigureHttpJsonOptions(o => o.SerializerOptions.TypeInfoResolverChain.Insert(0, GalleryJson.Default));

    public static IEndpointRouteBuilder MapGallery(this IEndpointRouteBuilder routes)
    {
        OrderImages.Map(routes);
        ListImages.Map(routes);
        ShowImage.Map(routes);
        ListTags.Map(routes);
        SummariseSelection.Map(routes);
        SeeImages.Map(routes);
        ShowOverview.Map(routes);
        return routes;
    }
}

[JsonSerializable(typeof(ImageOrder))]
[JsonSerializable(typeof(ImagePage))]
[JsonSerializable(typeof(ImageDetails))]
[JsonSerializable(typeof(TagList))]
[JsonSerializable(typeof(SelectionRequest))]
[JsonSerializable(typeof(SelectionSummary))]
[JsonSerializable(typeof(ImagesSeenRequest))]
[JsonSerializable(typeof(DatasetOverview))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class GalleryJson : JsonSerializerContext;
