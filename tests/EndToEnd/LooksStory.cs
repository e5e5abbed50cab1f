using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LoraCraft.EndToEnd.Looks;
using LoraCraft.Testing.Captioners;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>The main pages look as they did when a person last found them right.</summary>
public sealed class LooksStory(Chromium chromium) : Story(chromium)
{
    private const int Pictures = 12;
    private const int UsualScreen = 1440;

    private static readonly (ColorScheme Scheme, int Width, int Height)[] Screens =
        [(ColorScheme.Dark, UsualScreen, 900), (ColorScheme.Light, UsualScreen, 900), (ColorScheme.Dark, 1024, 768), (ColorScheme.Dark, 1920, 1080)];

    /// <summary>Pages of one column and dialogs look the same on other screens.</summary>
    private static readonly string[] UsualOnly = ["first-start", "viewer", "commands"];

    private Look _look = null!;
    private Prepared _prepared = null!;
    private string _branch = "";

    [Fact]
    public async Task the_main_pages_look_as_they_did()
    {
        _look = new(await OpenWindow("about:blank"), Changing);
        await Check("first-start", () => Expect(Page.GetByRole(AriaRole.Textbox).First).ToBeVisibleAsync());
        _prepared = await Prepare(Pictures);
        await Post($"/api/datasets/{_prepared.Dataset}/versions", new() { ["name"] = "v1" });
        _branch = (await Post($"/api/datasets/{_prepared.Dataset}/branches", new() { ["name"] = "Experiment" }))["id"]!.ToString();
        await Post($"/api/datasets/{_branch}/images:star", new() { ["scope"] = new JsonObject { ["images"] = "1-6" }, ["stars"] = 4 });
        foreach (var (name, open) in Pages)
            await Check(name, open);
        _look.Faults.ShouldBeEmpty();
    }

    /// <summary>Times, who is at the computer, and where the test has its files.</summary>
    private Dictionary<string, string> Changing => new()
    {
        [@"\b\d\d:\d\d\b"] = "12:00",
        [@"\b\d{1,2} [A-Z][a-z]{2,3} \d{4}\b"] = "1 Jan 2026",
        [@"\b(\d+ h )?\d+ (s|min|h) ago\b"] = "just now",
        [$"^{Regex.Escape(Environment.UserName)}$"] = "me",
        [Regex.Escape(Path.GetDirectoryName(Data)!)] = "/kites",
        [Regex.Escape(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile))] = "/home/me",
        [$"^{new Uri(Server.Url).Port}$"] = "7341",
    };

    private Dictionary<string, Func<Task>> Pages => new()
    {
        ["home"] = async () =>
        {
            await Go("");
            await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Datasets" })).ToBeVisibleAsync();
        },
        ["dataset"] = async () =>
        {
            await Go($"datasets/{_prepared.Dataset}");
            await Page.Tile(2).ClickAsync();
            await Expect(Page.Chips()).Not.ToHaveCountAsync(0);
            await Seen(4);
        },
        ["viewer"] = async () =>
        {
            await Go($"datasets/{_prepared.Dataset}/images/3");
            await Expect(Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync($"3 of {Pictures}");
        },
        ["overview"] = async () =>
        {
            await Go($"datasets/{_prepared.Dataset}/overview");
            await Expect(Page.GetByRole(AriaRole.Figure, new() { Name = "Aspect ratio" }).Locator(".recharts-bar-rectangle").First).ToBeVisibleAsync();
        },
        ["comparison"] = async () =>
        {
            await Go($"datasets/{_prepared.Dataset}/diff?with={_branch}");
            await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Images" })).ToContainTextAsync("kite_0001");
        },
        ["timeline"] = async () =>
        {
            await Go("timeline");
            await Expect(Page.GetByText("Imported").First).ToBeVisibleAsync();
        },
        ["settings"] = async () =>
        {
            await Go("settings");
            await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Signed-in browsers" })).ToBeVisibleAsync();
        },
        ["commands"] = async () =>
        {
            await Go("drift");
            await Expect(Page.GetByLabel("Folder", new() { Exact = true })).ToBeVisibleAsync();
            await Page.Keyboard.PressAsync("Control+k");
            await Expect(Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        },
        ["past"] = async () =>
        {
            await Go($"datasets/{_prepared.Dataset}?at=v1");
            await Expect(Page.Button("Return to now")).ToBeVisibleAsync();
            await Seen(4);
        },
        ["drift"] = async () =>
        {
            var folder = Path.Combine(Files, $"pictures-{Pictures}");
            await File.WriteAllTextAsync(Path.Combine(folder, "kite_0002.txt"), "red kite, wide river, flying", Cancel);
            var run = (await Post("/api/drift", new() { ["path"] = folder, ["dataset"] = _prepared.Dataset }))["id"]!.ToString();
            await Finished(run);
            await Go($"drift?run={run}");
            await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Captions changed" })).ToBeVisibleAsync();
        },
        ["merge"] = async () =>
        {
            await Post($"/api/datasets/{_prepared.Dataset}/images:star", new() { ["scope"] = new JsonObject { ["images"] = "1-4" }, ["stars"] = 2 });
            await Go($"datasets/{_prepared.Dataset}/merge?from={_branch}");
            await Expect(Page.GetByRole(AriaRole.Status, new() { Name = "Progress" })).ToHaveTextAsync("0 of 4 decided");
        },
        ["review"] = async () =>
        {
            await using var fake = await FakeCaptioner.Start();
            fake.Reply = _ => FakeReply.Say("A red kite over a wide field.");
            await Put("/api/providers/fake", new() { ["baseUrl"] = fake.Url, ["model"] = "fake-vision", ["maxSide"] = 256 });
            await Finished((await Post($"/api/datasets/{_prepared.Dataset}/captions", new() { ["provider"] = "fake", ["preset"] = "sentences-object", ["policy"] = "propose" }))["id"]!.ToString());
            await Go($"datasets/{_prepared.Dataset}/review");
            await Expect(Page.GetByRole(AriaRole.Status, new() { Name = "Place" })).ToHaveTextAsync($"1 of {Pictures}");
        },
    };

    /// <summary>In both themes on a usual screen, and in the dark on a small and on a large one.</summary>
    private async Task Check(string name, Func<Task> open)
    {
        await Page.SetViewportSizeAsync(Screens[0].Width, Screens[0].Height);
        await Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await open();
        foreach (var (scheme, width, height) in Screens.Where(s => s.Width == UsualScreen || !UsualOnly.Contains(name)))
        {
            await Page.SetViewportSizeAsync(width, height);
            await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await Page.Mouse.MoveAsync(0, 0);
            await _look.Check(Page, $"{name}-{width}-{scheme.ToString().ToLowerInvariant()}");
        }
    }

    private async Task Go(string path) => await Page.GotoAsync($"{Server.Url}/{path}");
}
