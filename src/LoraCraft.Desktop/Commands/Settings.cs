using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LoraCraft.Host.Settings;
using LoraCraft.Kernel;

namespace LoraCraft.Desktop.Commands;

/// <summary>Shows and changes settings, in the settings file itself: also when one in it is so wrong that nothing starts.</summary>
internal static class Settings
{
    private static readonly JsonSerializerOptions Web = JsonSerializerOptions.Web;

    private static readonly Argument<string> Name = new("NAME") { Description = "The setting's name" };

    public static Command Command()
    {
        var command = new Command("settings", "Show and change settings, and where each comes from") { List(), Get(), Set(), Unset(), Secret.Command() };
        return Does(command, (_, sources) => All(sources));
    }

    private static Command List() => Does(new("list", "List all settings"), (_, sources) => All(sources));

    private static Command Get() => Does(new("get", "Show one setting") { Name }, (parsed, sources) => One(sources, parsed.GetValue(Name)!));

    private static Command Set()
    {
        var value = new Argument<string>("VALUE") { Description = "What it shall be" };
        return Does(new("set", "Write a setting into the settings file") { Name, value }, (parsed, sources) => Change(sources, parsed.GetValue(Name)!, parsed.GetValue(value)!));
    }

    private static Command Unset() =>
        Does(new("unset", "Take a setting out of the settings file") { Name }, (parsed, sources) => Change(sources, parsed.GetValue(Name)!, null));

    private static Command Does(Command command, Func<ParseResult, SettingsSources, Report> work)
    {
        command.SetAction((parsed, _) => Verb.Run(parsed, () => Task.FromResult(work(parsed, Global.Sources(parsed)))));
        return command;
    }

    private static Report All(SettingsSources sources)
    {
        var view = SettingsApi.Show(sources, null);
        var ok = view.Settings.All(s => s.Problem is null) && view.Notes.Count == 0;
        return new(Json(view), [.. view.Settings.Select(Line), $"The settings file is {view.File}", .. view.Settings.Select(s => s.Problem).OfType<string>(), .. view.Notes], ok);
    }

    private static Report One(SettingsSources sources, string name)
    {
        var setting = SettingsApi.Show(sources, null).Settings.FirstOrDefault(s => s.Name == name) ?? throw new UsageException(SettingCatalog.Unknown(name));
        return new(Json(setting), [setting.Value, .. setting.Problem is { } problem ? [problem] : Array.Empty<string>()], setting.Problem is null);
    }

    private static Report Change(SettingsSources sources, string name, string? value)
    {
        try
        {
            sources.Change(new Dictionary<string, JsonNode?> { [name] = value });
        }
        catch (RefusedException refused)
        {
            throw refused.Refusal.Kind == RefusalKind.Invalid ? new UsageException(refused.Message) : new FailedException(refused.Message);
        }

        var now = SettingsApi.Show(sources, null).Settings.First(s => s.Name == name);
        return new(Json(now), [$"{Line(now)}", now.Restart ? "It takes effect at the next start." : "It takes effect at once."]);
    }

    private static string Line(SettingView setting) => string.Create(CultureInfo.InvariantCulture, $"{setting.Name,-18} {Value(setting)}  ({Source(setting)})");

    private static string Value(SettingView setting) => setting.Value.Length == 0 ? "-" : setting.Value;

    private static string Source(SettingView setting) => setting.Source == "file" ? "settings file" : setting.Where ?? "default";

    private static JsonObject Json(object view) => JsonSerializer.SerializeToNode(view, Web)!.AsObject();
}
