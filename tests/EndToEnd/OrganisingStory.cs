using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>Story 2: concepts and datasets.</summary>
public sealed class OrganisingStory(Chromium chromium) : Story(chromium)
{
    [Fact]
    public async Task datasets_are_made_renamed_ordered_and_archived()
    {
        await Prepare("Red kite", "Flying", folder: null);
        await Page.ReloadAsync();
        await Page.Button("New dataset").ClickAsync();
        var dialog = Page.DialogOf("New dataset");
        await dialog.GetByLabel("Name of the dataset").FillAsync("Perched");
        await Picture("02-new-dataset");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Perched" })).ToBeVisibleAsync();
        await Expect(Links()).ToHaveTextAsync(["Flying", "Perched"]);

        await Links().Nth(1).FocusAsync();
        await Page.Keyboard.PressAsync("F2");
        await Page.Keyboard.TypeAsync("Resting");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Links()).ToHaveTextAsync(["Flying", "Resting"]);

        await Links().Nth(1).FocusAsync();
        await Page.Keyboard.PressAsync("Alt+ArrowUp");
        await Expect(Links()).ToHaveTextAsync(["Resting", "Flying"]);

        await Menu("Flying", "Archive");
        await Expect(Links()).ToHaveTextAsync(["Resting"]);
        await Page.Sidebar().GetByRole(AriaRole.Button, new() { Name = "Archived" }).ClickAsync();
        await Picture("02-sidebar");
        await Menu("Flying", "Take out of the archive");

        await Page.ReloadAsync();
        await Expect(Links()).ToHaveTextAsync(["Resting", "Flying"]);
    }

    [Fact]
    public async Task a_dataset_keeps_its_settings()
    {
        var prepared = await Prepare("Red kite", "Flying", folder: null);
        await Page.ReloadAsync();
        await Menu("Flying", "Settings");
        var dialog = Page.DialogOf("Dataset settings");
        await dialog.GetByLabel("Trigger word").FillAsync("rdkt");
        await dialog.GetByLabel("Class name").FillAsync("bird");
        await dialog.GetByLabel("Repeats").FillAsync("7");
        await dialog.GetByLabel("Description").FillAsync("From the hide at the reservoir.");
        await dialog.GetByLabel("Model family").ClickAsync();
        await Page.GetByRole(AriaRole.Option, new() { Name = "Stable Diffusion XL" }).ClickAsync();
        await Picture("02-settings");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();

        await Page.ReloadAsync();
        await Menu("Flying", "Settings");
        await Expect(dialog.GetByLabel("Trigger word")).ToHaveValueAsync("rdkt");
        await Expect(dialog.GetByLabel("Repeats")).ToHaveValueAsync("7");
        await Expect(dialog.GetByLabel("Model family")).ToHaveTextAsync("Stable Diffusion XL");
        var stored = await Get($"/api/datasets/{prepared.Dataset}");
        stored["className"]!.ToString().ShouldBe("bird");
        stored["description"]!.ToString().ShouldBe("From the hide at the reservoir.");
    }

    [Fact]
    public async Task a_name_that_is_taken_is_refused_with_the_reason()
    {
        await Prepare("Red kite", "Flying", folder: null);
        await Page.ReloadAsync();
        await Expect(Links().First).ToBeVisibleAsync();
        await Page.Button("New dataset").ClickAsync();
        var dialog = Page.DialogOf("New dataset");
        await dialog.GetByLabel("Name of the dataset").FillAsync("flying");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("already");
        await Picture("02-name-taken");
    }

    private ILocator Links() => Page.Sidebar().GetByRole(AriaRole.Link).Filter(new() { HasNotTextRegex = new("Timeline|Settings") });

    private async Task Menu(string dataset, string item)
    {
        await Page.Sidebar().GetByRole(AriaRole.Link, new() { Name = dataset }).FocusAsync();
        await Page.Button($"More for {dataset}").ClickAsync();
        await Page.MenuItem(item).ClickAsync();
    }
}
