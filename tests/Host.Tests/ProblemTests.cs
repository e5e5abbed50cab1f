using System.Text.RegularExpressions;

namespace LoraCraft.Host.Tests;

public sealed partial class ProblemTests(Servers servers)
{
    private static readonly string[] Bodies =
    [
        "", "null", "[]", "{}", "3", "\"text\"", "{", "{\"edit\":null}", "{\"scope\":3}", "{\"scope\":{\"images\":\"x\"}}", "{\"scope\":{\"images\":[1]}}",
        "{\"ids\":null}", "{\"ids\":[1,1]}", "{\"images\":null}", "{\"images\":\"1\",\"before\":\"1\"}", "{\"paths\":[null]}", "{\"paths\":[\"\"]}",
        "{\"paths\":[\"/\\u0000\"]}", "{\"upload\":\"../..\"}", "{\"name\":null}", "{\"name\":3}", "{\"name\":\"\\ud800\"}", "{\"dataset\":\"1\"}", "{\"dataset\":99999}",
        "{\"format\":null}", "{\"format\":\"plain\",\"options\":null,\"path\":\"\"}", "{\"format\":\"plain\",\"path\":\"/\\u0000\"}", "{\"version\":null}", "{\"change\":\"\\u0000\"}", "{\"mark\":\"loved\"}",
        "{\"stars\":6}", "{\"stars\":-1}", "{\"stars\":1e99}", "{\"edit\":{\"kind\":\"add_tags\",\"tags\":[\"a\"]},\"scope\":{\"filter\":\"\\u0000\"}}",
        "{\"edit\":{\"kind\":\"add_tags\",\"tags\":[\"a\"]},\"samples\":-5}",
    ];

    private static readonly string[] Queries =
        ["filter=%00", "filter=%22", "filter=tag:%00", "sort=%00", "sort=none", "numbers=x", "numbers=1-999999999999", "numbers=5-1", "offset=-1", "limit=-1", "limit=x", "search=%00&filter=a", "search=%00", "bin=maybe", "before=x", "kind=%00", "dataset=x"];

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task no_body_or_query_makes_the_server_fail(Home home)
    {
        var api = (await servers.On(home)).Api;
        var dataset = await api.NewDataset();
        var concept = (await dataset.Show()).Number("concept");
        var routes = (await api.Get("/openapi/v1.json"))["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(m => (Path: path.Key, Method: m.Key.ToUpperInvariant())))
            .Where(r => !r.Path.Contains("maintenance", StringComparison.Ordinal))
            .Select(r => (Path: Other().Replace(r.Path.Replace("{dataset}", $"{dataset.Id}", StringComparison.Ordinal).Replace("{concept}", $"{concept}", StringComparison.Ordinal), "none"), r.Method))
            .ToList();

        foreach (var (path, method) in routes)
            foreach (var (query, body) in method == "GET" ? Queries.Select(q => ($"?{q}", "")) : Bodies.Select(b => ("?path=a", b)))
            {
                var answer = await api.Send(new(method), path + query, method == "GET" ? null : new StringContent(body, null, "application/json"));
                answer.Status.ShouldBeLessThan(500, $"{method} {path}{query} {body}: {answer.Text}");
                if (answer.Status >= 400)
                    IsProblem(answer);
            }
    }

    [Theory]
    [InlineData("GET", "/api/nothing", 404)]
    [InlineData("GET", "/api/datasets/one", 404)]
    [InlineData("DELETE", "/api/concepts", 405)]
    [InlineData("GET", "/pictures/none", 404)]
    public async Task what_is_not_there_is_a_problem_like_any_other(string method, string path, int status)
    {
        var answer = await (await servers.On(Home.Local)).Api.Send(new(method), path);

        answer.Status.ShouldBe(status);
        IsProblem(answer);
    }

    [Fact]
    public async Task only_json_is_read_as_json()
    {
        var answer = await (await servers.On(Home.Local)).Api.Send(HttpMethod.Post, "/api/concepts", new StringContent("name=x", null, "application/x-www-form-urlencoded"));

        answer.Status.ShouldBe(415);
        IsProblem(answer);
    }

    private static void IsProblem(Answer answer)
    {
        answer.Message.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", answer.Text);
        answer.Json.ShouldNotBeNull().Fields().ShouldBeSubsetOf(["type", "title", "status", "detail", "code", "position"]);
        answer.Json.Number("status").ShouldBe(answer.Status);
        foreach (var field in new[] { "title", "detail", "code" })
            answer.Json.Text(field).ShouldNotBeNullOrWhiteSpace();
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Other();
}
