using System.Text.Json.Nodes;
using LoraCraft.Corpus;
using LoraCraft.Testing;
using LoraCraft.Testing.Captioners;

namespace LoraCraft.Desktop.Tests;

/// <summary>A run that is not over before it may: a model captions pictures, one after the other, and answers as many questions as it is let.</summary>
internal sealed class HeldRun : IAsyncDisposable
{
    public const int Pictures = 9;

    /// <summary>Short enough that a menu shows it whole.</summary>
    public const string Label = "Captioned with m by f (prompt p, version 1)";

    private readonly FakeCaptioner _model;

    private HeldRun(FakeCaptioner model, JsonObject run) => (_model, Run) = (model, run);

    public JsonObject Run { get; }

    /// <summary>How many questions are answered, from the first on.</summary>
    public int Answers
    {
        get => _model.Answers;
        set => _model.Answers = value;
    }

    /// <summary>Begins one, and waits until it has two answers.</summary>
    public static async Task<HeldRun> Begin(Api api, TemporaryFolder folder)
    {
        for (var i = 0; i < Pictures; i++)
            folder.Write($"pictures/{i}.png", Encode.Png(Drawing.Scene(64, 64, i)));
        var dataset = await api.NewDataset("Kites");
        await api.Reaches(await api.Import(dataset, folder["pictures"]), "finished");
        var model = await FakeCaptioner.Start();
        model.Answers = 2;
        await api.Put("/api/providers/f", new { baseUrl = model.Url, model = "m", concurrency = 1 });
        await api.Put("/api/prompts/p", new { text = "Describe it." });
        var run = await api.Post($"{dataset}/captions", new { provider = "f", preset = "p" });
        await api.Has(run, 2);
        return new(model, run);
    }

    public ValueTask DisposeAsync() => _model.DisposeAsync();
}
