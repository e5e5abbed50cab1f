using LoraCraft.Host.Settings;
using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.Settings;

public sealed class SettingsReadingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{}", "", "", 7341, SettingSource.Default)]
    [InlineData("""{"port": 8001}""", "", "", 8001, SettingSource.File)]
    [InlineData("""{"port": "8001"}""", "8002", "", 8002, SettingSource.Environment)]
    [InlineData("""{"port": 8001}""", "8002", "8003", 8003, SettingSource.CommandLine)]
    [InlineData("""{"port": null}""", "", "8003", 8003, SettingSource.CommandLine)]
    public void the_command_line_overrules_the_environment_that_the_file_that_the_default(string file, string variable, string option, int port, SettingSource source)
    {
        var sources = From(file, variable, option);

        sources.Read().Options(sources).Port.ShouldBe(port);
        Value(sources, "port").Source.ShouldBe(source);
        Value(sources, "port").Where.ShouldBe(source switch
        {
            SettingSource.File => sources.File,
            SettingSource.Environment => "LORACRAFT_PORT",
            SettingSource.CommandLine => "--port",
            _ => null,
        });
    }

    [Theory]
    [InlineData("""{"port": 70000}""", "", "", "port in the settings file {file} is \"70000\"; write a whole number from 0 to 65535.")]
    [InlineData("""{"port": 1.5}""", "", "", "port in the settings file {file} is \"1.5\"; write a whole number from 0 to 65535.")]
    [InlineData("""{"port": [1]}""", "", "", "port in the settings file {file} is \"[1]\"; write a whole number from 0 to 65535.")]
    [InlineData("""{"window": "\ud800"}""", "", "", "window in the settings file {file} is \"half a character\"; write browser or app.")]
    [InlineData("""{"log": "loud"}""", "", "", "log in the settings file {file} is \"loud\"; write warning, information or debug.")]
    [InlineData("""{"data": "pictures"}""", "", "", "data in the settings file {file} is \"pictures\"; write the full path of a folder, such as {data}.")]
    [InlineData("{}", "many", "", "LORACRAFT_PORT is \"many\"; write a whole number from 0 to 65535.")]
    [InlineData("{}", "", "-1", "--port is \"-1\"; write a whole number from 0 to 65535.")]
    [InlineData("""{"mode": "shared"}""", "", "", "The mode is shared ({file}), so there must be a connection string, such as Host=db;Database=loracraft;Username=loracraft: write it into LORACRAFT_POSTGRES, or as postgres into {file}.")]
    public void a_wrong_value_is_refused_with_its_source_and_what_to_write_instead(string file, string variable, string option, string sentence)
    {
        var sources = From(file, variable, option);

        Should.Throw<SettingsException>(() => sources.Read().Options(sources)).Message
            .ShouldBe(sentence.Replace("{file}", sources.File, StringComparison.Ordinal).Replace("{data}", LoraCraftOptions.DefaultDataFolder, StringComparison.Ordinal));
    }

    [Fact]
    public void all_that_is_wrong_is_said_at_once()
    {
        var sources = From("""{"mode": "both", "window": "tab"}""", "x");

        Should.Throw<SettingsException>(() => sources.Read().Options(sources)).Message.Split('\n').Length.ShouldBe(3);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"port\": 1")]
    [InlineData("""{"port": 1, "port": 2}""")]
    [InlineData("")]
    public void a_file_that_is_no_json_object_is_refused_by_its_path(string file)
    {
        var sources = From(file);

        var message = Should.Throw<SettingsException>(() => sources.Read().Options(sources)).Message;
        message.ShouldStartWith($"The settings file {sources.File} is no JSON object (");
        message.ShouldEndWith("Mend it, for example to {\"port\": 7341}, or delete it.");
    }

    [Fact]
    public void a_name_that_means_nothing_is_told_and_not_used()
    {
        var sources = From("""{"prot": 9, "colour-of-the-sky": "blue"}""");

        sources.Read().Options(sources).Port.ShouldBe(7341);
        sources.Read().Notes[0].ShouldBe($"The settings file {sources.File}: \"prot\" is no setting; did you mean port? It is not used.");
        sources.Read().Notes[1].ShouldContain("\"colour-of-the-sky\" is no setting. There are: ");
    }

    [Fact]
    public void a_variable_that_means_nothing_is_told_unless_it_is_meant_for_something_else()
    {
        var environment = new Dictionary<string, string> { ["LORACRAFT_BACKUP_FOLDR"] = "/b", ["LORACRAFT_SETTINGS"] = "s", ["LORACRAFT_DEVELOPMENT"] = "on", ["LORACRAFT_TEST_POSTGRES"] = "db" };

        new SettingsSources(_folder["none.json"], environment, new Dictionary<string, string>()).Read().Notes.ShouldBe(
            ["The environment variable LORACRAFT_BACKUP_FOLDR: \"backup-foldr\" is no setting; did you mean backup-folder? It is not used."]);
    }

    [Theory]
    [InlineData("data/backups", "it lies in the data folder {data}, and what takes the one takes the other. Choose another disk, or at least another folder.")]
    [InlineData("backups.zip", "a zip holds one backup alone. Choose a folder.")]
    [InlineData("letter.txt", "it is a file. Choose a folder.")]
    public void a_folder_that_can_hold_no_backups_is_refused_where_there_are_to_be_daily_ones(string place, string why)
    {
        _folder.Write("letter.txt", "Dear all,");
        var (path, reason) = (_folder[place], why.Replace("{data}", _folder["data"], StringComparison.Ordinal));
        var folder = new System.Text.Json.Nodes.JsonObject { ["backup-folder"] = path };
        var unused = With(folder.ToJsonString(), []);
        unused.Read().Options(unused).BackupFolder.ShouldBe(path, "as it is not used, it keeps nobody from starting");
        Should.Throw<LoraCraft.Kernel.RefusedException>(() => unused.Change(new Dictionary<string, System.Text.Json.Nodes.JsonNode?> { ["backup-daily"] = "on" })).Message.ShouldEndWith(reason);

        folder["backup-daily"] = "on";
        var inFile = With(folder.ToJsonString(), []);
        Should.Throw<SettingsException>(() => inFile.Read().Options(inFile)).Message.ShouldBe($"Daily backups cannot go to {path} (backup-folder, {inFile.File}): {reason}");
        const string Daily = """{"backup-daily": "on"}""";
        var inEnvironment = With(Daily, new() { ["LORACRAFT_BACKUP_FOLDER"] = path });
        Should.Throw<SettingsException>(() => inEnvironment.Read().Options(inEnvironment)).Message.ShouldBe($"Daily backups cannot go to {path} (backup-folder, LORACRAFT_BACKUP_FOLDER): {reason}");
        var changed = With(Daily, []);
        Should.Throw<LoraCraft.Kernel.RefusedException>(() => changed.Change(new Dictionary<string, System.Text.Json.Nodes.JsonNode?> { ["backup-folder"] = path })).Message.ShouldEndWith(reason);
        File.ReadAllText(changed.File).ShouldBe(Daily);

        SettingsSources With(string file, Dictionary<string, string> environment) =>
            new(_folder.Write("settings.json", file), environment, new Dictionary<string, string> { ["data"] = _folder["data"] });
    }

    [Fact]
    public void a_wrong_connection_string_is_not_repeated()
    {
        var sources = From("""{"mode": "shared", "postgres": "Hast=db;Password=t0psecret"}""");

        var message = Should.Throw<SettingsException>(() => sources.Read().Options(sources)).Message;
        message.ShouldContain("postgres in the settings file");
        message.ShouldNotContain("t0psecret");
    }

    [Fact]
    public void a_folder_of_the_environment_may_start_from_the_folder_one_is_in()
    {
        var sources = new SettingsSources(_folder["none.json"], new Dictionary<string, string> { ["LORACRAFT_DATA"] = "here" }, new Dictionary<string, string>());

        sources.Read().Options(sources).DataFolder.ShouldBe(Path.GetFullPath("here"));
    }

    [Fact]
    public void every_setting_takes_its_default_and_keeps_it()
    {
        foreach (var setting in SettingCatalog.All)
        {
            setting.Instead(setting.Default).ShouldBeNull(setting.Name);
            setting.Of(setting.Apply(new(), setting.Default)).ShouldBe(setting.Default, setting.Name);
        }

        SettingCatalog.All.Select(s => s.Name).ShouldBeUnique();
    }

    [Fact]
    public void what_is_written_is_for_its_owner_alone_and_keeps_what_others_wrote()
    {
        var sources = From("""{"from-tomorrow": true}""");

        sources.Change(new Dictionary<string, System.Text.Json.Nodes.JsonNode?> { ["port"] = "8005", ["window"] = "app" });

        File.ReadAllText(sources.File).ReplaceLineEndings("\n").ShouldBe("{\n  \"from-tomorrow\": true,\n  \"port\": 8005,\n  \"window\": \"app\"\n}\n");
        Directory.GetFiles(_folder.Root).ShouldBe([sources.File]);
        if (!OperatingSystem.IsWindows())
            new FileInfo(sources.File).UnixFileMode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void a_link_to_a_file_elsewhere_stays_a_link()
    {
        var real = _folder.Write("dotfiles/settings.json", "{}");
        File.CreateSymbolicLink(_folder["link.json"], real);
        var sources = new SettingsSources(_folder["link.json"], new Dictionary<string, string>(), new Dictionary<string, string>());

        sources.Change(new Dictionary<string, System.Text.Json.Nodes.JsonNode?> { ["port"] = 8006 });

        new FileInfo(sources.File).LinkTarget.ShouldBe(real);
        File.ReadAllText(real).ShouldContain("8006");
    }

    [Fact]
    public void what_is_written_through_a_link_takes_effect_at_once()
    {
        var real = _folder.Write("dotfiles/settings.json", "{}");
        File.CreateSymbolicLink(_folder["link.json"], real);
        var sources = new SettingsSources(_folder["link.json"], new Dictionary<string, string>(), new Dictionary<string, string>());
        var effect = new SettingsInEffect(new() { Sources = sources });
        effect.Look().Notifications.ShouldBe("on");

        File.WriteAllText(real, """{"notifications": "off"}""");
        File.SetLastWriteTimeUtc(real, DateTime.UtcNow.AddMinutes(1));

        effect.Look().Notifications.ShouldBe("off");
    }

    private static SettingValue Value(SettingsSources sources, string name) => sources.Read().Values.First(v => v.Setting.Name == name);

    private SettingsSources From(string file, string variable = "", string option = "") => new(
        _folder.Write("settings.json", file),
        variable.Length == 0 ? new Dictionary<string, string>() : new() { ["LORACRAFT_PORT"] = variable },
        option.Length == 0 ? new Dictionary<string, string>() : new() { ["port"] = option });
}
