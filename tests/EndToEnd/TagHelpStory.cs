using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>Somebody takes in a dictionary, tags with it, and watches how long the texts become.</summary>
public sealed class TagHelpStory(Chromium chromium) : Story(chromium)
{
    [Fact]
    public async Task a_dictionary_helps_to_tag_and_tokens_are_counted_as_one_types()
    {
        var prepared = await Prepare(6);
        await Page.GotoAsync($"{Server.Url}/settings");
        var file = Page.GetByLabel("File of the dictionary");
        await file.SetInputFilesAsync(File("boards.csv", "kite,0,5\nhill,x,5"));
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Line 2: \"x\"");
        await file.SetInputFilesAsync(File("boards.csv", "parallel_speed_lines,0,500,\n1girl,0,900,\"sole_female\"\nwowaka,1,40,"));
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Tag dictionaries" })).ToContainTextAsync("boards3 tags · 1 alias");

        await Page.GotoAsync($"{Server.Url}/datasets/{prepared.Dataset}");
        await Page.Tile(2).ClickAsync();
        await Expect(Page.Chips()).Not.ToHaveCountAsync(0);
        await Page.Keyboard.PressAsync("t");
        await Page.Keyboard.TypeAsync("eed lin");
        await Expect(Page.GetByRole(AriaRole.Option, new() { NameRegex = new("^parallel speed lines") })).ToBeVisibleAsync();
        await Picture("23-tag-help");
        await Page.Keyboard.PressAsync("Control+Enter");
        await Page.Keyboard.TypeAsync("sole f");
        await Expect(Page.GetByRole(AriaRole.Option, new() { NameRegex = new("1girl") })).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Alt+Enter");
        await Expect(Page.Chips()).ToHaveTextAsync(["red kite", "river", "flying", "parallel speed lines", "sole f"]);

        await Page.Tile(3).ClickAsync();
        var caption = Page.Inspector().GetByLabel("Caption", new() { Exact = true });
        await caption.FillAsync(string.Join(' ', Enumerable.Repeat("hill", 75)) + " umbrella");
        await Expect(Page.Inspector().GetByText("76 tokens", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Page.Inspector().GetByText("token 76 in “umbrella”")).ToBeVisibleAsync();
        await Page.Tile(1).ClickAsync();
        await Page.Filter().FillAsync("tokens:>75");
        await Expect(Page.Status("1 of 6")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task tags_that_may_be_one_are_merged_at_one_go_and_those_that_exclude_each_other_are_shown()
    {
        var prepared = await Prepare(6);
        await Edit(prepared, 1, "add_tags", "Red_Kite", "hills", "day", "night");
        await Edit(prepared, 2, "add_tags", "hill", "hils", "day");
        var recipe = await Post("/api/recipes", new()
        {
            ["name"] = "Times",
            ["steps"] = new JsonArray(new JsonObject { ["edit"] = new JsonObject { ["kind"] = "exclusive_tags", ["tags"] = new JsonArray("day", "night"), ["keep"] = "all" } }),
        });
        await Post($"/api/datasets/{prepared.Dataset}/recipes/{recipe["id"]}:stand", new() { ["on"] = true });

        await Page.Keyboard.PressAsync("Shift+A");
        var dialog = Page.GetByRole(AriaRole.Dialog, new() { Name = "Tags that may be one" });
        await Expect(dialog.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await Expect(dialog.GetByText("Changes 1 image.")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Radio, new() { NameRegex = new("^hills") }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^Merge 2 groups") })).ToBeVisibleAsync();
        await Picture("24-alike-tags");
        await Page.Keyboard.PressAsync("Control+Enter");
        await Expect(Page.GetByText("Merged 2 groups of tags").First).ToBeVisibleAsync();
        await Expect(Page.TagIndex().GetByText("Red_Kite")).ToHaveCountAsync(0);

        await Page.Keyboard.PressAsync("Control+z");
        await Expect(Page.TagIndex().GetByText("Red_Kite")).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Shift+A");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "plural: these are different" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await Page.TagIndex().GetByRole(AriaRole.Button, new() { Name = "Tags that exclude each other" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^day and night") }).ClickAsync();
        await Expect(Page.Status("1 of 6")).ToBeVisibleAsync();
    }

    private Task<JsonObject> Edit(Prepared prepared, int image, string kind, params string[] tags) => Post($"/api/datasets/{prepared.Dataset}/edits", new()
    {
        ["edit"] = new JsonObject { ["kind"] = kind, ["tags"] = new JsonArray([.. tags.Select(tag => (JsonNode)tag)]) },
        ["scope"] = new JsonObject { ["images"] = $"{image}" },
    });

    private static FilePayload File(string name, string text) => new() { Name = name, MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(text) };
}
