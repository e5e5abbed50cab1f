using LoraCraft.Captions;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using LoraCraft.Storage.Sqlite;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>Who put this there: every tag and every piece of a caption says so, and what a run changed waits to be looked at.</summary>
public sealed class BlameStory(Chromium chromium) : Story(chromium)
{
    private const string Label = "Tagged with the model wd-vit-3, threshold 0.35";

    [Fact]
    public async Task tags_and_captions_say_who_put_them_there()
    {
        var prepared = await Prepare(6);
        await Edit(prepared, new() { ["kind"] = "set_caption", ["caption"] = "caption", ["text"] = "A kite over a river." }, "2");
        await Restart(() => ByRun(
            prepared, new TagsEdited([new(ImageSet.Of(2, 3), new(-1, [], ["golden hour"]))]),
            new CaptionsEdited("caption", [new(ImageSet.Of(2), new(2, "kite", "small red kite"))])));

        var unseen = Page.GetByTitle("Not looked at since a run changed it");
        await Expect(unseen).ToHaveCountAsync(2);
        await Picture("31-unseen");
        await Page.Tile(2).ClickAsync();
        await Expect(unseen).ToHaveCountAsync(1);
        await Eventually(async () => !(await Image(prepared, 2))["unseen"]!.GetValue<bool>(), "the server knows that it was looked at");
        await Page.ReloadAsync();
        await Expect(unseen).ToHaveCountAsync(1);

        await Page.Tile(2).ClickAsync();
        await Page.Chip("golden hour").HoverAsync();
        await Expect(Page.GetByText(Label, new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Page.GetByText("Run 0199bbcc", new() { Exact = true })).ToBeVisibleAsync();
        await Picture("31-blame-of-a-tag");
        await Page.Keyboard.PressAsync("Escape");

        await Page.Button("Who wrote this").ClickAsync();
        var caption = Page.GetByLabel("Who wrote caption");
        await Expect(caption).ToHaveTextAsync("A small red kite over a river.");
        await caption.GetByText("small red").HoverAsync();
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Show in the timeline" })).ToBeVisibleAsync();
        await Picture("31-blame-of-a-caption");
        await caption.GetByText("small red").ClickAsync();
        var timeline = Page.GetByRole(AriaRole.Complementary, new() { Name = "Timeline" });
        await Expect(timeline).ToContainTextAsync("Tagged with the model");
        await Picture("31-blame-in-the-timeline");
    }

    [Fact]
    public async Task the_keyboard_asks_and_the_filter_finds()
    {
        var prepared = await Prepare(6);
        await Restart(() => ByRun(prepared, new TagsEdited([new(ImageSet.Of(4), new(-1, [], ["golden hour"]))])));
        await Page.Filter().FillAsync("by:run:*");
        await Expect(Page.Status("1 of 6")).ToBeVisibleAsync();
        await Page.Tile(4).ClickAsync();
        await Page.Chip("golden hour").FocusAsync();
        await Expect(Page.GetByText("Run 0199bbcc", new() { Exact = true })).ToBeVisibleAsync();

        await Page.Keyboard.PressAsync("Enter");

        await Expect(Page.GetByRole(AriaRole.Complementary, new() { Name = "Timeline" })).ToContainTextAsync("Tagged with the model");
    }

    private Task<System.Text.Json.Nodes.JsonObject> Edit(Prepared prepared, System.Text.Json.Nodes.JsonObject edit, string images) => Post(
        $"/api/datasets/{prepared.Dataset}/edits", new() { ["edit"] = edit, ["scope"] = new System.Text.Json.Nodes.JsonObject { ["images"] = images } });

    private async Task ByRun(Prepared prepared, params IEvent[] events)
    {
        await using var store = await SqliteEventStore.Open(Path.Combine(Data, "loracraft.db"), LoraCraftEvents.Types(), LoraCraftProjections.All());
        await store.Write(
            session => session.Append([new(Streams.Dataset(prepared.Dataset), events)], new("c0ffee", "run:0199aa0199bbcc", DateTimeOffset.UtcNow, Label)), Cancel);
    }
}
