using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>The keys a person is used to.</summary>
public sealed class ShortcutsStory(Chromium chromium) : Story(chromium)
{
    private ILocator Sheet => Page.DialogOf("Keyboard shortcuts");

    [Fact]
    public async Task a_key_is_changed_taken_from_another_remembered_and_reset()
    {
        await Prepare(6);
        await Page.Tile(1).ClickAsync();
        await Page.Keyboard.PressAsync("?");
        await Picture("32-shortcuts");
        await Sheet.GetByLabel("Search the shortcuts").FillAsync("keep");
        await Sheet.GetByRole(AriaRole.Button, new() { Name = "Change the key of Keep" }).ClickAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Sheet).ToBeVisibleAsync();
        await Sheet.GetByRole(AriaRole.Button, new() { Name = "Change the key of Keep" }).ClickAsync();
        await Page.Keyboard.PressAsync("r");
        await Expect(Sheet.GetByRole(AriaRole.Alert)).ToContainTextAsync("R is taken: Reject.");
        await Picture("32-shortcuts-taken");
        await Sheet.GetByRole(AriaRole.Button, new() { Name = "Use it here" }).ClickAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Sheet).ToBeHiddenAsync();

        await Page.ReloadAsync();
        await Page.Tile(2).ClickAsync();
        await Page.Keyboard.PressAsync("r");
        await Expect(Page.Tile(2)).ToHaveAccessibleNameAsync(new Regex("kept"));
        await Page.Tile(2).ClickAsync(new() { Button = MouseButton.Right });
        await Expect(Page.MenuItem("Keep")).ToHaveTextAsync("KeepR");
        await Expect(Page.MenuItem("Reject")).ToHaveTextAsync("Reject");
        await Page.Keyboard.PressAsync("Escape");

        // A key of the rows in lists.
        await Page.Keyboard.PressAsync("?");
        await Sheet.GetByRole(AriaRole.Button, new() { Name = "Change the key of Rename", Exact = true }).ClickAsync();
        await Page.Keyboard.PressAsync("F4");
        await Page.Keyboard.PressAsync("Escape");
        await Page.TagIndex().GetByRole(AriaRole.Button, new() { NameRegex = new("^red kite, ") }).FocusAsync();
        await Page.Keyboard.PressAsync("F2");
        await Expect(Page.DialogOf("Bulk edit")).ToHaveCountAsync(0);
        await Page.Keyboard.PressAsync("F4");
        await Expect(Page.DialogOf("Bulk edit").GetByLabel("From")).ToHaveValueAsync("red kite");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.DialogOf("Bulk edit")).ToBeHiddenAsync();

        await Page.Grid().FocusAsync();
        await Page.Keyboard.PressAsync("?");
        await Sheet.GetByRole(AriaRole.Button, new() { Name = "Reset all" }).ClickAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Page.Tile(3).ClickAsync();
        await Page.Keyboard.PressAsync("r");
        await Expect(Page.Tile(3)).ToHaveAccessibleNameAsync(new Regex("rejected"));
    }

    [Fact]
    public async Task keys_of_another_program_are_taken_along()
    {
        await Prepare(6);
        await Page.Tile(1).ClickAsync();
        await Page.Keyboard.PressAsync("?");
        await Sheet.GetByRole(AriaRole.Combobox, new() { Name = "Keys as in" }).ClickAsync();
        await Page.GetByRole(AriaRole.Option, new() { Name = "TagGUI" }).ClickAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Sheet).ToBeHiddenAsync();
        await Page.Keyboard.PressAsync("Alt+a");
        await Expect(Page.Inspector().Locator("[data-field=tags]")).ToBeFocusedAsync();
        await Page.Grid().FocusAsync();
        await Page.Keyboard.PressAsync("Control+j");
        await Expect(Page.Filter()).ToHaveValueAsync("is:untagged");
    }

    [Fact]
    public async Task letters_belong_to_the_text_while_one_writes()
    {
        await Prepare(6);
        await Page.Tile(1).ClickAsync();
        await Expect(Page.Inspector().Locator("[data-field=caption]")).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("c");
        await Page.Keyboard.TypeAsync("kr?");
        await Expect(Page.Inspector().Locator("[data-field=caption]")).ToHaveValueAsync(new Regex(@"kr\?$"));
        await Expect(Page.Tile(1)).Not.ToHaveAccessibleNameAsync(new Regex("kept|rejected"));
        await Expect(Sheet).ToBeHiddenAsync();
    }
}
