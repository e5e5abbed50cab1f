using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>Story 17: a dataset as it was, and ways on from there; an old change taken back while what came later stays.</summary>
public sealed class MomentStory(Chromium chromium) : Story(chromium)
{
    private ILocator Banner => Page.GetByRole(AriaRole.Region, new() { Name = "A past moment" });

    private ILocator Panel => Page.GetByRole(AriaRole.Complementary, new() { Name = "Timeline" });

    [Fact]
    public async Task a_moment_is_looked_at_restored_and_branched_from()
    {
        var prepared = await Prepare(12);
        await Edit(prepared, new() { ["kind"] = "add_tags", ["tags"] = new JsonArray("sea") });
        await Edit(prepared, new() { ["kind"] = "rename_tag", ["from"] = "red kite", ["to"] = "milvus" });
        await Page.Button("Timeline").ClickAsync();
        await Panel.GetByRole(AriaRole.Button, new() { NameRegex = new("^More for: Imported") }).ClickAsync();
        await Page.MenuItem("Look at this moment").ClickAsync();
        await Expect(Panel.GetByText("this moment", new() { Exact = true })).ToHaveCountAsync(1);
        await Panel.GetByRole(AriaRole.Button, new() { Name = "Close the timeline" }).ClickAsync();

        // Everything is as it was then, under a banner that says so, and can be linked to.
        await Expect(Banner).ToContainTextAsync("Nothing can be changed here");
        Page.Url.ShouldContain("at=2");
        await Expect(Page.TagIndex().GetByText("red kite")).ToBeVisibleAsync();
        await Expect(Page.TagIndex().GetByText("sea")).ToHaveCountAsync(0);
        await Page.Tile(2).ClickAsync();
        await Expect(Page.GetByText("Dimensions")).ToBeVisibleAsync();
        await Seen(2);
        await Picture("17-moment");

        // The slider goes on in time.
        await Banner.GetByRole(AriaRole.Slider, new() { Name = "Moment" }).FocusAsync();
        await Page.Keyboard.PressAsync("ArrowRight");
        await Expect(Page.TagIndex().GetByText("sea")).ToBeVisibleAsync();
        await Expect(Page.TagIndex().GetByText("red kite")).ToBeVisibleAsync();

        await Banner.GetByRole(AriaRole.Button, new() { Name = "Restore this" }).ClickAsync();
        var restore = Page.DialogOf("Restore version 3?");
        await restore.GetByRole(AriaRole.Radio, new() { Name = "All", Exact = true }).CheckAsync();
        await Expect(restore).ToContainTextAsync("10 images will change");
        await Picture("17-moment-restore");
        await restore.GetByRole(AriaRole.Button, new() { Name = "Restore", Exact = true }).ClickAsync();
        await Expect(Page.Toast("Restored 10 images")).ToBeVisibleAsync();
        await Expect(Banner).ToHaveCountAsync(0);
        (await Tags(prepared, 2)).ShouldContain("red kite");

        await Page.Button("Branch…").ClickAsync();
        await Page.DialogOf("Branch").GetByLabel("Name").FillAsync("Other way");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Toast("Other way")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Other way" })).ToBeVisibleAsync();
        await Seen(2);
        await Picture("17-branch");
    }

    [Fact]
    public async Task only_some_images_or_only_their_texts_go_back()
    {
        var prepared = await Prepare(12);
        await Edit(prepared, new() { ["kind"] = "rename_tag", ["from"] = "red kite", ["to"] = "milvus" });
        await Post($"/api/datasets/{prepared.Dataset}/images:star", new() { ["scope"] = new JsonObject(), ["stars"] = 3 });

        // The selected ones alone, with all that belongs to them.
        await Page.GotoAsync($"{Server.Url}/datasets/{prepared.Dataset}?at=2");
        await Page.Tile(2).ClickAsync();
        await Page.Tile(3).ClickAsync(new() { Modifiers = [KeyboardModifier.Control] });
        await Banner.GetByRole(AriaRole.Button, new() { Name = "Restore this" }).ClickAsync();
        var restore = Page.DialogOf("Restore version 2?");
        await Expect(restore.GetByRole(AriaRole.Radio, new() { Name = "The 2 selected images" })).ToBeCheckedAsync();
        await Expect(restore).ToContainTextAsync("2 images will change");
        await Picture("17-restore-selected");
        await restore.GetByRole(AriaRole.Button, new() { Name = "Restore", Exact = true }).ClickAsync();
        await Expect(Page.Toast("Restored 2 images")).ToBeVisibleAsync();
        ((await Tags(prepared, 2)).Contains("red kite"), (await Stars(prepared, 2))).ShouldBe((true, 0));
        ((await Tags(prepared, 4)).Contains("milvus"), (await Stars(prepared, 4))).ShouldBe((true, 3));
        await Page.Toast("Restored 2 images").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Eventually(async () => await Stars(prepared, 2) == 3, "a restore is undone like any change");

        // The texts alone, of all of them.
        await Page.GotoAsync($"{Server.Url}/datasets/{prepared.Dataset}?at=2");
        await Banner.GetByRole(AriaRole.Button, new() { Name = "Restore this" }).ClickAsync();
        await restore.GetByRole(AriaRole.Radio, new() { Name = "Tags and captions only" }).CheckAsync();
        await Expect(restore).ToContainTextAsync("10 images will change");
        await restore.GetByRole(AriaRole.Button, new() { Name = "Restore", Exact = true }).ClickAsync();
        await Expect(Page.Toast("Restored 10 images")).ToBeVisibleAsync();
        ((await Tags(prepared, 4)).Contains("red kite"), (await Stars(prepared, 4))).ShouldBe((true, 3));
    }

    [Fact]
    public async Task an_old_change_is_undone_and_later_work_is_asked_about()
    {
        var prepared = await Prepare(12);
        await Edit(prepared, new() { ["kind"] = "add_tags", ["tags"] = new JsonArray("sea") });
        await Edit(prepared, new() { ["kind"] = "rename_tag", ["from"] = "sea", ["to"] = "ocean" }, "3");
        await Page.Button("Timeline").ClickAsync();
        await Panel.GetByRole(AriaRole.Button, new() { NameRegex = new("^More for: Added sea") }).ClickAsync();
        await Page.MenuItem("Undo this change").ClickAsync();

        var dialog = Page.GetByRole(AriaRole.Dialog, new() { NameRegex = new("^Undo “Added") });
        await Expect(dialog).ToContainTextAsync("11 images go back as before. 1 image was touched since");
        await Picture("17-undo-touched");
        await dialog.GetByRole(AriaRole.Group, new() { NameRegex = new("^Image 3,") }).FocusAsync();
        await Page.Keyboard.PressAsync("3");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Undo it" }).ClickAsync();
        await Expect(Page.Toast("Undid").First).ToBeVisibleAsync();
        (await Tags(prepared, 1)).ShouldNotContain("sea");
        (await Tags(prepared, 3)).ShouldNotContain("ocean");
    }

    [Fact]
    public async Task the_slider_of_now_leads_into_the_past_and_what_is_exported_or_branched_there_is_as_of_then()
    {
        var prepared = await Prepare(6);
        var dataset = $"/api/datasets/{prepared.Dataset}";
        await Patch(dataset, new() { ["triggerWord"] = "k1te", ["repeats"] = 4 });
        await Edit(prepared, new() { ["kind"] = "rename_tag", ["from"] = "red kite", ["to"] = "milvus" });
        await Patch(dataset, new() { ["triggerWord"] = "zwx", ["repeats"] = 9 });
        await Page.Button("Timeline").ClickAsync();
        await Expect(Panel.Locator("[data-row]").First).ToContainTextAsync("Changed");
        await Picture("17-timeline-with-slider");
        await Panel.GetByRole(AriaRole.Slider, new() { Name = "Moment" }).FocusAsync();
        await Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(Banner).ToContainTextAsync("Renamed red kite to milvus");
        await Expect(Banner.GetByRole(AriaRole.Slider, new() { Name = "Moment" })).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(Page.TagIndex().GetByText("red kite")).ToBeVisibleAsync();

        // A click on the clock of a change is all it takes, and the blame is that of then.
        await Panel.GetByRole(AriaRole.Button, new() { Name = "Look at this moment" }).Nth(1).ClickAsync();
        await Expect(Page.TagIndex().GetByText("milvus")).ToBeVisibleAsync();
        await Panel.GetByRole(AriaRole.Button, new() { Name = "Close the timeline" }).ClickAsync();
        await Page.Tile(2).ClickAsync();
        await Page.Inspector().GetByRole(AriaRole.Button, new() { NameRegex = new("^milvus: .*Renamed") }).HoverAsync();
        await Expect(Page.Button("Show in the timeline")).ToBeVisibleAsync();
        await Picture("17-moment-blame");
        await Page.Keyboard.PressAsync("Escape");

        await Banner.GetByRole(AriaRole.Button, new() { Name = "Export this" }).ClickAsync();
        var export = Page.GetByRole(AriaRole.Dialog, new() { NameRegex = new("^Export Training set, version") });
        await Expect(export.GetByLabel("Trigger word")).ToHaveValueAsync("k1te");
        await Expect(export.GetByLabel("Repeats")).ToHaveValueAsync("4");
        await export.GetByRole(AriaRole.Button, new() { Name = "Export 6 images" }).ClickAsync();
        await Expect(Page.Toast("The export has started.")).ToBeVisibleAsync();
        await Banner.GetByRole(AriaRole.Button, new() { Name = "Branch from here" }).ClickAsync();
        await Page.DialogOf("Branch").GetByLabel("Name").FillAsync("Older way");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Older way" })).ToBeVisibleAsync();

        // What the branch began with is told where it happened.
        await Page.Tile(2).ClickAsync();
        await Page.Chip("milvus").HoverAsync();
        await Picture("17-branch-timeline");
        await Page.Button("Show in the timeline").ClickAsync();
        await Expect(Panel.Locator("[data-row][aria-current=true]")).ToContainTextAsync("Renamed red kite to milvus");
        await Expect(Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/datasets/{prepared.Dataset}\\?change="));

        // Compared right from the timeline.
        await Panel.GetByRole(AriaRole.Button, new() { NameRegex = new("^More for: Renamed red kite") }).ClickAsync();
        await Page.MenuItem("Compare with before").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Complementary, new() { Name = "Overview" })).ToContainTextAsync("milvus");

        // The filter knows what was changed since then.
        await Page.GotoAsync($"{Server.Url}/datasets/{prepared.Dataset}");
        await Edit(prepared, new() { ["kind"] = "add_tags", ["tags"] = new JsonArray("sea") }, "3");
        await Page.Filter().FillAsync("touched-since:4");
        await Expect(Page.Status("1 of 6")).ToBeVisibleAsync();
        await Page.Filter().FillAsync("changed:>2020-01-01");
        await Expect(Page.Status("6")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task a_version_gets_a_name_and_keeps_it()
    {
        await Prepare(4);
        await Page.Button("Versions").ClickAsync();
        await Expect(Page.DialogOf("Versions")).ToContainTextAsync("No version has a name yet");
        await Page.DialogOf("Versions").GetByRole(AriaRole.Button, new() { Name = "Name this version…" }).ClickAsync();
        await Page.DialogOf("Name this version").GetByLabel("Name").FillAsync("v1 as trained");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Toast("v1 as trained")).ToBeVisibleAsync();
        await Page.Button("Versions").ClickAsync();
        await Page.DialogOf("Versions").GetByRole(AriaRole.Button, new() { NameRegex = new("^Lock") }).ClickAsync();
        await Expect(Page.DialogOf("Versions").GetByText("locked", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Page.DialogOf("Versions").GetByRole(AriaRole.Button, new() { Name = "Rename" })).ToBeDisabledAsync();
        await Picture("17-versions");
        await Page.DialogOf("Versions").GetByRole(AriaRole.Button, new() { Name = "Look at it" }).ClickAsync();
        await Expect(Banner.GetByText("v1 as trained", new() { Exact = true })).ToBeVisibleAsync();
    }

    private async Task<int> Stars(Prepared prepared, int number) => (await Image(prepared, number))["stars"]!.GetValue<int>();

    private Task<JsonObject> Edit(Prepared prepared, JsonObject edit, string? images = null) =>
        Post($"/api/datasets/{prepared.Dataset}/edits", new() { ["edit"] = edit, ["scope"] = new JsonObject { ["images"] = images } });
}
