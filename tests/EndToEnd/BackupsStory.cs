using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>Somebody says where backups go, makes one from the page and one from the palette, and sees how they stand.</summary>
public sealed class BackupsStory(Chromium chromium) : Story(chromium)
{
    [Fact]
    public async Task a_backup_is_made_from_the_page_and_from_the_palette_and_listed()
    {
        var folder = Path.Combine(Files, "backups");
        await Prepare(12);
        await Patch("/api/settings", new() { ["backup-folder"] = folder, ["backup-keep"] = 5 });
        await Page.GotoAsync($"{Server.Url}/settings");
        var backups = Page.GetByRole(AriaRole.Region, new() { Name = "Your backups" });
        await Expect(backups.GetByRole(AriaRole.Status)).ToHaveTextAsync("There is no backup yet. Daily backups are off.");
        await Page.GetByLabel("Search the settings").FillAsync("backup");
        await Page.GetByRole(AriaRole.Listitem).Filter(new() { HasTextRegex = new("^Daily backup") }).GetByRole(AriaRole.Combobox).ClickAsync();
        await Page.GetByRole(AriaRole.Option, new() { Name = "on" }).ClickAsync();
        await Expect(backups.GetByRole(AriaRole.Status)).ToContainTextAsync("The next one is due");

        await backups.GetByRole(AriaRole.Button, new() { Name = "Back up now" }).ClickAsync();

        await Expect(Page.Toast("12 pictures")).ToBeVisibleAsync();
        await Expect(backups.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await Page.Keyboard.PressAsync("Control+k");
        await Page.Keyboard.TypeAsync("back up now");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(backups.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await Expect(backups.GetByRole(AriaRole.Listitem).First).ToContainTextAsync("12 pictures");
        await Expect(backups).ToContainTextAsync("backup restore");
        await Expect(backups.GetByRole(AriaRole.Status)).ToContainTextAsync("the newest 5 are kept");
        await Picture("21-backups");
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await Picture("21-backups-light");
    }

    [Fact]
    public async Task a_backup_is_restored_from_the_page()
    {
        await Patch("/api/settings", new() { ["backup-folder"] = Path.Combine(Files, "backups") });
        var prepared = await Prepare(3);
        await Finished((await Post("/api/backups", new()))["id"]!.ToString());
        var tags = await Tags(prepared, 1);
        await Post($"/api/datasets/{prepared.Dataset}/edits", new() { ["edit"] = new JsonObject { ["kind"] = "add_tags", ["tags"] = new JsonArray("later"), ["at"] = "end" }, ["scope"] = new JsonObject() });
        await Page.GotoAsync($"{Server.Url}/settings");
        var backups = Page.GetByRole(AriaRole.Region, new() { Name = "Your backups" });

        await backups.GetByRole(AriaRole.Button, new() { NameRegex = new("^Restore the backup of") }).ClickAsync();
        var question = Page.GetByRole(AriaRole.Alertdialog);
        await Expect(question).ToContainTextAsync("What was done since is replaced, and kept aside");
        await Picture("21-backups-restore");
        await question.GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();

        await Expect(Page.Toast("The backup is restored.")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(backups).ToContainTextAsync("What was there before is kept in");
        (await Tags(prepared, 1)).ShouldBe(tags);
        await Page.Sidebar().GetByRole(AriaRole.Link, new() { Name = "Training set", Exact = true }).ClickAsync();
        await Page.Tile(1).ClickAsync();
        await Expect(Page.Chips()).ToHaveCountAsync(tags.Length);
        await Post($"/api/datasets/{prepared.Dataset}/edits", new() { ["edit"] = new JsonObject { ["kind"] = "add_tags", ["tags"] = new JsonArray("anew"), ["at"] = "end" }, ["scope"] = new JsonObject() });
        await Expect(Page.Chip("anew")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task a_backup_that_fails_says_why()
    {
        var folder = Path.Combine(Files, "full");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "letter.txt"), "Dear all,", Cancel);
        await Patch("/api/settings", new() { ["backup-folder"] = folder });
        await Page.GotoAsync($"{Server.Url}/settings");
        var backups = Page.GetByRole(AriaRole.Region, new() { Name = "Your backups" });

        await backups.GetByRole(AriaRole.Button, new() { Name = "Back up now" }).ClickAsync();

        await Expect(backups.GetByRole(AriaRole.Alert)).ToContainTextAsync("holds other things and no backups");
        await Picture("21-backups-failed");
    }
}
