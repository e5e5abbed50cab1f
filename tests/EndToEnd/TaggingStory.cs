using LoraCraft.Testing;
using LoraCraft.Testing.Taggers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>A model on this computer is added, tried on a picture, and tags what has no tags.</summary>
public sealed class TaggingStory(Chromium chromium) : Story(chromium)
{
    /// <summary>The one without tags.</summary>
    private const int Untagged = 5;

    [Fact]
    public async Task a_local_model_is_tried_and_tags_what_has_no_tags()
    {
        using var folder = new TemporaryFolder();
        var model = ColourTagger.ColoursLast(folder["colours"]);
        var prepared = await Prepare(6);

        await Page.Keyboard.PressAsync("Shift+T");
        var dialog = Page.DialogOf("Tag with a local model");
        await dialog.GetByLabel("Folder of a model").FillAsync(folder["nothing"]);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is no folder");
        await dialog.GetByLabel("Folder of a model").FillAsync(model);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Checkbox, new() { Name = "colours" })).ToBeCheckedAsync();

        await dialog.GetByRole(AriaRole.Button, new() { Name = "Try on one picture" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.List, new() { Name = "Tags" }).GetByText("^_^")).ToBeVisibleAsync();
        var looked = dialog.GetByRole(AriaRole.Region, new() { Name = "Try" }).GetByRole(AriaRole.Img);
        var first = await looked.GetAttributeAsync("alt");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Another picture" }).ClickAsync();
        await Expect(looked).Not.ToHaveAttributeAsync("alt", first!);
        await Expect(dialog.GetByRole(AriaRole.Status)).ToContainTextAsync("1 image to look at, 5 left alone");
        await Picture("31-tagging");
        await dialog.GetByLabel("A meta tag, percent").FillAsync("60");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Tag 1 image" }).ClickAsync();

        await Expect(Page.Toast("1 tagged")).ToBeVisibleAsync();
        (await Get("/api/runs")).ToJsonString().ShouldContain("meta 0.6");
        (await Tags(prepared, Untagged)).ShouldContain("^_^");
    }
}
