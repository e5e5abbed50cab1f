using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Host.Settings;

/// <param name="Kind"><c>choice</c>, <c>number</c>, <c>folder</c>, <c>address</c> or <c>connection</c>.</param>
/// <param name="Value">As the next start will have it, or the running program already has; a password in it is masked.</param>
/// <param name="Source"><c>default</c>, <c>file</c>, <c>environment</c> or <c>commandLine</c>.</param>
/// <param name="Where">Path of the file, name of the variable or the option; null for a default.</param>
/// <param name="Variable">The environment variable that can set it.</param>
/// <param name="Restart">Whether a change takes effect at the next start only.</param>
/// <param name="Pending">Whether the running program still works with another value.</param>
/// <param name="Overruled">Why it cannot be changed here and what to do, when environment or command line set it; else null.</param>
/// <param name="Problem">What is wrong with the value, as a sentence; null when nothing is.</param>
/// <param name="Choices">The words that it may be; empty unless it is a choice.</param>
/// <param name="Min">Least number; null unless it is a number.</param>
/// <param name="Max">Greatest number; null unless it is a number.</param>
public sealed record SettingView(
    string Name, string Label, string Group, string Description, string Kind, string Value, string Default, string Source, string? Where, string Variable,
    bool Restart, bool Pending, string? Overruled, string? Problem, IReadOnlyList<string> Choices, long? Min, long? Max);

/// <param name="File">Path of the settings file.</param>
/// <param name="Notes">What else should be known, as sentences: why the file cannot be read, names in it and in the environment that mean nothing.</param>
/// <param name="RestartProblem">Why the last restart went on with the earlier settings, as a sentence; null when it did not.</param>
public sealed record SettingsView(string File, IReadOnlyList<SettingView> Settings, IReadOnlyList<string> Notes, string? RestartProblem);

/// <summary>Shows and changes settings. The file is read anew each time: people edit it, too.</summary>
public static class SettingsApi
{
    /// <summary>How it stands.</summary>
    /// <param name="inEffect">What the running program works with; null where none runs.</param>
    public static SettingsView Show(SettingsSources sources, LoraCraftOptions? inEffect)
    {
        var reading = sources.Read();
        return new(
            sources.File,
            [.. reading.Values.Select(v => View(v, sources, inEffect))],
            [.. reading.FileProblem is { } problem ? [problem] : Array.Empty<string>(), .. reading.Notes],
            inEffect?.RestartProblem);
    }

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/settings", Ok<SettingsView> (SettingsInEffect inEffect, SettingsSources sources) => TypedResults.Ok(Show(sources, inEffect.Look())))
            .WithName("showSettings");
        routes.MapPatch("/api/settings", Ok<SettingsView> ([FromBody] Dictionary<string, JsonElement> wishes, SettingsInEffect inEffect, SettingsSources sources) =>
        {
            sources.Change(wishes.ToDictionary(w => w.Key, w => w.Value.ValueKind == JsonValueKind.Null ? null : JsonNode.Parse(w.Value.GetRawText())));
            return TypedResults.Ok(Show(sources, inEffect.Look()));
        }).WithName("changeSettings");
    }

    private static SettingView View(SettingValue value, SettingsSources sources, LoraCraftOptions? inEffect)
    {
        var (setting, isNumber) = (value.Setting, value.Setting.Kind == SettingKind.Number);
        return new(
            setting.Name, setting.Label, setting.Group, setting.Description, JsonNamingPolicy.CamelCase.ConvertName($"{setting.Kind}"),
            setting.Shown(value.Value), setting.Default, JsonNamingPolicy.CamelCase.ConvertName($"{value.Source}"), value.Where, setting.Variable,
            Restart: !setting.AtOnce, Pending: inEffect is not null && value.Problem is null && setting.Of(inEffect) != value.Value,
            sources.Overruled(setting), value.Problem, setting.Choices, isNumber ? setting.Min : null, isNumber ? setting.Max : null);
    }
}
