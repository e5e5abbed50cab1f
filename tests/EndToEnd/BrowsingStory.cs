using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>Story 4: the grid and the viewer.</summary>
public sealed class BrowsingStory(Chromium chromium) : Story(chromium)
{
    private const int Many = 240;

    [Fact]
    public async Task the_grid_scrolls_to_the_last_picture_and_shows_it()
    {
        await Prepare(Many);
        await Seen(1);
        await Picture("04-grid");
        (await Page.Numbers()).Length.ShouldBeLessThan(Many, "only tiles near the window are there");
        await Page.Grid().FocusAsync();
        await Page.Keyboard.PressAsync("End");
        await Expect(Page.Tile(Many)).ToBeInViewportAsync();
        await Expect(Page.Tile(Many)).ToHaveAttributeAsync("aria-selected", "true");
        await Seen(Many);
        await Picture("04-grid-end");
    }

    [Fact]
    public async Task the_viewer_zooms_steps_and_tells_the_details()
    {
        await Prepare(6);
        await Page.Tile(1).DblClickAsync();
        var viewer = Page.GetByRole(AriaRole.Dialog);
        await Expect(viewer).ToContainTextAsync("kite_0001.jpg");
        await Expect(viewer).ToContainTextAsync("1 of 6");
        var details = viewer.GetByRole(AriaRole.Complementary, new() { Name = "Details" });
        await Expect(details).ToContainTextAsync("240 × 135");
        await Expect(details).ToContainTextAsync("JPEG");
        await Expect(details).ToContainTextAsync("Pinhole 3");
        await Expect(details).ToContainTextAsync("SHA-256");
        await Picture("04-viewer");

        var picture = viewer.GetByRole(AriaRole.Img, new() { Name = "kite_0001.jpg" });
        var fitted = await Width(picture);
        await Page.Keyboard.PressAsync("+");
        await Eventually(async () => await Width(picture) > fitted, "the picture grows");
        await Picture("04-viewer-zoom");
        await Page.Keyboard.PressAsync("f");
        await Eventually(async () => Math.Abs(await Width(picture) - fitted) < 1, "it fits again");

        await Page.Keyboard.PressAsync("ArrowRight");
        await Expect(viewer).ToContainTextAsync("kite_0002.jpg");
        await Page.Button("Next").ClickAsync();
        await Expect(viewer).ToContainTextAsync("3 of 6");
        await Page.Keyboard.PressAsync("ArrowLeft");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(viewer).ToBeHiddenAsync();
        await Expect(Page.Tile(2)).ToHaveAttributeAsync("aria-selected", "true");
    }

    private static async Task<float> Width(ILocator picture) => (await picture.BoundingBoxAsync())!.Width;
}
