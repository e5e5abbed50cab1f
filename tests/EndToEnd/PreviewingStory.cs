using System.Text.Json.Nodes;
using System.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>Edits that are tried on the whole dataset first: walked through, added to, dropped, and applied as one.</summary>
public sealed class PreviewingStory(Chromium chromium) : Story(chromium)
{
    private ILocator Banner => Page.GetByRole(AriaRole.Region, new() { Name = "Preview" });

    private ILocator BulkEdit => Page.DialogOf("Bulk edit");

    private ILocator Adding => Page.DialogOf("Add an edit to the preview");

    [Fact]
    public async Task edits_are_walked_through_before_they_are_applied_or_dropped()
    {
        var prepared = await Prepare(12);
        var before = await Tags(prepared, 2);
        await Rename();
        await BulkEdit.GetByRole(AriaRole.Button, new() { Name = "Walk through" }).ClickAsync();

        // All of the dataset is there as it would be, and nothing is changed.
        await Expect(Banner).ToContainTextAsync("Preview of 1 edit, nothing is changed yet");
        Page.Url.ShouldContain("at=preview-");
        await Expect(Page.TagIndex().GetByText("milvus milvus")).ToBeVisibleAsync();
        await Page.Filter().FillAsync("tag:\"milvus milvus\"");
        await Expect(Page.Tile(2)).ToBeVisibleAsync();
        await Page.Tile(2).ClickAsync();
        await Seen(2);
        await Expect(Page.Inspector().GetByRole(AriaRole.Region, new() { Name = "Tags" })).ToContainTextAsync("token");
        await Picture("12-preview");
        (await Tags(prepared, 2)).ShouldBe(before);

        // Another edit comes on top; it sees what the first one would do.
        await Banner.GetByRole(AriaRole.Button, new() { Name = "Add an edit…" }).ClickAsync();
        await Adding.GetByRole(AriaRole.Radio, new() { Name = "Add tags" }).ClickAsync();
        await Adding.GetByLabel("Tags", new() { Exact = true }).FillAsync("raptor");
        await Adding.GetByLabel("Only where").FillAsync("tag:\"milvus milvus\"");
        await Expect(Adding.GetByRole(AriaRole.Button, new() { Name = "Add to the preview" })).ToBeEnabledAsync();
        await Picture("12-preview-adding");
        await Page.Keyboard.PressAsync("Control+Enter");
        await Expect(Banner).ToContainTextAsync("Preview of 2 edits");
        await Expect(Page.TagIndex().GetByText("raptor")).ToBeVisibleAsync();
        await Banner.GetByRole(AriaRole.Button, new() { Name = "2 edits" }).ClickAsync();
        await Expect(Banner.GetByRole(AriaRole.Group, new() { NameRegex = new("^Step 2: Add raptor") })).ToBeVisibleAsync();
        await Picture("12-preview-edits");

        // Dropped, there is no trace of it, but a way back to it.
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Banner).ToHaveCountAsync(0);
        await Expect(Page.TagIndex().GetByText("milvus milvus")).ToHaveCountAsync(0);
        (await Tags(prepared, 2)).ShouldBe(before);
        await Page.Toast("Discarded the preview of 2 edits.").GetByRole(AriaRole.Button, new() { Name = "Open it again" }).ClickAsync();
        await Expect(Banner).ToContainTextAsync("Preview of 2 edits");

        // An edit is taken out of it, and the rest is applied as one change that one undo takes back.
        await Banner.GetByRole(AriaRole.Group, new() { NameRegex = new("^Step 2: Add raptor") }).FocusAsync();
        await Page.Keyboard.PressAsync("Delete");
        await Expect(Banner).ToContainTextAsync("Preview of 1 edit, ");
        await Expect(Page.TagIndex().GetByText("raptor")).ToHaveCountAsync(0);
        await Page.Keyboard.PressAsync("Control+Enter");
        await Expect(Page.Toast("Renamed red kite to milvus milvus")).ToBeVisibleAsync();
        await Expect(Banner).ToHaveCountAsync(0);
        (await Tags(prepared, 2)).ShouldContain("milvus milvus");
        await Page.Toast("Renamed red kite").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(Page.Toast("Undid: Renamed")).ToBeVisibleAsync();
        (await Tags(prepared, 2)).ShouldBe(before);
    }

    [Fact]
    public async Task a_preview_that_has_ended_or_is_behind_is_made_again()
    {
        var prepared = await Prepare(6);
        await Rename();
        await Page.Keyboard.PressAsync("Alt+Enter");
        await Expect(Banner).ToContainTextAsync("Preview of 1 edit");

        await Post($"/api/datasets/{prepared.Dataset}/edits", new() { ["edit"] = new JsonObject { ["kind"] = "add_tags", ["tags"] = new JsonArray("meanwhile") } });
        await Expect(Banner.GetByRole(AriaRole.Alert)).ToContainTextAsync("was changed since the preview was made");
        await Picture("12-preview-behind");
        await Again.ClickAsync();
        await Expect(Page.TagIndex().GetByText("meanwhile")).ToBeVisibleAsync();
        await Expect(Banner.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);

        // As when too many were opened after it.
        await Delete($"/api/datasets/{prepared.Dataset}/previews/{HttpUtility.ParseQueryString(new Uri(Page.Url).Query)["at"]}");
        await Post($"/api/datasets/{prepared.Dataset}/undo", new());
        await Expect(Banner.GetByRole(AriaRole.Alert)).ToContainTextAsync("The preview has ended");
        await Picture("12-preview-ended");
        await Again.ClickAsync();
        await Expect(Banner.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await Expect(Page.TagIndex().GetByText("milvus milvus")).ToBeVisibleAsync();

        // With the server they all end; whoever comes later is told so, and the way on.
        await Restart();
        await Expect(Banner).ToContainTextAsync("its edits are not known any more");
        await Picture("12-preview-unknown");
        await Banner.GetByRole(AriaRole.Button, new() { Name = "Return to now" }).ClickAsync();
        await Expect(Page.TagIndex().GetByText("red kite")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task a_preview_is_applied_in_another_window()
    {
        var prepared = await Prepare(6);
        await Rename();
        await Page.Keyboard.PressAsync("Alt+Enter");
        await Expect(Banner).ToContainTextAsync("Preview of 1 edit");
        var preview = Page.Url;

        var other = await OpenWindow(await NewLink());
        await other.GotoAsync(preview);
        var banner = other.GetByRole(AriaRole.Region, new() { Name = "Preview" });
        await Expect(banner).ToContainTextAsync("Preview of 1 edit");
        await banner.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();
        await Expect(other.Toast("Renamed red kite to milvus milvus")).ToBeVisibleAsync();
        (await Tags(prepared, 2)).ShouldContain("milvus milvus");

        await Expect(Banner.GetByRole(AriaRole.Alert)).ToContainTextAsync("was changed since the preview was made");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Banner).ToHaveCountAsync(0);
    }

    private ILocator Again => Banner.GetByRole(AriaRole.Button, new() { Name = "Make it again" });

    private async Task Rename()
    {
        await Page.Grid().FocusAsync();
        await Page.Keyboard.PressAsync("b");
        await BulkEdit.GetByRole(AriaRole.Radio, new() { Name = "Rename a tag" }).ClickAsync();
        await BulkEdit.GetByLabel("From").FillAsync("red kite");
        await BulkEdit.GetByLabel("To", new() { Exact = true }).FillAsync("milvus milvus");
        await Expect(BulkEdit.GetByRole(AriaRole.Button, new() { Name = "Walk through" })).ToBeEnabledAsync();
    }
}
