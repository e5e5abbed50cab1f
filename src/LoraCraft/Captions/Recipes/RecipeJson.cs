using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoraCraft.Captions.Recipes;

/// <summary>Steps as a text in a row.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(IReadOnlyList<EditStep>))]
internal sealed partial class RecipeJson : JsonSerializerContext
{
    private static readonly RecipeJson Plain = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Write(IReadOnlyList<EditStep> steps) => JsonSerializer.Serialize(steps, Plain.IReadOnlyListEditStep);

    public static IReadOnlyList<EditStep> Read(string text) => JsonSerializer.Deserialize(text, Plain.IReadOnlyListEditStep)!;
}
