using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LoraCraft.Runs;
using LoraCraft.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Host.Tests;

public sealed partial class LiveTests
{
    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task every_change_reaches_an_open_page(Home home)
    {
        using var folder = new TemporaryFolder();
        folder.Fill(2);
        await using var server = await Server.Start(home);
        var dataset = await server.Api.NewDataset();
        await using var page = await Listening.To(server.Api.Http);
        (await page.Next()).Kind.ShouldBe("hello");

        await dataset.Import(folder["pictures"]);
        await dataset.Tag("sea");
        await dataset.Api.Post($"{dataset.Path}/images:star", new { scope = new { }, stars = 2 });
        await dataset.Api.Post($"{dataset.Path}/images:reorder", new { images = "2", before = 1 });
        await dataset.Api.Patch(dataset.Path, new { repeats = 4 });
        using var words = new ByteArrayContent("kite"u8.ToArray());
        await dataset.Api.Send(HttpMethod.Put, "/api/dictionaries?name=words", words);
        await dataset.Api.Send(HttpMethod.Post, "/api/tags:apart", new { tags = new[] { "kite", "kites" } });
        await dataset.Api.Post("/api/concepts", new { name = "Another" });

        string[] all = ["membership", "text", "marks", "order", "settings"];
        var what = new HashSet<string>();
        // What came just before the page may be told as well: PostgreSQL tells of it a little later.
        var heard = await page.Until(m =>
        {
            if (m.Kind == "change")
                what.UnionWith(m.Data.List("datasets").Where(d => d.Number("id") == dataset.Id).SelectMany(d => d.Texts("what")));
            return what.Count >= all.Length && m.Data["concepts"]?.GetValue<bool>() == true;
        });
        what.ShouldBe(all, ignoreOrder: true);
        string[] ofAll = ["dictionaries", "tags"];
        ofAll.ShouldAllBe(kind => heard.Any(m => m.Kind == "change" && m.Data[kind]!.GetValue<bool>()));
        heard.SelectMany(m => m.Kind == "change" ? m.Data.Texts("runs") : []).ShouldNotBeEmpty();
        heard.Where(m => m.Kind == "change").Select(m => m.Id!.Value).ShouldBeInOrder();
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task a_page_that_was_away_gets_exactly_what_it_missed(Home home)
    {
        await using var server = await Server.Start(home);
        var dataset = await server.Api.NewDataset();
        Heard seen;
        await using (var page = await Listening.To(server.Api.Http))
        {
            await page.Next();
            await Repeat(dataset, 1);
            seen = await page.Next();
        }

        await Repeat(dataset, 5);
        await using var again = await Listening.To(server.Api.Http, seen.Mark);
        var missed = await again.Next();
        await Repeat(dataset, 6);
        var news = await again.Until(m => Version(m) == 13);

        missed.Id!.Value.ShouldBeGreaterThan(seen.Id!.Value);
        Version(missed).ShouldBe(7);
        news.Select(Version).ShouldBe(news.Select(Version).Distinct().Order());
        Version(news[0]).ShouldBeGreaterThan(7);
        news.Select(m => m.Id!.Value).Prepend(missed.Id.Value).ShouldBeInOrder();

        static long Version(Heard message) => message.Data.List("datasets").ShouldHaveSingleItem().Number("version");
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task a_page_gets_what_happened_since_it_was_given_out(Home home)
    {
        await using var server = await Server.Start(home);
        var dataset = await server.Api.NewDataset();
        var html = await server.Api.Http.GetStringAsync("/datasets/1");
        await Repeat(dataset, 1);

        await using var page = await Listening.To(server.Api.Http, since: Mark().Match(html).Groups[1].Value);

        var heard = await page.Until(m => m.Data["datasets"]?.AsArray().Any(d => d!.Number("version") == 2) == true);
        heard.ShouldAllBe(m => m.Kind == "change");
    }

    [Fact]
    public async Task a_page_that_missed_nothing_is_told_nothing()
    {
        await using var server = await Server.Start(Home.Local);
        var dataset = await server.Api.NewDataset();
        var html = await server.Api.Http.GetStringAsync("/");
        await using var page = await Listening.To(server.Api.Http, since: Mark().Match(html).Groups[1].Value);

        await Repeat(dataset, 1);

        (await page.Next()).Data.List("datasets").ShouldHaveSingleItem().Number("version").ShouldBe(2);
    }

    [Fact]
    public async Task a_page_that_another_host_gave_out_reads_everything_anew()
    {
        await using var server = await Server.Start(Home.Local);
        var html = await server.Api.Http.GetStringAsync("/");
        await server.Restart();

        await using var page = await Listening.To(server.Api.Http, since: Mark().Match(html).Groups[1].Value);

        (await page.Next()).Kind.ShouldBe("reset");
    }

    [Fact]
    public async Task what_happens_while_a_page_connects_is_neither_lost_nor_told_twice()
    {
        await using var server = await Server.Start(Home.Local);
        var dataset = await server.Api.NewDataset();
        Heard seen;
        await using (var page = await Listening.To(server.Api.Http))
            seen = await page.Next();

        for (var round = 0; round < 10; round++)
        {
            var writing = Task.Run(() => Repeat(dataset, 20, round));
            await using var page = await Listening.To(server.Api.Http, seen.Mark);
            await writing;
            var last = (await dataset.Show()).Number("version");
            var heard = await page.Until(m => m.Kind == "change" && m.Data.List("datasets").Any(d => d.Number("version") == last));
            var ids = heard.Where(m => m.Kind == "change").Select(m => m.Id!.Value).ToList();
            ids.ShouldBe(ids.Distinct().Order());
            ids[0].ShouldBeGreaterThan(seen.Id!.Value);
            seen = heard.Last(m => m.Kind == "change");
        }
    }

    [Fact]
    public async Task progress_that_cannot_be_told_ends_nothing()
    {
        await using var server = await Server.Start(Home.Local);
        await using var page = await Listening.To(server.Api.Http);
        await page.Next();

        server.Services.GetRequiredService<RunProgress>().End("no run of this name");
        await Task.Delay(TimeSpan.FromSeconds(1));
        await server.Api.NewDataset();

        await page.Until(m => m.Kind == "change");
    }

    [Fact]
    public async Task a_page_that_saw_another_log_reads_everything_anew()
    {
        await using var server = await Server.Start(Home.Local);
        await using var page = await Listening.To(server.Api.Http, after: "1000000@another");

        var reset = await page.Next();
        await server.Api.NewDataset();

        reset.Kind.ShouldBe("reset");
        (await page.Until(m => m.Kind == "change"))[^1].Id!.Value.ShouldBeInRange(reset.Id!.Value + 1, 1000);
    }

    [Fact]
    public async Task the_server_ends_promptly_with_a_page_open()
    {
        await using var server = await Server.Start(Home.Local);
        await using var page = await Listening.To(server.Api.Http);
        await page.Next();

        var ending = server.Close();

        (await Task.WhenAny(ending, Task.Delay(TimeSpan.FromSeconds(10)))).ShouldBe(ending);
        await ending;
        await server.Restart();
    }

    private static async Task Repeat(TestDataset dataset, int times, int round = 0)
    {
        for (var i = 0; i < times; i++)
            await dataset.Api.Patch(dataset.Path, new { description = $"{round} {times} {i}" });
    }

    [GeneratedRegex("<meta name=\"live-after\" content=\"([^\"]+)\" />")]
    private static partial Regex Mark();
}

/// <summary>A message of the server.</summary>
/// <param name="Mark">What a page says it saw last, when it connects again.</param>
internal sealed record Heard(string? Mark, string Kind, JsonNode Data)
{
    /// <summary>Global position; null for progress.</summary>
    public long? Id => Mark is null ? null : long.Parse(Mark.Split('@')[0], null);
}

/// <summary>An open page, as far as the server can tell.</summary>
internal sealed class Listening : IAsyncDisposable
{
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(30));
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    private Listening(HttpResponseMessage response, Stream stream) => (_response, _lines) = (response, new(stream));

    /// <param name="after">What the browser says it saw last, when it connects again.</param>
    /// <param name="since">Where the page says it began.</param>
    public static async Task<Listening> To(HttpClient http, string? after = null, string? since = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, since is null ? "/api/live" : $"/api/live?after={Uri.EscapeDataString(since)}");
        if (after is not null)
            request.Headers.Add("Last-Event-ID", after);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        return new(response, await response.Content.ReadAsStreamAsync());
    }

    public async Task<Heard> Next()
    {
        var fields = new Dictionary<string, string>();
        while (await _lines.ReadLineAsync(_patience.Token) is { } line)
            if (line.Split(": ", 2) is [var name, var value] && name.Length > 0)
                fields[name] = value;
            else if (line.Length == 0 && fields.Count > 0)
                return new(fields.GetValueOrDefault("id"), fields["event"], JsonNode.Parse(fields["data"])!);
        throw new EndOfStreamException("The server closed the connection.");
    }

    /// <summary>Everything up to the first message that is meant.</summary>
    public async Task<IReadOnlyList<Heard>> Until(Func<Heard, bool> last)
    {
        var heard = new List<Heard>();
        do
            heard.Add(await Next());
        while (!last(heard[^1]));
        return heard;
    }

    public ValueTask DisposeAsync()
    {
        _lines.Dispose();
        _response.Dispose();
        _patience.Dispose();
        return ValueTask.CompletedTask;
    }
}
