using System.Text.Json;
using LoraCraft.Host.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Host.Updates;

/// <param name="On">Whether the newest version is asked for.</param>
/// <param name="Asked">Whether there is nothing to ask the person: they decided about that, or somebody for them, or there is no address to ask.</param>
/// <param name="Checked">When the newest version was asked for last; null when it never was.</param>
/// <param name="Newer">What is newer than this program; null when nothing that is known.</param>
/// <param name="Problem">Why it is not known, as a sentence; null when it is, or was not asked for.</param>
internal sealed record UpdateView(bool On, bool Asked, DateTimeOffset? Checked, Release? Newer, string? Problem);

/// <summary>
/// Asks for the newest version when the page is open and the person said yes, once a day at most; across restarts, too. The
/// settings are read anew each time: a no is obeyed at once.
/// </summary>
internal sealed class UpdateCheck(string file, SettingsSources settings, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan BetweenChecks = TimeSpan.FromDays(1);
    private readonly SemaphoreSlim _one = new(1, 1);
    private Found? _last;

    /// <param name="Address">That was asked.</param>
    private sealed record Found(DateTimeOffset At, string Address, Release? Release, string? Problem);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/update", async Task<Ok<UpdateView>> (UpdateCheck check, CancellationToken cancel) => TypedResults.Ok(await check.Look(cancel).ConfigureAwait(false)))
            .WithName("showUpdate");

    public void Dispose() => _one.Dispose();

    private async Task<UpdateView> Look(CancellationToken cancel)
    {
        var values = settings.Read().Values;
        var wish = values.First(v => v.Setting.Name == "update-check");
        var address = values.First(v => v.Setting.Name == "update-address");
        var asked = wish.Source != SettingSource.Default || address.Value.Length == 0;
        if (wish is not { Value: "on", Problem: null })
            return new(false, asked, null, null, null);
        if (address.Problem is not null || address.Value.Length == 0)
            return new(true, asked, null, null, address.Problem ?? "No address of updates is set, so nothing is asked.");
        var found = await Ask(address.Value, cancel).ConfigureAwait(false);
        return new(true, asked, found.At, found.Release is { } release && Release.IsNewer(release.Version, Status.Version) ? release : null, found.Problem);
    }

    private async Task<Found> Ask(string address, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            var now = clock.GetUtcNow();
            if ((_last ?? Last()) is { } last && last.Address == address && now - last.At < BetweenChecks && last.At <= now)
                return last;
            var (release, problem) = await ReleaseAddress.Ask(new(address)).ConfigureAwait(false); // also for a page that is gone meanwhile: it was asked
            _last = new(now, address, release, problem);
            Keep(_last);
            return _last;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>On a full disk it is only remembered.</summary>
    private void Keep(Found found)
    {
        try
        {
            OwnFile.Write(file, JsonSerializer.Serialize(found));
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            // It is asked once more after the next start.
        }
    }

    private Found? Last()
    {
        try
        {
            return JsonSerializer.Deserialize<Found>(File.ReadAllText(file));
        }
        catch (Exception absent) when (absent is IOException or JsonException)
        {
            return null;
        }
    }
}
