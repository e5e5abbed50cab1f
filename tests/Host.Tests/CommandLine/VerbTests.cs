using System.Text.Json.Nodes;
using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.CommandLine;

/// <summary>What other programs rely on: the shape of each verb's JSON and its exit code.</summary>
public sealed class VerbTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task every_verb_says_one_line_of_json(bool whileServing)
    {
        using var folder = new TemporaryFolder();
        folder.Fill(3);
        folder.Write("pictures/broken.png", "no picture");
        var data = folder["data"];
        await using var serving = whileServing ? await ServingProcess.Start(data) : null;
        Task<Said> Run(params string[] arguments) => LoraCraftProcess.Run(data, [.. arguments, "--json"]);

        var import = await Run("import", folder["pictures"], "--dataset", "Kites", "--concept", "Toys");
        import.Code.ShouldBe(1);
        import.Json.Fields().ShouldBe(["dataset", "version", "added", "duplicates", "skipped", "failed", "seconds"], ignoreOrder: true);
        import.Json.Text("dataset").ShouldBe("Kites");
        import.Json.Number("added").ShouldBe(3);
        import.Json.List("failed").ShouldHaveSingleItem().Fields().ShouldBe(["file", "reason"]);
        File.Delete(folder["pictures/broken.png"]);
        (await Run("import", folder["pictures"], "--dataset", "kites")).Code.ShouldBe(0);

        var list = (await Run("list")).Json.List("concepts").ShouldHaveSingleItem();
        list.Text("name").ShouldBe("Toys");
        list.List("datasets").ShouldHaveSingleItem().Number("images").ShouldBe(3);

        var show = (await Run("show", "--dataset", "Kites", "--filter", "tag:kite", "--limit", "2")).Json;
        show.Fields().ShouldBe(["total", "images"]);
        show.Number("total").ShouldBe(3);
        show.List("images").Count.ShouldBe(2);
        show.List("images")[0].Fields().ShouldBe(["number", "name", "width", "height", "sha256", "tags", "captions"]);
        show.List("images")[0].Texts().ShouldBe("kite, hill");

        var dry = (await Run("edit", "--dataset", "Toys/Kites", "--rename-tag", "kite=red=kite", "--dry-run")).Json;
        dry["change"].ShouldBeNull();
        dry.Number("images").ShouldBe(3);
        var edit = await Run("edit", "--dataset", "Kites", "--filter", "name:000*", "--rename-tag", "kite=red kite");
        edit.Code.ShouldBe(0);
        edit.Json.Fields().ShouldBe(["change", "images", "version"]);
        edit.Json.Number("images").ShouldBe(1);
        edit.Json.Number("version").ShouldBe(dry.Number("version") + 1);
        (await Run("edit", "--dataset", "Kites", "--add-tag", "sea")).Json.Number("images").ShouldBe(3);
        (await Run("edit", "--dataset", "Kites", "--remove-tag", "hill")).Json.Number("images").ShouldBe(3);
        (await Run("edit", "--dataset", "Kites", "--replace", @"^(s)ea$=$1and", "--regex", "--in", "tags")).Json.Number("images").ShouldBe(3);

        var history = (await Run("history", "--dataset", "Kites", "--limit", "3")).Json.List("changes");
        history.Count.ShouldBe(3);
        new[] { "id", "version", "at", "actor", "label", "images" }.ShouldBeSubsetOf(history[0].Fields());
        (await Run("history", "--limit", "1")).Json.List("changes").ShouldHaveSingleItem().Text("id").ShouldBe(history[0].Text("id"));
        (await Run("history", "--concept", "toys", "--tag", "Sea", "--kind", "edit", "--actor", Environment.UserName, "--text", "added", "--since", "2020-01-01", "--until", "2099-12-31"))
            .Json.List("changes").ShouldHaveSingleItem().Text("label").ShouldBe("Added \"sea\"");
        (await Run("history", "--dataset", "Kites", "--image", "1", "--tag", "red kite")).Json.List("changes").ShouldHaveSingleItem().Text("label").ShouldStartWith("Renamed");
        var blame = await Run("blame", "--dataset", "Kites", "--image", "1");
        blame.Json.Fields().ShouldBe(["number", "tags", "captions"]);
        blame.Json.List("tags")[0]["origin"]!.Fields().ShouldBe(["dataset", "change", "actor", "label", "at", "position"]);
        (await Run("blame", "--dataset", "Kites", "--image", "99")).Code.ShouldBe(1);
        (await Run("undo", "--dataset", "Kites")).Json.Text("change").ShouldNotBeEmpty();
        (await Run("undo", "--dataset", "Kites", "--change", history[1].Text("id"))).Code.ShouldBe(0);
        (await Run("undo", "--dataset", "Kites", "--change", "none")).Code.ShouldBe(1);
        (await Run("redo", "--dataset", "Kites")).Json.Number("images").ShouldBe(3);
        (await Run("show", "--dataset", "Kites")).Json.List("images").Select(i => i.Texts()).ShouldBe(["red kite, sea", "kite, sea", "kite, sea"]);

        await Run("edit", "--dataset", "Kites", "--filter", "number:1", "--add-tag", "Kites");
        var alike = await Run("tags", "alike", "--dataset", "Kites", "--only", "plural,case");
        alike.Json.Fields().ShouldBe(["total", "groups"]);
        alike.Json.List("groups").ShouldHaveSingleItem().List("tags").Select(t => $"{t["tag"]} {t["count"]} {t["why"]}").ShouldBe(["kite 2 ", "Kites 1 plural"]);
        (await Run("tags", "alike", "--dataset", "Kites", "--only", "spelling", "--merge")).Json.List("groups").ShouldBeEmpty();
        (await Run("tags", "alike", "--dataset", "Kites", "--only", "wings")).Code.ShouldBe(2);
        var merged = await Run("tags", "alike", "--dataset", "Kites", "--merge");
        merged.Json.Fields().ShouldBe(["total", "groups", "change", "images", "version"]);
        merged.Json.Number("images").ShouldBe(1);
        (await Run("undo", "--dataset", "Kites", "--change", merged.Json.Text("change"))).Code.ShouldBe(0);
        folder.Write("implied.csv", "antecedent,consequent\nred_kite,toy");
        (await Run("recipe", "implications", "Implied", folder["implied.csv"])).Json.List("steps").Count.ShouldBe(1);
        (await Run("recipe", "run", "Implied", "--dataset", "Kites")).Json.Number("images").ShouldBe(1);
        (await Run("undo", "--dataset", "Kites")).Code.ShouldBe(0);
        (await Run("undo", "--dataset", "Kites", "--change", (await Run("history", "--dataset", "Kites", "--text", "Added \"Kites\"")).Json.List("changes")[0].Text("id"))).Code.ShouldBe(0);
        var conflicts = await Run("tags", "conflicts", "--dataset", "Kites");
        (conflicts.Code, conflicts.Json.List("groups").Count).ShouldBe((0, 0));

        var export = await Run("export", "--dataset", "Kites", "--format", "plain", "--out", folder["out.zip"], "--trigger", "k1te");
        export.Code.ShouldBe(0);
        export.Json.Fields().ShouldBe(["path", "version", "images", "sha256"]);
        export.Json.Text("path").ShouldBe(folder["out.zip"]);
        var old = await Run("export", "--dataset", "Kites", "--format", "kohya", "--out", folder["old"], "--at", "2", "--repeats", "2", "--image-format", "jpg", "--max-side", "64", "--template", "{tags}");
        old.Json.Number("version").ShouldBe(2);
        Directory.GetFiles(folder["old"], "*.txt", SearchOption.AllDirectories).Select(File.ReadAllText).Distinct().ShouldBe(["kite, hill\n"]);

        var verify = await Run("verify");
        verify.Code.ShouldBe(0);
        verify.Json.Fields().ShouldBe(["blobs", "events", "ok", "problems"]);
        verify.Json["ok"]!.GetValue<bool>().ShouldBeTrue();
        var rebuild = await Run("rebuild");
        rebuild.Code.ShouldBe(0);
        rebuild.Json.Number("events").ShouldBe(verify.Json.Number("events"));
    }

    [Fact]
    public async Task a_dictionary_is_imported_listed_and_removed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("boards.csv", "1girl,0,900,\"sole_female\"\nsolo,0,800,");
        folder.Write("bad.csv", "1girl,0,900\nsolo,x,800");
        await using var serving = await ServingProcess.Start(folder["data"]);
        Task<Said> Run(params string[] arguments) => LoraCraftProcess.Run(folder["data"], arguments);

        var imported = await Run("dictionary", "import", folder["boards.csv"], "--json");
        imported.Json.Fields().ShouldBe(["id", "name", "kind", "tags", "aliases"]);
        (imported.Code, imported.Json.Text("name"), imported.Json.Number("tags")).ShouldBe((0, "boards", 2));
        var bad = await Run("dictionary", "import", folder["bad.csv"], "--name", "Boards");
        bad.Code.ShouldBe(2);
        bad.Error.ShouldContain("Line 2: \"x\" is no category");
        (await Run("dictionary", "import", folder["none.csv"])).Code.ShouldBe(1);
        (await Run("dictionary", "list")).Lines.ShouldBe(["boards: 2 tags, 1 aliases"]);
        (await Run("dictionary", "remove", "Boards", "--json")).Code.ShouldBe(0);
        (await Run("dictionary", "list", "--json")).Json.List("dictionaries").ShouldBeEmpty();
        (await Run("dictionary", "remove", "boards")).Code.ShouldBe(1);
    }

    [Fact]
    public async Task a_recipe_is_saved_shown_tried_run_and_left_standing()
    {
        using var folder = new TemporaryFolder();
        folder.Fill(3);
        await using var serving = await ServingProcess.Start(folder["data"]);
        Task<Said> Run(params string[] arguments) => LoraCraftProcess.Run(folder["data"], [.. arguments, "--json"]);
        await Run("import", folder["pictures"], "--dataset", "Kites");
        folder.Write("steps.json", """[{"edit":{"kind":"rename_tag","from":"kite","to":"red kite"}},{"edit":{"kind":"add_tags","tags":["high"]},"filter":"tag:\"red kite\""}]""");

        var saved = await Run("recipe", "save", "Tidy", "--from", folder["steps.json"]);
        saved.Code.ShouldBe(0, saved.Error);
        saved.Json.Fields().ShouldBe(["id", "name", "description", "steps", "standing", "differs"]);
        File.WriteAllText(folder["again.json"], (await Run("recipe", "show", "tidy")).Json.ToJsonString());
        (await Run("recipe", "save", "tidy", "--from", folder["again.json"])).Json.Text("name").ShouldBe("Tidy");
        (await Run("recipe", "list")).Json.List("recipes").ShouldHaveSingleItem().List("steps").Count.ShouldBe(2);

        var dry = (await Run("recipe", "run", "Tidy", "--dataset", "Kites", "--dry-run")).Json;
        (dry["change"], dry.Number("images")).ShouldBe((null, 3));
        var run = (await Run("recipe", "run", "Tidy", "--dataset", "Kites", "--filter", "name:000*")).Json;
        run.Fields().ShouldBe(["change", "images", "version"]);
        (run.Number("images"), run.Number("version")).ShouldBe((1, dry.Number("version") + 1));
        (await Run("recipe", "stand", "Tidy", "--dataset", "Kites")).Json.List("standing").ShouldHaveSingleItem();
        folder.Write("more/a.png", Pictures.Png(77));
        folder.Write("more/a.txt", "kite, far");
        await Run("import", folder["more"], "--dataset", "Kites");
        (await Run("show", "--dataset", "Kites", "--filter", "tag:high")).Json.List("images").Select(i => i.Texts()).ShouldBe(["red kite, hill, high", "red kite, far, high"]);
        folder.Write("other.json", """[{"edit":{"kind":"rename_tag","from":"kite","to":"blue kite"}}]""");
        var tried = await Run("recipe", "save", "Tidy", "--from", folder["other.json"], "--dry-run");
        tried.Code.ShouldBe(0, tried.Error);
        var differs = tried.Json.List("differs").ShouldHaveSingleItem();
        (differs.Text("name"), differs.Number("images"), differs.Number("total")).ShouldBe(("Kites", 2, 4));
        (await Run("recipe", "list")).Json.List("recipes").ShouldHaveSingleItem().List("steps").Count.ShouldBe(2, "a dry run saves nothing");
        (await Run("recipe", "unstand", "Tidy", "--dataset", "Kites")).Json.List("standing").ShouldBeEmpty();
        (await Run("recipe", "delete", "Tidy")).Code.ShouldBe(0);
        (await Run("recipe", "show", "Tidy")).Code.ShouldBe(1);
        folder.Write("wrong.json", "{\"steps\": 3}");
        (await LoraCraftProcess.Run(folder["data"], "recipe", "save", "New", "--from", folder["wrong.json"])).Code.ShouldBe(2);
    }

    [Fact]
    public async Task wrong_usage_is_two_and_what_cannot_be_done_is_one()
    {
        using var folder = new TemporaryFolder();
        folder.Fill(1);
        await using var serving = await ServingProcess.Start(folder["data"]);
        await LoraCraftProcess.Run(folder["data"], "import", folder["pictures"], "--dataset", "Kites");

        foreach (var (code, arguments) in new (int, string[])[]
        {
            (2, ["no-such-verb"]),
            (2, ["import", folder["pictures"]]),
            (2, ["import", folder["nowhere"], "--dataset", "New"]),
            (2, ["import", folder["pictures"], "--dataset", "New", "--text", "prose"]),
            (2, ["show"]),
            (2, ["show", "--dataset", "Kites", "--filter", "tag:"]),
            (2, ["show", "--dataset", "Kites", "--limit", "many"]),
            (2, ["edit", "--dataset", "Kites"]),
            (2, ["edit", "--dataset", "Kites", "--add-tag", "a", "--remove-tag", "b"]),
            (2, ["edit", "--dataset", "Kites", "--rename-tag", "kite"]),
            (2, ["edit", "--dataset", "Kites", "--replace", "(=x", "--regex"]),
            (2, ["export", "--dataset", "Kites", "--format", "gif", "--out", folder["out"]]),
            (2, ["export", "--dataset", "Kites", "--format", "plain", "--out", folder["out"], "--template", "{nothing}"]),
            (2, ["history", "--dataset", "Kites", "--kind", "nonsense"]),
            (2, ["history", "--image", "1"]),
            (2, ["history", "--since", "yesterday"]),
            (2, ["history", "--dataset", "Kites", "--concept", "Kites"]),
            (2, ["serve", "--port", "99999"]),
            (1, ["show", "--dataset", "Unknown"]),
            (1, ["history", "--dataset", "Unknown"]),
            (1, ["history", "--concept", "Unknown"]),
            (1, ["undo", "--dataset", "Unknown"]),
            (1, ["export", "--dataset", "Kites", "--format", "plain", "--out", folder["out"], "--at", "99"]),
            (1, ["export", "--dataset", "Kites", "--format", "plain", "--out", folder["pictures"]]),
        })
        {
            var said = await LoraCraftProcess.Run(folder["data"], arguments);
            said.Code.ShouldBe(code, string.Join(' ', arguments) + said.Error);
            said.Error.ShouldNotBeEmpty();
        }

        (await LoraCraftProcess.Run(folder["data"], "list", "--json")).Json.List("concepts").ShouldHaveSingleItem().List("datasets").Count.ShouldBe(1);
    }

    [Fact]
    public async Task a_second_start_shows_the_page_of_the_first()
    {
        using var folder = new TemporaryFolder();
        await using var serving = await ServingProcess.Start(folder["data"]);

        var second = await LoraCraftProcess.Run(folder["data"], "serve", "--no-browser");

        second.Code.ShouldBe(0);
        var link = second.Lines.ShouldHaveSingleItem()["LoraCraft is running already on ".Length..];
        link.ShouldStartWith(serving.Api.Http.BaseAddress!.OriginalString);
        using var browser = new HttpClient();
        (await browser.GetAsync(serving.Link)).Dispose();
        using var other = new HttpClient();
        (await other.GetAsync(link)).Dispose();
        (await other.GetAsync(new Uri(new(link), "/api/status"))).EnsureSuccessStatusCode();
    }

    [Theory, InlineData("quit"), InlineData("restart")]
    public async Task what_runs_on_another_data_folder_is_named(string verb)
    {
        using var folder = new TemporaryFolder();
        await using var serving = await ServingProcess.Start(folder["data"]);

        var said = await LoraCraftProcess.Run(folder["changed"], verb);

        said.Lines.ShouldHaveSingleItem().ShouldContain($"--data \"{folder["data"]}\"");
        serving.HasEnded.ShouldBeFalse();
    }

    [Fact]
    public async Task quit_ends_the_running_one_and_says_when_there_is_none()
    {
        using var folder = new TemporaryFolder();
        (await LoraCraftProcess.Run(folder["data"], "quit")).Lines.ShouldHaveSingleItem().ShouldStartWith($"LoraCraft is not running on {folder["data"]}.");
        Directory.Exists(folder["data"]).ShouldBeFalse();
        await using var serving = await ServingProcess.Start(folder["data"]);
        using var browser = new HttpClient { DefaultRequestHeaders = { { "X-LoraCraft", "1" } } };
        (await browser.GetAsync(serving.Link)).Dispose();
        (await browser.PostAsync(new Uri(new(serving.Link), "/api/maintenance/quit"), null)).StatusCode.ShouldBe(System.Net.HttpStatusCode.Conflict);

        var quit = await LoraCraftProcess.Run(folder["data"], "quit");

        (quit.Code, quit.Lines.ShouldHaveSingleItem()).ShouldBe((0, "LoraCraft has ended."), quit.Error);
        serving.HasEnded.ShouldBeTrue();
        (await LoraCraftProcess.Run(folder["data"], "quit", "--json")).Json["ended"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task a_restart_takes_changed_settings_up_on_the_same_port_or_says_why_it_could_not()
    {
        using var folder = new TemporaryFolder();
        (await LoraCraftProcess.Run(folder["data"], "restart")).Lines.ShouldHaveSingleItem().ShouldStartWith($"LoraCraft is not running on {folder["data"]}.");
        await using var serving = await ServingProcess.Start(folder["data"]);
        var url = serving.Api.Http.BaseAddress!.OriginalString;
        using var browser = new HttpClient { BaseAddress = new(url), DefaultRequestHeaders = { { "X-LoraCraft", "1" } } };
        (await browser.GetAsync(serving.Link)).Dispose();
        await LoraCraftProcess.Run(folder["data"], "settings", "set", "picture-seconds", "45");
        var before = await Now();

        var restart = await LoraCraftProcess.Run(folder["data"], "restart");

        (restart.Code, restart.Lines.ShouldHaveSingleItem()).ShouldBe((0, $"LoraCraft has restarted on {url}"), restart.Error);
        (Pending(before), Pending(await Now())).ShouldBe(("picture-seconds", ""));

        // A database that does not answer: everything goes on as it was, and that is said.
        folder.Write("data.settings.json", """{"mode": "shared", "postgres": "Host=127.0.0.1;Port=1;Username=nobody;Timeout=2"}""");
        (await browser.PostAsync("/api/maintenance/restart", null)).EnsureSuccessStatusCode();
        await WaitForProblem();
        Pending(await Now()).ShouldBe("mode, postgres, picture-seconds");
        (await LoraCraftProcess.Run(folder["data"], "list")).Code.ShouldBe(0);

        // What is wrong already in the file is refused before anything ends.
        folder.Write("data.settings.json", """{"picture-seconds": "many"}""");
        (await browser.PostAsync("/api/maintenance/restart", null)).StatusCode.ShouldBe(System.Net.HttpStatusCode.Conflict);
        serving.HasEnded.ShouldBeFalse();

        async Task<JsonNode> Now() => JsonNode.Parse(await browser.GetStringAsync("/api/settings"))!;
        static string Pending(JsonNode settings) => string.Join(", ", settings.List("settings").Where(s => s["pending"]!.GetValue<bool>()).Select(s => s.Text("name")));
        async Task WaitForProblem()
        {
            for (var attempt = 0; attempt < 300; attempt++)
            {
                try
                {
                    if ((await Now())["restartProblem"]?.ToString() is { } problem)
                    {
                        problem.ShouldContain("works with the earlier ones");
                        problem.ShouldContain("cannot be reached");
                        return;
                    }
                }
                catch (HttpRequestException)
                {
                    // It is just starting.
                }

                await Task.Delay(100);
            }

            throw new TimeoutException("The restart was not told to have failed.");
        }
    }

    [Fact]
    public async Task the_version_is_the_same_everywhere()
    {
        using var folder = new TemporaryFolder();
        await using var serving = await ServingProcess.Start(folder["data"]);

        var version = (await LoraCraftProcess.Run(folder["data"], "--version")).Lines.ShouldHaveSingleItem();

        version.ShouldMatch(@"^\d+\.\d+\.\d+(-[\w.]+)?$");
        (await serving.Api.Get("/api/status")).Text("version").ShouldBe(version);
        (await serving.Api.Get("/openapi/v1.json"))["info"]!.Text("version").ShouldBe(version);
    }

    [Fact]
    public async Task a_folder_whose_server_was_killed_is_opened_as_if_nothing_had_been()
    {
        using var folder = new TemporaryFolder();
        var serving = await ServingProcess.Start(folder["data"]);
        await serving.Kill();
        await serving.DisposeAsync();

        (await LoraCraftProcess.Run(folder["data"], "list", "--json")).Code.ShouldBe(0);
        File.Exists(Path.Combine(folder["data"], "loracraft.instance")).ShouldBeFalse();
    }

    [Fact]
    public async Task names_in_the_wild_survive_from_import_to_export()
    {
        using var folder = new TemporaryFolder();
        string[] names = ["a.jpg", "a.png", "A.png", new string('n', 196) + ".png", "kite 🪁.png", "CON.png", "dots.in.it.png", "фото.png", "写真.png", "100% #1.png"];
        foreach (var (name, i) in names.Select((n, i) => (n, i)))
        {
            folder.Write($"pictures/{name}", name.EndsWith("jpg", StringComparison.Ordinal) ? Pictures.Jpeg(i) : Pictures.Png(i));
            folder.Write($"pictures/{name}.txt", $"number {i}");
        }

        await LoraCraftProcess.Run(folder["data"], "import", folder["pictures"], "--dataset", "Kites");
        await LoraCraftProcess.Run(folder["data"], "export", "--dataset", "Kites", "--format", "plain", "--out", folder["out"]);

        var shown = (await LoraCraftProcess.Run(folder["data"], "show", "--dataset", "Kites", "--json")).Json.List("images");
        shown.Select(i => i.Text("name")).ShouldBe(names, ignoreOrder: true);
        var manifest = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(folder["out/loracraft.json"]))!.List("images");
        manifest.Select(i => $"{i.Text("name")} {File.ReadAllText(folder["out/" + i.Text("caption")]).Trim()}")
            .ShouldBe(names.Select((n, i) => $"{n} number {i}"), ignoreOrder: true);
        manifest.Select(i => i.Text("caption").ToUpperInvariant()).Distinct().Count().ShouldBe(names.Length);
        manifest.ShouldAllBe(i => i.Text("file").Length <= 120);
    }
}
