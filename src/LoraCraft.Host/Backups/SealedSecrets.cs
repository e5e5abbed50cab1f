using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Host.Backups;

/// <summary>Keys for services, closed with a passphrase: AES-256-GCM, its key from PBKDF2 with SHA-256.</summary>
internal static class SealedSecrets
{
    private const int Iterations = 600_000, MostIterations = 10_000_000, SaltBytes = 16, KeyBytes = 32, Longest = 16 * 1024 * 1024;

    /// <summary>Characters of a passphrase at least.</summary>
    private const int ShortestPassphrase = 12;

    /// <exception cref="RefusedException">The passphrase is too short, or a secret cannot be read.</exception>
    public static byte[] Seal(ISecrets secrets, string passphrase)
    {
        if (passphrase.Length < ShortestPassphrase)
            throw new RefusedException(Refusal.Invalid($"The passphrase needs at least {ShortestPassphrase} characters: whoever has the backup can try as many as they like."));
        var plain = JsonSerializer.SerializeToUtf8Bytes(secrets.List().ToDictionary(s => s.Name, s => secrets.Read(s.Name)!));
        var (salt, nonce) = (RandomNumberGenerator.GetBytes(SaltBytes), RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize));
        var (data, tag) = (new byte[plain.Length], new byte[AesGcm.TagByteSizes.MaxSize]);
        using (var aes = new AesGcm(Key(passphrase, salt, Iterations), tag.Length))
            aes.Encrypt(nonce, plain, data, tag);
        CryptographicOperations.ZeroMemory(plain);
        return JsonSerializer.SerializeToUtf8Bytes(new Box(Iterations, salt, nonce, tag, data), JsonSerializerOptions.Web);
    }

    /// <summary>Names with the secrets themselves.</summary>
    /// <exception cref="RefusedException">It is another passphrase, or they are damaged.</exception>
    public static IReadOnlyDictionary<string, string> Open(IBackupSource source, string passphrase)
    {
        try
        {
            var part = source.Manifest.Secrets ?? throw new RefusedException(Refusal.Conflict("There are no secrets in this backup. Restore it without --with-secrets."));
            if (part.Bytes > Longest)
                throw new InvalidDataException("Its secrets are too long.");
            using var measured = new Measured(source.Open(BackupManifest.SecretsFile), part.Bytes);
            using var bytes = new MemoryStream();
            measured.CopyTo(bytes);
            if (measured.Sha256 != part.Sha256)
                throw new InvalidDataException($"Its {BackupManifest.SecretsFile} does not have the content that was written.");
            var box = JsonSerializer.Deserialize<Box>(bytes.ToArray(), JsonSerializerOptions.Web);
            if (box is not { Iterations: > 0 and <= MostIterations, Salt.Length: SaltBytes })
                throw new InvalidDataException("Its secrets are sealed in a way that this version does not know.");
            var plain = new byte[box.Data.Length];
            using var aes = new AesGcm(Key(passphrase, box.Salt, box.Iterations), AesGcm.TagByteSizes.MaxSize);
            aes.Decrypt(box.Nonce, box.Data, box.Tag, plain);
            return JsonSerializer.Deserialize<Dictionary<string, string>>(plain)!;
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new RefusedException(Refusal.Conflict("The secrets of this backup do not open with that passphrase. Nothing was changed."));
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException)
        {
            throw new InvalidDataException("Its secrets cannot be read.", broken);
        }
    }

    private static byte[] Key(string passphrase, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(passphrase), salt, iterations, HashAlgorithmName.SHA256, KeyBytes);

    private sealed record Box(int Iterations, byte[] Salt, byte[] Nonce, byte[] Tag, byte[] Data);
}
