using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>Story 10: a dataset goes out, to be trained on.</summary>
public sealed class ExportingStory(Chromium chromium) : Story(chromium)
{
    [Fact]
    public async Task a_zip_is_previewed_made_and_downloaded()
    {
        await Prepare(6);
        await Page.Button("Export").ClickAsync();
        await Dialog.GetByRole(AriaRole.Radio, new() { Name = "kohya" }).ClickAsync();
        await Dialog.GetByLabel("Trigger word").FillAsync("rdkt");
        await Dialog.GetByLabel("Class name").FillAsync("bird");
        await Dialog.GetByLabel("Repeats").FillAsync("7");
        var preview = Dialog.GetByRole(AriaRole.Region, new() { Name = "Preview" });
        await Expect(preview).ToContainTextAsync("7_rdkt bird/");
        await Expect(preview).ToContainTextAsync("rdkt, red kite, river, flying");
        await Expect(preview).ToContainTextAsync("dataset.toml");
        await Picture("10-export");
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Export 6 images" }).ClickAsync();
        await Expect(Page.Toast("6 pictures")).ToBeVisibleAsync();
        await Page.Toast("6 pictures").GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Picture("10-exported");
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Link, new() { Name = "Download" }).ClickAsync());
        download.SuggestedFilename.ShouldEndWith(".zip");

        await using var zip = await ZipFile.OpenReadAsync(await download.PathAsync(), Cancel);
        var names = zip.Entries.Select(entry => entry.FullName).ToList();
        names.Count(name => name.EndsWith(".txt", StringComparison.Ordinal)).ShouldBe(6);
        names.ShouldContain(name => name.EndsWith("7_rdkt bird/kite_0002.jpg", StringComparison.Ordinal));
        names.ShouldContain(name => name.EndsWith("loracraft.json", StringComparison.Ordinal));
        using var text = new StreamReader(await zip.Entries.Single(entry => entry.FullName.EndsWith("kite_0002.txt", StringComparison.Ordinal)).OpenAsync(Cancel));
        (await text.ReadToEndAsync(Cancel)).Trim().ShouldBe("rdkt, red kite, river, flying");
    }

    [Fact]
    public async Task only_what_the_filter_finds_goes_into_a_folder()
    {
        await Prepare(6);
        var target = Path.Combine(Files, "for training");
        await Page.Filter().FillAsync("tag:flying");
        await Expect(Page.Status("3 of 6")).ToBeVisibleAsync();
        await Page.Button("Export").ClickAsync();
        await Dialog.GetByRole(AriaRole.Radio, new() { Name = "Plain" }).ClickAsync();
        await Dialog.GetByLabel("Destination").ClickAsync();
        await Page.GetByRole(AriaRole.Option, new() { Name = "A folder" }).ClickAsync();
        await Dialog.GetByLabel("Folder", new() { Exact = true }).FillAsync(target);
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Export 3 images" }).ClickAsync();
        await Expect(Page.Toast("3 pictures")).ToBeVisibleAsync();
        Directory.EnumerateFiles(target, "*.txt", SearchOption.AllDirectories).Count().ShouldBe(3);
        Directory.EnumerateFiles(target, "kite_*", SearchOption.AllDirectories).Count().ShouldBe(6);
        await Page.Button("Activity").ClickAsync();
        await Picture("10-activity");
    }

    [Fact]
    public async Task captions_of_two_names_are_mixed_by_shares()
    {
        var prepared = await Prepare(6);
        foreach (var (name, text) in new[] { ("long", "A long description."), ("short", "brief") })
            await Post($"/api/datasets/{prepared.Dataset}/edits", new() { ["edit"] = new JsonObject { ["kind"] = "set_caption", ["caption"] = name, ["text"] = text } });
        await Page.ReloadAsync();
        await Page.Button("Export").ClickAsync();
        await Dialog.GetByLabel("Text beside each picture").FillAsync("{caption}");
        await Choose("{caption} stands for", "A mix, by shares");
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Leave out caption" }).ClickAsync();
        await Dialog.GetByLabel("Share of long").FillAsync("80");
        await Dialog.GetByLabel("Share of short").FillAsync("20");
        await Expect(Dialog.GetByRole(AriaRole.List, new() { Name = "Captions" })).ToContainTextAsync("80 %");
        var preview = Dialog.GetByRole(AriaRole.Region, new() { Name = "Preview" });
        await Expect(preview).ToContainTextAsync("brief");
        await Expect(preview.GetByText("A long description.")).ToHaveCountAsync(4);
        await Dialog.GetByLabel("Seed").FillAsync("4");
        await Picture("10-export-mix");
        await Choose("{caption} stands for", "All of them, as alternatives");
        await Expect(preview).ToContainTextAsync("enable_wildcard");

        async Task Choose(string label, string option)
        {
            await Dialog.GetByLabel(label).ClickAsync();
            await Page.GetByRole(AriaRole.Option, new() { Name = option }).ClickAsync();
        }
    }

    [Fact]
    public async Task captions_that_are_too_longerare_named_and_lead_to_their_pictures()
    {
        var prepared = await Prepare(6);
        await Post($"/api/datasets/{prepared.Dataset}/edits", new()
        {
            ["edit"] = new JsonObject { ["kind"] = "set_caption", ["caption"] = "caption", ["text"] = string.Join(' ', Enumerable.Repeat("hill", 80)) },
            ["scope"] = new JsonObject { ["images"] = "2,4" },
        });
        await Page.Button("Sort: My order").ClickAsync();
        await Page.GetByRole(AriaRole.Menuitemcheckbox, new() { Name = "Token counts on pictures" }).ClickAsync();
        await Expect(Page.Tile(2).GetByTitle("Tokens: more than the 75")).ToBeVisibleAsync();
        await Expect(Page.Tile(1).GetByTitle("Tokens", new() { Exact = true })).ToBeVisibleAsync();
        await Picture("10-tokens");
        await Page.ReloadAsync();
        await Expect(Page.Tile(2).GetByTitle("Tokens: more than the 75")).ToBeVisibleAsync();

        await Page.Button("Export").ClickAsync();
        var longer = Dialog.GetByRole(AriaRole.Region, new() { Name = "Captions that are too long" });
        await Expect(longer.GetByRole(AriaRole.Link)).ToHaveTextAsync(["2", "4", "Show all 2"]);
        await Picture("10-export-too-long");
        await longer.GetByRole(AriaRole.Link, new() { Name = "Image 4" }).ClickAsync();
        await Expect(Page.Filter()).ToHaveValueAsync("number:4");
        await Expect(Page.Status("1 of 6")).ToBeVisibleAsync();
        await Page.Tile(4).ClickAsync(new() { Button = MouseButton.Right });
        await Picture("10-menu");
        await Page.MenuItem("Caption with AI").ClickAsync();
        await Expect(Page.DialogOf("Caption with AI")).ToBeVisibleAsync();
    }

    private ILocator Dialog => Page.DialogOf("Export Training set");
}
