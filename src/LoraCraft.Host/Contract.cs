using System.Text.Json;
using System.Text.Json.Serialization;
using LoraCraft.Shared;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace LoraCraft.Host;

/// <summary>What the generated API description cannot know by itself.</summary>
internal static class Contract
{
    /// <summary>What is missing, or null where nothing may be null, is refused before any code sees it.</summary>
    public static void Strict(JsonSerializerOptions json)
    {
        json.NumberHandling = JsonNumberHandling.Strict;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.AllowOutOfOrderMetadataProperties = true;
    }

    public static void Describe(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "LoraCraft", Version = Status.Version };
            document.Servers?.Clear();
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type == typeof(ImageSet))
            {
                schema.Type = JsonSchemaType.String;
                schema.Description = "Image numbers as ranges: 1-5000,5007";
            }

            return Task.CompletedTask;
        });
    }
}
