using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LoraCraft.Host;
using LoraCraft.Host.Backups;
using LoraCraft.Kernel;

namespace LoraCraft.Desktop.Commands;

/// <summary>Makes backups, lists them, and restores them. A passphrase comes from standard input: an argument would stay in the shell's history.</summary>
internal static class Backup
{
    private static readonly Argument<string?> Place = new("PATH")
    {
        Description = "A file that ends in .zip, or a folder that backups share their pictures in (default: that of the settings)",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> WithSecrets = new("--with-secrets") { Description = "The keys for services too, with a passphrase from standard input" };

    public static Command Command() => new Command("backup", "Back up everything, also while people work") { Place, WithSecrets, List(), Restore() }.Does(async (parsed, api, cancel) =>
    {
        var request = new JsonObject { ["path"] = FullPath(parsed.GetValue(Place)), ["passphrase"] = await Passphrase(parsed, cancel).ConfigureAwait(false) };
        var run = await api.Finish(await api.Post("/api/backups", request, cancel).ConfigureAwait(false), cancel).ConfigureAwait(false);
        var result = run["result"]!.AsObject();
        return new((JsonObject)result.DeepClone(),
        [
            $"Backed up {result["events"]} events and {result["pictures"]} pictures, {result["newPictures"]} of them new there: {result["path"]}",
            .. result["removed"]!.GetValue<int>() is > 0 and var removed ? [$"{removed} older {(removed == 1 ? "backup was" : "backups were")} removed, as the setting backup-keep says"] : Array.Empty<string>(),
            .. result["kept"]?.GetValue<string>() is { } kept ? [kept] : Array.Empty<string>(),
        ]);
    });

    private static Command List()
    {
        var place = new Argument<string?>("PATH") { Description = "A folder of backups or a zip (default: the folder of the settings)", Arity = ArgumentArity.ZeroOrOne };
        return new Command("list", "List backups, newest first") { place }.Does(async (parsed, api, cancel) =>
        {
            var path = FullPath(parsed.GetValue(place));
            var list = await api.Get($"/api/backups{(path is null ? "" : $"?path={Uri.EscapeDataString(path)}")}", cancel).ConfigureAwait(false);
            var backups = list["backups"]!.AsArray();
            return new(list, [.. backups.Select(b => Line(b!)), .. backups.Count == 0 ? [list["problem"]?.ToString() ?? $"There is no backup in {list["folder"]} yet"] : Array.Empty<string>()], list["problem"] is null);
        });
    }

    private static Command Restore()
    {
        var path = new Argument<string>("PATH") { Description = "A zip, a folder of backups (the newest is meant), or one of its snapshots" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only check whether it can be restored" };
        var command = new Command("restore", "Put a backup in the place of what the data folder has, which is kept aside") { path, WithSecrets, dryRun };
        command.SetAction((parsed, cancel) => Verb.Run(parsed, async () =>
        {
            var passphrase = await Passphrase(parsed, cancel).ConfigureAwait(false);
            try
            {
                return await Restored(FullPath(parsed.GetValue(path))!, Global.Options(parsed), passphrase, parsed.GetValue(dryRun), cancel).ConfigureAwait(false);
            }
            catch (RefusedException refused)
            {
                throw refused.Refusal.Kind == RefusalKind.Invalid ? new UsageException(refused.Message) : new FailedException(refused.Message);
            }
            catch (OperationCanceledException)
            {
                throw new FailedException("Stopped. Nothing was changed.");
            }
        }));
        return command;
    }

    private static async Task<Report> Restored(string path, LoraCraftOptions options, string? passphrase, bool dryRun, CancellationToken cancel)
    {
        using var folder = DataFolder.TryOpen(options.DataFolder) ?? throw new FailedException(
            $"LoraCraft runs on {options.DataFolder}{(DataFolder.Running(options.DataFolder) is { } other ? $" (process {other.Process})" : "")}. Quit it, then restore.");
        using var restore = new BackupRestore(path, folder, options);
        var done = await restore.Run(passphrase, dryRun, TimeProvider.System, Tell, cancel).ConfigureAwait(false);
        if (!Console.IsErrorRedirected)
            await Console.Error.WriteLineAsync().ConfigureAwait(false);
        return new(JsonSerializer.SerializeToNode(done, JsonSerializerOptions.Web)!.AsObject(), Lines(done, options));
    }

    private static IEnumerable<string> Lines(RestoredBackup done, LoraCraftOptions options)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"the backup of {done.At:u}: {done.Events} events, {done.Pictures} pictures");
        yield return done.DryRun ? $"This can be restored, {what}. Nothing was changed" : $"Restored to {options.DataFolder} {what}";
        if (done.Kept is { } kept)
            yield return $"What was there before is kept in {kept}. Delete it when you are sure that you do not need it";
        if (done.RunsEnded > 0)
            yield return $"{done.RunsEnded} runs were under way when it was made. They are ended; start them again if you need them";
        if (done.Secrets > 0)
            yield return $"{done.Secrets} keys for services are in it";
        if (done.SecretsLeft)
            yield return "The keys for services in it were left out; --with-secrets takes them too";
    }

    private static void Tell(RestoreProgress progress)
    {
        if (!Console.IsErrorRedirected)
            Console.Error.Write($"\r{progress.What}: {progress.Done} of {progress.Total}   ");
    }

    private static async Task<string?> Passphrase(ParseResult parsed, CancellationToken cancel)
    {
        if (!parsed.GetValue(WithSecrets))
            return null;
        var passphrase = await Console.In.ReadLineAsync(cancel).ConfigureAwait(false);
        return string.IsNullOrEmpty(passphrase)
            ? throw new UsageException("Give the passphrase as a line on standard input: loracraft backup PATH --with-secrets < FILE")
            : passphrase;
    }

    private static string? FullPath(string? path) => path is null ? null : Path.GetFullPath(path);

    private static string Line(JsonNode backup) => backup["problem"] is { } problem
        ? $"{backup["name"]}: {problem}"
        : $"{backup["name"]}  {backup["events"]} events, {backup["pictures"]} pictures, {backup["bytes"]!.GetValue<long>() / 1_000_000.0:0.0} MB{(backup["secrets"]!.GetValue<bool>() ? ", with keys for services" : "")}";
}
