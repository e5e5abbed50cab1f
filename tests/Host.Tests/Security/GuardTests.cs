using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.Security;

public sealed partial class GuardTests(Servers servers)
{
    private const string Outside = "what stands outside the data folder";

    [Fact]
    public async Task every_request_that_changes_something_needs_the_header_that_other_sites_cannot_send()
    {
        var server = await servers.On(Home.Local);
        using var browser = await server.Browser();

        var routes = await Routes(server, "1");
        routes.Count(r => r.Method != "GET").ShouldBeGreaterThan(30);
        foreach (var (method, path) in routes.Where(r => r.Method != "GET"))
        {
            using var answer = await browser.SendAsync(new(new(method), path) { Content = new StringContent("{}", null, "application/json") });
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, $"{method} {path}");
        }
    }

    [Fact]
    public async Task answers_of_the_api_are_compressed_for_who_takes_that_and_what_streams_is_not()
    {
        var server = await servers.On(Home.Local);
        using var browser = await server.Browser();
        browser.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");

        using var answer = await browser.GetAsync(new Uri("/api/status", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        answer.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        using var events = await browser.GetAsync(new Uri("/api/live", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        events.StatusCode.ShouldBe(HttpStatusCode.OK);
        events.Content.Headers.ContentEncoding.ShouldBeEmpty();
    }

    [Fact]
    public async Task every_kind_of_answer_has_the_headers_that_harden_it()
    {
        var server = await servers.On(Home.Local);
        var dataset = await server.Api.NewDataset();
        using var folder = new TemporaryFolder();
        folder.Fill(1);
        await dataset.Import(folder["pictures"]);
        var picture = (await dataset.Images())[0].Text("sha256");
        using var browser = await server.Browser();
        using var stranger = new HttpClient { BaseAddress = new(server.Url) };
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/api/status") { Headers = { { "Origin", "http://evil.example" } } };

        HttpResponseMessage[] answers =
        [
            await browser.GetAsync("/"), await browser.GetAsync("/api/status"), await browser.GetAsync($"/thumbnails/{picture}"), await browser.GetAsync($"/pictures/{picture}"),
            await browser.GetAsync("/assets/none.js"), await browser.GetAsync("/api/none"), await browser.GetAsync("/openapi/v1.json"),
            await browser.PostAsync("/api/concepts", null), await stranger.GetAsync("/"), await stranger.GetAsync("/api/status"), await browser.SendAsync(foreign),
        ];
        answers.Select(a => (int)a.StatusCode).Distinct().Order().ShouldBe([200, 401, 403, 404]);
        foreach (var answer in answers)
        {
            var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
            policy.ShouldContain("default-src 'self'");
            policy.ShouldContain("frame-ancestors 'none'");
            policy.ShouldNotContain("unsafe");
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
            answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        }
    }

    [Theory]
    [InlineData("POST /api/concepts", 33L << 20, "32 MB")]
    [InlineData("PATCH /api/settings", 33L << 20, "32 MB")]
    [InlineData("PUT /api/uploads/{upload}/files?path=a.zip", (32L << 30) + 1, "32768 MB")]
    public async Task what_is_too_large_is_refused_before_it_is_read_with_what_would_be_taken(string request, long bytes, string most)
    {
        var server = await servers.On(Home.Local);
        var upload = (await server.Api.Post("/api/uploads")).Text("id");
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(server.Url).Port);
        var stream = client.GetStream();

        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"{request.Replace("{upload}", upload, StringComparison.Ordinal)} HTTP/1.1\r\nHost: {new Uri(server.Url).Authority}\r\nAuthorization: {server.Api.Http.DefaultRequestHeaders.Authorization}\r\nContent-Type: application/json\r\nContent-Length: {bytes}\r\nConnection: close\r\n\r\n"));
        var answer = await new StreamReader(stream).ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30));

        answer.ShouldStartWith("HTTP/1.1 413 ");
        answer.ShouldContain($"This takes {most} at most");
    }

    [Theory]
    [InlineData("..%2F..%2Foutside.txt")]
    [InlineData("..%5C..%5Coutside.txt")]
    [InlineData("%2Fetc%2Fpasswd")]
    [InlineData("....%2F%2F..%2F%2Foutside.txt")]
    [InlineData("%00")]
    public async Task no_part_of_an_address_leads_out_of_the_data_folder(string part)
    {
        await using var server = await Server.Start(Home.Local);
        var outside = Path.Combine(Path.GetDirectoryName(server.Data)!, "outside.txt");
        await File.WriteAllTextAsync(outside, Outside);
        string[] Beside() => [.. Directory.GetFileSystemEntries(Path.GetDirectoryName(server.Data)!).Order()];
        var before = Beside();

        foreach (var (method, path) in (await Routes(server, part)).Where(r => r.Path.Contains(part, StringComparison.Ordinal) && !r.Path.Contains("maintenance", StringComparison.Ordinal)))
        {
            using var request = new HttpRequestMessage(new(method), $"{path}?path={part}") { Content = method == "GET" ? null : new StringContent("{}", null, "application/json") };
            using var answer = await server.Api.Http.SendAsync(request);
            var nothingDone = (int)answer.StatusCode is >= 400 and < 500 || (method == "DELETE" && answer.StatusCode == HttpStatusCode.NoContent);
            nothingDone.ShouldBeTrue($"{method} {path} {answer.StatusCode}");
            var text = await answer.Content.ReadAsStringAsync();
            text.ShouldNotContain(Outside);
            text.ShouldNotContain("root:");
        }

        Beside().ShouldBe(before);
        (await File.ReadAllTextAsync(outside)).ShouldBe(Outside);
        Directory.Exists(Path.Combine(server.Data, "storage", "uploads")).ShouldBeTrue();
    }

    /// <summary>Every route of the running server's own description, with text parameters filled in.</summary>
    private static async Task<List<(string Method, string Path)>> Routes(Server server, string parameter) =>
        [.. (await server.Api.Get("/openapi/v1.json"))["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()
            .Select(m => (m.Key.ToUpperInvariant(), Braces().Replace(path.Key.Replace("{dataset}", "1", StringComparison.Ordinal).Replace("{concept}", "1", StringComparison.Ordinal), parameter))))];

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Braces();
}
