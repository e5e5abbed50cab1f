using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>Story 16: the work of a branch comes back, conflict by conflict, as one change.</summary>
public sealed class MergingStory(Chromium chromium) : Story(chromium)
{
    private ILocator Progress => Page.GetByRole(AriaRole.Status, new() { Name = "Progress" });

    private ILocator Outcome => Page.GetByRole(AriaRole.Status, new() { Name = "Outcome" });

    private ILocator Rows => Page.Locator("[data-conflict]");

    [Fact]
    public async Task conflicts_are_walked_by_the_keyboard_and_merged_as_one_change()
    {
        var (mine, _) = await Apart();
        await Page.Sidebar().GetByRole(AriaRole.Link, new() { Name = "Training set", Exact = true }).HoverAsync();
        await Page.Button("More for Training set").ClickAsync();
        await Page.MenuItem("Merge into it").ClickAsync();
        await Picture("16-merge-choose");
        await Page.GetByRole(AriaRole.Region, new() { Name = "Merge", Exact = true }).GetByRole(AriaRole.Link, new() { NameRegex = new("^Experiment") }).ClickAsync();
        await Expect(Progress).ToHaveTextAsync("0 of 10 decided");
        await Expect(Page.Button("Merge")).ToBeDisabledAsync();
        await Page.WaitForFunctionAsync("() => [...document.querySelectorAll('[data-conflict] img')].every(i => i.complete && i.naturalWidth > 0)");
        await Picture("16-merge");

        await Page.Keyboard.PressAsync("1");
        await Expect(Outcome).ToContainTextAsync("A kite in the morning");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Outcome).ToContainTextAsync("Not decided yet");
        await Page.Keyboard.PressAsync("t");
        await Expect(Progress).ToHaveTextAsync("2 of 10 decided");
        await Page.Keyboard.PressAsync("Enter");
        await Page.Keyboard.PressAsync("e");
        await Page.GetByLabel("By hand").FillAsync("A kite at noon.");
        await Picture("16-merge-edit");
        await Page.Keyboard.PressAsync("Control+Enter");
        await Expect(Outcome).ToContainTextAsync("A kite at noon.");
        await Page.Keyboard.PressAsync("k");
        await Expect(Rows.Nth(1)).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("0");
        await Expect(Progress).ToHaveTextAsync("2 of 10 decided");

        // What was decided outlasts the page.
        await Page.ReloadAsync();
        await Expect(Progress).ToHaveTextAsync("2 of 10 decided");
        await Page.GetByLabel("Search the conflicts").FillAsync("kite_0002");
        await Expect(Rows).ToHaveCountAsync(2);
        await Decide("The 2 shown: theirs");
        await Expect(Progress).ToHaveTextAsync("3 of 10 decided");
        await Page.Toast("Decided 2 conflicts").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(Progress).ToHaveTextAsync("2 of 10 decided");
        await Page.GetByLabel("Search the conflicts").FillAsync("");
        await Decide("All 8 open: theirs");
        await Expect(Progress).ToHaveTextAsync("10 of 10 decided");
        await Picture("16-merge-decided");
        await Page.Keyboard.PressAsync("Control+Enter");

        await Expect(Page.Toast("Merged Experiment")).ToBeVisibleAsync();
        await Expect(Page).ToHaveURLAsync($"{Server.Url}/datasets/{mine.Dataset}");
        (await Caption(mine, 1)).ShouldBe("A kite in the morning.");
        (await Caption(mine, 2)).ShouldBe("A kite at noon.");
        (await Caption(mine, 3)).ShouldBe("A kite in the evening.");
        (await Tags(mine, 4)).ShouldContain("sea");
        await Page.Toast("Merged Experiment").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Eventually(async () => await Caption(mine, 2) == "A kite in the morning.", "the merge is taken back as one");
        (await Tags(mine, 4)).ShouldNotContain("sea");
    }

    [Fact]
    public async Task a_mark_that_one_side_took_off_is_told_in_words()
    {
        var mine = await Prepare(4);
        var dataset = $"/api/datasets/{mine.Dataset}";
        await Mark(mine, "kept");
        var theirs = mine with { Dataset = (await Post($"{dataset}/branches", new() { ["name"] = "Experiment" }))["id"]!.GetValue<long>() };
        await Mark(mine, null);
        await Mark(theirs, "rejected");
        await Page.GotoAsync($"{Server.Url}{dataset["/api".Length..]}/merge?from={theirs.Dataset}");

        await Expect(Page.GetByRole(AriaRole.Radio, new() { NameRegex = new("Mine") })).ToContainTextAsync("no mark");
        await Expect(Page.GetByRole(AriaRole.Radio, new() { NameRegex = new("Theirs") })).ToContainTextAsync("rejected");
        await Page.Keyboard.PressAsync("1");
        await Expect(Outcome).ToContainTextAsync("no mark");
        await Picture("16-merge-mark");
        await Page.Keyboard.PressAsync("Control+Enter");
        await Expect(Page.Toast("There was nothing left to merge.").Or(Page.Toast("Merged Experiment"))).ToBeVisibleAsync();
        (await Image(mine, 2))["mark"].ShouldBeNull();
    }

    [Fact]
    public async Task a_refused_merge_looks_again_and_keeps_what_still_fits()
    {
        var (mine, theirs) = await Apart();
        await Page.GotoAsync($"{Server.Url}/datasets/{mine.Dataset}/merge?from={theirs.Dataset}");
        await Decide("All 10 open: mine");
        await Page.RouteAsync($"**/api/datasets/{mine.Dataset}/merge", route => route.FulfillAsync(new()
        {
            Status = 409,
            ContentType = "application/problem+json",
            Body = """{"detail":"1 conflict is not decided. Walk through them, or decide all at once."}""",
        }), new() { Times = 1 });
        await SetCaption(theirs, "A kite at night.", "2");
        await Expect(Page.GetByText("One of the two was changed since this was worked out.")).ToBeVisibleAsync();
        await Picture("16-merge-changed");
        await Page.Button("Look again").ClickAsync();
        await Expect(Progress).ToHaveTextAsync("9 of 10 decided");
        await Decide("All 1 open: theirs");
        await Page.Keyboard.PressAsync("Control+Enter");
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not decided");
        await Expect(Progress).ToHaveTextAsync("10 of 10 decided");
        await Picture("16-merge-refused");
        await Page.Button("Merge").ClickAsync();
        await Expect(Page.Toast("Merged Experiment")).ToBeVisibleAsync();
        (await Caption(mine, 2)).ShouldBe("A kite at night.");

        await Page.GotoAsync($"{Server.Url}/datasets/{mine.Dataset}/merge?from={theirs.Dataset}");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Nothing to merge" })).ToBeVisibleAsync();
        await Post($"/api/datasets/{theirs.Dataset}/edits", new() { ["edit"] = new JsonObject { ["kind"] = "add_tags", ["tags"] = new JsonArray("cliff"), ["at"] = "end" }, ["scope"] = new JsonObject() });
        await Page.Button("Look again").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "No conflict" })).ToBeVisibleAsync();
        await Picture("16-merge-no-conflict");
        await Page.Button("Merge into Training set").ClickAsync();
        await Expect(Page.Toast("Merged Experiment").First).ToBeVisibleAsync();
        (await Tags(mine, 1)).ShouldContain("cliff");
    }

    [Fact]
    public async Task thousands_of_conflicts_stay_quick()
    {
        const int many = 3000;
        var (mine, theirs) = await Apart();
        var sha = (await Image(mine, 1))["sha256"]!.ToString();
        var preview = await Post($"/api/datasets/{mine.Dataset}/merge:preview", new() { ["from"] = theirs.Dataset });
        preview["total"] = many;
        preview["conflicts"] = new JsonArray([.. Enumerable.Range(1, many).Select(i => new JsonObject
        {
            ["id"] = $"{i}/tags",
            ["number"] = i,
            ["name"] = $"kite_{i:0000}.jpg",
            ["sha256"] = sha,
            ["facet"] = "tags",
            ["base"] = "red kite, hill",
            ["mine"] = "red kite, moor",
            ["theirs"] = "red kite, heath",
            ["both"] = i % 2 == 0 ? "red kite, moor, heath" : null,
        })]);
        await Page.RouteAsync("**/merge:preview", route => route.FulfillAsync(new() { ContentType = "application/json", Body = preview.ToJsonString() }));
        await Page.GotoAsync($"{Server.Url}/datasets/{mine.Dataset}/merge?from={theirs.Dataset}");
        await Expect(Progress).ToHaveTextAsync("0 of 3,000 decided");
        (await Rows.CountAsync()).ShouldBeLessThan(80);

        var before = DateTimeOffset.UtcNow;
        for (var i = 0; i < 40; i++)
        {
            await Page.Keyboard.PressAsync(i % 2 == 0 ? "2" : "j");
        }

        await Expect(Progress).ToHaveTextAsync("20 of 3,000 decided");
        (DateTimeOffset.UtcNow - before).ShouldBeLessThan(TimeSpan.FromSeconds(20), "forty keys on a machine that may be busy");
        await Page.Keyboard.PressAsync("End");
        await Expect(Page.Locator("[data-conflict]:focus")).ToContainTextAsync("#3000");
        await Decide("All 2,980 open: both");
        await Expect(Page.Toast("Decided 1,490 conflicts")).ToContainTextAsync("1,490 conflicts without a “both”");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Outcome).ToContainTextAsync("Not decided yet");
        await Picture("16-merge-thousands");
    }

    /// <summary>A dataset and its branch, each with captions and stars of its own on five pictures, and one more tag on the branch.</summary>
    private async Task<(Prepared Mine, Prepared Theirs)> Apart()
    {
        var mine = await Prepare(6);
        var branch = await Post($"/api/datasets/{mine.Dataset}/branches", new() { ["name"] = "Experiment" });
        var theirs = mine with { Dataset = branch["id"]!.GetValue<long>() };
        await SetCaption(mine, "A kite in the morning.", "1-4,6");
        await SetCaption(theirs, "A kite in the evening.", "1-4,6");
        foreach (var (side, stars) in new[] { (mine, 2), (theirs, 4) })
            await Post($"/api/datasets/{side.Dataset}/images:star", new() { ["scope"] = new JsonObject { ["images"] = "1-4,6" }, ["stars"] = stars });
        await Post($"/api/datasets/{theirs.Dataset}/edits", new() { ["edit"] = new JsonObject { ["kind"] = "add_tags", ["tags"] = new JsonArray("sea"), ["at"] = "end" }, ["scope"] = new JsonObject() });
        await Page.ReloadAsync();
        return (mine, theirs);
    }

    private Task<JsonObject> Mark(Prepared side, string? mark) =>
        Post($"/api/datasets/{side.Dataset}/images:mark", new() { ["scope"] = new JsonObject { ["images"] = "2" }, ["mark"] = mark });

    private Task<JsonObject> SetCaption(Prepared side, string text, string images) => Post(
        $"/api/datasets/{side.Dataset}/edits",
        new() { ["edit"] = new JsonObject { ["kind"] = "set_caption", ["caption"] = "caption", ["text"] = text }, ["scope"] = new JsonObject { ["images"] = images } });

    private async Task<string> Caption(Prepared prepared, int number) => (await Image(prepared, number))["captions"]!["caption"]!.ToString();

    private async Task Decide(string item)
    {
        await Page.Button("Decide several").ClickAsync();
        await Page.GetByRole(AriaRole.Menuitem, new() { NameRegex = new($"^{Regex.Escape(item)}$") }).ClickAsync();
    }
}
