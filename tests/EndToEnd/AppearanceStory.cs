using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>The page in light, in dark, and as the system has it.</summary>
public sealed class AppearanceStory(Chromium chromium) : Story(chromium)
{
    private const string Dark = "rgb(27, 29, 34)";
    private const string Light = "rgb(238, 241, 246)";

    [Fact]
    public async Task a_chosen_theme_stands_from_the_first_moment_of_the_next_load()
    {
        await Prepare(6);
        await Expect(Body).ToHaveCSSAsync("background-color", Dark);
        await Page.Button("Menu").ClickAsync();
        await Page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Light" }).ClickAsync();
        await Expect(Body).ToHaveCSSAsync("background-color", Light);
        await Page.Keyboard.PressAsync("Escape");

        // Without the program only what stands before the first paint is left.
        await Page.RouteAsync("**/assets/*.js", route => route.AbortAsync());
        await Page.ReloadAsync();
        await Expect(Body).ToHaveCSSAsync("background-color", Light);
        await Page.UnrouteAsync("**/assets/*.js");

        await Page.ReloadAsync();
        await Seen(1);
        await Picture("30-light");
        await Page.Button("Menu").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Light" })).ToBeCheckedAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task the_shell_is_painted_before_the_program_comes_which_puts_its_own_in_the_same_places(bool sidebar)
    {
        await Prepare(1);
        await Page.GetByRole(AriaRole.Separator, new() { Name = "Width of the datasets" }).PressAsync("ArrowRight");
        if (!sidebar)
            await Page.Button("Hide the datasets").ClickAsync();
        var places = await Places();
        await Page.EvaluateAsync("async () => { for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister() }"); // it answers what is aborted here

        await Page.RouteAsync("**/assets/*.js", route => route.AbortAsync());
        await Page.ReloadAsync();
        (await Page.Locator("#root [aria-busy] header").InnerTextAsync()).ShouldBe("LoraCraft");
        await Picture($"37-shell-{(sidebar ? "with" : "without")}-sidebar");
        (await Places()).ShouldBe(places);
        await Page.UnrouteAsync("**/assets/*.js");

        await Page.ReloadAsync();
        await Seen(1);
        await Expect(Page.Locator("#root [aria-busy] header")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task unless_one_is_chosen_the_theme_follows_the_system_while_the_page_is_open()
    {
        await Expect(Body).ToHaveCSSAsync("background-color", Dark);
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await Expect(Body).ToHaveCSSAsync("background-color", Light);
        await Expect(Page.Locator("meta[name=theme-color]")).ToHaveAttributeAsync("content", Light);
        await Page.Keyboard.PressAsync("Control+k");
        await Page.Keyboard.TypeAsync("theme dark");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Body).ToHaveCSSAsync("background-color", Dark);
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Page.Keyboard.PressAsync("Control+k");
        await Page.Keyboard.TypeAsync("theme system");
        await Page.Keyboard.PressAsync("Enter");
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await Expect(Body).ToHaveCSSAsync("background-color", Light);
    }

    [Fact]
    public async Task who_wants_no_motion_and_no_transparency_gets_none()
    {
        var devtools = await Page.Context.NewCDPSessionAsync(Page);
        await Page.Keyboard.PressAsync("Control+k");
        var flyout = Page.DialogOf("Commands");
        (await Style(flyout, "backdropFilter")).ShouldContain("blur");
        (await Style(flyout, "animationDuration")).ShouldBe("0.12s");
        await devtools.SendAsync("Emulation.setEmulatedMedia", new()
        {
            ["features"] = new[]
            {
                new Dictionary<string, string> { ["name"] = "prefers-reduced-transparency", ["value"] = "reduce" },
                new Dictionary<string, string> { ["name"] = "prefers-reduced-motion", ["value"] = "reduce" },
            },
        });
        await Expect(flyout).ToHaveCSSAsync("backdrop-filter", "none");
        (await Style(flyout, "backgroundColor")).ShouldStartWith("rgb(", Case.Sensitive, "nothing shines through");
        (await Style(flyout, "animationDuration")).ShouldBe("0.001s");
    }

    /// <summary>Where the parts of the shell are, in whole pixels.</summary>
    private Task<string> Places() => Page.EvaluateAsync<string>(
        """
        () => ['header', 'header img', 'main'].map((part) => {
            const { x, y, width, height } = document.querySelector(part).getBoundingClientRect()
            return [part, ...[x, y, width, height].map(Math.round)].join(' ')
        }).join('; ')
        """);

    private ILocator Body => Page.Locator("body");

    private static Task<string> Style(ILocator part, string property) => part.EvaluateAsync<string>("(element, name) => getComputedStyle(element)[name]", property);
}
