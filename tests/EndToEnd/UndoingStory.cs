using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using LoraCraft.Storage.Sqlite;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>Story 8: everything can be taken back.</summary>
public sealed class UndoingStory(Chromium chromium) : Story(chromium)
{
    [Fact]
    public async Task undo_and_redo_name_what_they_did_and_survive_a_restart()
    {
        var prepared = await Prepare(6);
        await Rename("river", "stream");
        await Rename("stream", "brook");
        await Restart();

        await Expect(Page.Tile(2)).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Control+z");
        await Expect(Page.Toast("Undid:")).ToContainTextAsync("brook");
        await Picture("08-undone");
        (await Tags(prepared, 2)).ShouldContain("stream");
        await Page.Keyboard.PressAsync("Control+z");
        await Eventually(async () => (await Tags(prepared, 2)).Contains("river"), "the older change is undone too");
        await Page.Keyboard.PressAsync("Control+y");
        await Expect(Page.Toast("Redid:").First).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Control+Shift+Z");
        await Eventually(async () => (await Tags(prepared, 2)).Contains("brook"), "both are back");
        await Page.Tile(2).ClickAsync();
        await Expect(Page.Chip("brook")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task ctrl_z_takes_back_mine_and_nobody_elses()
    {
        var prepared = await Prepare(6);
        await Rename("river", "stream");
        await Restart(async () =>
        {
            await By("ada", prepared, "Starred by a colleague", new ImagesStarred([new(ImageSet.Of(3), 0, 5)]));
            await By("run:0199aa0199bbcc", prepared, "Tagged with a model", new TagsEdited([new(ImageSet.Of(3), new(-1, [], ["golden hour"]))]));
        });
        await Page.Button("Timeline").ClickAsync();
        var timeline = Page.GetByRole(AriaRole.Complementary, new() { Name = "Timeline" });
        await Expect(timeline.Locator("[data-row]").First).ToContainTextAsync("Tagged with a model");
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Undo: Renamed \"river\" to \"stream\"" })).ToBeEnabledAsync();
        await Page.Grid().FocusAsync();
        await Page.Keyboard.PressAsync("Control+z");
        await Expect(Page.Toast("Undid:")).ToContainTextAsync("stream");
        await Picture("08-undid-mine");
        (await Tags(prepared, 2)).ShouldContain("river");
        (await Tags(prepared, 3)).ShouldContain("golden hour");
        (await Image(prepared, 3))["stars"]!.GetValue<int>().ShouldBe(5);

        // What a run did is taken back as one, from the timeline, after a look at how much that is.
        await timeline.GetByRole(AriaRole.Button, new() { NameRegex = new("^More for: Tagged with a model") }).ClickAsync();
        await Page.MenuItem("Undo this change").ClickAsync();
        var look = Page.GetByRole(AriaRole.Dialog, new() { NameRegex = new("^Undo “Tagged with a model”") });
        await Expect(look).ToContainTextAsync("1 image goes back as before. Nothing that came later is in the way.");
        await look.GetByRole(AriaRole.Button, new() { Name = "Undo it" }).ClickAsync();
        await Eventually(async () => !(await Tags(prepared, 3)).Contains("golden hour"), "the run's change is undone");
        (await Tags(prepared, 2)).ShouldContain("river");
    }

    [Fact]
    public async Task the_timeline_goes_back_to_a_point()
    {
        var prepared = await Prepare(6);
        await Rename("river", "stream");
        await Rename("stream", "brook");
        await Rename("brook", "beck");
        await Page.Button("Timeline").ClickAsync();
        var timeline = Page.GetByRole(AriaRole.Complementary, new() { Name = "Timeline" });
        await Expect(timeline).ToContainTextAsync("beck");
        await Expect(timeline).ToContainTextAsync("6 images");
        await Picture("08-timeline");
        await timeline.GetByRole(AriaRole.Button, new() { NameRegex = new("^More for: Renamed river to stream") }).ClickAsync();
        await Page.MenuItem("Undo back to here").ClickAsync();
        var confirm = Page.GetByRole(AriaRole.Alertdialog);
        await Expect(confirm).ToContainTextAsync("2 later changes");
        await Picture("08-undo-back");
        await confirm.GetByRole(AriaRole.Button, new() { Name = "Undo 2 changes" }).ClickAsync();
        await Eventually(async () => (await Tags(prepared, 2)).Contains("stream"), "the dataset is as it was");
        await Expect(Page.Toast("Undid").First).ToBeVisibleAsync();
        await Picture("08-timeline-after");
        await Page.Grid().FocusAsync();
        await Page.Keyboard.PressAsync("Control+y");
        await Eventually(async () => (await Tags(prepared, 2)).Contains("brook"), "redo brings one back");
        await Page.Keyboard.PressAsync("Control+y");
        await Eventually(async () => (await Tags(prepared, 2)).Contains("beck"), "and the next");
    }

    private async Task By(string actor, Prepared prepared, string label, IEvent @event)
    {
        await using var store = await SqliteEventStore.Open(Path.Combine(Data, "loracraft.db"), LoraCraftEvents.Types(), LoraCraftProjections.All());
        await store.Write(
            session => session.Append([new(Streams.Dataset(prepared.Dataset), [@event])], new($"c0ffee-{label.Length}", actor, DateTimeOffset.UtcNow, label)), Cancel);
    }

    private async Task Rename(string from, string to)
    {
        var dataset = (await Get("/api/concepts"))["concepts"]![0]!["datasets"]![0]!["id"];
        await Post($"/api/datasets/{dataset}/edits", new() { ["edit"] = new System.Text.Json.Nodes.JsonObject { ["kind"] = "rename_tag", ["from"] = from, ["to"] = to } });
    }
}
