using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>Everything of the page by its name, without the mouse.</summary>
public sealed class CommandsStory(Chromium chromium) : Story(chromium)
{
    private ILocator Options => Page.DialogOf("Commands").GetByRole(AriaRole.Option);

    [Fact]
    public async Task what_a_menu_can_do_is_found_by_typing_and_done()
    {
        var prepared = await Prepare(6);
        await Page.Tile(1).ClickAsync();
        await Page.Tile(2).ClickAsync(new() { Modifiers = [KeyboardModifier.Control] });
        await Page.Keyboard.PressAsync("Control+k");
        await Expect(Page.GetByRole(AriaRole.Combobox, new() { NameRegex = new("^Find a command") })).ToBeFocusedAsync();
        await Picture("31-commands");
        await Page.Keyboard.TypeAsync("kep");
        await Expect(Options.First).ToHaveTextAsync("KeepSelected picturesK");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Tile(1)).ToHaveAccessibleNameAsync(new Regex("kept"));
        await Eventually(async () => (await Image(prepared, 2))["mark"]?.ToString() == "kept", "the mark is saved");
        await Expect(Page.Grid()).ToBeFocusedAsync();

        await Page.Keyboard.PressAsync("Control+k");
        await Expect(Options.First).ToHaveTextAsync("KeepK");
        await Expect(Page.GetByRole(AriaRole.Group, new() { Name = "Recent" })).ToBeVisibleAsync();
        await Page.Keyboard.TypeAsync("bulk");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.DialogOf("Bulk edit")).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Control+k");
        await Expect(Page.DialogOf("Commands")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task datasets_and_pages_are_reached_by_name_also_from_a_text_field()
    {
        await Prepare("Old mill", "At dusk", null);
        await Prepare(6);
        await Page.Filter().FocusAsync();
        await Page.Keyboard.PressAsync("Control+k");
        await Page.Keyboard.TypeAsync("mill dusk");
        await Expect(Options).ToHaveTextAsync(["Old mill / At duskDatasets"]);
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "At dusk" })).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Control+k");
        await Page.Keyboard.TypeAsync("timeline of everything");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Timeline" })).ToBeVisibleAsync();

        await Page.Keyboard.PressAsync("Control+k");
        await Page.Keyboard.TypeAsync("qqqq");
        await Expect(Page.GetByText("Nothing here is called “qqqq”.")).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.DialogOf("Commands")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task the_dataset_on_the_page_and_its_concept_are_changed_by_it_also_without_the_sidebar()
    {
        var prepared = await Prepare(3);
        await Page.Button("Hide the datasets").ClickAsync();
        await Run("rename the dataset");
        await Page.DialogOf("Rename the dataset").GetByLabel("Name").FillAsync("Soaring");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Soaring" })).ToBeVisibleAsync();
        await Run("settings of the dataset");
        await Expect(Page.DialogOf("Dataset settings").GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Soaring");
        await Page.Keyboard.PressAsync("Escape");
        await Run("describe the concept");
        await Page.DialogOf("Red kite").GetByLabel("Description").FillAsync("Over the hill.");
        await Page.Button("Save").ClickAsync();
        await Eventually(async () => (await Get("/api/concepts"))["concepts"]![0]!["description"]!.ToString() == "Over the hill.", "the description is saved");

        await Page.GotoAsync($"{Server.Url}/datasets/{prepared.Dataset}/overview");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
        await Run("compare the dataset");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Compare" })).ToBeVisibleAsync();
        await Run("archive the dataset");
        await Expect(Page.Toast("Soaring is in the archive")).ToBeVisibleAsync();
        await Run("take the dataset out of the archive");
        await Expect(Page.Toast("Soaring is out of the archive")).ToBeVisibleAsync();
        await Run("timeline of the concept");
        await Expect(Page.GetByText("Imported").First).ToBeVisibleAsync();
        await Run("rename the concept");
        await Page.DialogOf("Rename the concept").GetByLabel("Name").FillAsync("Milan");
        await Page.Keyboard.PressAsync("Enter");
        await Eventually(async () => (await Get("/api/concepts"))["concepts"]![0]!["name"]!.ToString() == "Milan", "the name is saved");
        await Run("new dataset of the concept");
        await Page.DialogOf("New dataset").GetByLabel("Name of the dataset").FillAsync("Perched");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Perched" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task the_buttons_of_the_settings_are_among_them()
    {
        await Page.GotoAsync($"{Server.Url}/settings");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Signed-in browsers" })).ToBeVisibleAsync();
        await Run("sign out all other");
        await Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Run("add a provider ollama");
        await Expect(Page.DialogOf("New provider").GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("ollama");
        await Page.Keyboard.PressAsync("Escape");
        var file = await Page.RunAndWaitForFileChooserAsync(() => Run("import a tag dictionary"));
        file.IsMultiple.ShouldBeFalse();
    }

    [Fact]
    public async Task in_the_viewer_it_offers_what_the_viewer_can_do()
    {
        var prepared = await Prepare(6);
        await Page.Tile(3).DblClickAsync();
        await Expect(Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("3 of 6");
        await Page.Keyboard.PressAsync("Control+k");
        await Expect(Options.Filter(new() { HasText = "Bulk edit" })).ToHaveCountAsync(0);
        await Page.Keyboard.TypeAsync("reject");
        await Expect(Options.First).ToContainTextAsync("Reject");
        await Page.Keyboard.PressAsync("Enter");
        await Eventually(async () => (await Image(prepared, 3))["mark"]?.ToString() == "rejected", "the mark is saved");
        await Page.Keyboard.PressAsync("ArrowRight");
        await Expect(Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("4 of 6");
    }

    /// <summary>Does what the palette finds first.</summary>
    private async Task Run(string command)
    {
        await Page.Keyboard.PressAsync("Control+k");
        await Page.Keyboard.TypeAsync(command);
        foreach (var word in command.Split(' '))
            await Expect(Options.First).ToContainTextAsync(word, new() { IgnoreCase = true });
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.DialogOf("Commands")).ToBeHiddenAsync();
    }
}
