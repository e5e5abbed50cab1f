using System.Text.Json;
using System.Text.Json.Serialization;
using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>Facts of a picture out of a row.</summary>
internal static class PictureRows
{
    /// <summary>Reads width, height, format, orientation, alpha, pages, hash, sharpness, colour, exif from consecutive columns.</summary>
    public static PictureFacts Facts(IRow r, int at) => new(
        (int)r.GetInt64(at), (int)r.GetInt64(at + 1), r.GetString(at + 2), (int)r.GetInt64(at + 3), r.GetInt64(at + 4) != 0, (int)r.GetInt64(at + 5),
        unchecked((ulong)r.GetInt64(at + 6)), r.GetDouble(at + 7), r.GetString(at + 8),
        JsonSerializer.Deserialize(r.GetString(at + 9), FactsJson.Default.DictionaryStringString)!);
}

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class FactsJson : JsonSerializerContext;
