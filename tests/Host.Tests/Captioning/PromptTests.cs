namespace LoraCraft.Host.Tests.Captioning;

/// <summary>Prompts of one's own: what they are for, and their earlier versions.</summary>
public sealed class PromptTests(Servers servers)
{
    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task a_prompt_keeps_what_it_is_for_and_its_earlier_versions(Home home)
    {
        var api = (await servers.On(home)).Api;
        Task<Answer> Save(object prompt) => api.Send(HttpMethod.Put, "/api/prompts/Portraits", prompt);
        await Save(new { text = "One.", families = new[] { "sdxl", "flux" }, subject = "person" });
        await Save(new { text = "Two." });
        (await Save(new { text = "Two.", families = new[] { "sdxl", "flux" }, subject = "person" })).Json!.Number("version").ShouldBe(2);

        var prompt = (await api.Get("/api/prompts")).List("prompts").Single(p => p.Text("name") == "Portraits");
        (prompt.Text("subject"), string.Join(' ', prompt.Texts("families"))).ShouldBe(("person", "sdxl flux"));
        (await api.Get("/api/prompts/Portraits/versions")).List("versions").Select(v => $"{v.Number("version")} {v.Text("text")}").ShouldBe(["2 Two.", "1 One."]);

        (await Save(new { text = "Three.", families = Array.Empty<string>(), subject = "" })).Json!["subject"].ShouldBeNull();
        (await Save(new { text = "Four.", families = new[] { "llama" } })).Status.ShouldBe(400);
        (await Save(new { text = "Four.", subject = "weather" })).Status.ShouldBe(400);
        await api.Send(HttpMethod.Delete, "/api/prompts/Portraits");
        (await api.Send(HttpMethod.Get, "/api/prompts/Portraits/versions")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task each_family_has_its_presets()
    {
        var prompts = (await (await servers.On(Home.Local)).Api.Get("/api/prompts")).List("prompts");
        string[] Targets(string family) => [.. prompts.Where(p => p.Texts("families").Contains(family)).Select(p => p.Text("target")).Distinct()];
        (Targets("flux"), Targets("sdxl"), Targets("pony"), Targets("illustrious")).ShouldSatisfyAllConditions(
            t => t.Item1.ShouldBe(["caption"]), t => t.Item2.ShouldBe(["caption", "tags"]), t => t.Item3.ShouldBe(["tags"]), t => t.Item4.ShouldBe(["tags"]));
    }
}
