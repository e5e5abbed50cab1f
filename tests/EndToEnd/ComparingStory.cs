using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>Story 15: what is different between two moments, or between a dataset and its branch.</summary>
public sealed class ComparingStory(Chromium chromium) : Story(chromium)
{
    private ILocator Images => Page.GetByRole(AriaRole.Region, new() { Name = "Images", Exact = true });

    private ILocator Overview => Page.GetByRole(AriaRole.Complementary, new() { Name = "Overview" });

    private ILocator Kinds => Page.GetByRole(AriaRole.Group, new() { Name = "Show", Exact = true });

    [Fact]
    public async Task two_moments_are_compared_image_by_image_and_kept_as_a_report()
    {
        var prepared = await Changed();
        await Page.Sidebar().GetByRole(AriaRole.Link, new() { Name = "Training set" }).HoverAsync();
        await Page.Button("More for Training set").ClickAsync();
        await Page.MenuItem("Compare").ClickAsync();
        await Expect(Kinds.GetByRole(AriaRole.Button, new() { NameRegex = new("^Added") })).ToContainTextAsync("11");

        await Choose("Before: moment", "v1 as trained");
        await Expect(Page).ToHaveURLAsync(new Regex("from=v1"));
        await Expect(Kinds.GetByRole(AriaRole.Button, new() { NameRegex = new("^Removed") })).ToContainTextAsync("1");
        await Expect(Overview.GetByRole(AriaRole.Region, new() { Name = "Settings" })).ToContainTextAsync("Trigger word");
        var stream = Overview.GetByRole(AriaRole.Button, new() { NameRegex = new("^stream: added to 3 images") });
        await Expect(stream).ToBeVisibleAsync();
        await Expect(Images.GetByRole(AriaRole.Insertion).First).ToBeVisibleAsync();
        await Picture("15-compare");

        await stream.ClickAsync();
        await Expect(Images.GetByRole(AriaRole.Link, new() { NameRegex = new("^#") })).ToHaveCountAsync(3);
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Images.GetByRole(AriaRole.Link, new() { NameRegex = new("^#") })).ToHaveCountAsync(5);
        await Page.Keyboard.PressAsync("3");
        await Expect(Images.GetByRole(AriaRole.Link, new() { NameRegex = new("^#") })).ToHaveCountAsync(1);
        await Page.Keyboard.PressAsync("x");
        await Expect(Kinds.GetByRole(AriaRole.Button, new() { NameRegex = new("^Added"), Pressed = true })).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("1");

        foreach (var (report, part) in new[] { ("Markdown", "| stream |"), ("JSON", "\"tag\":\"stream\"") })
        {
            var download = await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Link, new() { Name = report }).ClickAsync());
            (await File.ReadAllTextAsync(await download.PathAsync(), Cancel)).Replace("\": \"", "\":\"", StringComparison.Ordinal).ShouldContain(part);
        }

        await Page.Keyboard.PressAsync("j");
        await Page.Keyboard.PressAsync("j");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page).ToHaveURLAsync(new Regex($"/datasets/{prepared.Dataset}/images/"));
    }

    [Fact]
    public async Task a_branch_is_compared_with_what_it_came_from()
    {
        var prepared = await Changed();
        var branch = (await Post($"/api/datasets/{prepared.Dataset}/branches", new() { ["name"] = "Experiment" }))["id"]!.GetValue<long>();
        await Page.GotoAsync($"{Server.Url}/datasets/{branch}/diff?with={prepared.Dataset}");
        await Expect(Page.Sidebar().GetByRole(AriaRole.Img, new() { NameRegex = new("^Branched from Training set, version") })).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Nothing differs" })).ToBeVisibleAsync();
        await Picture("15-compare-same");
        await Post($"/api/datasets/{branch}/edits", new() { ["edit"] = new JsonObject { ["kind"] = "rename_tag", ["from"] = "hill", ["to"] = "moor" }, ["scope"] = new JsonObject() });
        await Expect(Overview.GetByRole(AriaRole.Button, new() { NameRegex = new("^moor") })).ToBeVisibleAsync();
        await Post($"/api/datasets/{prepared.Dataset}/edits", new() { ["edit"] = new JsonObject { ["kind"] = "rename_tag", ["from"] = "meadow", ["to"] = "pasture" }, ["scope"] = new JsonObject() });
        await Expect(Overview.GetByRole(AriaRole.Button, new() { NameRegex = new("^pasture") })).ToBeVisibleAsync();
        await Choose("After: dataset", "Experiment");
        await Expect(Page).ToHaveURLAsync(new Regex($"/datasets/{branch}/diff$"));
    }

    [Fact]
    public async Task a_moment_that_is_none_says_what_to_do()
    {
        var prepared = await Changed();
        await Page.GotoAsync($"{Server.Url}/datasets/{prepared.Dataset}/diff?from=never");
        await Expect(Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Picture("15-compare-error");
        await Page.Button("Since the beginning").ClickAsync();
        await Expect(Kinds).ToBeVisibleAsync();
        await Page.Button("Before: any moment of the timeline").ClickAsync();
        var search = Page.GetByLabel("Words of a change, or the number of a version");
        await search.FillAsync("river");
        await Expect(Page.GetByRole(AriaRole.List, new() { Name = "Right after which change" }).GetByRole(AriaRole.Button)).ToHaveCountAsync(1);
        await Picture("15-compare-any-moment");
        await search.FillAsync("3");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page).ToHaveURLAsync(new Regex("from=3"));
    }

    /// <summary>A named version, and after it a tag, a setting and a picture less.</summary>
    private async Task<Prepared> Changed()
    {
        var prepared = await Prepare(12);
        var dataset = $"/api/datasets/{prepared.Dataset}";
        await Post($"{dataset}/versions", new() { ["name"] = "v1 as trained" });
        await Post($"{dataset}/edits", new() { ["edit"] = new JsonObject { ["kind"] = "rename_tag", ["from"] = "river", ["to"] = "stream" }, ["scope"] = new JsonObject() });
        await Post($"{dataset}/images:star", new() { ["scope"] = new JsonObject { ["images"] = "1" }, ["stars"] = 3 });
        await Post($"{dataset}/images:remove", new() { ["scope"] = new JsonObject { ["images"] = "3" } });
        await Patch(dataset, new() { ["triggerWord"] = "rdkt" });
        return prepared;
    }

    private async Task Choose(string select, string option)
    {
        await Page.GetByRole(AriaRole.Combobox, new() { Name = select }).ClickAsync();
        await Page.GetByRole(AriaRole.Option, new() { NameRegex = new($"^{option}") }).ClickAsync();
    }
}
