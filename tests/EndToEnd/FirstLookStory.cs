using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>Somebody who has no pictures at hand looks around.</summary>
public sealed class FirstLookStory(Chromium chromium) : Story(chromium)
{
    private ILocator Card => Page.GetByRole(AriaRole.Dialog);

    [Fact]
    public async Task the_sample_opens_with_a_tour_that_comes_once_and_again_when_asked_for()
    {
        await Expect(Page.Button("Look around with a sample")).ToBeVisibleAsync();
        await Picture("36-first-run");
        await Page.Button("Look around with a sample").ClickAsync();
        await Expect(Page.Status("24")).ToBeVisibleAsync();
        await Expect(Card).ToContainTextAsync("The pictures");
        await Seen(1);
        await Picture("36-tour-pictures");
        await Expect(Page.Button("Next")).ToBeFocusedAsync();
        await Page.Tile(3).ClickAsync(); // as the card says
        await Expect(Page.Grid()).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("ArrowRight");
        await Expect(Page.Grid()).ToHaveAttributeAsync("aria-activedescendant", "picture-4");
        await Page.Keyboard.PressAsync("k");
        await Expect(Page.Tile(4).GetByTitle("Kept")).ToBeVisibleAsync();
        await Expect(Card).ToContainTextAsync("The pictures");

        await Page.Button("Next").FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Card).ToContainTextAsync("Find some of them");
        await Page.Keyboard.PressAsync("ArrowRight");
        await Expect(Card).ToContainTextAsync("All tags, counted");
        await Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(Card).ToContainTextAsync("Find some of them");
        await Picture("36-tour-filter");
        for (var step = 0; step < 5; step++)
            await Page.Keyboard.PressAsync("ArrowRight");
        await Expect(Card).ToContainTextAsync("Ready for a trainer");
        await Page.Button("Done").ClickAsync();
        await Expect(Card).ToHaveCountAsync(0);

        await Page.ReloadAsync();
        await Expect(Page.Status("24")).ToBeVisibleAsync();
        await Expect(Card).ToHaveCountAsync(0);
        await Page.Keyboard.PressAsync("Control+k");
        await Page.Keyboard.TypeAsync("tour");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Card).ToContainTextAsync("The pictures");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Card).ToHaveCountAsync(0);
    }
}
