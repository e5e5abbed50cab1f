using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>Story 7: one edit for many images, seen before it is made.</summary>
public sealed class BulkStory(Chromium chromium) : Story(chromium)
{
    [Fact]
    public async Task a_rename_is_previewed_and_applied_to_what_the_filter_finds()
    {
        var prepared = await Prepare(20);
        await Page.Filter().FillAsync("tag:flying");
        await Expect(Page.Status("8 of 20")).ToBeVisibleAsync();
        await Page.Button("Bulk edit").ClickAsync();
        await Dialog.GetByRole(AriaRole.Radio, new() { Name = "Rename a tag" }).ClickAsync();
        await Expect(Dialog.GetByRole(AriaRole.Radio, new() { Name = "Filtered 8" })).ToBeCheckedAsync();
        await Dialog.GetByLabel("From").FillAsync("red kite");
        await Dialog.GetByLabel("To", new() { Exact = true }).FillAsync("milvus milvus");
        await Expect(Dialog.GetByText("Changes 8 of 8 images")).ToBeVisibleAsync();
        await Expect(Dialog.Locator("ins").First).ToHaveTextAsync("milvus milvus");
        await Expect(Dialog.Locator("del").First).ToHaveTextAsync("red kite");
        await Picture("07-bulk-rename");
        (await Tags(prepared, 2)).ShouldContain("red kite", "a preview changes nothing");

        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Apply to 8 images" }).ClickAsync();
        await Expect(Page.Toast("8 images")).ToBeVisibleAsync();
        (await Tags(prepared, 2)).ShouldBe(["milvus milvus", "river", "flying"]);
        (await Tags(prepared, 1)).ShouldContain("red kite");
        (await Get($"/api/datasets/{prepared.Dataset}/changes"))["changes"]!.AsArray().Count(change => change!["kind"]!.ToString() == "edit" && change["images"]!.GetValue<int>() == 8)
            .ShouldBe(1, "one bulk edit is one change");
    }

    [Fact]
    public async Task a_pattern_with_groups_rewrites_captions_word_by_word()
    {
        var prepared = await Prepare(10);
        await Page.Grid().FocusAsync();
        await Page.Keyboard.PressAsync("Control+r");
        await Dialog.GetByLabel("In", new() { Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Option, new() { Name = "Captions" }).ClickAsync();
        await Dialog.GetByLabel("Regular expression").ClickAsync();
        await Dialog.GetByLabel("Find", new() { Exact = true }).FillAsync("over the (\\w+)");
        await Dialog.GetByLabel("Replace with").FillAsync("above a $1");
        await Expect(Dialog.GetByText("Changes 2 of 10 images")).ToBeVisibleAsync();
        await Picture("07-bulk-regex");
        await Dialog.GetByLabel("Find", new() { Exact = true }).FillAsync("over the (");
        await Expect(Dialog.GetByRole(AriaRole.Alert).Or(Dialog.GetByText("cannot be read")).First).ToBeVisibleAsync();
        await Dialog.GetByLabel("Find", new() { Exact = true }).FillAsync("over the (\\w+)");
        await Expect(Dialog.GetByText("Changes 2 of 10 images")).ToBeVisibleAsync();
        await Expect(Dialog.GetByRole(AriaRole.Button, new() { Name = "Apply to 2 images" })).ToBeEnabledAsync(); // what is shown is of the text that is there now
        await Page.Keyboard.PressAsync("Control+Enter");
        await Expect(Page.Toast("2 images")).ToBeVisibleAsync();
        (await Image(prepared, 5))["captions"]!["caption"]!.ToString().ShouldBe("A red kite circles above a river in the late afternoon.");
    }

    private ILocator Dialog => Page.DialogOf("Bulk edit");
}
