using System.Security.Cryptography;
using System.Text.Json;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.DataProtection;

namespace LoraCraft.Host;

/// <summary>
/// Secrets in a file of the data folder, each sealed under its own name so that one cannot be put in the place of another. The keys
/// that seal them are in a folder that only its owner may enter; on Windows they are sealed for the person's account on top (DPAPI).
/// </summary>
internal sealed class Secrets(string file, string keys) : ISecrets
{
    private const int LongestName = 64, LongestSecret = 4096;

    /// <summary>From so many characters on, the last four may be shown.</summary>
    private const int LongEnough = 12;

    private readonly Lock _lock = new();
    private readonly Lazy<IDataProtectionProvider> _seal = new(() => Provider(keys));

    public Secrets(DataFolder folder) : this(folder.Secrets, folder.Keys)
    {
    }

    public string? Read(string name)
    {
        lock (_lock)
            return Load().TryGetValue(name, out var sealed_) ? Unseal(name, sealed_) : null;
    }

    public IReadOnlyList<SecretView> List()
    {
        lock (_lock)
            return [.. Load().OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => new SecretView(s.Key, Ending(s.Key, s.Value)))];
    }

    public void Set(string name, string secret)
    {
        if (!IsName(name))
            throw Wrong($"A secret's name has 1 to {LongestName} small letters, digits and hyphens, such as openai.");
        if (secret.Length is 0 or > LongestSecret || secret.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || char.IsSurrogate(c)))
            throw Wrong($"A secret has 1 to {LongestSecret} characters, none of them a space or a line break.");
        lock (_lock)
        {
            var all = Load();
            all[name] = Protector(name).Protect(secret);
            CloseKeys();
            Save(all);
        }
    }

    public bool Remove(string name)
    {
        lock (_lock)
        {
            var all = Load();
            if (!all.Remove(name))
                return false;
            Save(all);
            return true;
        }
    }

    private string? Ending(string name, string sealed_)
    {
        try
        {
            return Unseal(name, sealed_) is { Length: >= LongEnough } secret ? secret[^4..] : null;
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    private string Unseal(string name, string sealed_)
    {
        try
        {
            return Protector(name).Unprotect(sealed_);
        }
        catch (CryptographicException)
        {
            throw new RefusedException(Refusal.Conflict($"The secret {name} cannot be unsealed with the keys of this data folder. Set it again: loracraft settings secret set {name}"));
        }
    }

    private IDataProtector Protector(string name) => _seal.Value.CreateProtector("LoraCraft.Secrets", name);

    private Dictionary<string, string> Load()
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file)) ?? [];
        }
        catch (FileNotFoundException)
        {
            return [];
        }
        catch (JsonException)
        {
            throw new RefusedException(Refusal.Conflict($"{file} is damaged. Delete it, and set the secrets again."));
        }
    }

    private void Save(Dictionary<string, string> all) => OwnFile.Write(file, JsonSerializer.Serialize(all));

    private static IDataProtectionProvider Provider(string keys)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(keys);
        else
            Directory.CreateDirectory(keys, OwnFile.Mode | UnixFileMode.UserExecute);
        return DataProtectionProvider.Create(new DirectoryInfo(keys), setup =>
        {
            setup.SetApplicationName("LoraCraft");
            if (OperatingSystem.IsWindows())
                setup.ProtectKeysWithDpapi();
        });
    }

    private void CloseKeys()
    {
        if (!OperatingSystem.IsWindows())
            foreach (var key in Directory.EnumerateFiles(keys))
                File.SetUnixFileMode(key, OwnFile.Mode);
    }

    private static bool IsName(string name) => name.Length is > 0 and <= LongestName && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static RefusedException Wrong(string message) => new(Refusal.Invalid(message));
}
