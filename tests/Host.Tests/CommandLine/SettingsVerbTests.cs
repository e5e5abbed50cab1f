using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.CommandLine;

public sealed class SettingsVerbTests
{
    [Fact]
    public async Task settings_are_listed_written_and_taken_out_again()
    {
        using var folder = new TemporaryFolder();
        Task<Said> Run(params string[] arguments) => LoraCraftProcess.Run(folder["data"], ["settings", .. arguments]);

        (await Run("set", "port", "0")).Code.ShouldBe(0);
        var got = await Run("get", "port", "--json");
        (got.Code, got.Json.Text("value"), got.Json.Text("source"), got.Json.Text("where")).ShouldBe((0, "0", "file", folder["data.settings.json"]));
        (await Run("list")).Lines.ShouldContain("port               0  (settings file)");
        (await Run("--json")).Json.List("settings").Single(s => s.Text("name") == "data").Text("where").ShouldBe("LORACRAFT_DATA");
        (await Run("unset", "port")).Code.ShouldBe(0);
        (await Run("get", "port")).Lines.ShouldBe(["7341"]);

        (await Run("set", "window", "tab")).ShouldBeWrong(2, "window cannot be \"tab\"; write browser or app.");
        (await Run("set", "windw", "app")).ShouldBeWrong(2, "did you mean window?");
        (await Run("get", "windw")).ShouldBeWrong(2, "did you mean window?");
        (await Run("set", "data", folder.Root)).ShouldBeWrong(1, "Remove the variable and start LoraCraft again");
    }

    [Fact]
    public async Task a_wrong_file_stops_a_start_with_what_to_mend_and_is_mended_by_the_verb()
    {
        using var folder = new TemporaryFolder();
        folder.Write("data.settings.json", """{"port": "many", "prot": 1}""");

        (await LoraCraftProcess.Run(folder["data"], "serve", "--no-browser", "--no-tray"))
            .ShouldBeWrong(2, $"port in the settings file {folder["data.settings.json"]} is \"many\"; write a whole number from 0 to 65535.");
        Directory.Exists(folder["data"]).ShouldBeFalse();
        (await LoraCraftProcess.Run(folder["data"], "settings", "set", "port", "0")).Code.ShouldBe(0);
        var list = await LoraCraftProcess.Run(folder["data"], "list");
        list.Code.ShouldBe(0, list.Error);
        list.Error.ShouldContain("\"prot\" is no setting; did you mean port? It is not used.");
    }

    [Fact]
    public async Task sessions_and_secrets_are_handled_without_a_page()
    {
        using var folder = new TemporaryFolder();
        await using var serving = await ServingProcess.Start(folder["data"]);
        using var browser = new HttpClient();
        (await browser.GetAsync(serving.Link)).Dispose();

        var id = (await LoraCraftProcess.Run(folder["data"], "sessions", "list", "--json")).Json.List("sessions").ShouldHaveSingleItem().Text("id");
        (await LoraCraftProcess.Run(folder["data"], "sessions", "revoke", id)).Code.ShouldBe(0);
        (await LoraCraftProcess.Run(folder["data"], "sessions", "revoke", id)).Code.ShouldBe(1);
        (await LoraCraftProcess.Run(folder["data"], "sessions", "rotate")).Code.ShouldBe(0);

        using (var setting = LoraCraftProcess.Begin(folder["data"], "settings", "secret", "set", "openai"))
        {
            await setting.StandardInput.WriteLineAsync("sk-a1b2c3d4e5f6g7h8wxyz");
            setting.StandardInput.Close();
            (await setting.StandardOutput.ReadToEndAsync()).Trim().ShouldBe("openai is set, ends in ...wxyz");
        }

        (await LoraCraftProcess.Run(folder["data"], "settings", "secret", "list")).Lines.ShouldBe(["openai is set, ends in ...wxyz"]);
        (await LoraCraftProcess.Run(folder["data"], "settings", "secret", "remove", "openai")).Code.ShouldBe(0);
    }
}

internal static class SaidChecks
{
    public static void ShouldBeWrong(this Said said, int code, string sentence)
    {
        said.Code.ShouldBe(code, said.Error);
        said.Error.ShouldContain(sentence);
    }
}
