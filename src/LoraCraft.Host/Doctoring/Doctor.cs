using LoraCraft.Host.Settings;

namespace LoraCraft.Host.Doctoring;

/// <summary>Examines what LoraCraft needs of this computer. Changes nothing, and does so too while LoraCraft runs.</summary>
public static class Doctor
{
    /// <summary>The settings as far as they are right, to look at the rest with.</summary>
    public static LoraCraftOptions Options(SettingsReading reading) =>
        reading.Values.Where(v => v.Problem is null).Aggregate(new LoraCraftOptions(), (options, v) => v.Setting.Apply(options, v.Value));

    /// <summary>All findings, in an order to read them in.</summary>
    public static async Task<IReadOnlyList<Finding>> Examine(SettingsReading reading, SettingsSources sources, TimeProvider clock, CancellationToken cancel)
    {
        var options = Options(reading);
        var running = await FolderChecks.Owner(options.DataFolder, cancel).ConfigureAwait(false);
        return
        [
            Settings(reading, sources),
            .. LibraryChecks.All(),
            FolderChecks.Access(options.DataFolder),
            FolderChecks.Space(options.DataFolder),
            running.Finding,
            PortCheck.Look(options.Port, running.Instance),
            .. StoreChecks.All(options, clock.GetUtcNow()),
            SecretsCheck.Look(options.DataFolder),
            BackupCheck.Look(options, clock.GetUtcNow()),
        ];
    }

    private static Finding Settings(SettingsReading reading, SettingsSources sources)
    {
        string[] problems = [.. reading.Problems()];
        return problems.Length > 0 ? Finding.Broken("settings", string.Join(' ', problems), "Correct it where it says, or take it out: loracraft settings unset NAME")
            : reading.Notes.Count > 0 ? Finding.Warning("settings", string.Join(' ', reading.Notes), "Correct it where it says, or take it out.")
            : Finding.Ok("settings", $"All are valid ({sources.File}).");
    }
}
