using Microsoft.Playwright;

namespace LoraCraft.Bench;

/// <summary>Chromium of the system; Playwright's own is not needed.</summary>
internal static class SystemBrowser
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public static Task<IBrowser> Launch(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = Places.First(File.Exists), Args = ["--no-sandbox"] });

    /// <summary>A window of its own, which has nothing cached.</summary>
    public static Task<IBrowserContext> Window(this IBrowser browser) =>
        browser.NewContextAsync(new() { BypassCSP = true, ViewportSize = new() { Width = 1600, Height = 1000 } });
}
