using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>Story 5: the filter box, sorting, and the tag index.</summary>
public sealed class FindingStory(Chromium chromium) : Story(chromium)
{
    [Fact]
    public async Task a_filter_finds_and_a_mistake_is_shown_where_it_is()
    {
        await Prepare(20);
        await Page.Keyboard.PressAsync("/");
        await Page.Keyboard.TypeAsync("tag:\"red kite\" -flying width:>100");
        await Expect(Page.Status("8 of 20")).ToBeVisibleAsync();
        await Picture("05-filter");

        await Page.Filter().FillAsync("kite AND (hill");
        await Expect(Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(Page.Filter()).ToHaveAttributeAsync("aria-invalid", "true");
        await Picture("05-filter-mistake");
        await Page.Filter().FillAsync("circles over");
        await Expect(Page.Status("4 of 20")).ToBeVisibleAsync();
        await Page.ReloadAsync();
        await Expect(Page.Status("4 of 20")).ToBeVisibleAsync();
        await Page.Button("Clear the filter").ClickAsync();
        await Expect(Page.Status("20")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task the_order_follows_the_chosen_sort()
    {
        await Prepare(8);
        await Eventually(async () => await Page.Numbers() is [1, 2, 3, 4, 5, 6, 7, 8], "they come in the order of the import");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sort:" }).ClickAsync();
        await Page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Number of tags" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sort:" }).ClickAsync();
        await Page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Descending" }).ClickAsync();
        await Eventually(async () => await Page.Numbers() is [.., 5], "the one without tags comes last");
    }

    [Fact]
    public async Task a_click_in_the_tag_index_requires_a_tag_and_the_next_excludes_it()
    {
        await Prepare(20);
        var index = Page.TagIndex();
        await Expect(index.GetByRole(AriaRole.Button, new() { Name = "red kite, 16" })).ToBeVisibleAsync();
        await index.GetByLabel("Search tags").FillAsync("ly");
        await Expect(index.Locator("button[data-tag]")).ToHaveTextAsync(["flying 8"]);
        await index.GetByLabel("Search tags").FillAsync("");

        await index.Locator("button[data-tag='flying']").ClickAsync();
        await Expect(Page.Status("8 of 20")).ToBeVisibleAsync();
        await Expect(index.GetByRole(AriaRole.Button, new() { Name = "flying, 8, required" })).ToBeVisibleAsync();
        await Expect(index.Locator("button[data-tag='red kite']")).ToContainTextAsync("8");
        await Picture("05-tag-required");
        await index.Locator("button[data-tag='flying']").ClickAsync();
        await Expect(Page.Status("12 of 20")).ToBeVisibleAsync();
        await Picture("05-tag-excluded");
        await Page.Button("Clear: flying is excluded").ClickAsync();
        await Expect(Page.Status("20")).ToBeVisibleAsync();
    }
}
