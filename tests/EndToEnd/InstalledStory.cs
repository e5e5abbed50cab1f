using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LoraCraft.EndToEnd;

/// <summary>The page as an app of its own.</summary>
public sealed class InstalledStory(Chromium chromium) : Story(chromium)
{
    [Fact]
    public async Task the_browser_can_install_it()
    {
        await using var session = await Page.Context.NewCDPSessionAsync(Page);
        var manifest = (await session.SendAsync("Page.getAppManifest"))!.Value;
        manifest.GetProperty("errors").GetArrayLength().ShouldBe(0);
        var read = JsonDocument.Parse(manifest.GetProperty("data").GetString()!).RootElement;
        read.GetProperty("display_override")[0].GetString().ShouldBe("window-controls-overlay");
        foreach (var icon in read.GetProperty("icons").EnumerateArray())
            (await Page.APIRequest.GetAsync($"{Server.Url}{icon.GetProperty("src").GetString()}")).Status.ShouldBe(200);
        // Beside the window's buttons the header moves the window, and its own buttons do not.
        var rules = await Page.EvaluateAsync<string>(
            """
            () => {
              const all = (rules) => [...rules].flatMap((rule) => [rule, ...(rule.cssRules === undefined ? [] : all(rule.cssRules))])
              return [...document.styleSheets].flatMap((sheet) => all(sheet.cssRules))
                .filter((rule) => rule.media?.mediaText.includes('window-controls-overlay')).map((rule) => rule.cssText).join()
            }
            """);
        rules.ShouldContain("env(titlebar-area-width");
        rules.ShouldContain("app-region: drag");
        rules.ShouldContain("app-region: no-drag");
        // A private window, which these tests use, can install nothing: that is all that may stand against it.
        var faults = (await session.SendAsync("Page.getInstallabilityErrors"))!.Value.GetProperty("installabilityErrors").EnumerateArray();
        faults.Select(fault => fault.GetProperty("errorId").GetString()).Except(["in-incognito"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task what_the_browser_offers_is_in_the_palette()
    {
        await Page.Keyboard.PressAsync("Control+k");
        await Page.Keyboard.TypeAsync("install");
        await Expect(Page.GetByRole(AriaRole.Option, new() { NameRegex = new("^Install as an app") })).ToHaveCountAsync(0);
        await Page.Keyboard.PressAsync("Escape");
        await Page.EvaluateAsync("() => window.dispatchEvent(Object.assign(new Event('beforeinstallprompt'), { prompt: async () => { document.title = 'asked' } }))");
        await Page.Keyboard.PressAsync("Control+k");
        await Page.Keyboard.TypeAsync("install");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page).ToHaveTitleAsync("asked");
    }

    [Fact]
    public async Task only_files_named_by_their_content_are_kept_and_a_restart_does_not_matter()
    {
        var prepared = await Prepare(3);
        await Page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => caches.open('loracraft-assets-of-an-older-build'))");
        await Page.ReloadAsync();
        await Expect(Page.Status("3")).ToBeVisibleAsync();
        await Seen(1);
        await Eventually(async () => (await Kept()).Length > 3, "the page's files are kept");
        (await Kept()).ShouldAllBe(path => path.StartsWith("/assets/"));

        await Restart();
        await Show(prepared, 3);
        (await Kept()).ShouldAllBe(path => path.StartsWith("/assets/"));
        (await Page.EvaluateAsync<int>("async () => (await fetch('/api/status')).status")).ShouldBe(200);

        // A new build brings another file; with it go the caches of the old ones.
        await Page.EvaluateAsync("() => navigator.serviceWorker.getRegistration().then((worker) => worker.unregister())");
        await Page.ReloadAsync();
        await Eventually(async () => (await Page.EvaluateAsync<string[]>("() => caches.keys()")).Length == 1, "older caches are gone");

        await Page.Context.ClearCookiesAsync();
        (await Page.EvaluateAsync<int>("async () => (await fetch('/api/status')).status")).ShouldBe(401);
    }

    private Task<string[]> Kept() => Page.EvaluateAsync<string[]>(
        """
        async () => {
          const found = []
          for (const name of await caches.keys())
            for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname)
          return found
        }
        """);
}
