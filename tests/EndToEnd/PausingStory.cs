using LoraCraft.Corpus;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>Long work is paused and goes on later, also after a restart.</summary>
public sealed class PausingStory(Chromium chromium) : Story(chromium)
{
    private const int Pictures = 150;

    [Fact]
    public async Task an_import_is_paused_stays_so_over_a_restart_and_goes_on()
    {
        var folder = Path.Combine(Files, "large");
        Directory.CreateDirectory(folder);
        var picture = Encode.Jpeg(Drawing.Scene(3000, 2000, 1));
        for (var i = 0; i < Pictures; i++)
            await File.WriteAllBytesAsync(Path.Combine(folder, $"kite_{i:000}.jpg"), [.. picture, (byte)i], Cancel);
        var dataset = await Prepare("Red kite", "Training set", folder: null);
        await Page.GotoAsync($"{Server.Url}/datasets/{dataset.Dataset}");
        await Expect(Page.GetByText("Drop pictures here")).ToBeVisibleAsync();
        await Post($"/api/datasets/{dataset.Dataset}/imports", new() { ["paths"] = new System.Text.Json.Nodes.JsonArray(folder), ["text"] = "auto" });

        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new($" of {Pictures}") }).ClickAsync();
        await Activity.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Expect(Activity.GetByText("Paused · ")).ToBeVisibleAsync();
        await Picture("21-paused");

        await Restart();
        var tray = Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Paused · ") });
        await Expect(tray).ToBeVisibleAsync();
        await tray.ClickAsync();
        await Activity.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await Expect(Activity.GetByRole(AriaRole.Button, new() { Name = "Pause" })).ToBeVisibleAsync();
        await Picture("21-resumed");
        await Expect(Page.Status($"{Pictures}")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(Page.Toast($"{Pictures} added")).ToBeVisibleAsync();
    }

    private ILocator Activity => Page.DialogOf("Activity");
}
