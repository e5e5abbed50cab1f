using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>Story 9: keep, reject, star, order, remove, restore, move and copy.</summary>
public sealed class SortingOutStory(Chromium chromium) : Story(chromium)
{
    [Fact]
    public async Task marks_and_stars_come_from_the_keyboard()
    {
        var prepared = await Prepare(6);
        await Page.Tile(1).ClickAsync();
        await Page.Keyboard.PressAsync("k");
        await Page.Keyboard.PressAsync("ArrowRight");
        await Page.Keyboard.PressAsync("r");
        await Page.Keyboard.PressAsync("ArrowRight");
        await Page.Keyboard.PressAsync("4");
        await Expect(Page.Tile(1)).ToHaveAccessibleNameAsync("kite_0001.jpg, kept, 2 tags");
        await Expect(Page.Tile(2)).ToHaveAccessibleNameAsync("kite_0002.jpg, rejected, 3 tags");
        await Expect(Page.Tile(3)).ToHaveAccessibleNameAsync("kite_0003.png, 4 stars, 2 tags");
        await Picture("09-marks");
        await Eventually(async () => (await Image(prepared, 3))["stars"]!.GetValue<int>() == 4, "the stars are saved");
        (await Image(prepared, 1))["mark"]!.ToString().ShouldBe("kept");
        await Page.Tile(2).ClickAsync();
        await Page.Keyboard.PressAsync("u");
        await Expect(Page.Tile(2)).ToHaveAccessibleNameAsync("kite_0002.jpg, 3 tags");
        await Page.Filter().FillAsync("mark:kept OR stars:>3");
        await Expect(Page.Status("2 of 6")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task removed_pictures_wait_in_the_bin_and_come_back()
    {
        await Prepare(6);
        await Page.Tile(2).ClickAsync();
        await Page.Tile(3).ClickAsync(new() { Modifiers = [KeyboardModifier.Control] });
        await Page.Keyboard.PressAsync("Delete");
        await Expect(Page.Status("4")).ToBeVisibleAsync();
        await Expect(Page.Toast("2 pictures moved to the bin")).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Bin (2)" }).ClickAsync();
        await Expect(Page.Tile(2)).ToBeVisibleAsync();
        await Picture("09-bin");
        await Page.Tile(2).ClickAsync(new() { Button = MouseButton.Right });
        await Picture("09-bin-menu");
        await Page.MenuItem("Restore").ClickAsync();
        await Expect(Page.Toast("1 picture restored")).ToBeVisibleAsync();
        await Page.Button("Back to the pictures").ClickAsync();
        await Expect(Page.Status("5")).ToBeVisibleAsync();
        (await Page.Numbers()).ShouldBe([1, 2, 4, 5, 6]);
    }

    [Fact]
    public async Task pictures_are_moved_and_copied_with_their_texts()
    {
        var prepared = await Prepare(6);
        var other = await Prepare("Buzzard", "Second set", folder: null);
        await Page.ReloadAsync();
        await ToOther(1, "Copy to");
        await Expect(Page.Toast("1 picture copied to Second set")).ToBeVisibleAsync();
        await ToOther(2, "Move to");
        await Expect(Page.Toast("1 picture moved to Second set")).ToBeVisibleAsync();
        await Expect(Page.Status("5")).ToBeVisibleAsync();

        (await Tags(other, 1)).ShouldBe(await Tags(prepared, 1));
        (await Tags(other, 2)).ShouldBe(["red kite", "river", "flying"]);
        await Page.Sidebar().GetByRole(AriaRole.Link, new() { Name = "Second set" }).ClickAsync();
        await Expect(Page.Status("2")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task the_order_is_the_persons_own()
    {
        var prepared = await Prepare(5);
        await Page.Tile(5).DragToAsync(Page.Tile(2), new() { TargetPosition = new() { X = 8, Y = 60 } });
        await Eventually(async () => (await Page.Numbers()).SequenceEqual([1, 5, 2, 3, 4]), "five comes before two");
        await Page.Tile(1).ClickAsync();
        await Page.Keyboard.PressAsync("]");
        await Eventually(async () => (await Page.Numbers()).SequenceEqual([5, 1, 2, 3, 4]), "one goes a step later");
        await Eventually(async () => (await Get($"/api/datasets/{prepared.Dataset}/order"))["numbers"]!.ToString() == "5,1-4", "the server knows it");
        await Page.ReloadAsync();
        await Expect(Page.Status("5")).ToBeVisibleAsync();
        await Eventually(async () => (await Page.Numbers()).SequenceEqual([5, 1, 2, 3, 4]), "the order stays");
    }

    private async Task ToOther(int number, string menu)
    {
        await Page.Tile(number).ClickAsync(new() { Button = MouseButton.Right });
        await Page.GetByRole(AriaRole.Menuitem, new() { Name = menu, Exact = true }).ClickAsync();
        if (menu == "Copy to")
            await Picture("09-copy-to");
        await Page.MenuItem("Second set").ClickAsync();
    }
}
