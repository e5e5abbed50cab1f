using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>A person asks to be forgotten.</summary>
public sealed class ForgettingStory(Chromium chromium) : Story(chromium)
{
    private const string Name = "kite_0002.jpg";

    [Fact]
    public async Task a_picture_is_forgotten_for_good_and_leaves_an_empty_place()
    {
        var prepared = await Prepare(6);
        var other = await Prepare("Buzzard", "Second set", folder: null);
        await Post($"/api/datasets/{prepared.Dataset}/images:copy", new() { ["scope"] = new System.Text.Json.Nodes.JsonObject { ["images"] = "2" }, ["dataset"] = other.Dataset, ["move"] = false });
        var export = await Post($"/api/datasets/{prepared.Dataset}/exports", new() { ["format"] = "plain", ["options"] = new System.Text.Json.Nodes.JsonObject() });
        await Finished(export["id"]!.ToString());
        var sha = (await Image(prepared, 2))["sha256"]!.ToString();

        await Seen(2);
        await Page.Tile(2).ClickAsync(new() { Button = MouseButton.Right });
        await Picture("13-forget-menu");
        await Page.MenuItem("Forget for good").ClickAsync();
        var dialog = Page.DialogOf("Forget for good");
        await Expect(dialog).ToContainTextAsync("2 images with this picture");
        await Expect(dialog).ToContainTextAsync("Second set");
        await Expect(dialog).ToContainTextAsync("1 export with it");
        var go = dialog.GetByRole(AriaRole.Button, new() { Name = "Forget for good" });
        await Expect(go).ToBeDisabledAsync();
        await Page.Keyboard.TypeAsync("kite_0001.jpg");
        await Expect(go).ToBeDisabledAsync();
        await dialog.GetByLabel("To confirm").FillAsync(Name);
        await Picture("13-forget-dialog");
        await Page.Keyboard.PressAsync("Enter");

        await Expect(Page.Toast("Forgotten for good: 2 images")).ToBeVisibleAsync();
        await Expect(Page.Status("5")).ToBeVisibleAsync();
        (await Page.Numbers()).ShouldBe([1, 3, 4, 5, 6]);
        (await Page.EvaluateAsync<int>("async (url) => (await fetch(url)).status", $"/pictures/{sha}")).ShouldBe(404);
        await Page.Button("Timeline").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Complementary, new() { Name = "Timeline" })).ToContainTextAsync("Forgot an image for good");

        await Page.GetByRole(AriaRole.Button, new() { Name = "Bin (1)" }).ClickAsync();
        await Expect(Page.Tile(2)).ToHaveAccessibleNameAsync("Picture 2, forgotten");
        await Expect(Page.Tile(2)).ToContainTextAsync("Forgotten");
        await Picture("13-forgotten-bin");
        await Page.Tile(2).DblClickAsync();
        await Expect(Page.DialogOf("Picture 2")).ToContainTextAsync("Nothing is left of the picture");
        await Picture("13-forgotten-viewer");
    }

    [Fact]
    public async Task the_keyboard_is_enough()
    {
        var prepared = await Prepare(4);
        await Page.Tile(2).ClickAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.DialogOf(Name)).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Shift+Delete");
        await Expect(Page.DialogOf("Forget for good").GetByLabel("To confirm")).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.DialogOf("Forget for good")).ToBeHiddenAsync();
        await Expect(Page.DialogOf(Name)).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Page.Keyboard.PressAsync("Shift+Delete");
        await Expect(Page.DialogOf("Forget for good").GetByLabel("To confirm")).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync(Name);
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Toast("Forgotten for good")).ToBeVisibleAsync();
        (await Image(prepared, 2))["name"]!.ToString().ShouldBe("");
    }
}
