using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace LoraCraft.Host.Tests.Updates;

public sealed class UpdateTests : IAsyncLifetime
{
    private Server _server = null!;
    private ReleaseServer _newest = null!;

    public async ValueTask InitializeAsync() => (_server, _newest) = (await Server.Start(Home.Local), await ReleaseServer.Start());

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _newest.DisposeAsync();
    }

    [Fact]
    public async Task without_an_address_there_is_nothing_to_ask_the_person() =>
        (await Look()).ToJsonString().ShouldBe("""{"on":false,"asked":true,"checked":null,"newer":null,"problem":null}""");

    [Fact]
    public async Task nothing_is_sent_before_a_yes_nor_after_a_no()
    {
        await Set(new { update_address = _newest.Address });
        (await Look()).ToJsonString().ShouldBe("""{"on":false,"asked":false,"checked":null,"newer":null,"problem":null}""");

        await Set(new { update_check = "off" });
        (await Look()).ToJsonString().ShouldBe("""{"on":false,"asked":true,"checked":null,"newer":null,"problem":null}""");

        _newest.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task after_a_yes_it_is_asked_once_a_day_across_restarts()
    {
        _newest.Answer = Says("""{"version": "999.1", "url": "https://example.org/get", "notes": "More <b>kites</b>", "more": [1]}""");
        await Yes();

        (await Look())["newer"]!.ToJsonString().ShouldBe("""{"version":"999.1","url":"https://example.org/get","notes":"More \u003Cb\u003Ekites\u003C/b\u003E"}""");
        await _server.Restart();
        (await Look())["newer"]!.Text("version").ShouldBe("999.1");
        _newest.Requests.ShouldBe(["GET /newest.json"], "and nothing else is told");

        var file = Path.Combine(_server.Data, "update.json");
        var found = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        found["At"] = DateTimeOffset.UtcNow.AddHours(-25);
        await File.WriteAllTextAsync(file, found.ToJsonString());
        await _server.Restart();
        _newest.Answer = Says("""{"version": "0.0.1", "url": "https://example.org/get"}""");
        (await Look())["newer"].ShouldBeNull();
        _newest.Requests.Count.ShouldBe(2);
        (await Look())["checked"].ShouldNotBeNull();
        _newest.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(200, """{"version": "999.1"}""", "did not answer with a version")]
    [InlineData(200, """{"version": "999.1", "url": "http://example.org/get"}""", "did not answer with a version")]
    [InlineData(200, """{"version": "999.1", "url": "javascript:alert(1)"}""", "did not answer with a version")]
    [InlineData(200, """{"version": "the newest", "url": "https://example.org/get"}""", "did not answer with a version")]
    [InlineData(200, """["999.1"]""", "did not answer with a version")]
    [InlineData(200, """{"version": "999.1", "url": "https://example.org/get", "notes": "\ud800"}""", "did not answer with a version")]
    [InlineData(200, "{", "did not answer with a version")]
    [InlineData(500, "", "answered 500")]
    [InlineData(302, "", "answered 302")]
    public async Task a_wrong_answer_is_told_and_not_asked_for_again(int status, string body, string problem)
    {
        _newest.Answer = context =>
        {
            (context.Response.StatusCode, context.Response.Headers.Location) = (status, _newest.Address + "?again");
            return context.Response.WriteAsync(body);
        };
        await Yes();

        (await Look()).Text("problem").ShouldContain(problem);
        (await Look())["newer"].ShouldBeNull();
        _newest.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task an_endless_answer_is_not_read_to_its_end()
    {
        var sent = 0L;
        _newest.Answer = async context =>
        {
            // What is written after the other side went away goes nowhere, at any speed: hence not all at once.
            for (var chunk = new byte[16 * 1024]; sent < 1 << 28 && !context.RequestAborted.IsCancellationRequested; sent += chunk.Length)
            {
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
                await Task.Delay(1, context.RequestAborted);
            }
        };
        await Yes();

        (await Look()).Text("problem").ShouldContain("could not be read");
        sent.ShouldBeLessThan(1 << 26);
    }

    [Fact]
    public async Task without_an_address_nothing_is_asked()
    {
        await Set(new { update_check = "on" });

        (await Look()).Text("problem").ShouldBe("No address of updates is set, so nothing is asked.");
    }

    [Theory]
    [InlineData("http://example.org/newest.json")]
    [InlineData("file:///etc/hostname")]
    [InlineData("https://me:secret@example.org/")]
    [InlineData("example.org")]
    public async Task only_safe_addresses_are_taken(string address)
    {
        var answer = await _server.Api.Send(HttpMethod.Patch, "/api/settings", new Dictionary<string, string> { ["update-address"] = address });

        (answer.Status, answer.Json!.Text("detail")).ShouldBe((400, $"update-address cannot be \"{address}\"; write an address that begins with https://."));
    }

    [Theory]
    [InlineData("0.2", "0.1.9", true)]
    [InlineData("0.1.10", "0.1.9", true)]
    [InlineData("0.1.0", "0.1", false)]
    [InlineData("0.1", "0.1.0.0", false)]
    [InlineData("1.0", "1.0-beta", true)]
    [InlineData("1.0-beta", "1.0", false)]
    [InlineData("1.0-beta", "1.0-alpha", true)]
    [InlineData("1.0", "2.0-alpha", false)]
    public void versions_have_an_order(string one, string other, bool newer) => Host.Updates.Release.IsNewer(one, other).ShouldBe(newer);

    private static Func<HttpContext, Task> Says(string body) => context => context.Response.WriteAsync(body);

    private Task<JsonNode> Look() => _server.Api.Get("/api/update");

    private Task<JsonNode> Yes() => Set(new { update_check = "on", update_address = _newest.Address });

    /// <summary>A dash is no part of a name in C#.</summary>
    private Task<JsonNode> Set(object settings) => _server.Api.Patch(
        "/api/settings", settings.GetType().GetProperties().ToDictionary(p => p.Name.Replace('_', '-'), p => p.GetValue(settings)));
}
