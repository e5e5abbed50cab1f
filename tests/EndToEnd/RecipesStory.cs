using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>Edits that are made again and again: stacked, kept under a name, tried, changed, run, and left standing.</summary>
public sealed class RecipesStory(Chromium chromium) : Story(chromium)
{
    [Fact]
    public async Task edits_are_stacked_kept_as_a_recipe_and_run_by_themselves_on_what_comes_in()
    {
        var prepared = await Prepare(20);

        // An empty list teaches where recipes come from.
        await Page.Button("Recipes").ClickAsync();
        await Expect(Recipes.GetByText("No recipes yet")).ToBeVisibleAsync();
        await Picture("11-recipes-empty");
        await Page.Keyboard.PressAsync("Enter");

        // Two edits are stacked: the second sees what the first one makes.
        await BulkEdit.GetByRole(AriaRole.Radio, new() { Name = "Rename a tag" }).ClickAsync();
        await BulkEdit.GetByLabel("From").FillAsync("red kite");
        await BulkEdit.GetByLabel("To", new() { Exact = true }).FillAsync("milvus milvus");
        await Page.Keyboard.PressAsync("Control+Shift+Enter");
        await Expect(Step(BulkEdit, "Rename red kite to milvus milvus")).ToBeVisibleAsync();
        await BulkEdit.GetByRole(AriaRole.Radio, new() { Name = "Add tags" }).ClickAsync();
        await BulkEdit.GetByLabel("Tags", new() { Exact = true }).FillAsync("raptor");
        await BulkEdit.GetByLabel("Only where").FillAsync("tag:\"milvus milvus\"");
        await Expect(BulkEdit.Locator("ins").GetByText("raptor").Or(BulkEdit.Locator("ins", new() { HasText = "raptor" })).First).ToBeVisibleAsync();
        await Picture("11-stacked-edits");

        // They are kept under a name, and stand for what comes in.
        await BulkEdit.GetByRole(AriaRole.Button, new() { Name = "Save as recipe…" }).ClickAsync();
        await SaveAs.GetByRole(AriaRole.Textbox, new() { Name = "Name" }).FillAsync("Latin names");
        await SaveAs.GetByLabel("Apply to new arrivals of Training set").ClickAsync();
        await Picture("11-save-as-recipe");
        await Page.Keyboard.PressAsync("Tab");
        await SaveAs.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(Page.GetByText("Saved the recipe “Latin names”.", new() { Exact = true })).ToBeVisibleAsync();
        (await Tags(prepared, 2)).ShouldContain("red kite", "keeping steps changes nothing");

        // Applied together they are one change.
        await BulkEdit.GetByRole(AriaRole.Button, new() { NameRegex = new("^Apply to ") }).ClickAsync();
        await Expect(Page.Toast("and 1 more step")).ToBeVisibleAsync();
        (await Tags(prepared, 2)).ShouldBe(["milvus milvus", "river", "flying", "raptor"]);
        var edits = (await Get($"/api/datasets/{prepared.Dataset}/changes"))["changes"]!.AsArray().Count(change => change!["label"]!.ToString().StartsWith("Renamed", StringComparison.Ordinal));
        edits.ShouldBe(1);
        await Page.Toast("and 1 more step").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(Page.Toast("Undid: Renamed")).ToBeVisibleAsync();
        (await Tags(prepared, 2)).ShouldBe(["red kite", "river", "flying"]);

        // What comes in is worked on by itself, as a change of its own.
        var folder = Path.Combine(Files, "more");
        PictureFolder.Write(folder, 26);
        var run = await Post($"/api/datasets/{prepared.Dataset}/imports", new() { ["paths"] = new JsonArray(folder), ["text"] = "auto" });
        await Finished(run["id"]!.ToString());
        var newest = (await Get($"/api/datasets/{prepared.Dataset}/changes"))["changes"]!.AsArray()[0]!;
        newest["actor"]!.ToString().ShouldBe("recipe:Latin names");
        newest["label"]!.ToString().ShouldBe("Ran \"Latin names\" on new images");
        (await Tags(prepared, 2)).ShouldContain("red kite", "what was there before is left alone");

        // The dialog tries it on what is there, and shows what a change of it would make different.
        await Page.Grid().FocusAsync();
        await Page.Keyboard.PressAsync("Shift+B");
        await Expect(Recipes.GetByLabel("Apply to new arrivals of this dataset")).ToBeCheckedAsync();
        await Expect(Recipes.GetByRole(AriaRole.Button, new() { NameRegex = new("^Run on ") })).ToBeEnabledAsync();
        await Picture("11-recipe");
        await Step(Recipes, "Add raptor").FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Page.DialogOf("Change the step").GetByLabel("Tags", new() { Exact = true }).FillAsync("bird of prey");
        await Page.Keyboard.PressAsync("Control+Enter");
        await Expect(Recipes.GetByText("Gives something else than before on")).ToBeVisibleAsync();
        await Expect(Recipes.Locator("del", new() { HasText = "raptor" }).First).ToBeVisibleAsync();
        await Expect(Recipes.Locator("ins", new() { HasText = "bird of prey" }).First).ToBeVisibleAsync();
        await Picture("11-recipe-compare");
        await Recipes.GetByRole(AriaRole.Button, new() { Name = "Save changes" }).ClickAsync();
        await Expect(Page.GetByText("Changed the recipe “Latin names”.", new() { Exact = true })).ToBeVisibleAsync();

        // It runs on the scope, and can be taken back.
        await Recipes.GetByRole(AriaRole.Button, new() { NameRegex = new("^Run on ") }).ClickAsync();
        await Expect(Page.Toast("Ran “Latin names”")).ToBeVisibleAsync();
        (await Tags(prepared, 2)).ShouldBe(["milvus milvus", "river", "flying", "bird of prey"]);

        // Deleting it is undone, and it stands as it stood.
        await Page.Button("Recipes").ClickAsync();
        await Recipes.GetByRole(AriaRole.Radio, new() { NameRegex = new("^Latin names") }).ClickAsync(new() { Button = MouseButton.Right });
        await Page.MenuItem("Delete").ClickAsync();
        await Expect(Recipes.GetByText("No recipes yet")).ToBeVisibleAsync();
        await Recipes.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(Recipes.GetByLabel("Apply to new arrivals of this dataset")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task a_recipe_that_cannot_run_says_which_images_it_missed_and_makes_up_for_it()
    {
        var prepared = await Prepare(3);
        var recipe = await Post("/api/recipes", new()
        {
            ["name"] = "Careless",
            ["steps"] = JsonNode.Parse("""[{"edit":{"kind":"add_text","text":"TOO LONG","at":"front"}}]"""),
        });
        await Send(recipe, new string('x', 19_990));
        await Post($"/api/datasets/{prepared.Dataset}/recipes/{recipe["id"]}:stand", new() { ["on"] = true });
        var folder = Path.Combine(Files, "more");
        PictureFolder.Write(folder, 5);
        var run = await Post($"/api/datasets/{prepared.Dataset}/imports", new() { ["paths"] = new JsonArray(folder), ["text"] = "caption" });
        (await Finished(run["id"]!.ToString()))["result"]!["added"]!.GetValue<int>().ShouldBe(2, "no picture is lost");

        await Expect(Page.GetByText("1 missed")).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Recipes") }).ClickAsync();
        await Expect(Recipes.GetByText("2 images came in, or got a text by a model, that it could not work on.")).ToBeVisibleAsync();
        await Picture("11-recipe-missed");
        await Send(recipe, "Photo: ");
        await Recipes.GetByRole(AriaRole.Button, new() { Name = "Run on them" }).ClickAsync();
        await Expect(Page.GetByText("Ran “Careless” – 2 images", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Recipes.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    private Task<JsonObject> Send(JsonObject recipe, string text) =>
        Patch($"/api/recipes/{recipe["id"]}", new() { ["steps"] = new JsonArray(new JsonObject { ["edit"] = new JsonObject { ["kind"] = "add_text", ["text"] = text, ["at"] = "front" } }) });

    private ILocator Recipes => Page.DialogOf("Recipes");

    private ILocator BulkEdit => Page.DialogOf("Bulk edit");

    private ILocator SaveAs => Page.DialogOf("Save as recipe");

    private static ILocator Step(ILocator dialog, string text) => dialog.GetByRole(AriaRole.Group, new() { NameRegex = new($"^Step \\d+: {text}") });
}
