using LoraCraft.History;
using LoraCraft.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Host.Tests;

public sealed class DatasetTests(Servers servers)
{
    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task concepts_and_datasets_are_made_named_described_archived_and_put_in_order(Home home)
    {
        var api = (await servers.On(home)).Api;
        var concept = await api.Post("/api/concepts", new { name = $" Kites {home} ", description = "Things that fly" });
        var first = await api.Post($"/api/concepts/{concept.Number("id")}/datasets", new { name = "First" });
        var second = await api.Post($"/api/concepts/{concept.Number("id")}/datasets", new { name = "Second", description = "More" });
        await api.Patch($"/api/concepts/{concept.Number("id")}", new { name = $"Red kites {home}", archived = true });
        await api.Patch($"/api/datasets/{first.Number("id")}", new { name = "Zeroth", triggerWord = "k1te", className = "toy", repeats = 3, family = "flux" });
        await api.Post($"/api/concepts/{concept.Number("id")}/datasets:reorder", new { ids = new[] { second.Number("id"), first.Number("id") } });

        var shown = (await api.Get("/api/concepts")).List("concepts").Single(c => c.Number("id") == concept.Number("id"));
        shown.ToJsonString().ShouldContain($"\"name\":\"Red kites {home}\",\"description\":\"Things that fly\",\"archived\":true");
        shown.List("datasets").Select(d => $"{d.Text("name")} {d.Text("triggerWord")} {d.Text("className")} {d.Text("repeats")} {d.Text("family")}")
            .ShouldBe(["Second   10 ", "Zeroth k1te toy 3 flux"]);
    }

    [Fact]
    public async Task the_datasets_that_were_changed_last_are_those_that_one_can_get_to()
    {
        await using var server = await Server.Start(Home.Local);
        var concepts = new List<long>();
        foreach (var name in new[] { "Kites", "Hills" })
        {
            concepts.Add((await server.Api.Post("/api/concepts", new { name })).Number("id"));
            await server.Api.Post($"/api/concepts/{concepts[^1]}/datasets", new { name });
        }

        Recent().ShouldBe(["Hills", "Kites"]);
        await server.Api.Patch($"/api/concepts/{concepts[1]}", new { archived = true });
        Recent().ShouldBe(["Kites"]);

        string[] Recent() => [.. server.Services.GetRequiredService<IEventStore>().Read(s => s.RecentDatasets(5)).Select(d => d.Name)];
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("two\nlines", 400)]
    [InlineData("kites", 409)]
    [InlineData(" KITES ", 409)]
    public async Task a_name_is_one_line_and_unique_whatever_its_case(string name, int status)
    {
        var api = (await servers.On(Home.Local)).Api;
        var dataset = await (await api.NewDataset("Kites")).Show();

        var answer = await api.Send(HttpMethod.Post, $"/api/concepts/{dataset.Number("concept")}/datasets", new { name });

        answer.Status.ShouldBe(status);
        answer.Json!.Text("detail").ShouldEndWith(".");
    }

    [Theory]
    [InlineData("""{"repeats":0}""")]
    [InlineData("""{"repeats":1001}""")]
    [InlineData("""{"repeats":"3"}""")]
    [InlineData("""{"family":"dalle"}""")]
    [InlineData("""{"triggerWord":"a,b"}""")]
    [InlineData("""{"className":"two\nlines"}""")]
    [InlineData("""{"name":""}""")]
    [InlineData("""{"description":"nul \u0000"}""")]
    public async Task settings_that_make_no_sense_are_refused(string body)
    {
        var dataset = await (await servers.On(Home.Local)).Api.NewDataset();

        (await dataset.Api.Send(HttpMethod.Patch, dataset.Path, new StringContent(body, null, "application/json"))).Status.ShouldBe(400);
    }

    [Fact]
    public async Task settings_are_undone_like_everything_else()
    {
        var dataset = await (await servers.On(Home.Local)).Api.NewDataset();
        await dataset.Api.Patch(dataset.Path, new { triggerWord = "k1te", name = "Red kites" });

        await dataset.Undo();
        (await dataset.Show()).ToJsonString().ShouldContain("\"name\":\"Kites\"");
        await dataset.Redo();

        var shown = await dataset.Show();
        shown.Text("name").ShouldBe("Red kites");
        shown.Text("triggerWord").ShouldBe("k1te");
    }

    [Fact]
    public async Task what_does_not_exist_is_unknown()
    {
        var api = (await servers.On(Home.Local)).Api;

        foreach (var path in new[] { "/api/datasets/9999", "/api/datasets/9999/images", "/api/datasets/9999/order", "/api/datasets/9999/tags", "/api/datasets/9999/changes", "/api/runs/none" })
            (await api.Send(HttpMethod.Get, path)).Status.ShouldBe(404, path);
    }
}
