using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>Story 14: what other programs did to an exported folder comes back.</summary>
public sealed class DriftStory(Chromium chromium) : Story(chromium)
{
    [Fact]
    public async Task edits_made_in_an_exported_folder_are_seen_word_by_word_and_taken_in()
    {
        await Prepare(6);
        var folder = Path.Combine(Files, "for training");
        await Page.Button("Export").ClickAsync();
        var dialog = Page.DialogOf("Export Training set");
        await dialog.GetByRole(AriaRole.Radio, new() { Name = "Plain" }).ClickAsync();
        await dialog.GetByLabel("Trigger word").FillAsync("rdkt");
        await dialog.GetByLabel("Destination").ClickAsync();
        await Page.GetByRole(AriaRole.Option, new() { Name = "A folder" }).ClickAsync();
        await dialog.GetByLabel("Folder", new() { Exact = true }).FillAsync(folder);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Export 6 images" }).ClickAsync();
        await Page.Toast("6 pictures").GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();

        await File.WriteAllTextAsync(Path.Combine(folder, "kite_0002.txt"), "rdkt, red kite, wide river, flying", Cancel);
        File.Delete(Path.Combine(folder, "kite_0004.jpg"));
        PictureFolder.Write(Path.Combine(folder, "more"), 1, firstSeed: 40);
        await Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Link, new() { Name = "Check for outside edits" }).ClickAsync();
        await Expect(Page.GetByLabel("Folder", new() { Exact = true })).ToHaveValueAsync(folder);
        await Picture("14-outside-edits-empty");
        await Page.GetByLabel("Folder", new() { Exact = true }).PressAsync("Enter");

        var captions = Page.GetByRole(AriaRole.Region, new() { Name = "Captions changed" });
        await Expect(captions.GetByRole(AriaRole.Insertion)).ToHaveTextAsync("wide ");
        var removed = Page.GetByRole(AriaRole.Checkbox, new() { Name = "Pictures removed (1)" });
        await Expect(removed).Not.ToBeCheckedAsync();
        await Picture("14-outside-edits");

        await captions.GetByRole(AriaRole.Checkbox).First.FocusAsync();
        await Page.Keyboard.PressAsync("Space");
        await Expect(captions.GetByRole(AriaRole.Checkbox).First).Not.ToBeCheckedAsync();
        await Page.Keyboard.PressAsync("ArrowDown");
        await Page.Keyboard.PressAsync("Space");
        await Expect(captions.GetByRole(AriaRole.Checkbox).First).ToHaveAttributeAsync("aria-checked", "mixed");
        await removed.ClickAsync();
        await Page.Keyboard.PressAsync("Control+Enter");

        await Expect(Page.Toast("3 taken in")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Nothing was changed outside" })).ToBeVisibleAsync();
        await Picture("14-outside-edits-taken");
        await Page.Toast("3 taken in").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(Page.Toast("Undid:").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task a_folder_that_nobody_changed_says_so_and_one_that_is_none_says_what_to_do()
    {
        await Prepare(3);
        await Page.Button("Check a folder for outside edits").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Changed something outside LoraCraft?" })).ToBeVisibleAsync();
        await Page.GetByLabel("Folder", new() { Exact = true }).FillAsync(Path.Combine(Files, "pictures-3"));
        await Page.Button("Check").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Nothing was changed outside" })).ToBeVisibleAsync();
        await Page.GetByLabel("Folder", new() { Exact = true }).FillAsync(Directory.CreateDirectory(Path.Combine(Files, "empty")).FullName);
        await Page.Button("Check").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose the folder");
    }
}
