using System.Text.Json;
using LoraCraft.Testing.Captioners;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>The rules of WCAG that a program can check, on every page and in both themes.</summary>
public sealed class AccessibleStory(Chromium chromium) : Story(chromium)
{
    private static readonly string Axe = File.ReadAllText(Path.Combine(Repository.Root, "web", "node_modules", "axe-core", "axe.min.js"));

    /// <summary>What had the focus before and looks the same without it, if anything. A grid is also seen by the tile that the keyboard stands on.</summary>
    private const string LeftUnseen =
        """
        () => {
          const lookOf = (element) =>
            [element, document.getElementById(element.getAttribute('aria-activedescendant') ?? '')]
              .filter((part) => part !== null)
              .map((part) => getComputedStyle(part))
              .map(({ outlineStyle, outlineWidth, boxShadow }) => [outlineStyle === 'none' ? '' : outlineWidth, boxShadow].join(' '))
              .join(', ')
          const left = window.focusedBefore
          const element = document.activeElement
          window.focusedBefore = element === document.body ? undefined : { element, look: lookOf(element) }
          return left !== undefined && left.element !== element && lookOf(left.element) === left.look
            ? left.element.outerHTML.slice(0, 200)
            : null
        }
        """;

    private readonly List<string> _faults = [];

    [Fact]
    public async Task no_page_has_a_serious_fault()
    {
        await Sound("the first start");
        var prepared = await Prepare(12);
        await Post($"/api/datasets/{prepared.Dataset}/versions", new() { ["name"] = "v1" });
        var branch = (await Post($"/api/datasets/{prepared.Dataset}/branches", new() { ["name"] = "Experiment" }))["id"]!;
        await Page.GotoAsync(Server.Url);
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Datasets" })).ToBeVisibleAsync();
        await Sound("home");
        await Page.GotoAsync($"{Server.Url}/timeline");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Timeline" })).ToBeVisibleAsync();
        await Sound("timeline");
        await Page.GotoAsync($"{Server.Url}/drift");
        await Expect(Page.GetByLabel("Folder", new() { Exact = true })).ToBeVisibleAsync();
        await Sound("outside edits");
        await Page.GotoAsync($"{Server.Url}/datasets/{prepared.Dataset}/diff");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Compare" })).ToBeVisibleAsync();
        await Sound("comparison");
        await Page.GotoAsync($"{Server.Url}/datasets/{prepared.Dataset}/merge?from={branch}");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^Merge") })).ToBeVisibleAsync();
        await Sound("merge");
        await Page.GotoAsync($"{Server.Url}/datasets/{prepared.Dataset}?at=v1");
        await Expect(Page.Button("Return to now")).ToBeVisibleAsync();
        await Sound("a past moment");
        await Page.GotoAsync($"{Server.Url}/settings");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Signed-in browsers" })).ToBeVisibleAsync();
        await Sound("settings and sessions");
        await Page.GotoAsync($"{Server.Url}/datasets/{prepared.Dataset}/overview");
        await Expect(Page.GetByRole(AriaRole.Figure, new() { Name = "Aspect ratio" }).Locator(".recharts-bar-rectangle").First).ToBeVisibleAsync();
        await Sound("overview");
        await Page.Button("Tables").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "16:9" })).ToBeVisibleAsync();
        await Sound("overview in tables");
        await Show(prepared, 12);
        await Seen(1);
        await Page.Tile(2).ClickAsync();
        await Sound("dataset");
        await Page.Tile(2).ClickAsync(new() { Button = MouseButton.Right });
        await SoundMenu("menu of a picture");
        await Page.Chips().First.ClickAsync(new() { Button = MouseButton.Right });
        await SoundMenu("menu of a tag");
        await Page.Sidebar().GetByRole(AriaRole.Link, new() { Name = "Training set", Exact = true }).ClickAsync(new() { Button = MouseButton.Right });
        await SoundMenu("menu of a dataset");
        await Page.Button("Menu").ClickAsync();
        await SoundMenu("menu of the program");
        await Page.Button("Timeline").ClickAsync();
        await Sound("dataset with its timeline");
        await Page.Button("Timeline").ClickAsync();
        await Page.Keyboard.PressAsync("?");
        await Expect(Page.DialogOf("Keyboard shortcuts")).ToBeVisibleAsync();
        await Sound("shortcuts");
        await Page.Keyboard.PressAsync("Escape");
        await Page.Keyboard.PressAsync("Control+k");
        await Sound("commands");
        await Page.Keyboard.TypeAsync("take the tour");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Button("End the tour")).ToBeVisibleAsync();
        await Sound("the tour");
        await Page.Keyboard.PressAsync("Escape");
        await Page.Tile(1).DblClickAsync();
        await Expect(Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("1 of 12");
        await Sound("viewer");
        _faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task no_page_of_work_and_no_dialog_has_a_serious_fault()
    {
        await using var fake = await FakeCaptioner.Start();
        fake.Reply = _ => FakeReply.Say("A red kite over a wide field.");
        var prepared = await Prepare(6);
        await Put("/api/providers/fake", new() { ["baseUrl"] = fake.Url, ["model"] = "fake-vision", ["maxSide"] = 256 });
        await Finished((await Post($"/api/datasets/{prepared.Dataset}/captions", new() { ["provider"] = "fake", ["preset"] = "sentences-object", ["policy"] = "propose" }))["id"]!.ToString());
        await Post($"/api/datasets/{prepared.Dataset}/versions", new() { ["name"] = "v1" });
        var changed = Path.Combine(Files, "pictures-6");
        await File.WriteAllTextAsync(Path.Combine(changed, "kite_0002.txt"), "red kite, wide river, flying", Cancel);
        var drift = (await Post("/api/drift", new() { ["path"] = changed }))["id"]!.ToString();
        await Finished(drift);

        await Page.GotoAsync($"{Server.Url}/datasets/{prepared.Dataset}/review");
        await Expect(Page.GetByRole(AriaRole.Status, new() { Name = "Place" })).ToHaveTextAsync("1 of 6");
        await Sound("review");
        await Page.GotoAsync($"{Server.Url}/concepts/{prepared.Concept}/timeline");
        await Expect(Page.GetByText("Imported").First).ToBeVisibleAsync();
        await Sound("timeline of a concept");
        await Page.GotoAsync($"{Server.Url}/drift?run={drift}");
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Captions changed" })).ToBeVisibleAsync();
        await Sound("what was changed outside");

        await Show(prepared, 6);
        await Page.Tile(2).ClickAsync();
        foreach (var (command, title) in new[]
        {
            ("Import", "Import into"), ("Export", "Export Training set"), ("Bulk edit", "Bulk edit"), ("Caption with AI", "Caption with AI"),
            ("Tag with a local model", "Tag with a local model"), ("Recipes", "Recipes"), ("Versions", "Versions"), ("Branch", "Branch"),
            ("Forget for good", "Forget for good"),
        })
            await SoundDialog(command, title);
        await Page.Sidebar().GetByRole(AriaRole.Link, new() { Name = "Training set", Exact = true }).ClickAsync(new() { Button = MouseButton.Right });
        await Page.MenuItem("Settings").ClickAsync();
        await Expect(Page.DialogOf("Dataset settings")).ToBeVisibleAsync();
        await Sound("settings of a dataset");
        await Page.Keyboard.PressAsync("Escape");
        _faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_window_that_is_signed_out_says_so_at_once()
    {
        await Prepare(3);
        await Post("/api/maintenance/rotate-session-key", new());

        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Open LoraCraft from its link again" })).ToBeVisibleAsync();

        await Sound("locked");
        _faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task the_grid_tells_how_much_there_is_and_where_one_stands()
    {
        await Prepare(240);
        await Expect(Page.Grid()).ToHaveAttributeAsync("aria-multiselectable", "true");
        var columns = int.Parse((await Page.Grid().GetAttributeAsync("aria-colcount"))!);
        await Expect(Page.Grid()).ToHaveAttributeAsync("aria-rowcount", $"{(240 + columns - 1) / columns}");
        await Page.Grid().FocusAsync();
        await Page.Keyboard.PressAsync("End");
        await Expect(Page.Grid()).ToHaveAttributeAsync("aria-activedescendant", "picture-240");
        var row = Page.Grid().GetByRole(AriaRole.Row).Filter(new() { Has = Page.Tile(240) });
        await Expect(row).ToHaveAttributeAsync("aria-rowindex", $"{(240 + columns - 1) / columns}");
        await Expect(Page.Tile(240)).ToHaveAttributeAsync("aria-colindex", $"{(240 - 1) % columns + 1}");
    }

    [Fact]
    public async Task panes_are_sized_by_the_keyboard_and_remembered()
    {
        await Prepare(3);
        var pane = Page.GetByRole(AriaRole.Separator, new() { Name = "Width of the inspector" });
        await pane.FocusAsync();
        await Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(pane).ToHaveAttributeAsync("aria-valuenow", "336");
        await Page.Keyboard.PressAsync("End");
        await Expect(pane).ToHaveAttributeAsync("aria-valuenow", "560");
        await Page.ReloadAsync();
        await Expect(pane).ToHaveAttributeAsync("aria-valuenow", "560");
        await pane.DblClickAsync();
        await Expect(pane).ToHaveAttributeAsync("aria-valuenow", "320");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task whoever_goes_by_tab_sees_where_they_are(bool selected)
    {
        await Prepare(6);
        if (selected)
            await Page.Tile(2).ClickAsync();
        await Page.Locator("body").ClickAsync(new() { Position = new() { X = 700, Y = 20 } });
        var unseen = new List<string>();
        var reached = false;
        for (var step = 0; step < 80; step++)
        {
            await Page.Keyboard.PressAsync("Tab");
            reached |= await Page.Grid().EvaluateAsync<bool>("(grid) => grid === document.activeElement");
            if (await Page.EvaluateAsync<string?>(LeftUnseen) is { } left)
                unseen.Add(left);
        }

        unseen.ShouldBeEmpty();
        reached.ShouldBeTrue();
    }

    [Fact]
    public async Task the_grid_shows_the_focus_once_a_key_was_pressed_and_until_a_tile_does()
    {
        await Prepare(240);
        await Expect(Page.Grid()).ToBeFocusedAsync();
        await Expect(Page.Grid()).ToHaveCSSAsync("outline-style", "none");
        await Page.Keyboard.PressAsync("Tab");
        await Page.Keyboard.PressAsync("Shift+Tab");
        await Expect(Page.Grid()).ToBeFocusedAsync();
        await Expect(Page.Grid()).ToHaveCSSAsync("outline-style", "solid");
        await Picture("38-focus-on-the-grid");
        await Page.Keyboard.PressAsync("ArrowRight");
        await Expect(Page.Grid()).ToHaveCSSAsync("outline-style", "none");
        await Expect(Page.Tile(1)).Not.ToHaveCSSAsync("box-shadow", "none");
        await Picture("38-focus-on-a-tile");
        await Page.Grid().EvaluateAsync("(grid) => grid.scrollTo({ top: grid.scrollHeight })");
        await Expect(Page.Grid()).ToHaveCSSAsync("outline-style", "solid");
    }

    /// <summary>Opens a dialog by its command, and closes it.</summary>
    private async Task SoundDialog(string command, string title)
    {
        await Page.Keyboard.PressAsync("Control+k");
        await Page.Keyboard.TypeAsync(command);
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.DialogOf(title)).ToBeVisibleAsync();
        await Sound(title);
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    /// <summary>The open menu alone: what is behind it is hidden from whoever listens.</summary>
    private async Task SoundMenu(string where)
    {
        await Expect(Page.GetByRole(AriaRole.Menu)).ToBeVisibleAsync();
        await Sound(where, "[role=menu]");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.GetByRole(AriaRole.Menu)).ToHaveCountAsync(0);
    }

    /// <summary>Runs axe in both themes.</summary>
    /// <param name="within">The one element to look at, as a selector; the whole page when absent.</param>
    private async Task Sound(string where, string? within = null)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            // Colours that are on their way to the other theme are none that one reads.
            await Page.EvaluateAsync("() => Promise.all(document.getAnimations().filter((each) => each.effect?.getTiming().iterations !== Infinity).map((each) => each.finished.catch(() => null)))");
            await Page.EvaluateAsync(Axe);
            var found = await Page.EvaluateAsync<JsonElement>("async (within) => (await axe.run(within ?? document, { resultTypes: ['violations'] })).violations", within);
            var serious = found.EnumerateArray()
                .Where(rule => rule.GetProperty("impact").GetString() is "serious" or "critical")
                .Select(rule => $"{rule.GetProperty("id")}: {string.Join("\n    ", rule.GetProperty("nodes").EnumerateArray().Take(4).Select(node => $"{node.GetProperty("html")} {node.GetProperty("failureSummary")}"))}");
            _faults.AddRange(serious.Select(fault => $"{where}, {scheme}: {fault}"));
        }
    }
}
