using LoraCraft.Testing.Captioners;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>A provider is set up, a dataset captioned by it, what failed is tried again, and a run undone as one.</summary>
public sealed class AskingStory(Chromium chromium) : Story(chromium)
{
    private const string Key = "sk-kites-123456789";
    private const int Pictures = 6;

    /// <summary>The fifth has a caption already.</summary>
    private const int Asked = 5;

    [Fact]
    public async Task captions_and_tags_come_out_of_one_answer_where_the_provider_answers_as_json()
    {
        await using var fake = await FakeCaptioner.Start();
        fake.Reply = call => call.AsJson ? FakeReply.SayJson(call, "A kite in the wind.", ["wind", "cloud"]) : FakeReply.Say("A kite in the wind.");
        var prepared = await Prepare(Pictures);
        await Put("/api/providers/fake", new() { ["baseUrl"] = fake.Url, ["model"] = "fake-vision", ["maxSide"] = 256 });
        await Page.Keyboard.PressAsync("Shift+C");
        var dialog = Page.DialogOf("Caption with AI");
        await Expect(dialog.GetByLabel("Also write its tags (needs a provider that answers as JSON")).ToBeDisabledAsync();
        await Page.Keyboard.PressAsync("Escape");

        await Put("/api/providers/fake", new() { ["baseUrl"] = fake.Url, ["model"] = "fake-vision", ["maxSide"] = 256, ["answerFormat"] = "json" });
        await Page.ReloadAsync();
        await Page.Tile(1).ClickAsync();
        await Page.Keyboard.PressAsync("Shift+C");
        await Choose(dialog, "Where there is a text already", "Add after what is there");
        await dialog.GetByLabel("Also write its tags, from the same answer").CheckAsync();
        var sent = dialog.GetByRole(AriaRole.Region, new() { Name = "What is sent" });
        await Expect(sent).ToContainTextAsync("Beside the caption list");
        await sent.GetByRole(AriaRole.Button, new() { Name = "Try on this picture" }).ClickAsync();
        await Expect(sent.GetByRole(AriaRole.Group, new() { Name = "Outcome for its tags" })).ToContainTextAsync("wind");
        await Picture("30-tags-beside");
        await dialog.GetByRole(AriaRole.Button, new() { Name = $"Caption {Pictures} images" }).ClickAsync();
        await Expect(Page.Toast($"{Pictures} captioned")).ToBeVisibleAsync();
        await Eventually(async () => (await Tags(prepared, 1)).TakeLast(2).SequenceEqual(["wind", "cloud"]), "the tags are there");
        fake.Complaints.ShouldBeEmpty();
        fake.Asked.Count.ShouldBe(Pictures);
    }

    [Fact]
    public async Task a_dataset_is_captioned_by_a_model_and_it_is_undone()
    {
        await using var fake = await FakeCaptioner.Start(Key);
        fake.Reply = _ => FakeReply.Say("Here is a caption: A red kite in the wind.");
        var prepared = await Prepare(Pictures);

        await Page.GotoAsync($"{Server.Url}/settings");
        await Page.Button("Add a provider").ClickAsync();
        await Page.MenuItem("vLLM").ClickAsync();
        var setup = Page.DialogOf("New provider");
        await setup.GetByLabel("Address").FillAsync(fake.Url);
        await setup.GetByLabel("Model").FillAsync("fake-vision");
        await setup.GetByLabel("Requests at once").FillAsync("1");
        await setup.GetByLabel("Key").FillAsync(Key);
        await Page.Keyboard.PressAsync("Tab");
        await Expect(setup).ToContainTextAsync("It has fake-vision, fake-vision-large.");
        await Picture("30-provider-models");
        await setup.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        var row = Page.GetByRole(AriaRole.Listitem, new() { Name = "vllm", Exact = true });
        await row.GetByRole(AriaRole.Button, new() { Name = "Test" }).ClickAsync();
        await Expect(row.GetByRole(AriaRole.Status)).ToContainTextAsync("A red kite in the wind.");
        await Picture("30-provider");

        var refused = 0;
        fake.Reply = _ => Interlocked.Increment(ref refused) <= 2
            ? FakeReply.Refuse("No kites, please.")
            : FakeReply.Say("Here is a caption: A red kite in the wind.");
        await Show(prepared, Pictures);
        await Page.Button("Caption with AI…").ClickAsync();
        var dialog = Page.DialogOf("Caption with AI");
        await Expect(dialog.GetByRole(AriaRole.Region, new() { Name = "What is sent" })).ToContainTextAsync("Describe this picture");
        await Expect(dialog.GetByRole(AriaRole.Status)).ToContainTextAsync($"{Asked} images to ask about, 1 left alone");
        await Picture("30-caption-dialog");
        await dialog.GetByRole(AriaRole.Button, new() { Name = $"Caption {Asked} images" }).ClickAsync();
        await Expect(Page.Toast($"{Asked - 1} captioned · 1 skipped · 1 failed")).ToBeVisibleAsync();

        await Page.Button("Activity").ClickAsync();
        var activity = Page.DialogOf("Activity");
        await activity.GetByRole(AriaRole.Listitem).First.GetByRole(AriaRole.Button, new() { Name = "Report" }).ClickAsync();
        var report = Page.DialogOf("Captioned with");
        await Expect(report.GetByRole(AriaRole.Tabpanel)).ToContainTextAsync("The model refused: No kites, please.");
        await Expect(report.GetByRole(AriaRole.Button, new() { Name = "Retry failed" })).ToBeVisibleAsync();
        await Picture("30-report");
        await report.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).Last.ClickAsync();
        await Page.Button("Activity").ClickAsync();
        await activity.GetByRole(AriaRole.Button, new() { Name = "Show failed" }).ClickAsync();
        await Expect(Page.Status($"1 of {Pictures}")).ToBeVisibleAsync();
        await Picture("30-failed");
        await activity.GetByRole(AriaRole.Button, new() { Name = "Retry failed" }).ClickAsync();
        await Expect(Page.Toast("1 captioned")).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Escape");

        await Show(prepared, Pictures);
        await Page.Tile(1).ClickAsync();
        await Expect(Page.Inspector().GetByText("A red kite in the wind.")).ToBeVisibleAsync();
        fake.Complaints.ShouldBeEmpty();

        await Page.Button("Timeline").ClickAsync();
        var timeline = Page.GetByRole(AriaRole.Complementary, new() { Name = "Timeline" });
        await timeline.GetByRole(AriaRole.Button, new() { NameRegex = new("^More for: Captioned with fake-vision") }).Last.ClickAsync();
        await Page.MenuItem("Undo this change").ClickAsync();
        await Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Undo it" }).ClickAsync();
        await Page.Filter().FillAsync("is:uncaptioned");
        await Expect(Page.Status($"{Asked - 1} of {Pictures}")).ToBeVisibleAsync();
    }

    private async Task Choose(ILocator dialog, string label, string option)
    {
        await dialog.GetByLabel(label, new() { Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Option, new() { Name = option, Exact = true }).ClickAsync();
    }
}
