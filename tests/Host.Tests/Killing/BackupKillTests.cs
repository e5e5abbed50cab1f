using System.Diagnostics;
using LoraCraft.Host.Tests.Backups;
using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.Killing;

/// <summary>A backup that is killed is made at the next start and spoils none before it; a restore that is killed is whole or not there.</summary>
public sealed class BackupKillTests
{
    private const int Pictures = 250;
    private static readonly int Times = (Kills.Times + 1) / 2;

    [Fact]
    public async Task a_backup_is_finished_after_a_kill_and_earlier_ones_stay_whole()
    {
        using var folder = new TemporaryFolder();
        await LoraCraftProcess.Run(folder["data"], "import", folder.Fill(Pictures), "--dataset", "Kites");
        (await LoraCraftProcess.Run(folder["data"], "backup", folder["backups"])).Code.ShouldBe(0);
        for (var kill = 0; kill < Times; kill++)
        {
            for (var i = 0; i < 60; i++)
                folder.Write($"more{kill}/{i}.png", Host.Tests.Pictures.Png(1000 + (kill * 60) + i));
            await using (var serving = await ServingProcess.Start(folder["data"]))
            {
                await new TestDataset(serving.Api, 1).Import(folder[$"more{kill}"]);
                await serving.Api.Post("/api/backups", new { path = folder["backups"] });
                await Task.Delay(kill * kill * 15);
                await serving.Kill();
            }

            var whole = BackupsThere(folder);
            whole.ShouldBeInRange(kill + 1, kill + 2);
            await using var again = await ServingProcess.Start(folder["data"]);
            foreach (var run in (await again.Api.Get("/api/runs")).List("runs"))
                (await again.Api.Over(run)).Text("state").ShouldBe("finished");
            BackupsThere(folder).ShouldBe(kill + 2);
        }

        var restored = await Restoring.Restore(folder["backups"], folder["restored"]);
        restored.Pictures.ShouldBe(Pictures + (60 * Times));
        (await Restoring.Texts(folder["restored"])).Length.ShouldBe(Pictures + (60 * Times));
        Directory.GetFileSystemEntries(folder["backups/temporary"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_restore_is_whole_or_not_there_after_a_kill()
    {
        using var folder = new TemporaryFolder();
        await LoraCraftProcess.Run(folder["data"], "import", folder.Fill(Pictures), "--dataset", "Kites");
        await LoraCraftProcess.Run(folder["data"], "backup", folder["b.zip"]);
        await LoraCraftProcess.Run(folder["data"], "edit", "--dataset", "Kites", "--add-tag", "later");
        var clock = Stopwatch.StartNew();
        (await LoraCraftProcess.Run(folder["elsewhere"], "backup", "restore", folder["b.zip"])).Code.ShouldBe(0);
        var (whole, there) = (clock.Elapsed, 0);
        for (var kill = 0; kill < Kills.Times; kill++)
        {
            using (var process = LoraCraftProcess.Begin(folder["data"], "backup", "restore", folder["b.zip"]))
            {
                await Task.Delay(whole * ((kill + 1.0) / Kills.Times));
                process.Kill();
                await process.WaitForExitAsync();
            }

            var texts = await Restoring.Texts(folder["data"]);
            texts.Length.ShouldBe(Pictures);
            texts.Select(t => t[t.IndexOf(':', StringComparison.Ordinal)..]).Distinct().ShouldHaveSingleItem().ShouldBeOneOf(": kite, hill", ": kite, hill, later");
            Directory.Exists(folder["data/restoring"]).ShouldBeFalse();
            if (!texts[0].EndsWith("later", StringComparison.Ordinal))
            {
                there++;
                await LoraCraftProcess.Run(folder["data"], "edit", "--dataset", "Kites", "--add-tag", "later");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{there} of {Kills.Times} were restored; the whole takes {whole}.");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task a_swap_that_was_begun_is_finished_by_whoever_opens_the_folder(bool isOut)
    {
        using var folder = new TemporaryFolder();
        await LoraCraftProcess.Run(folder["data"], "import", folder.Fill(3), "--dataset", "Kites");
        await LoraCraftProcess.Run(folder["data"], "backup", folder["b.zip"]);
        await LoraCraftProcess.Run(folder["data"], "edit", "--dataset", "Kites", "--add-tag", "later");
        await Restoring.Restore(folder["b.zip"], folder["new"]);
        Directory.CreateDirectory(folder["data/restoring"]);
        Directory.CreateDirectory(folder["kept"]);
        string[] all = ["loracraft.db", "loracraft.db-wal", "loracraft.db-shm", "storage"];
        foreach (var (from, to, parts) in isOut
            ? [("new", "data/restoring", all), ("data", "kept", all[..1])]
            : new[] { ("data", "kept", all), ("new", "data", all[..1]), ("new", "data/restoring", all[1..]) })
            foreach (var part in parts.Where(p => Path.Exists(folder[$"{from}/{p}"])))
                Directory.Move(folder[$"{from}/{part}"], folder[$"{to}/{part}"]);
        folder.Write("data/restore.json", System.Text.Json.JsonSerializer.Serialize(new { Out = isOut, Kept = folder["kept"], IsEmpty = false }));

        (await Restoring.Texts(folder["data"])).ShouldAllBe(t => t.EndsWith(": kite, hill", StringComparison.Ordinal));
        (await Restoring.Texts(folder["kept"])).ShouldAllBe(t => t.EndsWith(", later", StringComparison.Ordinal));
        File.Exists(folder["data/restore.json"]).ShouldBeFalse();
    }

    private static int BackupsThere(TemporaryFolder folder) => Directory.GetFiles(folder["backups/snapshots"], "backup.json", SearchOption.AllDirectories).Length;
}
