using System.Text.Json.Nodes;

namespace LoraCraft.Host.Tests.Settings;

public sealed class SettingsApiTests : IAsyncLifetime
{
    private Server _server = null!;

    public async ValueTask InitializeAsync() => _server = await Server.Start(Home.Local);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task every_setting_tells_its_value_and_where_it_comes_from()
    {
        var all = await _server.Api.Get("/api/settings");

        all.Text("file").ShouldBe(_server.SettingsFile);
        Of(all, "window").Text("source").ShouldBe("default");
        Of(all, "window")["where"].ShouldBeNull();
        Of(all, "window").Texts("choices").ShouldBe(["browser", "app"]);
        Of(all, "port").Text("source").ShouldBe("commandLine");
        Of(all, "port").Text("where").ShouldBe("--port");
        Of(all, "port").Text("overruled").ShouldContain("Start LoraCraft without --port");
        (Of(all, "port").Number("min"), Of(all, "port").Number("max")).ShouldBe((0, 65535));
        all.List("settings").ShouldAllBe(s => s.Text("description").Length > 0 && s["problem"] == null);
    }

    [Fact]
    public async Task a_change_is_written_and_lasts_and_goes_into_effect_at_once_or_at_the_next_start()
    {
        var changed = await _server.Api.Patch("/api/settings", new Dictionary<string, object> { ["window"] = "app", ["picture-seconds"] = 5 });

        (Of(changed, "window").Text("value"), Of(changed, "window").Text("source"), Of(changed, "window").Text("where")).ShouldBe(("app", "file", _server.SettingsFile));
        (Of(changed, "window")["restart"]!.GetValue<bool>(), Of(changed, "window")["pending"]!.GetValue<bool>()).ShouldBe((false, false));
        (Of(changed, "picture-seconds")["restart"]!.GetValue<bool>(), Of(changed, "picture-seconds")["pending"]!.GetValue<bool>()).ShouldBe((true, true));
        await _server.Restart();
        var later = await _server.Api.Get("/api/settings");
        (Of(later, "window").Text("value"), Of(later, "picture-seconds").Text("value")).ShouldBe(("app", "5"));
        Of(later, "picture-seconds")["pending"]!.GetValue<bool>().ShouldBeFalse();

        var back = await _server.Api.Patch("/api/settings", new { window = (string?)null });
        (Of(back, "window").Text("value"), Of(back, "window").Text("source")).ShouldBe(("browser", "default"));
    }

    [Theory]
    [InlineData("""{"window": "tab"}""", 400, "window cannot be \"tab\"; write browser or app.")]
    [InlineData("""{"notifications": "off", "picture-seconds": 0}""", 400, "picture-seconds cannot be \"0\"; write a whole number from 1 to 600.")]
    [InlineData("""{"notifications": "off", "windows": "app"}""", 400, "\"windows\" is no setting; did you mean window?")]
    [InlineData("""{"port": 80}""", 409, "port cannot be changed in the settings file: --port on the command line sets it. Start LoraCraft without --port to set it here.")]
    [InlineData("""{"postgres": "Hast=db;Password=t0psecret"}""", 400, "postgres cannot be \"***\"; write a connection string, such as Host=db;Database=loracraft;Username=loracraft.")]
    public async Task a_wrong_change_is_refused_whole_with_what_to_do(string body, int status, string detail)
    {
        var answer = await _server.Api.Send(HttpMethod.Patch, "/api/settings", new StringContent(body, null, "application/json"));

        (answer.Status, answer.Json!.Text("detail")).ShouldBe((status, detail));
        File.Exists(_server.SettingsFile).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Password")]
    [InlineData("PSW")]
    [InlineData("Pwd")]
    public async Task a_password_is_not_shown_again(string key)
    {
        var changed = await _server.Api.Patch("/api/settings", new { postgres = $"Host=db;Username=me;{key}=t0psecret" });

        changed.ToJsonString().ShouldNotContain("t0psecret");
        Of(changed, "postgres").Text("value").ShouldContain("db", Case.Insensitive);
        (await _server.Api.Get("/api/settings")).ToJsonString().ShouldNotContain("t0psecret");
        File.ReadAllText(_server.SettingsFile).ShouldContain("t0psecret");
    }

    [Fact]
    public async Task what_a_person_wrote_wrong_into_the_file_is_shown_beside_the_setting()
    {
        File.WriteAllText(_server.SettingsFile, """{"window": "tab", "windw": 1}""");

        var all = await _server.Api.Get("/api/settings");

        Of(all, "window").Text("problem").ShouldBe($"window in the settings file {_server.SettingsFile} is \"tab\"; write browser or app.");
        all.Texts("notes").ShouldHaveSingleItem().ShouldContain("did you mean window?");
        File.WriteAllText(_server.SettingsFile, "{");
        (await _server.Api.Get("/api/settings")).Texts("notes").ShouldHaveSingleItem().ShouldContain("is no JSON object");
        (await _server.Api.Send(HttpMethod.Patch, "/api/settings", new { window = "app" })).Status.ShouldBe(409);
        File.ReadAllText(_server.SettingsFile).ShouldBe("{");
    }

    private static JsonNode Of(JsonNode all, string name) => all.List("settings").First(s => s.Text("name") == name);
}
