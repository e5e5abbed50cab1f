using LoraCraft.Kernel;
using LoraCraft.Runs;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace LoraCraft.Host.Backups;

/// <param name="Path">Full path of a zip, of a folder of backups (the newest is meant) or of one of its snapshots.</param>
internal sealed record RestoreBackupRequest(string Path);

/// <summary>
/// Has the program stop, restore a backup and go on, in the same process and on the same port. Where the backup turns out to be
/// damaged it goes on with what was there, and tells why as the problem of that restart.
/// </summary>
internal static class RestoreBackup
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/backups:restore", Accepted<RestartResult> (
            RestoreBackupRequest request, HttpContext context, RestartWish wish, LoraCraftOptions options, RunDesk desk, IHostApplicationLifetime life) =>
        {
            Check(request.Path, wish, options, desk);
            wish.Make(request.Path);
            Maintenance.StopAfter(context, life);
            return TypedResults.Accepted("/api/status", new RestartResult(Stays: true));
        }).WithName("restoreBackup");

    private static void Check(string path, RestartWish wish, LoraCraftOptions options, RunDesk desk)
    {
        if (PlainText.Check(path) is { } refusal)
            throw new RefusedException(refusal);
        if (!Path.IsPathFullyQualified(path))
            throw new RefusedException(Refusal.Invalid($"\"{path}\" is no whole path: begin with the drive or the root folder."));
        if (!wish.IsAllowed)
            throw Conflict("This LoraCraft works for one command and ends with it. Start LoraCraft, and restore there.");
        if (options.Mode == "shared")
            throw Conflict("In shared mode a backup is restored into an empty database, while LoraCraft does not run: loracraft backup restore PATH");
        if (desk.Active().FirstOrDefault(run => run.Going) is { } going)
            throw Conflict($"\"{going.Label}\" is going on. Wait until it is done, or pause or cancel it, and then restore.");
        using var source = BackupContent.Open(path);
    }

    private static RefusedException Conflict(string message) => new(Refusal.Conflict(message));
}
