using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>Story 1: start, see the page, start again.</summary>
public sealed class StartingStory(Chromium chromium) : Story(chromium)
{
    [Fact]
    public async Task the_first_start_asks_what_to_learn_and_goes_on_to_the_import()
    {
        await Expect(Page).ToHaveTitleAsync("LoraCraft");
        new Uri(Page.Url).Query.ShouldBeEmpty("the key stays out of the address bar and the history");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "What should your LoRA learn?" })).ToBeVisibleAsync();
        await Page.GetByLabel("Concept").FillAsync("Red kite");
        await Picture("01-first-run");
        await Page.Button("Create and import pictures").ClickAsync();
        await Expect(Page.DialogOf("Import into Training set")).ToBeVisibleAsync();
        await Picture("01-first-import");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.Sidebar().GetByText("Training set")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task a_second_start_finds_the_running_one()
    {
        var (code, output) = await LoraCraftProcess.Run("serve", "--no-browser", "--data", Data);
        code.ShouldBe(0);
        const string announcement = "LoraCraft is running already on ";
        output.ShouldStartWith(announcement);
        var link = output[announcement.Length..].TrimEnd();
        link.ShouldStartWith(Server.Url);
        var other = await OpenWindow(link);
        await Expect(other.GetByText("What should your LoRA learn?")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task a_link_opens_the_page_once_and_without_it_nothing_is_shown()
    {
        (await OpenWindow(Server.Link)).Url.ShouldContain("key=", Case.Sensitive, "the used link leads nowhere");
        var stranger = await OpenWindow(Server.Url);
        await Expect(stranger.GetByText("Open LoraCraft from its link")).ToBeVisibleAsync();
        (await stranger.EvaluateAsync<int>("async () => (await fetch('/api/concepts')).status")).ShouldBe(401);
    }
}
