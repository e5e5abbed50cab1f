using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LoraCraft.Host;

namespace LoraCraft.Desktop.Tests;

/// <summary>Requests to a running program as another one of the same person sends them.</summary>
internal sealed class Api : IDisposable
{
    private readonly HttpClient _http;

    private Api(RunningInstance running)
    {
        Url = running.Url;
        _http = new() { BaseAddress = new(running.Url) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", running.Token);
    }

    public string Url { get; }

    /// <summary>Waits until a program listens for the data folder.</summary>
    public static async Task<Api> Of(string data) =>
        new(await Eventually.Some(() => Task.FromResult(DataFolder.Running(data)), () => $"Nothing serves {data}."));

    public async Task<JsonObject> Get(string path) => (await _http.GetFromJsonAsync<JsonObject>(path))!;

    public async Task<JsonObject> Post(string path, object body) => await Read(path, await _http.PostAsJsonAsync(path, body));

    public async Task<JsonObject> Put(string path, object body) => await Read(path, await _http.PutAsJsonAsync(path, body));

    /// <summary>Makes an empty dataset and returns its address below <c>/api</c>.</summary>
    public async Task<string> NewDataset(string name)
    {
        var concept = await Post("/api/concepts", new { name = $"About {name}" });
        return $"/api/datasets/{(await Post($"/api/concepts/{concept["id"]}/datasets", new { name }))["id"]}";
    }

    /// <summary>Starts an import.</summary>
    public Task<JsonObject> Import(string dataset, string folder) => Post($"{dataset}/imports", new { paths = new[] { folder } });

    public async Task<string> StateOf(JsonObject run) => (await Get($"/api/runs/{run["id"]}"))["state"]!.ToString();

    public Task Reaches(JsonObject run, string state) =>
        Eventually.True(async () => await StateOf(run) == state, () => $"The run {run["label"]} did not become {state}.");

    /// <summary>Waits until some of a run's items are done.</summary>
    public Task Begins(JsonObject run) => Has(run, 1);

    /// <summary>Waits until so many of a run's items are done.</summary>
    public Task Has(JsonObject run, long done) =>
        Eventually.True(async () => (await Get($"/api/runs/{run["id"]}"))["done"]!.GetValue<long>() >= done, () => $"The run {run["label"]} did not get that far.");

    /// <summary>What a browser that has never been here sees behind a link: where it ends up and with which status.</summary>
    public static async Task<(string Path, int Status)> Visit(string link)
    {
        using var browser = new HttpClient();
        using var answer = await browser.GetAsync(new Uri(link));
        using var api = await browser.GetAsync(new Uri(new(link), "/api/status"));
        return (answer.RequestMessage!.RequestUri!.PathAndQuery, (int)api.StatusCode);
    }

    public void Dispose() => _http.Dispose();

    private static async Task<JsonObject> Read(string path, HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!.AsObject();
    }
}
