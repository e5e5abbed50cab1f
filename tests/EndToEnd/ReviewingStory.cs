using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LoraCraft.Testing.Captioners;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>A person decides on what a model proposes, by keyboard.</summary>
public sealed class ReviewingStory(Chromium chromium) : Story(chromium)
{
    [Fact]
    public async Task proposals_are_walked_through_accepted_changed_and_rejected()
    {
        await using var fake = await FakeCaptioner.Start();
        fake.Reply = call => FakeReply.SayJson(call, "A red kite over a wide field.", [], "Sharp, well lit.");
        var prepared = await Prepare(6);
        await Put("/api/providers/fake", new() { ["baseUrl"] = fake.Url, ["model"] = "fake-vision", ["maxSide"] = 256, ["answerFormat"] = "json" });
        await Post($"/api/datasets/{prepared.Dataset}/edits", new()
        {
            ["edit"] = new JsonObject { ["kind"] = "set_caption", ["caption"] = "caption", ["text"] = "A kite over a field." },
        });

        var run = await Post($"/api/datasets/{prepared.Dataset}/captions", new() { ["provider"] = "fake", ["preset"] = "sentences-object", ["target"] = "short" });
        await Finished(run["id"]!.ToString());
        (await Image(prepared, 2))["unseen"]!.GetValue<bool>().ShouldBeTrue();

        await Page.GotoAsync($"{Server.Url}/datasets/{prepared.Dataset}/review");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Nothing waits" })).ToBeVisibleAsync();
        await Picture("review-nothing");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.Grid()).ToBeVisibleAsync();

        await Page.Keyboard.PressAsync("Shift+C");
        var dialog = Page.DialogOf("Caption with AI");
        await dialog.GetByLabel("Where there is a text already").ClickAsync();
        await Page.GetByRole(AriaRole.Option, new() { Name = "Propose, I decide" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Try on this picture" }).ClickAsync();
        await Expect(dialog.GetByText("What would wait for you")).ToBeVisibleAsync();
        await Expect(dialog.GetByLabel("Outcome").Locator("ins")).ToHaveTextAsync(["red ", "wide "]);
        await Picture("review-try");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Caption 6 images" }).ClickAsync();
        await Page.Toast("Captioned with").GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();

        var place = Page.GetByRole(AriaRole.Status, new() { Name = "Place" });
        var proposal = Page.GetByLabel("Proposal", new() { Exact = true });
        await Expect(place).ToHaveTextAsync("1 of 6");
        await Expect(proposal.Locator("ins")).ToHaveTextAsync(["red ", "wide "]);
        await Expect(Page.GetByText("Quality: Sharp, well lit.")).ToBeVisibleAsync();
        await Picture("review-proposal");
        await Page.GetByRole(AriaRole.Figure).ClickAsync(new() { Button = MouseButton.Right });
        await Expect(Page.MenuItem("Accept")).ToBeVisibleAsync();
        await Expect(Page.MenuItem("Open in the dataset")).ToBeVisibleAsync();
        await Picture("review-menu");
        await Page.Keyboard.PressAsync("Escape");

        var accept = Page.GetByLabel("Proposal of a model").GetByRole(AriaRole.Button, new() { NameRegex = new("^Accept") });
        async Task Press(string key)
        {
            await Expect(accept).ToBeEnabledAsync(); // until then a decision is under way, or the next is not read
            await Page.Keyboard.PressAsync(key);
        }

        await Press("a");
        await Expect(place).ToHaveTextAsync("1 of 5");
        await Eventually(async () => !(await Image(prepared, 2))["unseen"]!.GetValue<bool>(), "who was shown a picture has seen it");
        await Press("j");
        await Expect(place).ToHaveTextAsync("2 of 5");
        await Press("r");
        await Expect(place).ToHaveTextAsync("2 of 4");
        await Press("e");
        await Expect(accept).ToBeDisabledAsync();
        await Page.GetByLabel("Your version").FillAsync("A red kite over a very wide field.");
        await Page.Keyboard.PressAsync("Control+Enter");
        await Expect(place).ToHaveTextAsync("2 of 3");
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "What machines wrote" })).ToContainTextAsync(new Regex("3 wait.*1 accepted.*1 edited.*1 seen"));
        (await Image(prepared, 6))["unseen"]!.GetValue<bool>().ShouldBeTrue();

        await Page.Keyboard.PressAsync("Control+z");
        await Expect(place).ToHaveTextAsync(new Regex("of 4$"));
        await Page.Keyboard.PressAsync("Control+y");
        await Expect(place).ToHaveTextAsync(new Regex("of 3$"));
        (await Captions(prepared)).ShouldBe(["A red kite over a wide field.", "A kite over a field.", "A kite over a field.", "A red kite over a very wide field.", "A kite over a field.", "A kite over a field."]);

        await Page.Filter().FillAsync("number:5-6");
        await Expect(Page.Button("Accept all 2")).ToBeVisibleAsync();
        await Page.Button("Accept all 2").ClickAsync();
        await Page.Button("Accept 2").ClickAsync();
        await Expect(Page.Toast("Accepted what was proposed for 2 images.")).ToBeVisibleAsync();
        await Expect(Page.Button("Accept all 2")).ToHaveCountAsync(0);
        await Page.Toast("Accepted what was proposed for 2 images.").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(Page.Button("Accept all 2")).ToBeVisibleAsync();
        (await Captions(prepared))[5].ShouldBe("A kite over a field.");
        await Page.GetByRole(AriaRole.Link, new() { Name = "1 accepted" }).ClickAsync();
        await Expect(Page.Filter()).ToHaveValueAsync("is:accepted -is:proposed");
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Review 3" })).ToBeVisibleAsync();
    }

    private async Task<string[]> Captions(Prepared prepared)
    {
        var captions = new List<string>();
        for (var number = 1; number <= 6; number++)
            captions.Add((await Image(prepared, number))["captions"]!["caption"]!.ToString());
        return [.. captions];
    }
}
