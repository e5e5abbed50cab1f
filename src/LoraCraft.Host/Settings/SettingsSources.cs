using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using LoraCraft.Kernel;

namespace LoraCraft.Host.Settings;

/// <summary>Where settings are read from, besides their defaults.</summary>
/// <param name="File">Path of the settings file; it need not exist.</param>
/// <param name="Environment">Variables by name; empty ones are left out.</param>
/// <param name="CommandLine">Values of options, by the setting's name.</param>
public sealed record SettingsSources(string File, IReadOnlyDictionary<string, string> Environment, IReadOnlyDictionary<string, string> CommandLine)
{
    /// <summary>Names another settings file than that in the OS's place.</summary>
    public const string FileVariable = "LORACRAFT_SETTINGS";

    /// <summary>What names of variables begin with.</summary>
    internal const string Prefix = "LORACRAFT_";

    /// <summary>Variables that are no settings: of the program, and of its development and tests.</summary>
    private static readonly string[] Others = [FileVariable, "LORACRAFT_DEVELOPMENT", "LORACRAFT_BENCH", "LORACRAFT_KILLS", "LORACRAFT_RENEW_LOOKS"];

    private static readonly Lock OneWriter = new();

    /// <summary>The environment of this process, and the settings file in the OS's place or where <c>LORACRAFT_SETTINGS</c> says.</summary>
    public static SettingsSources OfThisProcess(IReadOnlyDictionary<string, string> commandLine)
    {
        var environment = System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Where(v => ((string)v.Key).StartsWith(Prefix, StringComparison.Ordinal) && (string)v.Value! is not "")
            .ToDictionary(v => (string)v.Key, v => (string)v.Value!);
        return new(Path.GetFullPath(environment.GetValueOrDefault(FileVariable, SettingsFile.DefaultPath)), environment, commandLine);
    }

    /// <summary>Whether a variable is meant for something else than a setting.</summary>
    internal static bool IsOther(string variable) => Others.Contains(variable) || variable.StartsWith("LORACRAFT_TEST_", StringComparison.Ordinal);

    public SettingsReading Read() => SettingsReading.Of(this);

    /// <summary>Writes some settings into the file: a text, a number, or null for the default. All of them or, when one is refused, none.</summary>
    /// <exception cref="RefusedException">One is unknown or wrong, or the environment or the command line overrules it.</exception>
    public void Change(IReadOnlyDictionary<string, JsonNode?> wishes)
    {
        lock (OneWriter)
        {
            try
            {
                var file = SettingsFile.Read(File);
                foreach (var (name, wish) in wishes)
                    Change(file, SettingCatalog.Find(name) ?? throw Wrong(SettingCatalog.Unknown(name)), wish);
                foreach (var value in SettingsReading.Of(this, file, null).Values.Where(v => v.Problem is not null && IsTouched(v.Setting.Name)))
                    throw Wrong(value.Problem!);
                if (wishes.Count > 0)
                    SettingsFile.Write(File, file);

                bool IsTouched(string name) => wishes.ContainsKey(name) || (name == "postgres" && wishes.ContainsKey("mode")) || (name == "backup-folder" && (wishes.ContainsKey("data") || wishes.ContainsKey("backup-daily")));
            }
            catch (SettingsException unusable)
            {
                throw new RefusedException(Refusal.Conflict(unusable.Message));
            }
        }
    }

    /// <summary>Who overrules the file, and how to change that, as a sentence; null when nobody does.</summary>
    public string? Overruled(Setting setting) =>
        CommandLine.ContainsKey(setting.Name) ? $"{setting.Option} on the command line sets it. Start LoraCraft without {setting.Option} to set it here."
        : Environment.ContainsKey(setting.Variable) ? $"The environment variable {setting.Variable} sets it. Remove the variable and start LoraCraft again to set it here."
        : null;

    private void Change(JsonObject file, Setting setting, JsonNode? wish)
    {
        if (Overruled(setting) is { } overruled)
            throw new RefusedException(Refusal.Conflict($"{setting.Name} cannot be changed in the settings file: {overruled}"));
        if (wish is null)
        {
            file.Remove(setting.Name);
            return;
        }

        var value = SettingsReading.Text(wish);
        if (setting.Instead(value) is { } instead)
            throw Wrong($"{setting.Name} cannot be \"{setting.Shown(value)}\"; write {instead}.");
        file[setting.Name] = setting.Kind == SettingKind.Number ? JsonValue.Create(long.Parse(value, CultureInfo.InvariantCulture)) : JsonValue.Create(value);
    }

    private static RefusedException Wrong(string message) => new(Refusal.Invalid(message));
}
