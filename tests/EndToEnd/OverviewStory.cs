using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>A person looks at a dataset as a whole and goes from a bar to its images.</summary>
public sealed class OverviewStory(Chromium chromium) : Story(chromium)
{
    [Theory]
    [InlineData("overview", "Overview")]
    [InlineData("review", "Review")]
    [InlineData("diff", "Compare")]
    [InlineData("merge", "Merge")]
    public async Task every_page_of_a_dataset_tells_where_one_is_and_leads_up(string page, string name)
    {
        var prepared = await Prepare(3);
        await Page.GotoAsync($"{Server.Url}/datasets/{prepared.Dataset}/{page}");
        var trail = Page.GetByRole(AriaRole.Navigation, new() { Name = "Breadcrumbs" });
        await Expect(trail.GetByRole(AriaRole.Listitem)).ToHaveTextAsync(["Red kite", "Training set", name]);
        await Expect(trail.GetByRole(AriaRole.Listitem).Last).ToHaveAttributeAsync("aria-current", "page");
        await trail.GetByRole(AriaRole.Link, new() { Name = "Training set" }).ClickAsync();
        await Expect(Page.Grid()).ToBeVisibleAsync();
        await Page.GoBackAsync();
        await trail.GetByRole(AriaRole.Link, new() { Name = "Red kite" }).ClickAsync();
        await Expect(Page.GetByText("Imported").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task every_bar_leads_to_its_images()
    {
        var prepared = await Prepare(30);
        (await Loaded()).ShouldNotContain(script => script.Contains("Charts", StringComparison.Ordinal));
        await Page.Keyboard.PressAsync("o");
        await Expect(Page).ToHaveURLAsync($"{Server.Url}/datasets/{prepared.Dataset}/overview");
        // Pictures 1, 8, 15, 22 and 29 are wide.
        var wide = Figure("Aspect ratio").Locator(".recharts-bar-rectangle path").Last;
        await Expect(wide).ToBeVisibleAsync();
        (await Loaded()).ShouldContain(script => script.Contains("Charts", StringComparison.Ordinal));
        await wide.ClickAsync();
        await Expect(Page.Filter()).ToHaveValueAsync("ratio:>=1.63 -ratio:>=1.96");
        await Expect(Page.Status("5 of 30")).ToBeVisibleAsync();

        await Page.Button("Overview").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Definition).First).ToHaveTextAsync("5");
        await Page.Keyboard.PressAsync("t");
        var flying = Figure("Commonest tags").GetByRole(AriaRole.Link, new() { Name = "flying" });
        await flying.FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Filter()).ToHaveValueAsync("ratio:>=1.63 -ratio:>=1.96 tag:\"flying\"");
        await Expect(Page.Status("2 of 30")).ToBeVisibleAsync();

        await Page.GoBackAsync();
        await Page.Filter().FillAsync("tag:nothing");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "No image matches" })).ToBeVisibleAsync();
        await Page.Button("Count all").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Definition).First).ToHaveTextAsync("30");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.Status("30")).ToBeVisibleAsync();

        await Page.GotoAsync($"{Server.Url}/datasets/{prepared.Dataset}/overview?at=1");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Nothing to count yet" })).ToBeVisibleAsync();
        await Page.Button("Return to now").ClickAsync();
        await Expect(Figure("Images arrived and changed")).ToBeVisibleAsync();
    }

    private ILocator Figure(string name) => Page.GetByRole(AriaRole.Figure, new() { Name = name });

    private Task<string[]> Loaded() => Page.EvaluateAsync<string[]>("() => performance.getEntriesByType('resource').map((each) => each.name)");
}
