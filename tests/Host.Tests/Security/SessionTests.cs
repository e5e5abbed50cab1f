using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LoraCraft.Host.Tests.Security;

public sealed class SessionTests : IAsyncLifetime
{
    private Server _server = null!;

    public async ValueTask InitializeAsync() => _server = await Server.Start(Home.Local);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task each_browser_is_listed_with_what_it_is_and_when_it_came()
    {
        using var firefox = await Browser("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0");
        using var edge = await Browser("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0");

        var seen = await Sessions(firefox);

        seen.Select(s => s.Text("browser")).ShouldBe(["Firefox on Linux", "Edge on Windows"], ignoreOrder: true);
        seen.Where(s => s["current"]!.GetValue<bool>()).ShouldHaveSingleItem().Text("browser").ShouldBe("Firefox on Linux");
        seen.ShouldAllBe(s => (DateTimeOffset.UtcNow - DateTimeOffset.Parse(s.Text("seen"), null)).Duration() < TimeSpan.FromMinutes(2));
        (await _server.Api.Get("/api/sessions")).List("sessions").ShouldAllBe(s => !s["current"]!.GetValue<bool>());
    }

    [Fact]
    public async Task a_browser_that_is_signed_out_stays_out_after_a_restart_and_the_others_stay_in()
    {
        var (stays, goes) = (await Cookie(), await Cookie());
        var id = await IdOf(goes);

        (await _server.Api.Send(HttpMethod.Delete, $"/api/sessions/{id}")).Status.ShouldBe(204);

        (await Status(goes)).ShouldBe(HttpStatusCode.Unauthorized);
        (await Status(stays)).ShouldBe(HttpStatusCode.OK);
        await _server.Restart();
        (await Status(goes)).ShouldBe(HttpStatusCode.Unauthorized);
        (await Status(stays)).ShouldBe(HttpStatusCode.OK);
        (await _server.Api.Send(HttpMethod.Delete, $"/api/sessions/{id}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task what_a_browser_still_receives_ends_when_it_is_signed_out()
    {
        using var browser = await Browser("Firefox/1");
        using var live = await browser.GetAsync("/api/live", HttpCompletionOption.ResponseHeadersRead);
        live.EnsureSuccessStatusCode();
        await using var stream = await live.Content.ReadAsStreamAsync();

        await _server.Api.Send(HttpMethod.Delete, $"/api/sessions/{(await Sessions(browser))[0].Text("id")}");

        var ended = stream.CopyToAsync(Stream.Null);
        (await Task.WhenAny(ended, Task.Delay(TimeSpan.FromSeconds(20)))).ShouldBe(ended);
    }

    [Fact]
    public async Task a_new_key_signs_out_all_but_the_browser_that_asked()
    {
        var other = await Cookie();
        using var mine = await Browser("Firefox/1");
        mine.DefaultRequestHeaders.Add("X-LoraCraft", "1");
        var key = await File.ReadAllTextAsync(Path.Combine(_server.Data, "sessions.key"));
        var unused = _server.NewLink();

        (await mine.PostAsJsonAsync("/api/maintenance/rotate-session-key", new { })).EnsureSuccessStatusCode();

        (await Status(other)).ShouldBe(HttpStatusCode.Unauthorized);
        using var stranger = new HttpClient();
        (await stranger.GetAsync(unused)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "a link of before opens nothing either");
        (await Sessions(mine)).ShouldHaveSingleItem()["current"]!.GetValue<bool>().ShouldBeTrue();
        (await File.ReadAllTextAsync(Path.Combine(_server.Data, "sessions.key"))).ShouldNotBe(key);
        await _server.Restart();
        (await Status(other)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task another_link_in_the_same_browser_is_the_same_session()
    {
        using var browser = await Browser("Firefox/1");

        (await browser.GetAsync(_server.NewLink())).Dispose();

        (await Sessions(browser)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task a_browser_in_use_gets_its_cookie_anew_once_a_day_and_after_a_start()
    {
        var cookie = await Cookie();
        (await Renewed(cookie)).ShouldBeEmpty();

        await _server.Restart();

        (await Renewed(cookie)).ShouldHaveSingleItem().ShouldContain($"={cookie.Split('=', 2)[1]};");
        (await Renewed(cookie)).ShouldBeEmpty();
    }

    [Fact]
    public async Task what_is_kept_of_sessions_opens_nothing_and_is_for_its_owner_alone()
    {
        var cookie = await Cookie();
        var file = Path.Combine(_server.Data, "sessions.json");

        (await File.ReadAllTextAsync(file)).ShouldNotContain(cookie.Split('=')[1].Split('.')[0]);
        if (!OperatingSystem.IsWindows())
            new FileInfo(file).UnixFileMode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private async Task<HttpClient> Browser(string userAgent)
    {
        var browser = new HttpClient { BaseAddress = new(_server.Url) };
        browser.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);
        (await browser.GetAsync(_server.NewLink())).Dispose();
        return browser;
    }

    /// <summary>Only what the cookie holds: its name tells the port, which is another after a restart.</summary>
    private async Task<string> Cookie()
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var answer = await browser.GetAsync(_server.NewLink());
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    private HttpClient With(string cookie)
    {
        var browser = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = new(_server.Url) };
        browser.DefaultRequestHeaders.Add("Cookie", $"loracraft-{new Uri(_server.Url).Port}={cookie.Split('=', 2)[1]}");
        return browser;
    }

    private async Task<IReadOnlyList<string>> Renewed(string cookie)
    {
        using var browser = With(cookie);
        using var answer = await browser.GetAsync("/api/status");
        return answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [];
    }

    private async Task<HttpStatusCode> Status(string cookie)
    {
        using var browser = With(cookie);
        using var answer = await browser.GetAsync("/api/status");
        return answer.StatusCode;
    }

    private async Task<string> IdOf(string cookie)
    {
        using var browser = With(cookie);
        return (await Sessions(browser)).Single(s => s["current"]!.GetValue<bool>()).Text("id");
    }

    private static async Task<IReadOnlyList<JsonNode>> Sessions(HttpClient browser) =>
        (await browser.GetFromJsonAsync<JsonObject>("/api/sessions"))!.List("sessions");
}
