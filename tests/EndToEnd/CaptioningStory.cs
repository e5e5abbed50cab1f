using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>Story 6: tags as chips, captions in prose, one image and many.</summary>
public sealed class CaptioningStory(Chromium chromium) : Story(chromium)
{
    [Fact]
    public async Task chips_are_added_renamed_dragged_and_deleted()
    {
        var prepared = await Prepare(6);
        await Page.Tile(2).ClickAsync();
        await Expect(Page.Chips()).ToHaveTextAsync(["red kite", "river", "flying"]);

        await Page.Keyboard.PressAsync("t");
        await Page.Keyboard.TypeAsync("ead");
        await Expect(Page.GetByRole(AriaRole.Option, new() { Name = "meadow" })).ToBeVisibleAsync();
        await Picture("06-autocomplete");
        await Page.Keyboard.PressAsync("ArrowDown");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Chips()).ToHaveTextAsync(["red kite", "river", "flying", "meadow"]);
        await Page.Keyboard.TypeAsync("golden light");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Chip("golden light")).ToBeVisibleAsync();

        await Page.Chip("river").ClickAsync();
        await Page.Keyboard.PressAsync("F2");
        await Page.Keyboard.TypeAsync("stream");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Chips()).ToHaveTextAsync(["red kite", "stream", "flying", "meadow", "golden light"]);

        await Page.Mouse.MoveAsync(0, 0); // what the pointer rests on tells whose it is, over the chips below
        await Page.Chip("meadow").ClickAsync();
        await Page.Keyboard.PressAsync("Delete");
        await Expect(Page.Chips()).ToHaveTextAsync(["red kite", "stream", "flying", "golden light"]);

        await Drag(Page.Chip("golden light"), Page.Chip("red kite"));
        string[] wanted = ["golden light", "red kite", "stream", "flying"];
        await Expect(Page.Chips()).ToHaveTextAsync(wanted);
        await Picture("06-chips");
        await Eventually(async () => (await Tags(prepared, 2)).SequenceEqual(wanted), "the server has the same");
    }

    [Fact]
    public async Task a_caption_keeps_its_alternatives_and_a_second_one_has_a_name()
    {
        var prepared = await Prepare(6);
        await Page.Tile(5).ClickAsync();
        var caption = Page.Inspector().GetByLabel("Caption", new() { Exact = true });
        await Expect(caption).ToHaveValueAsync("A red kite circles over the river in the late afternoon.");
        await caption.FillAsync("A red kite over the river.\nA bird of prey in the evening sky.");
        await Expect(Page.Inspector().GetByText("2 alternatives, one per line")).ToBeVisibleAsync();
        await Page.Inspector().GetByRole(AriaRole.Button, new() { Name = "Add caption" }).ClickAsync();
        await Page.GetByLabel("Name of the new caption").FillAsync("short");
        await Page.Keyboard.PressAsync("Enter");
        await Page.Inspector().GetByLabel("short", new() { Exact = true }).FillAsync("red kite, river");
        await Page.Tile(1).ClickAsync();
        await Page.Tile(5).ClickAsync();
        await Picture("06-captions");

        await Eventually(async () => (await Image(prepared, 5))["captions"]!["short"]?.ToString() == "red kite, river", "the second caption is saved");
        (await Image(prepared, 5))["captions"]!["caption"]!.ToString().ShouldBe("A red kite over the river.\nA bird of prey in the evening sky.");
        await Page.ReloadAsync();
        await Page.Tile(5).ClickAsync();
        await Expect(caption).ToHaveValueAsync("A red kite over the river.\nA bird of prey in the evening sky.");
    }

    [Fact]
    public async Task what_is_typed_for_a_selection_goes_to_all_of_it()
    {
        var prepared = await Prepare(6);
        await Page.Tile(1).ClickAsync();
        await Page.Tile(3).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Page.Tile(6).ClickAsync(new() { Modifiers = [KeyboardModifier.Control] });
        await Expect(Page.Inspector().GetByRole(AriaRole.Heading, new() { Name = "4 images selected" })).ToBeVisibleAsync();
        await Expect(Page.Inspector().GetByRole(AriaRole.Listbox, new() { Name = "Tags on all selected images" })).ToHaveTextAsync("red kite");
        await Picture("06-many");
        await Page.Inspector().GetByLabel("Add a tag to all 4").FillAsync("sky");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Toast("Added sky – 4 images")).ToBeVisibleAsync();
        (await Tags(prepared, 6)).ShouldBe(["red kite", "hill", "flying", "sky"]);
        (await Tags(prepared, 4)).ShouldNotContain("sky");

        await Page.Tile(1).ClickAsync();
        await Page.Keyboard.PressAsync("Control+a");
        await Expect(Page.GetByText("6 selected", new() { Exact = true })).ToBeVisibleAsync();
    }

    private async Task Drag(ILocator what, ILocator to)
    {
        var (from, target) = ((await what.BoundingBoxAsync())!, (await to.BoundingBoxAsync())!);
        await Page.Mouse.MoveAsync(from.X + 12, from.Y + from.Height / 2);
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(target.X + 40, target.Y + target.Height / 2, new() { Steps = 5 });
        await Page.Mouse.MoveAsync(target.X + 3, target.Y + target.Height / 2, new() { Steps = 5 });
        await Page.Mouse.UpAsync();
    }
}
