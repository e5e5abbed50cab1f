using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LoraCraft.Host.Backups;
using LoraCraft.Host.Tests.CommandLine;
using LoraCraft.Kernel;
using LoraCraft.Runs;
using LoraCraft.Shared;
using LoraCraft.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Host.Tests.Backups;

public sealed class BackupTests
{
    private const string Secret = "sk-a1b2c3d4e5f6g7h8wxyz", Passphrase = "correct horse battery";

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task a_backup_while_people_edit_is_one_moment(Home home)
    {
        using var folder = new TemporaryFolder();
        await using var server = await Server.Start(home);
        var dataset = await server.Api.NewDataset();
        await dataset.Import(folder.Fill(40));
        using var enough = new CancellationTokenSource();
        var edits = Enumerable.Range(0, 3).Select(editor => Task.Run(async () =>
        {
            var edit = 0;
            for (; !enough.IsCancellationRequested; edit++)
                await dataset.Tag($"{editor}.{edit}");
            return edit;
        })).ToList();

        await Task.Delay(200);
        var results = new List<JsonNode> { await server.Api.BackUp(folder["one.zip"]), await server.Api.BackUp(folder["many"]) };
        await enough.CancelAsync();
        var made = (await Task.WhenAll(edits)).Sum();

        made.ShouldBeGreaterThan(0);
        foreach (var (result, i) in results.Select((r, i) => (r, i)))
        {
            (result.Number("pictures"), result.Number("newPictures")).ShouldBe((40, 40));
            var restored = await Restoring.Restore(result.Text("path"), folder[$"restored{i}"]);
            (restored.Pictures, restored.Kept, restored.RunsEnded).ShouldBe((40, null, 0));
            var texts = await Restoring.Texts(folder[$"restored{i}"], dataset.Id);
            texts.Length.ShouldBe(40);
            texts.Select(t => t[t.IndexOf(':', StringComparison.Ordinal)..]).Distinct().ShouldHaveSingleItem().Split(", ").Length.ShouldBeInRange(2, made + 2);
        }
    }

    [Fact]
    public async Task a_backup_of_the_local_mode_fills_an_empty_database_of_the_shared_one()
    {
        using var folder = new TemporaryFolder();
        await using var server = await Server.Start(Home.Local);
        var dataset = await server.Api.NewDataset();
        await dataset.Import(folder.Fill(3));
        await dataset.Tag("red", "1-2");
        var texts = await dataset.Texts();
        await server.Api.BackUp(folder["b.zip"]);
        await using var database = await PostgresServer.NewSchema();
        var options = new LoraCraftOptions { DataFolder = folder["shared"], Port = 0, Mode = "shared", Postgres = database.ConnectionString };

        using (var data = DataFolder.TryOpen(folder["shared"])!)
        using (var restore = new BackupRestore(folder["b.zip"], data, options))
        {
            (await restore.Run(null, false, TimeProvider.System, _ => { }, default)).Pictures.ShouldBe(3);
            (await Should.ThrowAsync<RefusedException>(() => restore.Run(null, false, TimeProvider.System, _ => { }, default))).Message.ShouldContain("make a new database");
        }

        await using var host = await LoraCraftHost.Start(options, DataFolder.TryOpen(folder["shared"])!);
        var api = Api.Of(host.Url, host.Token);
        (await new TestDataset(api, dataset.Id).Texts()).ShouldBe(texts);
        await api.IsWell();
        await new TestDataset(api, dataset.Id).Tag("later");
    }

    [Fact]
    public async Task history_comes_back_with_what_is_shown()
    {
        using var folder = new TemporaryFolder();
        await using var server = await Server.Start(Home.Local);
        var dataset = await server.Api.NewDataset();
        await dataset.Import(folder.Fill(3));
        await dataset.Tag("red", "1-2");
        await server.Api.Post($"{dataset.Path}/versions", new { name = "v1" });
        await dataset.Tag("blue");
        var (texts, labels) = (await dataset.Texts(), await dataset.Labels());
        await server.Api.BackUp(folder["all.zip"]);

        await Restoring.Restore(folder["all.zip"], folder["restored"]);

        await Restoring.Ask(folder["restored"], async api =>
        {
            var there = new TestDataset(api, dataset.Id);
            (await there.Texts()).ShouldBe(texts);
            (await there.Labels()).ShouldBe(labels);
            (await api.Http.GetAsync($"/thumbnails/{(await there.Images())[0].Text("sha256")}")).IsSuccessStatusCode.ShouldBeTrue();
            (await api.Get("/api/runs")).List("runs").ShouldAllBe(r => r.Text("state") != "running" && r.Text("state") != "queued");
            await there.Undo();
            (await there.Texts()).ShouldAllBe(t => !t.Contains("blue", StringComparison.Ordinal));
            return true;
        });
    }

    [Fact]
    public async Task the_second_backup_in_a_folder_copies_only_what_is_new()
    {
        using var folder = new TemporaryFolder();
        await using var server = await Server.Start(Home.Local);
        var dataset = await server.Api.NewDataset();
        await dataset.Import(folder.Fill(5));
        (await server.Api.BackUp(folder["backups"])).Number("newPictures").ShouldBe(5);
        await dataset.Import(folder.Fill(2, below: "more"));
        folder.Write("other/x.png", Pictures.Png(77));
        await dataset.Import(folder["other"]);
        var (picture, before) = (Directory.GetFiles(folder["backups/pictures"], "*", SearchOption.AllDirectories)[0], DateTime.UtcNow.AddDays(-1));
        File.SetLastWriteTimeUtc(picture, before);

        var second = await server.Api.BackUp(folder["backups"]);

        (second.Number("pictures"), second.Number("newPictures")).ShouldBe((6, 1));
        File.GetLastWriteTimeUtc(picture).ShouldBe(before, TimeSpan.FromSeconds(1));
        var list = await server.Api.Get($"/api/backups?path={Uri.EscapeDataString(folder["backups"])}");
        list.List("backups").Select(b => b.Number("pictures")).ShouldBe([6, 5]);
        await Restoring.Restore(list.List("backups")[1].Text("path"), folder["first"]);
        (await Restoring.Texts(folder["first"], dataset.Id)).Length.ShouldBe(5);
        await Restoring.Restore(folder["backups"], folder["newest"]);
        (await Restoring.Texts(folder["newest"], dataset.Id)).Length.ShouldBe(6);
    }

    [Fact]
    public async Task what_was_there_is_kept_aside()
    {
        using var folder = new TemporaryFolder();
        await LoraCraftProcess.Run(folder["data"], "import", folder.Fill(2), "--dataset", "Kites");
        (await LoraCraftProcess.Run(folder["data"], "backup", folder["b.zip"], "--json")).Json.Number("pictures").ShouldBe(2);
        await LoraCraftProcess.Run(folder["data"], "edit", "--dataset", "Kites", "--add-tag", "later");
        await using (await ServingProcess.Start(folder["data"]))
            (await LoraCraftProcess.Run(folder["data"], "backup", "restore", folder["b.zip"])).ShouldBeWrong(1, "Quit it, then restore.");

        var said = await LoraCraftProcess.Run(folder["data"], "backup", "restore", folder["b.zip"], "--json");

        said.Code.ShouldBe(0, said.Error);
        (await Restoring.Texts(folder["data"])).ShouldAllBe(t => t.EndsWith(": kite, hill", StringComparison.Ordinal));
        Directory.Move(said.Json.Text("kept"), folder["before"]);
        (await Restoring.Texts(folder["before"])).ShouldAllBe(t => t.EndsWith(", later", StringComparison.Ordinal));
    }

    [Fact]
    public async Task nothing_secret_is_in_it_unless_asked_for_with_a_passphrase()
    {
        using var folder = new TemporaryFolder();
        await using var server = await Server.Start(Home.Local);
        await server.Api.Send(HttpMethod.Put, "/api/secrets/openai", new { value = Secret });
        await server.Browser();
        await server.Api.BackUp(folder["plain.zip"]);
        await server.Api.BackUp(folder["sealed.zip"], Passphrase);

        foreach (var name in new[] { "plain.zip", "sealed.zip" })
        {
            ZipFile.ExtractToDirectory(folder[name], folder["out"]);
            var all = Directory.GetFiles(folder["out"], "*", SearchOption.AllDirectories).Select(f => Encoding.UTF8.GetString(File.ReadAllBytes(f))).ToList();
            all.ShouldAllBe(text => !text.Contains(Secret, StringComparison.Ordinal) && !text.Contains(Passphrase, StringComparison.Ordinal)
                && !text.Contains(File.ReadAllText(Path.Combine(server.Data, "sessions.key")), StringComparison.Ordinal));
            File.Exists(Path.Combine(folder["out"], "secrets.json")).ShouldBe(name == "sealed.zip");
            Directory.Delete(folder["out"], recursive: true);
        }

        server.Services.GetRequiredService<IEventStore>().ReadAll(0, 1000).ShouldAllBe(e => !Encoding.UTF8.GetString(e.Data).Contains(Passphrase, StringComparison.Ordinal));
        (await Restoring.Restore(folder["plain.zip"], folder["a"])).SecretsLeft.ShouldBeFalse();
        (await Restoring.Restore(folder["sealed.zip"], folder["b"])).SecretsLeft.ShouldBeTrue();
        (await Should.ThrowAsync<RefusedException>(() => Restoring.Restore(folder["sealed.zip"], folder["c"], "something else"))).Message.ShouldContain("do not open with that passphrase");
        (await Restoring.Restore(folder["sealed.zip"], folder["c"], Passphrase)).Secrets.ShouldBe(1);
        new Secrets(DataFolder.TryOpen(folder["c"])!).Read("openai").ShouldBe(Secret);
        (await server.Api.Send(HttpMethod.Post, "/api/backups", new { path = folder["x.zip"], passphrase = "short" })).Status.ShouldBe(400);
    }

    [Fact]
    public async Task older_backups_go_with_the_pictures_that_only_they_have()
    {
        using var folder = new TemporaryFolder();
        await using var server = await Server.Start(Home.Local);
        await server.Api.Patch("/api/settings", new Dictionary<string, object> { ["backup-keep"] = 2 });
        var dataset = await server.Api.NewDataset();
        await dataset.Import(folder.Fill(3));
        var gone = (await dataset.Images())[0].Text("sha256");
        await server.Api.BackUp();
        await server.Api.Post($"{dataset.Path}/images/1/forget", new { confirm = "000.png" });

        (await server.Api.BackUp()).Number("removed").ShouldBe(0);
        File.Exists(Path.Combine(server.Backups, "pictures", gone[..2], gone)).ShouldBeTrue();
        (await server.Api.BackUp()).Number("removed").ShouldBe(1);

        File.Exists(Path.Combine(server.Backups, "pictures", gone[..2], gone)).ShouldBeFalse();
        (await server.Api.Get("/api/backups")).List("backups").Count.ShouldBe(2);
        await Restoring.Restore(server.Backups, folder["restored"]);
        Forgetting.Traces.InFiles(folder["restored"], [Forgetting.Traces.Words("000.png")]).ShouldBeEmpty();
        (await Restoring.Texts(folder["restored"], dataset.Id)).Length.ShouldBe(2);
    }

    [Fact]
    public async Task a_backup_that_a_wrong_clock_dated_in_the_future_counts_for_nothing()
    {
        await using var server = await Server.Start(Home.Local);
        await server.Api.Patch("/api/settings", new Dictionary<string, object> { ["backup-keep"] = 1, ["backup-daily"] = "on" });
        await server.Api.NewDataset();
        var file = Path.Combine((await server.Api.BackUp()).Text("path"), BackupManifest.FileName);
        using (var manifest = new MemoryStream(File.ReadAllBytes(file)))
            File.WriteAllBytes(file, (BackupManifest.Read(manifest) with { At = DateTimeOffset.UtcNow.AddYears(1) }).ToBytes());
        DateTimeOffset.Parse((await server.Api.Get("/api/backups")).Text("next"), null).ShouldBeLessThanOrEqualTo(DateTimeOffset.UtcNow);

        var second = await server.Api.BackUp();

        (await server.Api.Get("/api/backups")).List("backups").ShouldHaveSingleItem().Text("path").ShouldBe(second.Text("path"));
    }

    [Fact]
    public async Task a_link_into_the_data_folder_is_the_data_folder()
    {
        using var folder = new TemporaryFolder();
        await using var server = await Server.Start(Home.Local);
        Directory.CreateSymbolicLink(folder["link"], server.Data);

        var refused = await server.Api.Send(HttpMethod.Post, "/api/backups", new { path = folder["link/backups"] });

        (refused.Status, refused.Json!.Text("detail").Contains("lies in the data folder", StringComparison.Ordinal)).ShouldBe((400, true));
    }

    [Fact]
    public async Task a_daily_backup_is_made_when_it_is_due_and_once()
    {
        await using var server = await Server.Start(Home.Local);
        await server.Api.NewDataset();
        var daily = server.Services.GetRequiredService<DailyBackup>();
        (await daily.Look(default)).ShouldBeNull();
        (await server.Api.Get("/api/backups"))["next"].ShouldBeNull();
        await server.Api.Patch("/api/settings", new Dictionary<string, object> { ["backup-daily"] = "on" });

        var run = (await daily.Look(default)).ShouldNotBeNull();

        (await server.Api.Over(await server.Api.Get($"/api/runs/{run.Id}"))).Text("state").ShouldBe("finished");
        (await daily.Look(default)).ShouldBeNull();
        var list = await server.Api.Get("/api/backups");
        var at = DateTimeOffset.Parse(list.List("backups").ShouldHaveSingleItem().Text("at"), null);
        DateTimeOffset.Parse(list.Text("next"), null).ShouldBe(at.AddDays(1));
        BackupState.Due(null).ShouldBeLessThan(at);
    }

    [Fact]
    public async Task a_daily_backup_that_is_paused_stays_so()
    {
        await using var server = await Server.Start(Home.Local);
        await server.Api.Patch("/api/settings", new Dictionary<string, object> { ["backup-daily"] = "on" });
        var order = JsonSerializer.Serialize(new BackupOrder(server.Backups, Keep: server.Services.GetRequiredService<BackupPlan>().Now().Keep), JsonSerializerOptions.Web);
        await server.Services.GetRequiredService<IEventStore>().Write(s => s.Append(
            [new(Streams.Run("held"), [new RunQueued("held", BackupWorker.Name, 0, "Daily backup", order), new RunPaused(null)])],
            new Change("held", "you", DateTimeOffset.UnixEpoch, "Daily backup")));
        var daily = server.Services.GetRequiredService<DailyBackup>();

        (await daily.Look(default)).ShouldBeNull();

        (await server.Api.Get("/api/backups")).Text("problem").ShouldContain("paused");
        (await server.Api.Get("/api/runs/held")).Text("state").ShouldBe("paused");
        await server.Api.Send(HttpMethod.Post, "/api/runs/held/cancel");
        (await daily.Look(default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task a_backup_is_made_though_what_is_older_cannot_be_cleared_up()
    {
        await using var server = await Server.Start(Home.Local);
        await server.Api.Patch("/api/settings", new Dictionary<string, object> { ["backup-keep"] = 2 });
        await server.Api.NewDataset();
        await server.Api.BackUp();
        var stays = (await server.Api.BackUp()).Text("path");
        File.WriteAllText(Path.Combine(stays, "files.txt"), "damaged");

        var made = await server.Api.BackUp();

        made.Text("kept").ShouldContain($"The backup {stays} is damaged");
        made.Number("removed").ShouldBe(1);
        Directory.Exists(made.Text("path")).ShouldBeTrue();
    }

    [Fact]
    public async Task a_daily_backup_that_cannot_begin_says_why_until_it_can()
    {
        await using var server = await Server.Start(Home.Local);
        var daily = server.Services.GetRequiredService<DailyBackup>();
        await server.Api.Patch("/api/settings", new Dictionary<string, object> { ["backup-daily"] = "on" });
        File.WriteAllText(server.Backups, "a file, since the settings were read");

        (await daily.Look(default)).ShouldBeNull();

        (await server.Api.Get("/api/backups")).Text("problem").ShouldContain(server.Backups);
        File.Delete(server.Backups);
        (await server.Api.Over(await server.Api.Get($"/api/runs/{(await daily.Look(default)).ShouldNotBeNull().Id}"))).Text("state").ShouldBe("finished");
        (await server.Api.Get("/api/backups"))["problem"].ShouldBeNull();
    }

    [Fact]
    public async Task a_backup_that_cannot_be_whole_fails_and_says_so()
    {
        using var folder = new TemporaryFolder();
        await using var server = await Server.Start(Home.Local);
        var dataset = await server.Api.NewDataset();
        await dataset.Import(folder.Fill(3));
        await server.Api.BackUp(folder["good"]);
        var sha256 = (await dataset.Images())[1].Text("sha256");
        File.WriteAllBytes(Path.Combine(server.Data, "storage", "images", sha256[..2], sha256), [1, 2, 3]);

        foreach (var place in new[] { folder["bad.zip"], folder["bad"] })
        {
            var run = await server.Api.Over(await server.Api.Post("/api/backups", new { path = place }));
            (run.Text("state"), run.Text("error")).ShouldBe(("failed", run.Text("error")));
            run.Text("error").ShouldContain($"The stored picture {sha256} no longer has the content");
        }

        (await server.Api.Get("/api/backups"))["failure"]!.Text("reason").ShouldContain(sha256);
        Directory.GetFiles(folder.Root, "*.zip*").ShouldBeEmpty();
        (await server.Api.Get($"/api/backups?path={Uri.EscapeDataString(folder["bad"])}")).List("backups").ShouldBeEmpty();
        await Restoring.Restore(folder["good"], folder["restored"], dryRun: true);
    }

    [Fact]
    public async Task a_place_that_cannot_take_a_backup_is_refused_with_what_to_do()
    {
        using var folder = new TemporaryFolder();
        folder.Write("full/letter.txt", "Dear all,");
        folder.Write("old.zip", "old");
        await using var server = await Server.Start(Home.Local);
        await using var other = await Server.Start(Home.Local);
        await server.Api.NewDataset();
        await other.Api.NewDataset();
        await other.Api.BackUp(folder["others"]);

        (await Refused("somewhere")).ShouldContain("is no whole path");
        (await Refused(Path.Combine(server.Data, "backups"))).ShouldContain("lies in the data folder");
        (await Refused(folder["old.zip"])).ShouldContain("nothing is overwritten");
        (await Failed(folder["full"])).ShouldContain("holds other things");
        (await Failed(folder["others"])).ShouldContain("backups of another LoraCraft");

        async Task<string> Refused(string path) => (await server.Api.Send(HttpMethod.Post, "/api/backups", new { path })).Json!.Text("detail");
        async Task<string> Failed(string path) => (await server.Api.Over(await server.Api.Post("/api/backups", new { path }))).Text("error");
    }
}
