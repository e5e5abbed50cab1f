using LoraCraft.Kernel;
using LoraCraft.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Host.Backups;

/// <param name="Path">Full path; a name that ends in .zip is one file with everything in it, any other a folder that backups share their pictures in. Null for the folder of the settings.</param>
/// <param name="Passphrase">Puts the keys for services into it, sealed with this; at least 12 characters. Null keeps them out.</param>
internal sealed record StartBackupRequest(string? Path = null, string? Passphrase = null);

/// <param name="Path">What <c>loracraft backup restore</c> takes.</param>
/// <param name="At">The moment that it is a snapshot of; null when it cannot be used.</param>
/// <param name="Bytes">Of its pictures and texts, which backups in one folder share.</param>
/// <param name="Program">Version of the LoraCraft that made it.</param>
/// <param name="Secrets">Whether the keys for services are in it.</param>
/// <param name="Problem">Why it cannot be used; null when it can.</param>
internal sealed record BackupView(
    string Path, string Name, DateTimeOffset? At, long Events, long Pictures, long Bytes, string Program, bool Secrets, string? Problem);

internal sealed record BackupFailure(DateTimeOffset At, string Reason);

/// <param name="Folder">Where daily backups go, and those that name no other place.</param>
/// <param name="Keep">How many stay in that folder.</param>
/// <param name="Next">When the next daily one is due; null when they are off.</param>
/// <param name="Failure">Of the newest backup, when it failed.</param>
/// <param name="Running">The run that backs up just now.</param>
/// <param name="Problem">Why the folder cannot be read, or why no daily backup is begun; null when nothing is in the way.</param>
/// <param name="Command">Restores a backup in a terminal; its path is to be added.</param>
/// <param name="Restored">What was restored before this start; null when nothing was.</param>
/// <param name="Backups">Newest first.</param>
internal sealed record BackupList(
    string Folder, bool Daily, int Keep, DateTimeOffset? Next, BackupFailure? Failure, string? Running, string? Problem, string Command, RestoredBackup? Restored,
    IReadOnlyList<BackupView> Backups);

/// <summary>Starts backups and lists them.</summary>
internal static class BackupsApi
{
    public static IServiceCollection AddBackups(this IServiceCollection services, DataFolder folder) => services
        .AddSingleton(folder)
        .AddSingleton<BackupPlan>()
        .AddSingleton<SecretTickets>()
        .AddSingleton<BackupWriter>()
        .AddSingleton<BackupState>()
        .AddSingleton<BackupDesk>()
        .AddSingleton<IRunWorker, BackupWorker>()
        .AddSingleton<DailyBackup>()
        .AddHostedService(provider => provider.GetRequiredService<DailyBackup>());

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/backups", Ok<BackupList> (BackupPlan plan, BackupState state, DailyBackup daily, LoraCraftOptions options, TimeProvider clock, string? path = null) =>
            TypedResults.Ok(List(plan.Now(), state, path is null ? daily.Problem : null, options.Restored, clock.GetUtcNow(), path))).WithName("listBackups");
        routes.MapPost("/api/backups", async Task<Accepted<RunView>> (StartBackupRequest request, BackupDesk desk, CancellationToken cancel) =>
        {
            var run = await desk.Start(request.Path, request.Passphrase, cancel: cancel).ConfigureAwait(false);
            return TypedResults.Accepted($"/api/runs/{run.Id}", run);
        }).WithName("startBackup");
    }

    private static BackupList List(BackupSettings settings, BackupState state, string? refusal, RestoredBackup? restored, DateTimeOffset now, string? path)
    {
        var folder = path ?? settings.Folder;
        var (backups, problem) = Backups(folder);
        var due = BackupState.Due(backups.FirstOrDefault(b => b.At <= now)?.At);
        return new(
            folder, settings.Daily, settings.Keep, settings.Daily ? (due > now ? due : now) : null,
            state.Failure() is var (at, reason) ? new(at, reason) : null, state.Running(), problem ?? refusal, Command(), restored, backups);
    }

    /// <summary>By its whole path: no installer puts the program where a terminal on Windows finds it.</summary>
    private static string Command() =>
        Environment.ProcessPath is { } program && Path.GetFileNameWithoutExtension(program) == "loracraft" ? $"\"{program}\" backup restore" : "loracraft backup restore";

    private static (IReadOnlyList<BackupView>, string?) Backups(string path)
    {
        try
        {
            if (!File.Exists(path))
                return ([.. BackupFolder.ForReading(path).List().Select(s => View(s.Path, s.Manifest, s.Problem))], null);
            using var one = BackupContent.Open(path);
            return ([View(path, one.Manifest, null)], null);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or RefusedException)
        {
            return ([], unreadable.Message);
        }
    }

    private static BackupView View(string path, BackupManifest? manifest, string? problem) => new(
        path, Path.GetFileName(path), manifest?.At, manifest?.Events.Count ?? 0, manifest?.Files.Count ?? 0, manifest?.FileBytes ?? 0, manifest?.Program ?? "",
        manifest?.Secrets is not null, problem);
}
