using System.Text.RegularExpressions;
using LoraCraft.Testing.Captioners;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>Two prompts are compared blind on samples, and the better one captions the rest.</summary>
public sealed class TrialStory(Chromium chromium) : Story(chromium)
{
    private const string Phrases = "red kite, field";

    private ILocator Trial => Page.DialogOf("Try captions on samples");

    [Fact]
    public async Task two_prompts_are_compared_blind_and_the_winner_captions_the_rest_without_paying_twice()
    {
        await using var fake = await FakeCaptioner.Start();
        fake.Reply = _ => FakeReply.Refuse("No kites today.");
        var prepared = await Prepare(6);
        await Put("/api/providers/fake", new()
        {
            ["baseUrl"] = fake.Url,
            ["model"] = "fake-vision",
            ["maxSide"] = 256,
            ["inputPrice"] = 2,
            ["outputPrice"] = 10,
        });

        await Page.Keyboard.PressAsync("Shift+C");
        var form = Page.DialogOf("Caption with AI");
        await Choose(form, "Where there is a text already", "Replace everything");
        await Expect(form.GetByRole(AriaRole.Status)).ToContainTextAsync(new Regex(@"6 images to ask about · about [\d,]+ tokens · about \$0\."));
        await form.GetByRole(AriaRole.Button, new() { Name = "Try on samples…" }).ClickAsync();

        await Choose(Trial, "Provider B", "Nobody: try A alone");
        await Trial.GetByLabel("Samples", new() { Exact = true }).And(Page.Locator("input")).FillAsync("1");
        await Expect(Trial.GetByRole(AriaRole.Img)).ToHaveCountAsync(1);
        await Trial.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync();
        await Expect(Trial.GetByLabel("Answer")).ToContainTextAsync("The model refused: No kites today.");
        await Expect(Trial.GetByLabel("Answer")).ToContainTextAsync("220 tokens");
        await Trial.GetByRole(AriaRole.Button, new() { Name = "Try something else" }).ClickAsync();

        fake.Reply = call => FakeReply.Say(call.Prompt.Contains("short phrases", StringComparison.Ordinal) ? Phrases : "A red kite over a field.");
        var before = fake.Asked.Count;
        await Choose(Trial, "Provider B", "fake: fake-vision");
        await Choose(Trial, "Preset B", "Short phrases, object");
        await Trial.GetByLabel("Samples", new() { Exact = true }).And(Page.Locator("input")).FillAsync("4");
        await Expect(Trial.GetByRole(AriaRole.Img)).ToHaveCountAsync(4);
        var first = await Samples();
        await Trial.GetByRole(AriaRole.Button, new() { Name = "Other samples" }).ClickAsync();
        await Eventually(async () => !(await Samples()).SequenceEqual(first), "there are other samples");
        await Picture("trial-setup");
        await Trial.GetByRole(AriaRole.Button, new() { Name = "Ask both" }).ClickAsync();

        var votes = Trial.GetByRole(AriaRole.Status, new() { Name = "Votes" });
        await Expect(votes).ToHaveTextAsync("Which is better? 4 votes to go");
        await Expect(Trial.GetByText("Asking…")).ToHaveCountAsync(0);
        await Expect(Trial.GetByText("tokens")).ToHaveCountAsync(0);
        await Picture("trial-blind");
        for (var left = 4; left > 0; left--)
        {
            await Expect(votes).ToHaveTextAsync($"Which is better? {left} vote{(left == 1 ? "" : "s")} to go");
            var isLeft = await Trial.Locator("li[aria-current=true]").GetByLabel("Left").GetByText(Phrases).CountAsync() == 1;
            await Page.Keyboard.PressAsync(left == 1 ? "3" : isLeft ? "ArrowLeft" : "2");
        }

        var result = Trial.GetByRole(AriaRole.Region, new() { Name = "Result" });
        await Expect(result.GetByRole(AriaRole.Heading)).ToHaveTextAsync("B is better: Short phrases, object by fake, 1 tie");
        await Expect(result.GetByRole(AriaRole.Row).Nth(2)).ToContainTextAsync(new Regex(@"^B: Short phrases, object by fake30440\d\.\d\$0\.0012$"));
        await Expect(Trial.GetByLabel("B", new() { Exact = true }).First).ToContainTextAsync(new Regex(@"110 tokens · \d\.\d s · \$0\.00030"));
        await Picture("trial-result");
        fake.Asked.Count.ShouldBe(before + 8);

        await Trial.GetByRole(AriaRole.Button, new() { Name = "Keep the winner" }).ClickAsync();
        await Expect(form.GetByLabel("Preset")).ToHaveTextAsync("Short phrases, object");
        await form.GetByRole(AriaRole.Button, new() { Name = "Caption 6 images" }).ClickAsync();
        await Expect(Page.Toast("6 captioned")).ToBeVisibleAsync();
        fake.Asked.Count.ShouldBe(before + 10);
        fake.Complaints.ShouldBeEmpty();
        for (var number = 1; number <= 6; number++)
            (await Image(prepared, number))["captions"]!["caption"]!.ToString().ShouldBe(Phrases);
    }

    [Fact]
    public async Task a_prompt_is_tried_while_it_is_written_saved_and_an_earlier_version_used_again()
    {
        await using var fake = await FakeCaptioner.Start();
        await Prepare(4);
        await Put("/api/providers/fake", new() { ["baseUrl"] = fake.Url, ["model"] = "fake-vision", ["maxSide"] = 256 });
        await Put("/api/prompts/Mine", new() { ["text"] = "Say what flies." });
        await Page.Keyboard.PressAsync("Shift+C");
        var form = Page.DialogOf("Caption with AI");
        await form.GetByLabel("Preset").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Group, new() { Name = "For any model" })).ToContainTextAsync("Mine");
        await Picture("trial-presets");
        await Page.GetByRole(AriaRole.Option, new() { Name = "Mine", Exact = true }).ClickAsync();
        await form.GetByLabel("Prompt", new() { Exact = true }).FillAsync("Say what flies, and where.");

        await form.GetByRole(AriaRole.Button, new() { Name = "Try on samples…" }).ClickAsync();
        await Expect(Trial.GetByLabel("Preset A")).ToHaveTextAsync("Mine, as written");
        await Expect(Trial.GetByLabel("Preset B")).ToHaveTextAsync("Mine");
        await Trial.GetByLabel("Samples", new() { Exact = true }).And(Page.Locator("input")).FillAsync("1");
        await Trial.GetByRole(AriaRole.Button, new() { Name = "Ask both" }).ClickAsync();
        await Eventually(() => Task.FromResult(fake.Asked.Count == 2), "both are asked");
        fake.Asked.Select(a => a.Prompt).Order().ShouldBe(["Say what flies, and where.", "Say what flies."]);
        await Trial.GetByRole(AriaRole.Button, new() { Name = "Back" }).ClickAsync();

        await Expect(form.GetByLabel("Prompt", new() { Exact = true })).ToHaveValueAsync("Say what flies, and where.");
        await form.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Earlier versions" }).ClickAsync();
        await Expect(form.GetByRole(AriaRole.Listitem, new() { Name = "Version 1" }).Locator("del")).ToHaveTextAsync([", and where"]);
        await Picture("trial-prompt-versions");
        await form.GetByRole(AriaRole.Button, new() { Name = "Use this version again" }).ClickAsync();
        await Expect(form.GetByLabel("Prompt", new() { Exact = true })).ToHaveValueAsync("Say what flies.");
        await Expect(form).ToContainTextAsync("Version 3");
    }

    [Fact]
    public async Task a_trial_is_reached_by_its_name_and_says_when_there_is_nothing_to_try_it_on()
    {
        await using var fake = await FakeCaptioner.Start();
        var prepared = await Prepare(6);
        await Put("/api/providers/fake", new() { ["baseUrl"] = fake.Url, ["model"] = "fake-vision" });
        await Post($"/api/datasets/{prepared.Dataset}/edits", new()
        {
            ["edit"] = new System.Text.Json.Nodes.JsonObject { ["kind"] = "set_caption", ["caption"] = "caption", ["text"] = "Mine." },
        });

        await Page.Keyboard.PressAsync("Control+k");
        await Page.Keyboard.TypeAsync("try captions");
        await Page.Keyboard.PressAsync("Enter");

        await Expect(Trial).ToContainTextAsync("would ask about no image");
        await Expect(Trial.GetByRole(AriaRole.Button, new() { Name = "Ask both" })).ToBeDisabledAsync();
        await Trial.GetByRole(AriaRole.Button, new() { Name = "Back" }).ClickAsync();
        await Expect(Page.DialogOf("Caption with AI")).ToBeVisibleAsync();
        fake.Asked.ShouldBeEmpty();
    }

    private async Task Choose(ILocator dialog, string label, string option)
    {
        await dialog.GetByLabel(label, new() { Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Option, new() { Name = option, Exact = true }).ClickAsync();
    }

    private async Task<string?[]> Samples() =>
        [.. await Task.WhenAll((await Trial.GetByRole(AriaRole.Img).AllAsync()).Select(picture => picture.GetAttributeAsync("alt")))];
}
