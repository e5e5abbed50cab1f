using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>Story 9: what was done, by whom, to which pictures, and the way back from each of it.</summary>
public sealed class TimelineStory(Chromium chromium) : Story(chromium)
{
    private ILocator Panel => Page.GetByRole(AriaRole.Complementary, new() { Name = "Timeline" });

    private ILocator Rows => Panel.Locator("[data-row]");

    [Fact]
    public async Task the_timeline_is_searched_narrowed_down_and_walked_by_the_keyboard()
    {
        var prepared = await Prepare(12);
        await Busy(prepared);
        await Page.Button("Timeline").ClickAsync();
        await Expect(Rows.First).ToHaveAccessibleNameAsync(new System.Text.RegularExpressions.Regex("^Undid: Gave 12 images 3 stars"));
        await Expect(Panel).ToContainTextAsync("Today");
        await Expect(Row("Gave 12 images 3 stars")).ToHaveAccessibleNameAsync(new System.Text.RegularExpressions.Regex("undone$"));
        await Page.WaitForFunctionAsync("() => [...document.querySelectorAll('aside[aria-label=Timeline] img')].every(i => i.complete && i.naturalWidth > 0)");
        await Picture("09-timeline");

        await Page.Keyboard.PressAsync("/");
        await Panel.GetByLabel("Search the timeline").FillAsync("renamed");
        await Expect(Rows).ToHaveCountAsync(1);
        await Page.Keyboard.PressAsync("ArrowDown");
        await Expect(Rows.First).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Rows.First).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(Panel.GetByRole(AriaRole.Region, new() { NameRegex = new("^What it did") })).ToContainTextAsync("stream");
        await Picture("09-timeline-opened");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Rows.First).ToHaveAttributeAsync("aria-expanded", "false");
        await Panel.GetByRole(AriaRole.Button, new() { Name = "Clear" }).ClickAsync();
        await Expect(Rows).ToHaveCountAsync(6);

        await Panel.GetByRole(AriaRole.Button, new() { Name = "Narrow down" }).ClickAsync();
        await Page.GetByLabel("Tag", new() { Exact = true }).FillAsync("Sea");
        await Expect(Rows).ToHaveCountAsync(1);
        await Picture("09-timeline-narrowed");
        await Page.GetByLabel("Tag", new() { Exact = true }).FillAsync("no such tag");
        await Expect(Panel).ToContainTextAsync("No change like that");
        await Page.Keyboard.PressAsync("Escape");
        await Panel.GetByRole(AriaRole.Button, new() { Name = "Show all changes" }).ClickAsync();

        await Panel.GetByRole(AriaRole.Button, new() { NameRegex = new("^More for: Added sea") }).ClickAsync();
        await Page.MenuItem("Undo this change").ClickAsync();
        await Expect(Page.Toast("Undid:").First).ToContainTextAsync("sea");
        (await Tags(prepared, 1)).ShouldNotContain("sea");
        await Rows.First.FocusAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Panel).ToBeHiddenAsync();
    }

    [Fact]
    public async Task a_picture_has_its_own_history()
    {
        var prepared = await Prepare(12);
        await Busy(prepared);
        await Page.GotoAsync($"{Server.Url}/datasets/{prepared.Dataset}/images/8");
        var viewer = Page.GetByRole(AriaRole.Dialog);
        await viewer.GetByRole(AriaRole.Tab, new() { Name = "History" }).ClickAsync();
        await Expect(viewer.Locator("[data-row]").First).ToBeVisibleAsync();
        await Expect(viewer).Not.ToContainTextAsync("sea");
        await Expect(viewer.Locator("[data-row]").Last).ToContainTextAsync("Imported");
        await Picture("09-history-of-a-picture");

        // A change tells here what it did to this picture only, and leads to all of it.
        await viewer.Locator("[data-row]").Filter(new() { HasText = "stream" }).ClickAsync();
        var did = viewer.GetByRole(AriaRole.Region, new() { NameRegex = new("^What it did") });
        await Expect(did).ToContainTextAsync("#8");
        await Expect(did.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await Picture("09-history-of-a-picture-opened");
        await did.GetByRole(AriaRole.Link, new() { NameRegex = new("^All [0-9]+ images of this change$") }).ClickAsync();
        await Expect(Panel.Locator("[data-row][aria-current=true]")).ToHaveAccessibleNameAsync(new System.Text.RegularExpressions.Regex("^Renamed river to stream"));
        await Expect(Panel.GetByRole(AriaRole.Region, new() { NameRegex = new("^What it did") }).GetByRole(AriaRole.Listitem).Nth(1)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task everything_and_a_concept_have_a_page()
    {
        var first = await Prepare(4);
        var second = await Prepare("Hawks", "Goshawks", Path.Combine(Files, "pictures-4"));
        await Edit(second, new() { ["kind"] = "rename_tag", ["from"] = "red kite", ["to"] = "goshawk" });

        await Page.Sidebar().GetByRole(AriaRole.Link, new() { Name = "Timeline" }).ClickAsync();
        var page = Page.GetByRole(AriaRole.Region, new() { Name = "Timeline" });
        await Expect(page.Locator("[data-row]").First).ToContainTextAsync("Renamed red kite to goshawk");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Training set" }).First).ToBeVisibleAsync();
        await Picture("09-timeline-of-everything");
        await Page.GotoAsync($"{Server.Url}/concepts/{first.Concept}/timeline");
        await Expect(page.Locator("[data-row]").Last).ToContainTextAsync("Created concept");
        await Expect(page).Not.ToContainTextAsync("goshawk");
        await page.GetByRole(AriaRole.Link, new() { Name = "Training set" }).First.ClickAsync();
        await Expect(Page.Status("4")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task an_undo_among_everything_asks_about_later_work_too()
    {
        var prepared = await Prepare(4);
        await Edit(prepared, new() { ["kind"] = "add_tags", ["tags"] = new JsonArray("sea"), ["at"] = "end" });
        await Edit(prepared, new() { ["kind"] = "rename_tag", ["from"] = "sea", ["to"] = "ocean" }, "2");
        await Page.GotoAsync($"{Server.Url}/timeline");
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^More for: Added sea") }).ClickAsync();
        await Page.MenuItem("Undo this change").ClickAsync();
        var dialog = Page.GetByRole(AriaRole.Dialog, new() { Name = "Undo “Added sea”?" });
        await Expect(dialog).ToContainTextAsync("1 image was touched since");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Undo it" }).ClickAsync();
        await Expect(Page.Toast("Undid").First).ToBeVisibleAsync();
        (await Tags(prepared, 1)).ShouldNotContain("sea");
        (await Tags(prepared, 2)).ShouldContain("ocean");
    }

    [Fact]
    public async Task the_toast_of_an_import_takes_all_of_it_back()
    {
        var prepared = await Prepare(4);
        var more = Path.Combine(Files, "more");
        PictureFolder.Write(more, 5, firstSeed: 100);
        await Post($"/api/datasets/{prepared.Dataset}/imports", new() { ["paths"] = new JsonArray(more), ["text"] = "auto" });
        await Expect(Page.Status("9")).ToBeVisibleAsync();

        var toast = Page.Toast("Imported more");
        await Expect(toast).ToContainTextAsync("5 added");
        await Picture("09-undo-a-run");
        await toast.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

        await Expect(Page.Status("4")).ToBeVisibleAsync();
    }

    /// <summary>A rename, a tag on two pictures, stars and the way back from them.</summary>
    private async Task Busy(Prepared prepared)
    {
        await Edit(prepared, new() { ["kind"] = "rename_tag", ["from"] = "river", ["to"] = "stream" });
        await Edit(prepared, new() { ["kind"] = "add_tags", ["tags"] = new JsonArray("sea"), ["at"] = "end" }, "1-2");
        await Post($"/api/datasets/{prepared.Dataset}/images:star", new() { ["scope"] = new JsonObject(), ["stars"] = 3 });
        await Post($"/api/datasets/{prepared.Dataset}/undo", new());
    }

    private Task<JsonObject> Edit(Prepared prepared, JsonObject edit, string? images = null) =>
        Post($"/api/datasets/{prepared.Dataset}/edits", new() { ["edit"] = edit, ["scope"] = new JsonObject { ["images"] = images } });

    private ILocator Row(string sentence) => Panel.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{sentence}") });
}
