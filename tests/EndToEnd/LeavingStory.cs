using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>A page that is left right after something was done loses nothing.</summary>
public sealed class LeavingStory(Chromium chromium) : Story(chromium)
{
    [Fact]
    public async Task keys_pressed_just_before_a_reload_are_kept_in_their_order()
    {
        var dataset = await Prepare(pictures: 1);
        await Page.Tile(1).ClickAsync();
        await Expect(Page.Inspector()).ToBeVisibleAsync();

        // All in one piece of work of the page: no request can have been answered, most are not even on their way.
        await Page.EvaluateAsync(
            """
            () => {
              const stars = [1, 2, 3, 4, 5, 4, 3, 2, 1, 2, 3, 4]
              for (const key of [...stars, 'k', 'r', 'k'])
                document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: String(key), bubbles: true, cancelable: true }))
              location.reload()
            }
            """);

        await Expect(Page.Status("1")).ToBeVisibleAsync();
        await Eventually(async () => (await Changes(dataset)).Length >= 15, "all changes arrive");
        var changes = await Changes(dataset);
        changes.Count(label => label.Contains("star", StringComparison.OrdinalIgnoreCase)).ShouldBe(12, string.Join('\n', changes));
        var image = await Image(dataset, 1);
        (image["stars"]!.GetValue<int>(), image["mark"]!.ToString()).ShouldBe((4, "kept"));
    }

    [Fact]
    public async Task text_typed_just_before_the_page_is_left_is_kept()
    {
        var dataset = await Prepare(pictures: 1);
        await Page.Tile(1).ClickAsync();
        await Page.Inspector().GetByLabel("Caption", new() { Exact = true }).PressSequentiallyAsync("A red kite over the hill.");

        await Page.GotoAsync("about:blank");

        await Eventually(async () => (await Image(dataset, 1))["captions"]!["caption"]?.ToString() == "A red kite over the hill.", "the text arrives");
    }

    [Fact]
    public async Task what_is_too_long_to_be_carried_on_is_asked_about()
    {
        await Prepare(pictures: 1);
        await Page.Tile(1).ClickAsync();
        var asked = new TaskCompletionSource<string>();
        Page.Dialog += async (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            await dialog.DismissAsync();
        };
        var caption = Page.Inspector().GetByLabel("Caption", new() { Exact = true });
        await caption.ClickAsync();
        await Page.Keyboard.InsertTextAsync(new string('x', 70_000));

        await Page.EvaluateAsync("() => setTimeout(() => location.reload())");

        (await asked.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancel)).ShouldBe("beforeunload");
        await Expect(caption).ToHaveValueAsync(new string('x', 70_000));
    }

    private async Task<string[]> Changes(Prepared dataset) =>
        [.. (await Get($"/api/datasets/{dataset.Dataset}/changes?kind=edit"))["changes"]!.AsArray().Select(change => change!["label"]!.ToString())];
}
