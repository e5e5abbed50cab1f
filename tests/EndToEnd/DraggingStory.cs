using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>Things go where one drops them, and what cannot says why.</summary>
public sealed class DraggingStory(Chromium chromium) : Story(chromium)
{
    private ILocator Row(string dataset) => Page.Sidebar().GetByRole(AriaRole.Listitem).Filter(new() { HasText = dataset });

    private ILocator Hint => Page.Sidebar().GetByRole(AriaRole.Status);

    [Fact]
    public async Task pictures_are_copied_to_another_dataset_and_with_shift_moved_and_both_are_undone()
    {
        var prepared = await Prepare(6);
        var other = await Prepare("Buzzard", "Second set", folder: null);
        await Page.ReloadAsync();
        await Page.Tile(1).ClickAsync();
        await Page.Tile(3).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });

        await DragOver(2, "Training set");
        await Expect(Hint).ToHaveTextAsync("They are in Training set already.");
        await Expect(Row("Training set")).ToHaveAttributeAsync("data-drop", "closed");
        await Picture("34-drag-closed");
        await Hover("Second set");
        await Expect(Hint).ToHaveTextAsync("Copy 3 pictures to Second set.");
        await Picture("34-drag-copy");
        await Page.Mouse.UpAsync();
        await Expect(Page.Toast("3 pictures copied to Second set")).ToBeVisibleAsync();
        await Expect(Hint).ToHaveCountAsync(0);
        await Expect(Page.Status("6")).ToBeVisibleAsync();
        (await Tags(other, 1)).ShouldBe(await Tags(prepared, 1));
        await Page.Toast("copied").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Eventually(async () => (await Get($"/api/datasets/{other.Dataset}"))["images"]!.GetValue<int>() == 0, "the copies are gone");

        await DragOver(2, "Training set");
        await Page.Keyboard.DownAsync("Shift");
        await Hover("Second set");
        await Expect(Hint).ToHaveTextAsync("Move 3 pictures to Second set.");
        await Page.Mouse.UpAsync();
        await Page.Keyboard.UpAsync("Shift");
        await Expect(Page.Toast("3 pictures moved to Second set")).ToBeVisibleAsync();
        await Expect(Page.Status("3")).ToBeVisibleAsync();
        await Page.Toast("moved").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(Page.Status("6")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task pictures_of_a_past_moment_stay_where_they_are()
    {
        var prepared = await Prepare(4);
        var other = await Prepare("Buzzard", "Second set", folder: null);
        var version = (await Get($"/api/datasets/{prepared.Dataset}"))["version"]!;
        await Page.GotoAsync($"{Server.Url}/datasets/{prepared.Dataset}?at={version}");
        await Expect(Page.Button("Return to now")).ToBeVisibleAsync();
        await DragOver(2, "Second set");
        await Expect(Hint).ToContainTextAsync("A past moment can only be looked at.");
        await Page.Mouse.UpAsync();
        (await Get($"/api/datasets/{other.Dataset}"))["images"]!.GetValue<int>().ShouldBe(0);

        await DropFile("main h1", drop: false);
        await Expect(Page.GetByText("Nothing can be dropped here")).ToBeVisibleAsync();
        await Picture("34-drop-past");
    }

    [Fact]
    public async Task files_dropped_on_a_dataset_are_imported_into_it()
    {
        await Prepare(2);
        var other = await Prepare("Buzzard", "Second set", folder: null);
        await Page.ReloadAsync();
        await Expect(Row("Second set")).ToBeVisibleAsync();
        PictureFolder.Write(Path.Combine(Files, "dropped"), 1, firstSeed: 77);
        await DropFile($"nav [href='/datasets/{other.Dataset}']", drop: false);
        await Expect(Hint).ToHaveTextAsync("Import into Second set.");
        await Picture("34-drop-files");
        await DropFile($"nav [href='/datasets/{other.Dataset}']", drop: true);
        var dialog = Page.DialogOf("Import into Second set");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Import 1 picture" }).ClickAsync();
        await Eventually(async () => (await Get($"/api/datasets/{other.Dataset}"))["images"]!.GetValue<int>() == 1, "the file came in");
    }

    [Fact]
    public async Task a_file_dropped_beside_every_target_does_not_replace_the_page()
    {
        await Prepare(2);
        PictureFolder.Write(Path.Combine(Files, "dropped"), 1, firstSeed: 77);
        (await DropFile("header a", drop: true)).ShouldBeTrue();
    }

    /// <summary>Begins to drag a tile, and brings it over a dataset.</summary>
    private async Task DragOver(int number, string dataset)
    {
        await Page.Tile(number).HoverAsync();
        await Page.Mouse.DownAsync();
        await Hover(dataset);
    }

    private async Task Hover(string dataset)
    {
        var box = (await Row(dataset).BoundingBoxAsync())!;
        await Page.Mouse.MoveAsync(box.X + 60, box.Y + 12, new() { Steps = 8 });
        await Page.Mouse.MoveAsync(box.X + 64, box.Y + 14);
    }

    /// <summary>Brings a picture file from outside over what a selector finds; whether the page took the event for itself.</summary>
    private async Task<bool> DropFile(string selector, bool drop)
    {
        var dropped = Path.Combine(Files, "dropped");
        PictureFolder.Write(dropped, 1, firstSeed: 77);
        var file = Convert.ToBase64String(await File.ReadAllBytesAsync(Directory.GetFiles(dropped, "*.jpg")[0], Cancel));
        return await Page.EvaluateAsync<bool>(
            """
            ([file, selector, drop]) => {
              const bytes = Uint8Array.from(atob(file), (char) => char.charCodeAt(0))
              const dataTransfer = new DataTransfer()
              dataTransfer.items.add(new File([bytes], 'dropped.jpg', { type: 'image/jpeg' }))
              const target = document.querySelector(selector)
              const types = ['dragenter', 'dragover', ...(drop ? ['drop'] : [])]
              return types.map((type) => {
                const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true })
                target.dispatchEvent(event)
                return event.defaultPrevented
              }).at(-1)
            }
            """, new object[] { file, selector, drop });
    }
}
