using LoraCraft.Kernel;

namespace LoraCraft.Host.Doctoring;

/// <summary>Whether the keys for services can be unsealed, and whether others can read what seals them.</summary>
internal static class SecretsCheck
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    public static Finding Look(string root)
    {
        var (file, keys) = (Path.Combine(root, "secrets.json"), Path.Combine(root, "keys"));
        try
        {
            if (!File.Exists(file))
                return Finding.Ok("secrets", "None are set.");
            if (!Directory.Exists(keys) || !Directory.EnumerateFiles(keys).Any())
                return Finding.Broken("secrets", $"The keys that seal them are missing from {keys}.", "Set them again: loracraft settings secret set NAME");
            var secrets = new Secrets(file, keys);
            var all = secrets.List();
            foreach (var secret in all)
                secrets.Read(secret.Name);
            return !OperatingSystem.IsWindows() && (File.GetUnixFileMode(keys) & Others) != 0
                ? Finding.Warning("secrets", $"Others on this computer can read {keys}.", $"chmod 700 \"{keys}\"")
                : Finding.Ok("secrets", $"{all.Count} can be unsealed.");
        }
        catch (RefusedException sealed_)
        {
            return Finding.Broken("secrets", sealed_.Message, "Set them again: loracraft settings secret set NAME");
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return Finding.Broken("secrets", closed.Message, $"Give yourself the right to read {file} and {keys}.");
        }
    }
}
