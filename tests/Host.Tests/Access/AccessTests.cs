using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace LoraCraft.Host.Tests.Access;

public sealed partial class AccessTests(Servers servers)
{
    [Fact]
    public async Task nothing_is_answered_without_a_cookie()
    {
        var server = await servers.On(Home.Local);
        using var stranger = new HttpClient { BaseAddress = new(server.Url) };
        var routes = (await server.Api.Get("/openapi/v1.json"))["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(m => (Path: Braces().Replace(path.Key, "1"), Method: m.Key.ToUpperInvariant()))).ToList();
        routes.Count.ShouldBeGreaterThan(35);

        foreach (var (path, method) in routes.Concat([("/", "GET"), ("/api/live", "GET"), ("/openapi/v1.json", "GET"), ("/assets/x.js", "GET"), ("/none", "GET")]))
        {
            using var request = new HttpRequestMessage(new(method), path) { Headers = { { "X-LoraCraft", "1" } } };
            using var answer = await stranger.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, $"{method} {path}");
        }
    }

    [Theory]
    [InlineData("loracraft-1=abc.def")]
    [InlineData("{name}=")]
    [InlineData("{name}=abc")]
    [InlineData("{name}=abc.0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task a_made_up_cookie_opens_nothing(string cookie)
    {
        var server = await servers.On(Home.Local);
        using var stranger = new HttpClient { BaseAddress = new(server.Url) };
        stranger.DefaultRequestHeaders.Add("Cookie", cookie.Replace("{name}", $"loracraft-{new Uri(server.Url).Port}", StringComparison.Ordinal));

        (await stranger.GetAsync("/api/status")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task a_made_up_token_opens_nothing()
    {
        using var stranger = new HttpClient { BaseAddress = new((await servers.On(Home.Local)).Url) };
        stranger.DefaultRequestHeaders.Authorization = new("Bearer", new string('0', 48));

        (await stranger.GetAsync("/api/status")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task a_link_works_once_and_gives_a_cookie_that_scripts_cannot_read()
    {
        var server = await servers.On(Home.Local);
        var link = server.NewLink();
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        using var browser = new HttpClient(handler);

        using var first = await browser.GetAsync(link);
        using var second = await browser.GetAsync(link);

        first.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        first.Headers.Location!.OriginalString.ShouldBe("/");
        var cookie = first.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=strict", Case.Insensitive);
        cookie.ShouldContain("path=/", Case.Insensitive);
        second.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        second.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Theory]
    [InlineData("/datasets/7", 302)]
    [InlineData("//evil.example/", 401)]
    [InlineData("/api/status", 401)]
    public async Task a_link_leads_to_a_page_of_this_server_and_nowhere_else(string path, int status)
    {
        var server = await servers.On(Home.Local);
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        using var browser = new HttpClient(handler);

        using var answer = await browser.GetAsync($"{server.Url}{path}{new Uri(server.NewLink()).Query}");

        ((int)answer.StatusCode).ShouldBe(status);
        answer.Headers.Location?.OriginalString.ShouldBe(path);
        answer.Headers.Contains("Set-Cookie").ShouldBe(status == 302);
    }

    [Fact]
    public async Task secrets_on_disk_are_readable_by_their_owner_alone()
    {
        var data = (await servers.On(Home.Local)).Data;

        foreach (var secret in new[] { "sessions.key", "loracraft.instance" }.Where(_ => !OperatingSystem.IsWindows()))
            new FileInfo(Path.Combine(data, secret)).UnixFileMode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("localhost.evil.example:{port}")]
    [InlineData("127.0.0.1:1")]
    [InlineData("192.168.0.1:{port}")]
    public async Task another_name_for_this_server_is_refused(string host)
    {
        var server = await servers.On(Home.Local);
        using var browser = await server.Browser();
        browser.DefaultRequestHeaders.Host = host.Replace("{port}", $"{new Uri(server.Url).Port}", StringComparison.Ordinal);

        (await browser.GetAsync("/api/status")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("https://127.0.0.1:{port}")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("null")]
    public async Task another_site_is_refused(string origin)
    {
        var server = await servers.On(Home.Local);
        using var browser = await server.Browser();
        browser.DefaultRequestHeaders.Add("Origin", origin.Replace("{port}", $"{new Uri(server.Url).Port}", StringComparison.Ordinal));

        (await browser.GetAsync("/api/status")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task a_page_of_this_server_may_read_and_with_the_header_write()
    {
        var server = await servers.On(Home.Local);
        using var browser = await server.Browser();
        browser.DefaultRequestHeaders.Add("Origin", server.Url);

        (await browser.GetAsync("/api/status")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.PostAsJsonAsync("/api/uploads", new { })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        browser.DefaultRequestHeaders.Add("X-LoraCraft", "1");
        (await browser.PostAsJsonAsync("/api/uploads", new { })).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task every_answer_forbids_inline_scripts_and_foreign_content()
    {
        var server = await servers.On(Home.Local);
        using var browser = await server.Browser();
        using var stranger = new HttpClient { BaseAddress = new(server.Url) };

        foreach (var answer in new[] { await browser.GetAsync("/"), await browser.GetAsync("/api/status"), await browser.GetAsync("/api/runs/none"), await stranger.GetAsync("/") })
        {
            var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
            policy.ShouldContain("default-src 'self'");
            policy.ShouldContain("frame-ancestors 'none'");
            policy.ShouldNotContain("unsafe");
            policy.ShouldNotContain("*");
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("..%2F..%2Floracraft.db")]
    [InlineData("ABCDEF0000000000000000000000000000000000000000000000000000000000")]
    [InlineData("000000000000000000000000000000000000000000000000000000000000000g")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("00")]
    public async Task a_picture_is_asked_for_by_its_hash_and_nothing_else(string name)
    {
        var api = (await servers.On(Home.Local)).Api;

        foreach (var shelf in new[] { "pictures", "thumbnails" })
            (await api.Send(HttpMethod.Get, $"/{shelf}/{name}")).Status.ShouldBe(404);
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Braces();
}
