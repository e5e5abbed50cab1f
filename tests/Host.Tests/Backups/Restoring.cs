using LoraCraft.Host.Backups;

namespace LoraCraft.Host.Tests.Backups;

/// <summary>Restores backups within the test, and looks at what came of it.</summary>
internal static class Restoring
{
    public static async Task<RestoredBackup> Restore(string backup, string data, string? passphrase = null, bool dryRun = false)
    {
        using var folder = DataFolder.TryOpen(data).ShouldNotBeNull();
        using var restore = new BackupRestore(backup, folder, new() { DataFolder = data });
        return await restore.Run(passphrase, dryRun, TimeProvider.System, _ => { }, CancellationToken.None);
    }

    /// <summary>Opens a data folder, has it verified, and asks it.</summary>
    public static async Task<T> Ask<T>(string data, Func<Api, Task<T>> ask)
    {
        await using var host = await LoraCraftHost.Start(new() { DataFolder = data, Port = 0 }, DataFolder.TryOpen(data).ShouldNotBeNull());
        var api = Api.Of(host.Url, host.Token);
        await api.IsWell();
        return await ask(api);
    }

    public static Task<string[]> Texts(string data, long dataset = 1) => Ask(data, api => new TestDataset(api, dataset).Texts());

    /// <summary>Backs up and returns the run's result.</summary>
    public static async Task<System.Text.Json.Nodes.JsonNode> BackUp(this Api api, string? path = null, string? passphrase = null)
    {
        var run = await api.Over(await api.Post("/api/backups", new { path, passphrase }));
        run.Text("state").ShouldBe("finished", run["error"]?.ToString());
        return run["result"]!;
    }
}
