using System.Text.Json;
using System.Text.Json.Serialization;
using LoraCraft.Exporting.Layouts;
using LoraCraft.Shared;

namespace LoraCraft.Exporting;

/// <summary>
/// <c>loracraft.json</c> at the root of every export: which version of which dataset it is, every choice made, and each
/// image with its original and its exported file. It says nothing of the machine or the time, and is enough to make
/// the export again.
/// </summary>
/// <param name="Schema">Version of this file's shape.</param>
/// <param name="Origins">The changes that the texts of the images come from, oldest first; absent in files of older versions.</param>
/// <param name="UpTo">As of <see cref="ExportRequest.UpTo"/>; absent where the version says all, and in files of older versions.</param>
public sealed record Manifest(
    int Schema, ManifestDataset Dataset, long Version, string Format, ExportOptions Options, IReadOnlyList<ManifestImage> Images,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ManifestOrigin>? Origins = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? UpTo = null)
{
    public const string FileName = "loracraft.json";

    internal static byte[] Write(ExportSource source, string format, ExportOptions options, IReadOnlyList<WrittenPicture> written)
    {
        var origins = ManifestOrigins.Of(source, written);
        var manifest = new Manifest(
            1,
            new(source.Dataset, source.DatasetName, source.Settings.Family),
            source.Version,
            format,
            options,
            [.. written.Select(w => ManifestImage.Of(w, origins))],
            origins.All,
            source.UpTo);
        return [.. JsonSerializer.SerializeToUtf8Bytes(manifest, ReadableJson.Serializer), (byte)'\n'];
    }

    /// <returns>Null when the stream is no manifest.</returns>
    internal static Manifest? Read(Stream stream)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<Manifest>(stream, ReadableJson.Serializer);
            return manifest is { Schema: > 0, Dataset: not null } ? manifest : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Nothing of the concept: its name may change without a new version of the dataset.</summary>
/// <param name="Family">Model family, one of <see cref="DatasetSettings.Families"/>.</param>
public sealed record ManifestDataset(long Id, string Name, string Family);

/// <param name="Number">The image's number in the dataset.</param>
/// <param name="Name">File name it was imported under.</param>
/// <param name="Sha256">Of the original picture.</param>
/// <param name="File">Path of the exported picture.</param>
/// <param name="FileSha256">Of the exported picture; equal to <paramref name="Sha256"/> when it was copied.</param>
/// <param name="Caption">Path of the file that holds the caption.</param>
/// <param name="Origins">Where the image's own texts come from; absent in files of older versions.</param>
public sealed record ManifestImage(
    int Number, string Name, string Sha256, string File, string FileSha256, int Width, int Height, string Caption,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ManifestBlame? Origins = null)
{
    internal static ManifestImage Of(WrittenPicture written, ManifestOrigins origins) => new(
        written.Plan.Image.Number,
        written.Plan.Image.Name,
        written.Plan.Image.Sha256,
        written.Plan.Path,
        written.Sha256,
        written.Width,
        written.Height,
        written.Plan.CaptionPath,
        origins.Blame(written.Plan.Image));
}
