using System.Text.Json;
using System.Text.Json.Nodes;
using LoraCraft.Host.Backups;

namespace LoraCraft.Host.Settings;

/// <summary>Where a value comes from; a later one overrules an earlier one.</summary>
public enum SettingSource
{
    Default,
    File,
    Environment,
    CommandLine,
}

/// <param name="Where">Path of the file, name of the variable or the option; null for a default.</param>
/// <param name="Problem">What is wrong with it, as a sentence; null when nothing is.</param>
public sealed record SettingValue(Setting Setting, string Value, SettingSource Source, string? Where, string? Problem = null);

/// <summary>All settings with their sources, right or wrong.</summary>
/// <param name="Notes">What is not wrong but should be known, as sentences: names in the file and the environment that mean nothing.</param>
/// <param name="FileProblem">Why the file could not be read; null when it could.</param>
public sealed record SettingsReading(IReadOnlyList<SettingValue> Values, IReadOnlyList<string> Notes, string? FileProblem)
{
    /// <summary>Reads each setting from the source that comes first: command line, environment, file, default.</summary>
    internal static SettingsReading Of(SettingsSources sources)
    {
        try
        {
            return Of(sources, SettingsFile.Read(sources.File), null);
        }
        catch (SettingsException unreadable)
        {
            return Of(sources, [], unreadable.Message);
        }
    }

    internal static SettingsReading Of(SettingsSources sources, JsonObject file, string? problem)
    {
        SettingValue[] values = [.. SettingCatalog.All.Select(s => Read(s, sources, file))];
        string[] notes = [.. file.Where(f => SettingCatalog.Find(f.Key) is null).Select(f => $"The settings file {sources.File}: {SettingCatalog.Unknown(f.Key)} It is not used.")];
        return new([.. values.Select(v => Together(v, values, sources.File))], [.. notes, .. Misspelt(sources)], problem);
    }

    /// <summary>The settings, to be put into effect.</summary>
    /// <exception cref="SettingsException">Something is wrong; all of it is said, a line each.</exception>
    public LoraCraftOptions Options(SettingsSources sources)
    {
        string[] problems = [.. Problems()];
        return problems.Length > 0
            ? throw new SettingsException(string.Join('\n', problems))
            : Values.Aggregate(new LoraCraftOptions { Sources = sources }, (options, v) => v.Setting.Apply(options, v.Value));
    }

    internal IEnumerable<string> Problems() => Values.Select(v => v.Problem).Prepend(FileProblem).OfType<string>();

    private static IEnumerable<string> Misspelt(SettingsSources sources) => sources.Environment.Keys
        .Where(name => !SettingsSources.IsOther(name) && SettingCatalog.All.All(s => s.Variable != name)).Order(StringComparer.Ordinal)
        .Select(name => $"The environment variable {name}: {SettingCatalog.Unknown(name[SettingsSources.Prefix.Length..].ToLowerInvariant().Replace('_', '-'))} It is not used.");

    private static SettingValue Read(Setting setting, SettingsSources sources, JsonObject file)
    {
        if (sources.CommandLine.TryGetValue(setting.Name, out var argument))
            return Check(setting, Full(setting, argument), SettingSource.CommandLine, setting.Option!, $"{setting.Option} is");
        if (sources.Environment.TryGetValue(setting.Variable, out var variable))
            return Check(setting, Full(setting, variable), SettingSource.Environment, setting.Variable, $"{setting.Variable} is");
        return file[setting.Name] is { } written
            ? Check(setting, Text(written), SettingSource.File, sources.File, $"{setting.Name} in the settings file {sources.File} is")
            : new(setting, setting.Default, SettingSource.Default, null);
    }

    /// <summary>On the command line and in the environment, a path may start from the folder one is in.</summary>
    private static string Full(Setting setting, string value) =>
        setting.Kind == SettingKind.Folder && !value.Contains('\0', StringComparison.Ordinal) ? Path.GetFullPath(value) : value;

    private static SettingValue Check(Setting setting, string value, SettingSource source, string where, string says) =>
        new(setting, value, source, where, setting.Instead(value) is { } instead ? $"{says} \"{setting.Shown(value)}\"; write {instead}." : null);

    /// <summary>What is wrong only beside another setting.</summary>
    private static SettingValue Together(SettingValue value, SettingValue[] all, string file) => value switch
    {
        { Setting.Name: "postgres", Value: "" } when Named(all, "mode") is { Value: "shared", Where: var where } => value with
        {
            Problem = $"The mode is shared ({where}), so there must be a connection string, such as Host=db;Database=loracraft;Username=loracraft: write it into LORACRAFT_POSTGRES, or as postgres into {file}.",
        },
        { Setting.Name: "backup-folder", Problem: null, Where: { } where } when Named(all, "backup-daily").Value == "on"
            && Named(all, "data") is { Problem: null, Value: var data } && BackupPlace.Unfit(value.Value, data) is { } unfit => value with
            {
                Problem = $"Daily backups cannot go to {value.Value} (backup-folder, {where}): {unfit}",
            },
        _ => value,
    };

    private static SettingValue Named(SettingValue[] all, string name) => all.First(v => v.Setting.Name == name);

    internal static string Text(JsonNode written)
    {
        try
        {
            return written.GetValueKind() switch
            {
                JsonValueKind.String => written.GetValue<string>(),
                JsonValueKind.True => "on",
                JsonValueKind.False => "off",
                _ => written.ToJsonString(),
            };
        }
        catch (InvalidOperationException)
        {
            return "half a character"; // one of two halves of a character, which JSON can say and no text can hold
        }
    }
}
