using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LoraCraft.Host.Backups;

/// <summary>One file of a backup that is no picture, before compression.</summary>
/// <param name="Count">Its lines.</param>
internal sealed record BackupPart(long Count, long Bytes, string Sha256);

/// <summary>What a backup holds; written last, so that what has it is whole.</summary>
/// <param name="Format">How it is laid out.</param>
/// <param name="Program">Version of the program that made it.</param>
/// <param name="At">The moment that it is a snapshot of.</param>
/// <param name="Log">Tells one log from another: made of its first event.</param>
/// <param name="Run">The run that made it.</param>
/// <param name="Position">Of the last event in it.</param>
/// <param name="Files">The list of its pictures and texts.</param>
/// <param name="FileBytes">Size of all of them.</param>
/// <param name="Secrets">The sealed secrets; null when there are none in it.</param>
/// <param name="Seal">SHA-256 of all the rest.</param>
internal sealed record BackupManifest(
    int Format, string Program, DateTimeOffset At, string Log, string Run, long Position, BackupPart Events, BackupPart Files, long FileBytes,
    BackupPart? Secrets, string Seal = "")
{
    public const int CurrentFormat = 1;
    public const string FileName = "backup.json";
    public const string EventsFile = "events.jsonl";
    public const string ListFile = "files.txt";
    public const string SecretsFile = "secrets.json";

    private const int Longest = 64 * 1024;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    /// <summary>As a file, sealed.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this with { Seal = SealOf(this) }, Json);

    /// <exception cref="InvalidDataException">It is damaged, or of a newer program.</exception>
    public static BackupManifest Read(Stream stream)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[4096];
        for (int read; (read = stream.Read(buffer)) > 0; bytes.Write(buffer, 0, read))
            if (bytes.Length > Longest)
                throw Damaged("it is too long");
        try
        {
            var manifest = JsonSerializer.Deserialize<BackupManifest>(bytes.ToArray(), Json) ?? throw Damaged("it is empty");
            if (manifest.Format > CurrentFormat)
                throw new InvalidDataException($"It was made by a newer LoraCraft ({manifest.Program}): restore it with that one.");
            if (manifest.Seal != SealOf(manifest))
                throw Damaged("it does not have the content that was written");
            return manifest;
        }
        catch (JsonException broken)
        {
            throw Damaged(broken.Message);
        }
    }

    private static string SealOf(BackupManifest manifest) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(manifest with { Seal = "" }, Json))));

    private static InvalidDataException Damaged(string why) => new($"Its {FileName} is damaged: {why}.");
}
