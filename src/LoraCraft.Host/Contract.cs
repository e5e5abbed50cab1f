using LoraCraft.Shared;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace LoraCraft.Host;

/// <summary>What the generated API description cannot know by itself.</summary>
internal static class Contract
{
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
