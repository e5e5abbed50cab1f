using System.Text;
using LoraCraft.Testing;

namespace LoraCraft.Host.Tests;

public sealed class DictionaryTests(Servers servers)
{
    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task a_dictionary_is_imported_searched_replaced_and_removed(Home home)
    {
        var api = (await servers.On(home)).Api;
        var name = $"Boards {Guid.NewGuid():n}";
        var mark = Guid.NewGuid().ToString("n");

        var imported = await Import(api, name, $"parallel_speed_lines_{mark},0,500,\"speed_{mark}\"\nhatsune_{mark},4,900,");
        (imported.Text("kind"), imported.Number("tags"), imported.Number("aliases")).ShouldBe(("tags", 2, 1));
        (await Suggested(api, $"eed lines {mark}")).ShouldBe([$"parallel_speed_lines_{mark} general 500 "]);
        (await Suggested(api, $"SPEED_{mark}")).ShouldBe([$"parallel_speed_lines_{mark} general 500 speed_{mark}"]);
        (await Suggested(api, mark)).ShouldBe([$"hatsune_{mark} character 900 ", $"parallel_speed_lines_{mark} general 500 "]);

        var refused = await Send(api, name.ToUpperInvariant(), "kite\nhill,0,3\n");
        (refused.Status, refused.Json!.Text("detail")).ShouldBe((400, "Line 2: It has 3 columns, the lines before it one: a plain list has a tag a line. Nothing was imported."));
        (await Suggested(api, mark)).Length.ShouldBe(2);

        var replaced = await Import(api, name, $"only_{mark}");
        (replaced.Number("id"), replaced.Text("kind")).ShouldBe((imported.Number("id"), "list"));
        (await Suggested(api, mark)).ShouldBe([$"only_{mark} general 0 "]);
        (await api.Get("/api/dictionaries")).List("dictionaries").Count(d => d.Text("name") == name).ShouldBe(1);
        await api.Post("/api/maintenance/rebuild");
        (await Suggested(api, mark)).Length.ShouldBe(1);
        await api.IsWell();

        var path = $"/api/dictionaries/{imported.Number("id")}";
        (await api.Send(HttpMethod.Delete, path)).Status.ShouldBe(204);
        (await api.Send(HttpMethod.Delete, path)).Status.ShouldBe(404);
        (await Suggested(api, mark)).ShouldBeEmpty();
        (await Send(api, " ", "kite")).Status.ShouldBe(400);
        (await api.Send(HttpMethod.Get, "/api/dictionaries:suggest?search=a&limit=1000")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task suggestions_go_on_while_dictionaries_take_each_others_place()
    {
        var api = (await servers.On(Home.Local)).Api;
        var name = $"Boards {Guid.NewGuid():n}";
        var replacing = Task.Run(async () =>
        {
            for (var round = 0; round < 20; round++)
                await Import(api, name, $"kite_{name[7..]}_{round}");
        });
        while (!replacing.IsCompleted)
            (await api.Send(HttpMethod.Get, "/api/dictionaries:suggest?search=kite")).Status.ShouldBe(200);
        await replacing;
        (await Suggested(api, $"kite {name[7..]}")).ShouldBe([$"kite_{name[7..]}_19 general 0 "]);
    }

    [Fact]
    public async Task the_editor_counts_tokens_as_the_filter_does()
    {
        var dataset = await (await servers.On(Home.Local)).Api.NewDataset();
        using var folder = new TemporaryFolder();
        await dataset.Import(folder.Fill(1));
        await dataset.Edit(new { kind = "set_tags", tags = new[] { "red kite", "saber", "smile" } });
        await dataset.Edit(new { kind = "set_caption", caption = "caption", text = "hill\nA kite over the hill, 3 pm." });

        var counts = await dataset.Api.Post("/api/tokens:count", new
        {
            tags = new[] { "red kite", "saber", "smile" },
            captions = new Dictionary<string, string> { ["caption"] = "hill\nA kite over the hill, 3 pm." },
        });

        var tokens = counts.Number("tokens");
        tokens.ShouldBe(counts["tags"]!.Number("tokens") + 1 + counts["captions"]!["caption"]!.Number("tokens"));
        (await dataset.Images($"tokens:{tokens}")).Count.ShouldBe(1);
        (await dataset.Images($"tokens:>{tokens}", "-tokens")).ShouldBeEmpty();
        (await dataset.Api.Get($"{dataset.Path}/images?at=1&filter={Uri.EscapeDataString("tokens:>0")}")).Number("total").ShouldBe(0);
    }

    private static async Task<System.Text.Json.Nodes.JsonNode> Import(Api api, string name, string text)
    {
        var answer = await Send(api, name, text);
        answer.Status.ShouldBe(200, answer.Text);
        return answer.Json!;
    }

    private static async Task<Answer> Send(Api api, string name, string text)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        return await api.Send(HttpMethod.Put, $"/api/dictionaries?name={Uri.EscapeDataString(name)}", content);
    }

    private static async Task<string[]> Suggested(Api api, string search) =>
        [.. (await api.Get($"/api/dictionaries:suggest?search={Uri.EscapeDataString(search)}")).List("suggestions")
            .Select(s => $"{s.Text("tag")} {s.Text("category")} {s.Number("count")} {s["alias"]}")];
}
