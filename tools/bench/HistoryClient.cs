using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LoraCraft.Host;

namespace LoraCraft.Bench;

/// <summary>Asks a running product about its first dataset.</summary>
internal sealed class HistoryClient : IDisposable
{
    private readonly HttpClient _http;

    public HistoryClient(LoraCraftHost host)
    {
        _http = new() { BaseAddress = new($"{host.Url}/api/datasets/1/"), Timeout = TimeSpan.FromMinutes(10) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", host.Token);
    }

    /// <summary>The last answer to <see cref="Time"/>.</summary>
    public JsonNode? Last { get; private set; }

    public void Get(string path) => Answer(HttpMethod.Get, path, null).GetAwaiter().GetResult();

    /// <summary>From the request to the whole answer.</summary>
    public async Task<Spent> Time(HttpMethod method, string path, object? body = null)
    {
        byte[] answer = [];
        var spent = await Spent.On(async () => answer = await Answer(method, path, body));
        Last = JsonNode.Parse(answer);
        return spent;
    }

    public void Dispose() => _http.Dispose();

    private async Task<byte[]> Answer(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, "./" + path) { Content = method == HttpMethod.Get ? null : JsonContent.Create(body ?? new { }) };
        using var response = await _http.SendAsync(request);
        var answer = await response.Content.ReadAsByteArrayAsync();
        return response.IsSuccessStatusCode ? answer
            : throw new InvalidOperationException($"{method} {path}: {(int)response.StatusCode} {System.Text.Encoding.UTF8.GetString(answer)}");
    }
}
