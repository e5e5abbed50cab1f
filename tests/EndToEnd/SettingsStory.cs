using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>Somebody sets the program up from its page: finds a setting, changes it, is refused, goes back, and signs a browser out.</summary>
public sealed class SettingsStory(Chromium chromium) : Story(chromium)
{
    private string SettingsFile => Data + ".settings.json";

    [Fact]
    public async Task a_setting_is_found_changed_refused_and_reset_by_the_keyboard()
    {
        await Page.Sidebar().GetByRole(AriaRole.Link, new() { Name = "Settings" }).ClickAsync();
        var settings = Page.GetByRole(AriaRole.Region, new() { Name = "Settings", Exact = true });
        await Expect(settings.GetByRole(AriaRole.Heading, new() { Name = "Pictures" })).ToBeVisibleAsync();
        await Expect(settings.GetByLabel("Port", new() { Exact = true })).ToBeDisabledAsync();
        await Expect(Row("Port")).ToContainTextAsync("Start LoraCraft without --port to set it here.");
        await Expect(settings).ToContainTextAsync(SettingsFile);
        await Picture("20-settings");

        var search = settings.GetByLabel("Search the settings");
        await search.FillAsync("longest SECONDS");
        await Expect(settings.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveCountAsync(1);
        var seconds = settings.GetByLabel("Longest time for a picture, seconds", new() { Exact = true });
        await Page.Keyboard.PressAsync("Tab");
        await Expect(seconds).ToBeFocusedAsync();
        await seconds.FillAsync("0");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Row("Longest time")).ToContainTextAsync("Write a whole number from 1 to 600.");
        await Expect(seconds).ToHaveAttributeAsync("aria-invalid", "true");
        File.Exists(SettingsFile).ShouldBeFalse();
        await Picture("20-settings-refused");
        await seconds.FillAsync("45");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Row("Longest time")).ToContainTextAsync("Saved");
        await Expect(Row("Longest time")).ToContainTextAsync("From the settings file");
        await Expect(Row("Longest time")).ToContainTextAsync("from the next start on");
        (await File.ReadAllTextAsync(SettingsFile, Cancel)).ShouldContain("\"picture-seconds\": 45");
        await Expect(seconds).ToBeFocusedAsync();
        await Row("Longest time").GetByRole(AriaRole.Button, new() { Name = "Restart now" }).ClickAsync();
        await Expect(Page.Toast("LoraCraft has restarted.")).ToBeVisibleAsync();
        await Expect(Row("Longest time")).Not.ToContainTextAsync("from the next start on");
        await settings.GetByRole(AriaRole.Button, new() { Name = "Reset Longest time for a picture, seconds to its default, 30" }).ClickAsync();
        await Expect(seconds).ToHaveValueAsync("30");
        await Expect(Row("Longest time")).ToContainTextAsync("Default");
        (await File.ReadAllTextAsync(SettingsFile, Cancel)).ShouldNotContain("picture-seconds");

        await search.FillAsync("notifications");
        await settings.GetByRole(AriaRole.Combobox).ClickAsync();
        await Page.GetByRole(AriaRole.Option, new() { Name = "off" }).ClickAsync();
        await Expect(Row("Notifications")).ToContainTextAsync("Saved");
        await search.FillAsync("no such thing");
        await Expect(settings).ToContainTextAsync("No setting like that");
        await Picture("20-settings-nothing-found");
        await Page.Button("Show all settings").ClickAsync();
        await Expect(settings.GetByRole(AriaRole.Heading, new() { Name = "Storage" })).ToBeVisibleAsync();

        ILocator Row(string label) => settings.GetByRole(AriaRole.Listitem).Filter(new() { HasTextRegex = new($"^{label}") });
    }

    [Theory]
    [InlineData("theme")]
    [InlineData("dark")]
    [InlineData("shortcut")]
    [InlineData("keys")]
    public async Task the_theme_and_the_keys_are_found_among_them(string word)
    {
        await Page.GotoAsync($"{Server.Url}/settings");
        await Page.GetByLabel("Search the settings").FillAsync(word);
        var appearance = Page.GetByRole(AriaRole.Region, new() { Name = "Appearance and keys" });
        await Expect(appearance.GetByLabel("Theme", new() { Exact = true })).ToHaveTextAsync("Like the system");
        await Expect(appearance.GetByLabel("Keys as in", new() { Exact = true })).ToHaveTextAsync("LoraCraft");
    }

    [Fact]
    public async Task the_theme_and_the_keys_are_chosen_there()
    {
        await Page.GotoAsync($"{Server.Url}/settings");
        var appearance = Page.GetByRole(AriaRole.Region, new() { Name = "Appearance and keys" });
        await appearance.GetByLabel("Theme", new() { Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Option, new() { Name = "Light" }).ClickAsync();
        await Expect(Page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        await appearance.GetByLabel("Keys as in", new() { Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Option, new() { Name = "TagGUI" }).ClickAsync();
        await appearance.GetByRole(AriaRole.Button, new() { Name = "Keyboard shortcuts…" }).ClickAsync();
        await Expect(Page.DialogOf("Keyboard shortcuts").GetByRole(AriaRole.Combobox, new() { Name = "Keys as in" })).ToHaveTextAsync("TagGUI");
    }

    [Fact]
    public async Task updates_are_checked_for_only_after_a_yes_and_the_version_is_told()
    {
        await Page.GotoAsync($"{Server.Url}/settings");
        var about = Page.GetByRole(AriaRole.Region, new() { Name = "About" });
        await Expect(about).ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"LoraCraft \d+\.\d+\.\d+"));
        var question = about.GetByRole(AriaRole.Group, new() { Name = "Check for updates?" });
        await Expect(question).ToHaveCountAsync(0); // there is no address to ask
        await Patch("/api/settings", new() { ["update-address"] = "http://127.0.0.1:1/newest.json" });
        await Page.ReloadAsync();
        await Expect(question).ToBeVisibleAsync();
        await Picture("20-about");

        await question.GetByRole(AriaRole.Button, new() { Name = "Yes" }).ClickAsync();

        await Expect(about).ToContainTextAsync("The address of updates");
        await Expect(question).ToHaveCountAsync(0);
        (await File.ReadAllTextAsync(SettingsFile, Cancel)).ShouldContain("\"update-check\": \"on\"");
        await Page.ReloadAsync();
        await Expect(about).ToBeVisibleAsync();
        await Expect(question).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task another_browser_is_signed_out_and_sees_it()
    {
        var other = await OpenWindow(await NewLink());
        await Expect(other.Sidebar()).ToBeVisibleAsync();
        await Page.GotoAsync($"{Server.Url}/settings");
        var sessions = Page.GetByRole(AriaRole.Region, new() { Name = "Signed-in browsers" });
        await Expect(sessions.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await Expect(sessions.GetByText("this one")).ToHaveCountAsync(1);
        await Picture("20-sessions");

        await sessions.GetByRole(AriaRole.Listitem).Filter(new() { HasNotText = "this one" }).GetByRole(AriaRole.Button).ClickAsync();

        await Expect(sessions.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await other.ReloadAsync();
        await Expect(other.Sidebar()).ToHaveCountAsync(0);
        await Page.Button("Sign out all others").ClickAsync();
        await Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(Page.Toast("Every other browser is signed out.")).ToBeVisibleAsync();
        await Page.ReloadAsync();
        await Expect(sessions.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
    }
}
