using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>What one window does, the other shows, also after the server was away.</summary>
public sealed class TwoWindowsStory(Chromium chromium) : Story(chromium)
{
    [Fact]
    public async Task two_windows_stay_in_step()
    {
        var prepared = await Prepare(6);
        var other = await OpenWindow(await NewLink());
        await other.GotoAsync($"{Server.Url}/datasets/{prepared.Dataset}");
        await other.Tile(1).ClickAsync();
        await Expect(other.Chips()).ToHaveTextAsync(["red kite", "meadow"]);

        await Page.Tile(1).ClickAsync();
        await Page.Keyboard.PressAsync("t");
        await Page.Keyboard.TypeAsync("sunset");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(other.Chip("sunset")).ToBeVisibleAsync();

        await Page.Tile(6).ClickAsync();
        await Page.Keyboard.PressAsync("Delete");
        await Expect(other.Status("5")).ToBeVisibleAsync();

        await Restart();
        await Expect(Page.Tile(1)).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Control+z");
        await Expect(other.Status("6")).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }
}
