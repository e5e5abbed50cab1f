using System.Text.Json;
using LoraCraft.Shared;

namespace LoraCraft.Exporting.Drift;

/// <summary>Reports of the newest checks, each in a file of its own. A cache: what is gone is made again by another check.</summary>
internal sealed class DriftReports(string folder) : IKeepsCopies
{
    private const int MostKept = 20;

    private readonly Lock _lock = new();
    private (string Run, DriftReport Report)? _last;

    public void Put(string run, DriftReport report)
    {
        Directory.CreateDirectory(folder);
        using (var file = File.Create(FileOf(run)))
            JsonSerializer.Serialize(file, report, JsonSerializerOptions.Web);
        foreach (var old in new DirectoryInfo(folder).GetFiles("*.json").OrderByDescending(f => f.Name, StringComparer.Ordinal).Skip(MostKept))
            old.Delete();
        lock (_lock)
            _last = (run, report);
    }

    /// <returns>Null when there is none, or no longer.</returns>
    public DriftReport? Find(string run)
    {
        lock (_lock)
        {
            if (_last is { } last && last.Run == run)
                return last.Report;
            if (run.Length > 64 || !run.All(char.IsAsciiLetterOrDigit) || !File.Exists(FileOf(run)))
                return null;
            using var file = File.OpenRead(FileOf(run));
            var report = JsonSerializer.Deserialize<DriftReport>(file, JsonSerializerOptions.Web)!;
            _last = (run, report);
            return report;
        }
    }

    /// <summary>All, because a report tells the texts of any image.</summary>
    public void Forget(ForgottenPicture forgotten)
    {
        lock (_lock)
        {
            _last = null;
            if (Directory.Exists(folder))
                foreach (var report in Directory.EnumerateFiles(folder))
                    File.Delete(report);
        }
    }

    private string FileOf(string run) => Path.Combine(folder, run + ".json");
}
