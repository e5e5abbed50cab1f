using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LoraCraft.Host;
using Microsoft.Playwright;

namespace LoraCraft.EndToEnd;

/// <summary>
/// One person with LoraCraft: an empty data folder, the real server, and a window. A fault that the page reports fails the test,
/// and so does an error in the browser's console.
/// </summary>
public abstract class Story(Chromium chromium) : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _faults = [];
    private readonly List<IBrowserContext> _windows = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("loracraft-e2e-").FullName;

    internal LoraCraftProcess Server { get; private set; } = null!;

    internal IPage Page { get; private set; } = null!;

    /// <summary>A place for pictures and exports beside the data folder.</summary>
    protected string Files => Directory.CreateDirectory(Path.Combine(_folder, "files")).FullName;

    protected string Data => Path.Combine(_folder, "data");

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Server = await LoraCraftProcess.Serve(Data);
        Page = await OpenWindow(Server.Link);
        await Assertions.Expect(Page.Button("Menu")).ToBeVisibleAsync(); // keys pressed earlier reach nobody
    }

    public async ValueTask DisposeAsync()
    {
        if (TestContext.Current.TestState?.Result == TestResult.Failed)
            await Picture($"failed-{TestContext.Current.TestMethod!.MethodName}");
        foreach (var window in _windows)
            await window.DisposeAsync();
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        _faults.ShouldBeEmpty();
        GC.SuppressFinalize(this);
    }

    /// <summary>Another window with a profile of its own.</summary>
    internal async Task<IPage> OpenWindow(string link)
    {
        var window = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 }, ColorScheme = ColorScheme.Dark });
        window.SetDefaultTimeout(15_000);
        _windows.Add(window);
        var page = await window.NewPageAsync();
        page.PageError += (_, error) => _faults.Enqueue(error);
        page.Console += (_, message) =>
        {
            // Refused requests are part of the stories; a connection that ends with its server too.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                _faults.Enqueue(message.Text);
        };
        await page.GotoAsync(link);
        return page;
    }

    /// <summary>A fresh link to the running server, as a second start gets it.</summary>
    protected async Task<string> NewLink() => (await Post("/api/links", new()))["url"]!.ToString();

    /// <summary>Stops the server, starts it anew on the same port, and loads the page again.</summary>
    /// <param name="meanwhile">What happens while nobody has the data folder open.</param>
    protected async Task Restart(Func<Task>? meanwhile = null)
    {
        var port = new Uri(Server.Url).Port;
        await Server.DisposeAsync();
        if (meanwhile is not null)
            await meanwhile();
        Server = await LoraCraftProcess.Serve(Data, port);
        await Page.ReloadAsync();
    }

    /// <summary>Makes a dataset with pictures in it and shows it.</summary>
    protected async Task<Prepared> Prepare(int pictures, string concept = "Red kite", string dataset = "Training set")
    {
        var folder = Path.Combine(Files, $"pictures-{pictures}");
        PictureFolder.Write(folder, pictures);
        var prepared = await Prepare(concept, dataset, folder);
        await Show(prepared, pictures);
        return prepared;
    }

    /// <summary>Makes a dataset out of a folder, by the command line's way in.</summary>
    protected async Task<Prepared> Prepare(string concept, string dataset, string? folder)
    {
        var made = await Post("/api/concepts", new() { ["name"] = concept });
        var id = (await Post($"/api/concepts/{made["id"]}/datasets", new() { ["name"] = dataset }))["id"]!.GetValue<long>();
        if (folder is not null)
        {
            var run = await Post($"/api/datasets/{id}/imports", new() { ["paths"] = new JsonArray(folder), ["text"] = "auto" });
            await Finished(run["id"]!.ToString());
        }

        return new(made["id"]!.GetValue<long>(), id);
    }

    protected async Task Show(Prepared prepared, int pictures)
    {
        await Page.GotoAsync($"{Server.Url}/datasets/{prepared.Dataset}");
        await Assertions.Expect(Page.Status($"{pictures:N0}")).ToBeVisibleAsync();
    }

    protected async Task<JsonObject> Finished(string run)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            var now = await Get($"/api/runs/{run}");
            if (now["state"]!.ToString() is not ("queued" or "running"))
                return now;
            await Task.Delay(100, Cancel);
        }

        throw new TimeoutException($"Run {run} does not end.");
    }

    protected async Task<JsonObject> Image(Prepared prepared, int number) => await Get($"/api/datasets/{prepared.Dataset}/images/{number}");

    protected async Task<string[]> Tags(Prepared prepared, int number) =>
        [.. (await Image(prepared, number))["tags"]!.AsArray().Select(tag => tag!.ToString())];

    protected Task<JsonObject> Get(string path) => Send(HttpMethod.Get, path, null);

    protected Task<JsonObject> Post(string path, JsonObject body) => Send(HttpMethod.Post, path, body);

    protected Task<JsonObject> Put(string path, JsonObject body) => Send(HttpMethod.Put, path, body);

    protected Task<JsonObject> Patch(string path, JsonObject body) => Send(HttpMethod.Patch, path, body);

    protected Task Delete(string path) => Send(HttpMethod.Delete, path, null);

    /// <summary>Waits until something is so.</summary>
    protected static async Task Eventually(Func<Task<bool>> isSo, string what)
    {
        for (var attempt = 0; attempt < 150; attempt++)
        {
            if (await isSo())
                return;
            await Task.Delay(100, Cancel);
        }

        throw new TimeoutException($"Waited in vain: {what}.");
    }

    /// <summary>Waits until a tile shows its picture.</summary>
    protected Task Seen(int number) => Page.WaitForFunctionAsync(
        "id => { const picture = document.querySelector(id + ' img'); return picture?.complete && picture.naturalWidth > 0 }", $"#picture-{number}");

    /// <summary>Keeps what the window shows, for a person to judge.</summary>
    protected Task Picture(string name) => Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Screenshots, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });

    private async Task<JsonObject> Send(HttpMethod method, string path, JsonObject? body)
    {
        var running = DataFolder.Running(Data)!;
        using var http = new HttpClient { BaseAddress = new(running.Url) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", running.Token);
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await http.SendAsync(request, Cancel);
        var answer = await response.Content.ReadAsStringAsync(Cancel);
        response.IsSuccessStatusCode.ShouldBeTrue($"{method} {path}: {answer}");
        return answer.Length == 0 ? [] : JsonNode.Parse(answer)!.AsObject();
    }
}

/// <summary>A dataset that a test made without the page.</summary>
public sealed record Prepared(long Concept, long Dataset);
