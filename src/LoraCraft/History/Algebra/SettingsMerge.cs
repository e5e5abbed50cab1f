using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Algebra;

/// <summary>What a dataset says of itself beside its images.</summary>
public sealed record SettingsState(DatasetSettings Settings, string Description);

/// <param name="Value">With mine for every field in conflict.</param>
/// <param name="Conflicts">Names of fields: <c>triggerWord</c>, <c>className</c>, <c>repeats</c>, <c>family</c>, <c>description</c>.</param>
public sealed record MergedSettings(SettingsState Base, SettingsState Mine, SettingsState Theirs, SettingsState Value, IReadOnlyList<string> Conflicts);

/// <summary>The three-way merge of a dataset's settings, each field by itself.</summary>
public static class SettingsMerge
{
    public static MergedSettings Merge(SettingsState @base, SettingsState mine, SettingsState theirs)
    {
        var conflicts = new List<string>();
        var settings = new DatasetSettings(
            Field("triggerWord", s => s.Settings.TriggerWord),
            Field("className", s => s.Settings.ClassName),
            Field("repeats", s => s.Settings.Repeats),
            Field("family", s => s.Settings.Family));
        return new(@base, mine, theirs, new(settings, Field("description", s => s.Description)), conflicts);

        T Field<T>(string name, Func<SettingsState, T> value)
        {
            var merged = Algebra.Merge.Value(value(@base), value(mine), value(theirs));
            if (!merged.IsClean)
                conflicts.Add(name);
            return merged.Value;
        }
    }

    /// <summary>The settings as somebody decided them, by field.</summary>
    /// <exception cref="RefusedException">A choice does not fit its field.</exception>
    public static SettingsState Resolve(MergedSettings merged, IReadOnlyDictionary<string, Choice> choices)
    {
        var resolved = choices.Aggregate(merged.Value, (state, choice) =>
            choice.Value == Choice.Mine ? With(state, choice.Key, merged.Mine)
            : choice.Value == Choice.Theirs ? With(state, choice.Key, merged.Theirs)
            : Written(state, choice.Key, choice.Value));
        return choices.Count > 0 && resolved.Settings.Problem() is { } problem ? throw new RefusedException(Refusal.Invalid(problem)) : resolved;
    }

    private static SettingsState With(SettingsState state, string field, SettingsState side) => field switch
    {
        "triggerWord" => state with { Settings = state.Settings with { TriggerWord = side.Settings.TriggerWord } },
        "className" => state with { Settings = state.Settings with { ClassName = side.Settings.ClassName } },
        "repeats" => state with { Settings = state.Settings with { Repeats = side.Settings.Repeats } },
        "family" => state with { Settings = state.Settings with { Family = side.Settings.Family } },
        "description" => state with { Description = side.Description },
        _ => throw Unfit(field),
    };

    private static SettingsState Written(SettingsState state, string field, Choice choice) => (field, choice) switch
    {
        ("triggerWord", Choice.Text text) => state with { Settings = state.Settings with { TriggerWord = (text.Value ?? "").Trim() } },
        ("className", Choice.Text text) => state with { Settings = state.Settings with { ClassName = (text.Value ?? "").Trim() } },
        ("repeats", Choice.Number number) => state with { Settings = state.Settings with { Repeats = number.Value } },
        ("family", Choice.Text text) => state with { Settings = state.Settings with { Family = text.Value ?? "" } },
        ("description", Choice.Text text) => state with { Description = text.Value ?? "" },
        _ => throw Unfit(field),
    };

    private static RefusedException Unfit(string field) =>
        new(Refusal.Invalid($"This choice does not fit \"{field}\": choose mine or theirs, or give a value of its kind."));
}
