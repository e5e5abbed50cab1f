using LoraCraft.Testing.Captioners;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>Long work is paused and goes on later, also after a restart.</summary>
public sealed class PausingStory(Chromium chromium) : Story(chromium)
{
    private const int Pictures = 6;

    [Fact]
    public async Task a_run_is_paused_stays_so_over_a_restart_and_goes_on()
    {
        await using var fake = await FakeCaptioner.Start();
        fake.Answers = 2; // the run waits for the third as long as the page needs
        var dataset = await Prepare(Pictures);
        await Put("/api/providers/fake", new() { ["baseUrl"] = fake.Url, ["model"] = "fake-vision", ["concurrency"] = 1 });
        await Post($"/api/datasets/{dataset.Dataset}/captions", new() { ["provider"] = "fake", ["preset"] = "sentences-object", ["policy"] = "replace-all" });

        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^2 of {Pictures}") }).ClickAsync();
        await Activity.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Expect(Activity.GetByText("Paused · ")).ToBeVisibleAsync();
        await Picture("21-paused");

        fake.Answers = 3; // nothing waits for what is under way
        await Restart();
        var tray = Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Paused · ") });
        await Expect(tray).ToBeVisibleAsync();
        await tray.ClickAsync();
        await Activity.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await Expect(Activity.GetByRole(AriaRole.Button, new() { Name = "Pause" })).ToBeVisibleAsync();
        await Picture("21-resumed");

        fake.Answers = int.MaxValue;
        await Expect(Page.Toast($"{Pictures} captioned")).ToBeVisibleAsync();
        fake.Asked.Count.ShouldBe(Pictures, "what was answered before is not asked again");
    }

    private ILocator Activity => Page.DialogOf("Activity");
}
