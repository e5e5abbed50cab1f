using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LoraCraft.Host.Settings;

/// <summary>The settings file: a JSON object, <c>{"port": 7341}</c>, that only its owner may read.</summary>
public static class SettingsFile
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>In the OS's place: %APPDATA%\LoraCraft, ~/Library/Application Support/LoraCraft, or ~/.config/loracraft (XDG_CONFIG_HOME).</summary>
    public static string DefaultPath => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        OperatingSystem.IsLinux() ? "loracraft" : "LoraCraft",
        "settings.json");

    /// <summary>What the file says; nothing when there is none.</summary>
    /// <exception cref="SettingsException">It cannot be read.</exception>
    public static JsonObject Read(string path)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(path), null, new() { AllowDuplicateProperties = false }) as JsonObject ?? throw new JsonException("it holds no object");
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
        catch (JsonException broken)
        {
            throw new SettingsException($"The settings file {path} is no JSON object ({broken.Message}). Mend it, for example to {{\"port\": 7341}}, or delete it.");
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"The settings file {path} cannot be read: {closed.Message} Make it readable, or name another with LORACRAFT_SETTINGS.");
        }
    }

    /// <summary>Writes the file anew, as a whole or not at all.</summary>
    /// <exception cref="SettingsException">It cannot be written.</exception>
    public static void Write(string path, JsonObject values)
    {
        try
        {
            var target = new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            OwnFile.Write(target, values.ToJsonString(Readable) + "\n");
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"The settings file {path} cannot be written: {closed.Message}");
        }
    }
}

/// <summary>Settings cannot be used; the message says which, where, and what to write instead.</summary>
public sealed class SettingsException(string message) : Exception(message);
