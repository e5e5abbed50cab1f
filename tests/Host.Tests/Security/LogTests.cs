using System.Net.Http.Json;
using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.Security;

public sealed class LogTests
{
    [Fact]
    public async Task whatever_is_logged_holds_no_key_token_or_cookie()
    {
        using var folder = new TemporaryFolder();
        const string secret = "sk-a1b2c3d4e5f6g7h8wxyz";
        folder.Write("data.settings.json", """{"log": "debug"}""");
        using var process = LoraCraftProcess.Begin(folder["data"], "serve", "--port", "0", "--no-browser", "--no-tray");
        try
        {
            const string announcement = "Listening on ";
            var (said, line) = ("", "");
            while (!line.StartsWith(announcement, StringComparison.Ordinal))
            {
                said += line;
                line = (await process.StandardOutput.ReadLineAsync()).ShouldNotBeNull();
            }

            var link = line[announcement.Length..];
            var logged = process.StandardOutput.ReadToEndAsync();
            var running = DataFolder.Running(folder["data"]).ShouldNotBeNull();
            using var handler = new HttpClientHandler { CookieContainer = new() };
            using var browser = new HttpClient(handler) { BaseAddress = new(running.Url) };
            browser.DefaultRequestHeaders.Add("X-LoraCraft", "1");
            (await browser.GetAsync(link)).Dispose();
            (await browser.GetAsync(link)).Dispose();
            (await browser.PutAsJsonAsync("/api/secrets/openai", new { value = secret })).EnsureSuccessStatusCode();
            (await browser.PutAsJsonAsync("/api/secrets/openai", new { value = $"{secret} {secret}" })).Dispose();
            (await browser.PatchAsJsonAsync("/api/settings", new { postgres = $"Host=db;Password={secret}" })).EnsureSuccessStatusCode();
            (await Api.Of(running.Url, running.Token).Get("/api/secrets")).List("secrets").ShouldHaveSingleItem();
            (await browser.GetAsync("/api/none")).Dispose();
            var cookie = handler.CookieContainer.GetAllCookies().ShouldHaveSingleItem().Value;
            process.Kill();

            said += await logged + await process.StandardError.ReadToEndAsync();
            said.ShouldContain("dbug: ");
            foreach (var hidden in new[] { secret, running.Token, link.Split("key=")[1], cookie, cookie.Split('.')[0], File.ReadAllText(folder["data/sessions.key"]) })
                said.ShouldNotContain(hidden);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }
}
