using System.Text;
using System.Text.Json.Nodes;
using LoraCraft.Testing;

namespace LoraCraft.Host.Tests;

public sealed class TagRuleTests(Servers servers)
{
    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task alike_tags_are_listed_merged_as_one_change_and_told_apart_for_good(Home home)
    {
        var (dataset, mark) = await Tagged(home, "kite {0}, Hill", "kite_{0}, hill", "kites {0}, hill");
        var api = dataset.Api;
        var before = await dataset.Texts();
        (await Alike(dataset)).ShouldBe(["hill: Hill case", $"kite {mark}: kite_{mark} signs, kites {mark} plural"]);

        var merge = new { kind = "merge_tags", groups = new[] { new { to = "hill", from = new[] { "Hill" } }, new { to = $"kite_{mark}", from = new[] { $"kite {mark}", $"kites {mark}" } } } };
        (await dataset.Preview(merge)).Number("images").ShouldBe(2);
        var done = await dataset.Edit(merge);
        (await dataset.Texts()).ShouldBe([$"0.png: kite_{mark}, hill", $"1.png: kite_{mark}, hill", $"2.png: kite_{mark}, hill"]);
        done.Number("images").ShouldBe(2);
        (await dataset.Labels())[0].ShouldBe("Merged 2 groups of tags");
        (await dataset.Undo()).Number("images").ShouldBe(2);
        (await dataset.Texts()).ShouldBe(before);

        var version = (await dataset.Show()).Number("version");
        string[] different = [$"kite {mark}", $"kites {mark}"];
        await Tell(api, different, apart: true);
        (await Alike(dataset)).ShouldBe(["hill: Hill case", $"kite {mark}: kite_{mark} signs"]);
        await api.Post("/api/maintenance/rebuild");
        (await Alike(dataset))[1].ShouldBe($"kite {mark}: kite_{mark} signs");
        await Tell(api, different, apart: false);
        (await Alike(dataset))[1].ShouldBe($"kite {mark}: kite_{mark} signs, kites {mark} plural");
        (await dataset.Show()).Number("version").ShouldBe(version, "the dataset is as it was");
        await api.IsWell();

        (await api.Send(HttpMethod.Post, "/api/tags:apart", new { tags = new[] { "a", "a" } })).Status.ShouldBe(400);
        (await api.Send(HttpMethod.Get, $"{dataset.Path}/tags:alike?limit=1000")).Status.ShouldBe(400);
        (await api.Send(HttpMethod.Get, "/api/datasets/99999/tags:alike")).Status.ShouldBe(404);
        (await api.Send(HttpMethod.Post, $"{dataset.Path}/edits", new { edit = new { kind = "merge_tags", groups = Array.Empty<object>() } })).Status.ShouldBe(400);
    }

    [Fact]
    public async Task an_alias_of_a_dictionarys_tag_is_offered_with_it_and_its_own_tags_stay_two()
    {
        var (dataset, mark) = await Tagged(Home.Local, "sole {0}, {0} kites, {0} toys", "sole {0}, {0} kite, {0} toy", "girl{0}");
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes($"girl{mark},0,9,\"sole_{mark}\"\n{mark}_kite,0,5,\n{mark}_kites,0,5,"));
        (await dataset.Api.Send(HttpMethod.Put, $"/api/dictionaries?name={mark}&categories=danbooru", content)).Status.ShouldBe(200);

        (await Alike(dataset)).ShouldBe([$"girl{mark}: sole {mark} alias", $"{mark} toy: {mark} toys plural"]);

        using var again = new ByteArrayContent("a,0,1"u8.ToArray());
        (await dataset.Api.Send(HttpMethod.Put, $"/api/dictionaries?name={mark}&categories=other", again)).Status.ShouldBe(400);
        (await dataset.Api.Get("/api/dictionaries")).Number("mostBytes").ShouldBe(128_000_000);
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task implications_come_from_a_file_run_on_what_is_there_and_on_what_comes(Home home)
    {
        var (dataset, _) = await Tagged(home, "red kite", "hill");
        var api = dataset.Api;
        var name = $"Implied {Guid.NewGuid():n}";

        var recipe = await Import(api, name, "antecedent,consequent\nred_kite,kite\nkite,toy");
        recipe.List("steps").ShouldHaveSingleItem()["edit"]!.Text("kind").ShouldBe("imply_tags");
        (await api.Post($"{dataset.Path}/recipes:preview", new { recipe = recipe.Number("id") })).Number("images").ShouldBe(1);
        await api.Post($"{dataset.Path}/recipes/{recipe.Number("id")}:run", new { });
        (await dataset.Texts()).ShouldBe(["0.png: red kite, kite, toy", "1.png: hill"]);
        await dataset.Undo();
        (await dataset.Texts()).ShouldBe(["0.png: red kite", "1.png: hill"]);

        (await Import(api, name.ToUpperInvariant(), "hill,land")).Number("id").ShouldBe(recipe.Number("id"));
        await api.Post($"{dataset.Path}/recipes/{recipe.Number("id")}:stand", new { on = true });
        using var more = new TemporaryFolder();
        await dataset.Import("tags", [more.Fill(1, "hill")]);
        (await dataset.Texts())[^1].ShouldEndWith(": hill, land");

        using var wrong = new ByteArrayContent("kite"u8.ToArray());
        var refused = await api.Send(HttpMethod.Put, $"/api/recipes:implications?name={name}", wrong);
        (refused.Status, refused.Json!.Text("detail")).ShouldBe((400, "Line 1: It is no implication: write a tag, a comma, and the tag it implies, like red_kite,kite. Nothing was imported."));
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task tags_that_exclude_each_other_are_listed_with_their_images_where_their_recipe_stands(Home home)
    {
        var (dataset, _) = await Tagged(home, "day, night", "day, night, dusk", "day", "night, dusk");
        var api = dataset.Api;
        var group = new { kind = "exclusive_tags", tags = new[] { "day", "dusk", "night" }, keep = "all" };
        var recipe = await api.Post("/api/recipes", new { name = $"Times {Guid.NewGuid():n}", steps = new[] { new { edit = group } } });
        (await api.Get($"{dataset.Path}/tags:conflicts")).List("groups").ShouldBeEmpty();

        await api.Post($"{dataset.Path}/recipes/{recipe.Number("id")}:stand", new { on = true });
        var listed = (await api.Get($"{dataset.Path}/tags:conflicts")).List("groups").ShouldHaveSingleItem();
        listed.Number("images").ShouldBe(3);
        listed.List("pairs").Select(p => $"{p.Text("first")} {p.Text("second")} {p.Number("images")}").ShouldBe(["day night 2", "dusk night 2", "day dusk 1"], ignoreOrder: true);
        (await dataset.Images("tag:day tag:night")).Count.ShouldBe(2);

        await api.Patch($"/api/recipes/{recipe.Number("id")}", new { steps = new[] { new { edit = group with { keep = "first" }, filter = "-tag:dusk" } } });
        (await api.Get($"{dataset.Path}/tags:conflicts")).List("groups").ShouldHaveSingleItem().Number("images").ShouldBe(1);
        await api.Post($"{dataset.Path}/recipes/{recipe.Number("id")}:run", new { });
        (await dataset.Texts()).ShouldBe(["0.png: day", "1.png: day, night, dusk", "2.png: day", "3.png: night, dusk"]);
    }

    /// <summary>A dataset with an image for each text, in which {0} is a word that no other test has.</summary>
    private async Task<(TestDataset Dataset, string Mark)> Tagged(Home home, params string[] texts)
    {
        var dataset = await (await servers.On(home)).Api.NewDataset();
        using var folder = new TemporaryFolder();
        var mark = Guid.NewGuid().ToString("n")[..8];
        foreach (var (text, at) in texts.Select((text, at) => (text, at)))
        {
            folder.Write($"{at}.png", Pictures.Png(700 + at));
            folder.Write($"{at}.txt", text.Replace("{0}", mark, StringComparison.Ordinal));
        }

        await dataset.Import("tags", [folder.Root]);
        return (dataset, mark);
    }

    private static async Task<string[]> Alike(TestDataset dataset) =>
        [.. (await dataset.Api.Get($"{dataset.Path}/tags:alike")).List("groups").Select(g => g.List("tags"))
            .Select(tags => $"{tags[0].Text("tag")}: {string.Join(", ", tags.Skip(1).Select(t => $"{t.Text("tag")} {t.Text("why")}"))}")];

    private static async Task Tell(Api api, string[] tags, bool apart) => (await api.Send(HttpMethod.Post, "/api/tags:apart", new { tags, apart })).Status.ShouldBe(204);

    private static async Task<JsonNode> Import(Api api, string name, string text)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        var answer = await api.Send(HttpMethod.Put, $"/api/recipes:implications?name={Uri.EscapeDataString(name)}", content);
        answer.Status.ShouldBe(200, answer.Text);
        return answer.Json!;
    }
}
