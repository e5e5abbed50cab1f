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

    [Fact]
    public async Task a_tag_leads_to_the_change_that_put_it_there_however_long_ago()
    {
        var prepared = await Prepare(6);
        var sea = (await Edit(prepared, new() { ["kind"] = "add_tags", ["tags"] = new System.Text.Json.Nodes.JsonArray("sea"), ["at"] = "end" }, "1-4"))["change"]!.ToString();
        for (var i = 0; i < 130; i++)
            await Edit(prepared, new() { ["kind"] = "add_tags", ["tags"] = new System.Text.Json.Nodes.JsonArray($"detail {i}"), ["at"] = "end" }, "5");
        var timeline = Page.GetByRole(AriaRole.Complementary, new() { Name = "Timeline" });
        var marked = timeline.Locator("[data-row][aria-current=true]");

        await Page.Tile(2).ClickAsync();
        await Page.Chip("sea").HoverAsync();
        await Page.Button("Show in the timeline").ClickAsync();
        await Expect(marked).ToHaveAccessibleNameAsync(new System.Text.RegularExpressions.Regex("^Added sea on 4 images"));
        await Expect(marked).ToBeFocusedAsync();
        await Expect(marked).ToBeInViewportAsync();
        await Expect(marked).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(timeline.GetByRole(AriaRole.Region, new() { NameRegex = new("^What it did") })).ToContainTextAsync("#4");
        await Expect(Page).ToHaveURLAsync($"{Server.Url}/datasets/{prepared.Dataset}?change={sea}");
        await Picture("31-blame-long-ago");

        // What came after it is above it, up to the newest.
        await timeline.GetByText("detail 19", new() { Exact = true }).WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await timeline.GetByRole(AriaRole.Button, new() { Name = "Newer changes" }).ClickAsync();
        await Expect(timeline.Locator("[data-row]:focus")).ToContainTextAsync("detail 19");
        await Page.Keyboard.PressAsync("ArrowUp");
        await Expect(timeline.Locator("[data-row]:focus")).ToContainTextAsync("detail 20");

        // The address is a link to the change; what it does not name says so.
        await Page.ReloadAsync();
        await Expect(marked).ToBeInViewportAsync();
        await Expect(marked).ToHaveAccessibleNameAsync(new System.Text.RegularExpressions.Regex("^Added sea"));
        await timeline.GetByRole(AriaRole.Button, new() { Name = "Newest", Exact = true }).ClickAsync();
        await Expect(timeline.Locator("[data-row]").First).ToContainTextAsync("detail 129");
        await Expect(Page).ToHaveURLAsync($"{Server.Url}/datasets/{prepared.Dataset}");
        await Page.GotoAsync($"{Server.Url}/datasets/{prepared.Dataset}?change=never");
        await Expect(timeline.GetByRole(AriaRole.Alert)).ToContainTextAsync("is not here");
        await Expect(timeline.Locator("[data-row]").First).ToContainTextAsync("detail 129");
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
