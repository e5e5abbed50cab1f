using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>What can be done to a thing stands in its menu: under the right button, with Shift+F10, and in the palette.</summary>
public sealed class MenusStory(Chromium chromium) : Story(chromium)
{
    private ILocator Menu => Page.GetByRole(AriaRole.Menu);

    [Fact]
    public async Task a_dataset_and_a_concept_have_theirs_in_the_sidebar()
    {
        await Prepare("Red kite", "Flying", folder: null);
        await Page.ReloadAsync();
        var row = Page.Sidebar().GetByRole(AriaRole.Link, new() { Name = "Flying" });
        await row.ClickAsync(new() { Button = MouseButton.Right });
        await Expect(Menu).ToContainTextAsync("Flying");
        await Picture("35-menu-dataset");
        await Page.MenuItem("Rename").ClickAsync();
        await Expect(Page.GetByLabel("Name of the dataset")).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync("Soaring");
        await Page.Keyboard.PressAsync("Enter");

        await Page.Sidebar().GetByRole(AriaRole.Link, new() { Name = "Soaring" }).FocusAsync();
        await Page.Keyboard.PressAsync("Shift+F10");
        await Expect(Menu).ToContainTextAsync("Soaring");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.Sidebar().GetByRole(AriaRole.Link, new() { Name = "Soaring" })).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Control+k");
        await Page.Keyboard.TypeAsync("archive soaring");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Sidebar().GetByRole(AriaRole.Button, new() { Name = "Archived" })).ToBeVisibleAsync();

        await Page.Sidebar().GetByRole(AriaRole.Button, new() { Name = "Red kite", Exact = true }).ClickAsync(new() { Button = MouseButton.Right });
        await Page.MenuItem("New dataset here").ClickAsync();
        await Expect(Page.GetByLabel("Name of the new dataset")).ToBeFocusedAsync();
        await Page.GetByLabel("Name of the new dataset").FillAsync("Perched");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Perched" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task tags_and_captions_have_theirs()
    {
        var prepared = await Prepare(6);
        await Page.Tile(2).ClickAsync();
        await Page.Chip("river").ClickAsync(new() { Button = MouseButton.Right });
        await Picture("35-menu-chip");
        await Page.MenuItem("Remove").ClickAsync();
        await Expect(Page.Chip("river")).ToHaveCountAsync(0);
        await Page.Chip("red kite").FocusAsync();
        await Page.Keyboard.PressAsync("Shift+F10");
        await Page.MenuItem("Rename here").PressAsync("Enter");
        await Expect(Page.GetByLabel("New name for red kite")).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync("milan");
        await Page.Keyboard.PressAsync("Enter");
        await Eventually(async () => (await Tags(prepared, 2)).Contains("milan"), "the tag is renamed");

        await Page.TagIndex().GetByRole(AriaRole.Button, new() { NameRegex = new("^red kite, ") }).ClickAsync(new() { Button = MouseButton.Right });
        await Page.MenuItem("Show only images with it").ClickAsync();
        await Expect(Page.Filter()).ToHaveValueAsync("tag:\"red kite\"");

        await Post($"/api/datasets/{prepared.Dataset}/edits", new() { ["edit"] = new JsonObject { ["kind"] = "set_caption", ["caption"] = "caption", ["text"] = "A kite." }, ["scope"] = new JsonObject { ["images"] = "1" } });
        await Page.Tile(1).ClickAsync();
        await Page.Inspector().GetByText("1 word").Or(Page.Inspector().GetByText("2 words")).First.ClickAsync(new() { Button = MouseButton.Right });
        await Page.MenuItem("Empty it").ClickAsync();
        await Eventually(async () => (await Image(prepared, 1))["captions"]!.AsObject().Count == 0, "the caption is empty");
    }

    [Fact]
    public async Task the_viewer_has_its_own()
    {
        var prepared = await Prepare(4);
        await Page.Tile(2).DblClickAsync();
        var viewer = Page.GetByRole(AriaRole.Dialog);
        await Expect(viewer).ToContainTextAsync("2 of 4");
        await viewer.GetByRole(AriaRole.Img).First.ClickAsync(new() { Button = MouseButton.Right });
        await Expect(Page.MenuItem("Keep")).ToContainTextAsync("K");
        await Picture("35-menu-viewer");
        await Page.MenuItem("Keep").ClickAsync();
        await Eventually(async () => (await Image(prepared, 2))["mark"]?.ToString() == "kept", "the mark is saved");
        await Page.Keyboard.PressAsync("Shift+F10");
        await Page.MenuItem("Next").PressAsync("Enter");
        await Expect(viewer).ToContainTextAsync("3 of 4");
    }

    [Fact]
    public async Task changes_versions_and_runs_have_theirs()
    {
        var prepared = await Prepare(4);
        await Post($"/api/datasets/{prepared.Dataset}/versions", new() { ["name"] = "v1" });
        await Page.Button("Timeline").ClickAsync();
        await Page.GetByRole(AriaRole.Complementary, new() { Name = "Timeline" }).GetByRole(AriaRole.Button, new() { NameRegex = new("^Imported") }).ClickAsync(new() { Button = MouseButton.Right });
        await Page.MenuItem("Look at this moment").ClickAsync();
        await Expect(Page.Button("Return to now")).ToBeVisibleAsync();
        await Page.Tile(1).ClickAsync(new() { Button = MouseButton.Right });
        await Picture("35-menu-moment");
        await Page.MenuItem("Back to now").ClickAsync();

        await Page.Button("Versions").ClickAsync();
        await Page.DialogOf("Versions").GetByRole(AriaRole.Listitem).ClickAsync(new() { Button = MouseButton.Right });
        await Page.MenuItem("Lock").ClickAsync();
        await Expect(Page.DialogOf("Versions").GetByText("locked")).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Escape");

        await Page.GetByRole(AriaRole.Button, new() { Name = "Activity" }).First.ClickAsync();
        await Page.GetByRole(AriaRole.Dialog, new() { Name = "Activity" }).GetByRole(AriaRole.Listitem).First.ClickAsync(new() { Button = MouseButton.Right });
        await Expect(Page.MenuItem("Go to the dataset")).ToBeVisibleAsync();
        await Picture("35-menu-run");
        await Page.MenuItem("Report").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Dialog).Last).ToContainTextAsync("4");
    }
}
