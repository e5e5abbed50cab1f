using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LoraCraft.Host.Tests;

/// <summary>An answer of the server with its JSON, whatever its status.</summary>
internal sealed record Answer(int Status, JsonNode? Json, HttpResponseMessage Message)
{
    public string Text => Json?.ToJsonString() ?? "";
}

/// <summary>Requests to a server as a program of the same person sends them.</summary>
internal sealed class Api(HttpClient http)
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(240);

    public HttpClient Http => http;

    public static Api Of(string url, string token)
    {
        var http = new HttpClient { BaseAddress = new(url), Timeout = LongestRun };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new(http);
    }

    public Task<JsonNode> Get(string path) => Succeed(HttpMethod.Get, path);

    public Task<JsonNode> Post(string path, object? body = null) => Succeed(HttpMethod.Post, path, body ?? new { });

    public Task<JsonNode> Patch(string path, object body) => Succeed(HttpMethod.Patch, path, body);

    public async Task<Answer> Send(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = body switch { null => null, HttpContent content => content, _ => JsonContent.Create(body) },
        };
        var response = await http.SendAsync(request);
        var isJson = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        return new((int)response.StatusCode, isJson ? JsonNode.Parse(await response.Content.ReadAsByteArrayAsync()) : null, response);
    }

    /// <summary>Waits until a run is over.</summary>
    public async Task<JsonNode> Over(JsonNode run)
    {
        var until = DateTime.UtcNow + LongestRun;
        while (run.Text("state") is "queued" or "running")
        {
            DateTime.UtcNow.ShouldBeLessThan(until, $"The run is still {run.Text("state")}.");
            await Task.Delay(20);
            run = await Get($"/api/runs/{run.Text("id")}");
        }

        return run;
    }

    /// <summary>Makes an empty dataset in a concept of its own.</summary>
    public async Task<TestDataset> NewDataset(string name = "Kites")
    {
        var concept = await Post("/api/concepts", new { name = $"Concept {Guid.NewGuid():n}" });
        var dataset = await Post($"/api/concepts/{concept.Number("id")}/datasets", new { name });
        return new(this, dataset.Number("id"));
    }

    /// <summary>What is stored must be in order.</summary>
    public async Task IsWell() => (await Post("/api/maintenance/verify")).Texts("problems").ShouldBeEmpty();

    private async Task<JsonNode> Succeed(HttpMethod method, string path, object? body = null)
    {
        var answer = await Send(method, path, body);
        answer.Message.IsSuccessStatusCode.ShouldBeTrue($"{method} {path}: {answer.Status} {answer.Text}");
        return answer.Json ?? new JsonObject();
    }
}
