using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LoraCraft.Host;

namespace LoraCraft.Desktop;

/// <summary>The server of the data folder: the one that runs already, or one of this process for as long as the verb takes.</summary>
internal sealed class Api : IAsyncDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _http;
    private readonly LoraCraftHost? _own;

    private Api(string url, string token, LoraCraftHost? own)
    {
        _own = own;
        _http = new() { BaseAddress = new(url), Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Whether the server ends with the verb.</summary>
    public bool IsOwn => _own is not null;

    public static async Task<Api> Open(LoraCraftOptions options, CancellationToken cancel)
    {
        var (mine, other) = await FolderOwner.Find(options, cancel).ConfigureAwait(false);
        if (mine is null)
            return Of(other!);
        var own = await LoraCraftHost.Start(options with { Port = 0, Development = false }, mine, cancel: cancel).ConfigureAwait(false);
        return new(own.Url, own.Token, own);
    }

    public static Api Of(RunningInstance running) => new(running.Url, running.Token, null);

    public Task<JsonObject> Get(string path, CancellationToken cancel) => Send(HttpMethod.Get, path, (JsonObject?)null, cancel);

    public Task<JsonObject> Patch(string path, JsonObject body, CancellationToken cancel) => Send(HttpMethod.Patch, path, body, cancel);

    public Task<JsonObject> Put(string path, JsonObject body, CancellationToken cancel) => Send(HttpMethod.Put, path, body, cancel);

    public Task<JsonObject> Delete(string path, CancellationToken cancel) => Send(HttpMethod.Delete, path, (JsonObject?)null, cancel);

    public Task<JsonObject> Post(string path, JsonObject body, CancellationToken cancel) => Send(HttpMethod.Post, path, body, cancel);

    /// <summary>Sends a file as it is.</summary>
    public async Task<JsonObject> PutFile(string path, Stream content, CancellationToken cancel)
    {
        using var body = new StreamContent(content);
        return await Send(HttpMethod.Put, path, body, cancel).ConfigureAwait(false);
    }

    /// <summary>What is no JSON, as it is.</summary>
    public async Task<string> Text(string path, CancellationToken cancel)
    {
        using var response = await _http.GetAsync(path, cancel).ConfigureAwait(false);
        return response.IsSuccessStatusCode
            ? await response.Content.ReadAsStringAsync(cancel).ConfigureAwait(false)
            : throw Problem(response, await response.Content.ReadFromJsonAsync<JsonObject>(cancel).ConfigureAwait(false) ?? []);
    }

    /// <summary>Waits for the end of a run, telling a person at the terminal how far it is.</summary>
    public async Task<JsonObject> Finish(JsonObject run, CancellationToken cancel)
    {
        var path = $"/api/runs/{run["id"]}";
        while (run["state"]!.ToString() is "queued" or "running")
        {
            await Task.Delay(BetweenLooks, cancel).ConfigureAwait(false);
            run = await Get(path, cancel).ConfigureAwait(false);
            if (!Console.IsErrorRedirected)
                await Console.Error.WriteAsync($"\r{run["done"]} of {run["total"]}   ").ConfigureAwait(false);
        }

        if (!Console.IsErrorRedirected)
            await Console.Error.WriteLineAsync().ConfigureAwait(false);
        return run["state"]!.ToString() switch
        {
            "finished" => run,
            "paused" => throw new FailedException($"The run was paused{(run["paused"] is { } reason ? $": {reason}" : ".")} To go on with it: loracraft runs resume {run["id"]}"),
            var other => throw new FailedException(run["error"]?.ToString() ?? $"The run was {other}."),
        };
    }

    /// <summary>Finds a dataset by name or CONCEPT/NAME; null when there is none.</summary>
    public async Task<JsonObject?> FindDataset(string name, string? concept, CancellationToken cancel)
    {
        var concepts = (await Get("/api/concepts", cancel).ConfigureAwait(false))["concepts"]!.AsArray();
        var found = concepts
            .SelectMany(c => c!["datasets"]!.AsArray().Select(d => (Concept: c["name"]!.ToString(), Dataset: d!.AsObject())))
            .Where(d => concept is null ? Is(d.Dataset["name"], name) || Is($"{d.Concept}/{d.Dataset["name"]}", name) : Is(d.Concept, concept) && Is(d.Dataset["name"], name))
            .ToList();
        return found.Count <= 1
            ? found.FirstOrDefault().Dataset
            : throw new UsageException($"There are {found.Count} datasets called \"{name}\". Say which: {string.Join(", ", found.Select(d => $"\"{d.Concept}/{d.Dataset["name"]}\""))}.");

        static bool Is(object? one, string other) => string.Equals(one?.ToString(), other, StringComparison.OrdinalIgnoreCase);
    }

    public async Task<JsonObject> Dataset(string name, CancellationToken cancel) =>
        await FindDataset(name, null, cancel).ConfigureAwait(false) ?? throw new FailedException($"There is no dataset called \"{name}\". See: loracraft list");

    public async Task<JsonObject> Concept(string name, CancellationToken cancel) =>
        (await Get("/api/concepts", cancel).ConfigureAwait(false))["concepts"]!.AsArray()
            .FirstOrDefault(c => string.Equals(c!["name"]!.ToString(), name, StringComparison.OrdinalIgnoreCase))?.AsObject()
        ?? throw new FailedException($"There is no concept called \"{name}\". See: loracraft list");

    /// <summary>Where the API has a dataset, by name or CONCEPT/NAME, or a concept; null when neither is named.</summary>
    /// <exception cref="UsageException">Both are named.</exception>
    public async Task<string?> Place(string? dataset, string? concept, CancellationToken cancel) => (dataset, concept) switch
    {
        (not null, not null) => throw new UsageException("Give --dataset or --concept, not both."),
        (not null, _) => $"/api/datasets/{(await Dataset(dataset, cancel).ConfigureAwait(false))["id"]}",
        (_, not null) => $"/api/concepts/{(await Concept(concept, cancel).ConfigureAwait(false))["id"]}",
        _ => null,
    };

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_own is not null)
            await _own.DisposeAsync().ConfigureAwait(false);
    }

    private Task<JsonObject> Send(HttpMethod method, string path, JsonObject? body, CancellationToken cancel) =>
        Send(method, path, body is null ? null : (HttpContent)JsonContent.Create(body), cancel);

    private async Task<JsonObject> Send(HttpMethod method, string path, HttpContent? body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        using var response = await _http.SendAsync(request, cancel).ConfigureAwait(false);
        var answer = response.StatusCode == HttpStatusCode.NoContent ? [] : await response.Content.ReadFromJsonAsync<JsonObject>(cancel).ConfigureAwait(false) ?? [];
        return response.IsSuccessStatusCode ? answer : throw Problem(response, answer);
    }

    private static Exception Problem(HttpResponseMessage response, JsonObject answer)
    {
        var detail = answer["detail"]?.ToString() ?? $"The server answered {(int)response.StatusCode}.";
        return response.StatusCode == HttpStatusCode.BadRequest
            ? new UsageException(answer["position"] is { } position ? $"{detail} (at character {position})" : detail)
            : new FailedException(detail);
    }
}
