using System.Text.Json.Nodes;
using LoraCraft.Testing;
using LoraCraft.Testing.Captioners;

namespace LoraCraft.Host.Tests.Captioning;

/// <summary>
/// A service, set up as the provider <c>fake</c>, and a dataset of pictures without texts. Who has one on a server that others
/// use too is in the collection of this name: there is one provider for all of them.
/// </summary>
internal sealed class Desk : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private Desk(FakeCaptioner fake, Api api, TestDataset dataset) => (Fake, Api, Dataset) = (fake, api, dataset);

    public FakeCaptioner Fake { get; }

    public Api Api { get; }

    public TestDataset Dataset { get; }

    public static async Task<Desk> Set(Api api, int images, string? key = null, object? settings = null)
    {
        var fake = await FakeCaptioner.Start(key);
        var desk = new Desk(fake, api, await api.NewDataset());
        for (var i = 0; i < images; i++)
            desk._folder.Write($"pictures/{i:000}.png", Pictures.Png(i, 400, 300));
        if (images > 0)
            await desk.Dataset.Import(desk._folder["pictures"]);
        await desk.Provider(settings ?? new { baseUrl = fake.Url, model = "fake-vision", maxSide = 256 });
        return desk;
    }

    public async Task<JsonNode> Provider(object settings)
    {
        var answer = await Api.Send(HttpMethod.Put, "/api/providers/fake", settings);
        answer.Status.ShouldBe(200, answer.Text);
        return answer.Json!;
    }

    public Task<JsonNode> Begin(object? more = null) => Api.Post($"{Dataset.Path}/captions", Request(more));

    /// <summary>Captions and returns the run when it is over or paused.</summary>
    public async Task<JsonNode> Caption(object? more = null) => await Api.Over(await Begin(more));

    public Task<JsonNode> Estimate(object? more = null) => Api.Post($"{Dataset.Path}/captions:estimate", Request(more));

    /// <summary>Asks about one image for show.</summary>
    public Task<JsonNode> Try(int image) => Api.Post($"{Dataset.Path}/captions:try", new { provider = "fake", preset = "sentences-object", image });

    public static string Result(JsonNode run) => string.Join(' ', new[] { "captioned", "skipped", "failed" }.Select(k => run["result"]!.Number(k)));

    public async ValueTask DisposeAsync()
    {
        await Fake.DisposeAsync();
        _folder.Dispose();
    }

    private static JsonObject Request(object? more)
    {
        var request = new JsonObject { ["provider"] = "fake", ["preset"] = "sentences-object" };
        if (more is not null)
            foreach (var (name, value) in System.Text.Json.JsonSerializer.SerializeToNode(more)!.AsObject())
                request[name] = value?.DeepClone();
        return request;
    }
}
