using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using LoraCraft.Host.Doctoring;
using LoraCraft.Host.Settings;
using LoraCraft.Testing;
using Microsoft.Data.Sqlite;

namespace LoraCraft.Host.Tests.Doctoring;

public sealed class DoctorTests
{
    private readonly Dictionary<string, string> _said = [];

    [Fact]
    public async Task a_healthy_computer_has_nothing_broken_with_a_server_and_without()
    {
        using var folder = new TemporaryFolder();
        folder.Write("data.settings.json", """{"port": 0}""");
        var before = await LoraCraftProcess.Run(folder["data"], "doctor", "--json");
        Directory.Exists(folder["data"]).ShouldBeFalse();
        await LoraCraftProcess.Run(folder["data"], "import", folder.Fill(1), "--dataset", "Kites");
        await using (var serving = await ServingProcess.Start(folder["data"]))
        {
            var during = await LoraCraftProcess.Run(folder["data"], "doctor", "--json");
            during.Code.ShouldBe(0, during.Lines[0]);
            Of(during.Json, "owner").Text("says").ShouldContain("and answers");
            (await serving.Api.Get("/api/status")).Number("images").ShouldBe(1);
        }

        before.Code.ShouldBe(0, before.Lines[0]);
        Of(before.Json, "pictures").Text("says").ShouldStartWith("libvips 8.");
        before.Json.List("findings").Select(f => f.Text("check")).ShouldBe(
            ["settings", "program", "pictures", "models", "database", "data folder", "disk", "owner", "port", "events", "clock", "secrets", "backups", "browser", "tray"]);
        before.Json.List("findings").ShouldAllBe(f => (f.Text("state") == "ok") == (f["mend"] == null));
        (await LoraCraftProcess.Run(folder["data"], "doctor")).Lines.ShouldContain("ok       port: A free one is picked at every start.");
    }

    [Fact]
    public async Task wrong_settings_are_found_and_the_rest_is_looked_at_all_the_same()
    {
        using var folder = new TemporaryFolder();
        folder.Write("data.settings.json", """{"port": "many"}""");

        var said = await LoraCraftProcess.Run(folder["data"], "doctor", "--json");

        said.Code.ShouldBe(1);
        Of(said.Json, "settings").Text("says").ShouldContain("port in the settings file");
        Of(said.Json, "data folder").Text("state").ShouldBe("ok");
    }

    [Fact]
    public async Task a_port_that_is_taken_is_found_with_who_has_it()
    {
        using var folder = new TemporaryFolder();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _said["port"] = $"{((IPEndPoint)listener.LocalEndpoint).Port}";

        var port = await Examine(folder, "port");

        port.State.ShouldBe("broken");
        port.Says.ShouldContain($"(process {Environment.ProcessId})");
        port.Mend.ShouldNotBeNull().ShouldContain("settings set port 0");
    }

    [Fact]
    public async Task a_data_folder_that_cannot_be_is_found()
    {
        using var folder = new TemporaryFolder();
        folder.Write("file", "");
        _said["data"] = folder["file/data"];

        (await Examine(folder, "data folder")).State.ShouldBe("broken");
    }

    [Fact]
    public void a_folder_that_can_hold_no_daily_backups_is_found()
    {
        using var folder = new TemporaryFolder();
        var options = new LoraCraftOptions { BackupDaily = true, DataFolder = folder["data"], BackupFolder = folder["data/backups"] };

        var backups = BackupCheck.Look(options, DateTimeOffset.UtcNow);

        (backups.State, backups.Says.Contains("it lies in the data folder", StringComparison.Ordinal)).ShouldBe(("broken", true));
    }

    [Fact]
    public async Task a_folder_of_backups_that_cannot_be_written_is_found_where_it_is_wanted()
    {
        using var folder = new TemporaryFolder();
        _said["backup-folder"] = folder.Write("file", "") + "/backups";
        var set = await Examine(folder, "backups");
        (set.State, set.Says.EndsWith("is a file.", StringComparison.Ordinal), set.Mend!.Contains("settings set backup-folder", StringComparison.Ordinal)).ShouldBe(("broken", true, true));

        _said["backup-folder"] = Directory.CreateDirectory(folder["backups"]).FullName;
        (await Examine(folder, "backups")).State.ShouldBe("ok");
        Directory.EnumerateFileSystemEntries(folder["backups"]).ShouldBeEmpty();
        if (!OperatingSystem.IsLinux())
            return;
        var unwritable = new LoraCraftOptions { DataFolder = folder["data"], BackupFolder = "/proc/loracraft" }; // by nobody, whatever rights they have
        BackupCheck.Look(unwritable, DateTimeOffset.UtcNow).Says.ShouldStartWith("/proc cannot be written: ");
    }

    [Fact]
    public async Task a_folder_that_is_open_elsewhere_without_an_answer_is_found()
    {
        using var folder = new TemporaryFolder();
        using var open = DataFolder.TryOpen(folder["data"]).ShouldNotBeNull();
        (await Examine(folder, "owner")).Says.ShouldContain("open in another process");
        open.Announce(new(99, "http://127.0.0.1:1", "token"));
        var owner = await Examine(folder, "owner");
        (owner.State, owner.Says).ShouldBe(("broken", $"The data folder {folder["data"]} is open in process 99, which does not answer."));
    }

    [Fact]
    public async Task a_log_that_is_damaged_or_ahead_of_the_clock_is_found()
    {
        using var folder = new TemporaryFolder();
        await LoraCraftProcess.Run(folder["data"], "import", folder.Fill(1), "--dataset", "Kites");
        (await Examine(folder, "clock")).State.ShouldBe("ok");
        await using (var database = new SqliteConnection($"Data Source={folder["data/loracraft.db"]};Pooling=False"))
        {
            await database.OpenAsync();
            var command = database.CreateCommand();
            command.CommandText = "UPDATE event SET at = 4102444800000";
            await command.ExecuteNonQueryAsync();
        }

        (await Examine(folder, "clock")).Says.ShouldContain("the newest change is of 2100-01-01");
        foreach (var file in Directory.GetFiles(folder["data"], "loracraft.db*"))
            File.WriteAllBytes(file, [.. Enumerable.Repeat((byte)7, 8192)]);
        var events = await Examine(folder, "events");
        (events.State, events.Mend!.Contains("backup restore", StringComparison.Ordinal)).ShouldBe(("broken", true));
    }

    [Fact]
    public async Task secrets_that_cannot_be_unsealed_are_found()
    {
        using var folder = new TemporaryFolder();
        using (var data = DataFolder.TryOpen(folder["data"]))
            new Secrets(data!).Set("openai", "sk-a1b2c3d4e5f6g7h8wxyz");
        (await Examine(folder, "secrets")).Says.ShouldBe("1 can be unsealed.");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder["data/keys"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead);
            (await Examine(folder, "secrets")).State.ShouldBe("warning");
        }

        Directory.Delete(folder["data/keys"], recursive: true);
        (await Examine(folder, "secrets")).State.ShouldBe("broken");
    }

    [Fact]
    public async Task backups_that_are_late_or_broken_are_found()
    {
        using var folder = new TemporaryFolder();
        _said["backup-folder"] = folder["backups"];
        (await Examine(folder, "backups")).State.ShouldBe("ok");
        _said["backup-daily"] = "on";
        (await Examine(folder, "backups")).State.ShouldBe("warning");
        folder.Write("backups/snapshots/2026-01-01T00-00-00Z/backup.json", "{}");
        (await Examine(folder, "backups")).Says.ShouldContain("2026-01-01T00-00-00Z cannot be used");
    }

    [Fact]
    public async Task the_database_of_the_shared_mode_is_asked()
    {
        using var folder = new TemporaryFolder();
        await using var database = await PostgresServer.NewSchema();
        (_said["mode"], _said["postgres"]) = ("shared", database.ConnectionString);
        (await Examine(folder, "postgres")).State.ShouldBe("ok");
        (await Examine(folder, "pg_trgm")).State.ShouldBe("ok");

        _said["postgres"] = "Host=127.0.0.1;Port=1;Username=nobody;Timeout=2";
        var silent = await Examine(folder, "postgres");
        (silent.State, silent.Says.Contains("does not answer", StringComparison.Ordinal)).ShouldBe(("broken", true));
    }

    private async Task<Finding> Examine(TemporaryFolder folder, string check)
    {
        var sources = new SettingsSources(folder["settings.json"], new Dictionary<string, string>(), new Dictionary<string, string>(_said) { ["data"] = _said.GetValueOrDefault("data", folder["data"]) });
        var all = await Doctor.Examine(sources.Read(), sources, TimeProvider.System, TestContext.Current.CancellationToken);
        return all.Single(f => f.Check == check);
    }

    private static JsonNode Of(JsonNode all, string check) => all.List("findings").Single(f => f.Text("check") == check);
}
