using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LoraCraft.Datasets;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Host.Tests.History;

/// <summary>Two datasets, and somebody who does things to them that a seed decides.</summary>
internal sealed partial class Studio
{
    private static readonly string[] Tags = ["kite", "red kite", "hill", "sea", "a_b", "Kite", "\"kite", "it's 50%", "凧 🪁"];
    private static readonly string[] Names = ["caption", "long"];
    private static readonly string[] Texts = ["", "A kite.", "A kite\nover the 🪁 hill.", "Sea and kite"];

    private readonly IServiceProvider _services;
    private readonly Random _random;
    private readonly TestDataset[] _datasets;
    private readonly StringBuilder _log = new();
    private int _pictures;

    private Studio(IServiceProvider services, int seed, TestDataset[] datasets) => (_services, _random, _datasets) = (services, new(seed), datasets);

    /// <summary>What was done, for whoever reads a failure.</summary>
    public string Log => _log.ToString();

    public (TestDataset One, TestDataset Two) Datasets => (_datasets[0], _datasets[1]);

    public static async Task<Studio> Open(Server server, int seed)
    {
        var studio = new Studio(server.Services, seed, [await server.Api.NewDataset("One"), await server.Api.NewDataset("Two")]);
        foreach (var dataset in studio._datasets)
            await studio.Add(dataset, 6);
        return studio;
    }

    public async Task Work(int commands)
    {
        for (var i = 0; i < commands; i++)
            await Something(Pick(_datasets));
    }

    /// <summary>What a request for several edits at once says; some of them look at what the ones before did.</summary>
    public object SomeStack() => new
    {
        steps = Enumerable.Range(0, _random.Next(1, 5)).Select(_ => new { edit = SomeEdit(), filter = _random.Next(3) == 0 ? SomeFilter() : null }).ToArray(),
        scope = SomeScope(),
    };

    /// <summary>Everything that undo must give back; names of captions are offered as long as an image in the bin has one.</summary>
    public async Task<IReadOnlyList<string>> Look()
    {
        var seen = new List<string>();
        foreach (var dataset in _datasets)
        {
            var shown = (await dataset.Show()).AsObject();
            foreach (var other in new[] { "version", "bin", "captionNames" })
                shown.Remove(other);
            seen.Add(shown.ToJsonString());
            foreach (var image in await dataset.Images())
                seen.Add($"{image.Text("number")} {image.Text("name")} {image.Text("stars")} {image["mark"]} {image.Texts()}");
            seen.Add((await dataset.Api.Get($"{dataset.Path}/tags?sort=name")).ToJsonString());
        }

        return seen;
    }

    /// <summary>Undoes until nothing is left but what was there at the start; returns on which dataset each step was taken.</summary>
    public async Task<IReadOnlyList<int>> UndoAll()
    {
        var steps = new List<int>();
        while (true)
        {
            var taken = -1;
            foreach (var (dataset, i) in _datasets.Select((d, i) => (d, i)))
                if (taken < 0 && await Step(dataset, "undo"))
                    taken = i;
            if (taken < 0)
                break;
            steps.Add(taken);
        }

        foreach (var dataset in _datasets)
            (await dataset.Api.Get($"{dataset.Path}/changes"))["undo"]!.Text("label").ShouldBe("Imported pictures", Log);
        return steps;
    }

    public async Task RedoAll(IReadOnlyList<int> undone)
    {
        foreach (var dataset in undone.Reverse())
            (await Step(_datasets[dataset], "redo")).ShouldBeTrue(Log);
    }

    /// <summary>False when there is nothing to do, or something that was done to the other dataset later stands in the way.</summary>
    private async Task<bool> Step(TestDataset dataset, string verb)
    {
        if (verb == "undo" && (await dataset.Api.Get($"{dataset.Path}/changes?limit=1"))["undo"]?["label"]?.ToString() == "Imported pictures")
            return false;
        var answer = await dataset.Api.Send(HttpMethod.Post, $"{dataset.Path}/{verb}", new { });
        _log.AppendLine($"{verb} {dataset.Id}: {answer.Status} {answer.Text}");
        answer.Status.ShouldBeOneOf(200, 409);
        return answer.Status == 200 && answer.Json!["label"] is not null;
    }

    private async Task Something(TestDataset dataset)
    {
        var scope = SomeScope();
        switch (_random.Next(14))
        {
            case 0:
                await Ask(dataset, "images:mark", new { scope, mark = Pick(["kept", "rejected", null]) });
                break;
            case 1:
                await Ask(dataset, "images:star", new { scope, stars = _random.Next(6) });
                break;
            case 2:
                await Ask(dataset, "images:remove", new { scope = new Scope(Images: Some()) });
                break;
            case 3:
                await Ask(dataset, "images:restore", new { scope = new Scope(Images: Some()) });
                break;
            case 4:
                await Ask(dataset, "images:reorder", new { images = Some(), before = Pick(new int?[] { null, 1, 2, 5 }) });
                break;
            case 5:
                await Ask(dataset, "images:copy", new { scope = new Scope(Images: Some()), dataset = _datasets[dataset == _datasets[0] ? 1 : 0].Id, move = _random.Next(2) == 0 });
                break;
            case 6:
                await dataset.Api.Patch(dataset.Path, new { triggerWord = Pick(["k1te", "", "zwx"]), repeats = _random.Next(1, 9), description = Pick(Texts) });
                break;
            case 7:
                await Add(dataset, _random.Next(1, 4), "Added pictures");
                break;
            default:
                await Ask(dataset, "edits", new { edit = SomeEdit(), scope });
                break;
        }
    }

    private Scope SomeScope() => _random.Next(3) switch { 0 => new Scope(), 1 => new Scope(Images: Some()), _ => new Scope(Filter: SomeFilter()) };

    private string SomeFilter() => $"tag:\"{Pick(Tags).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private object SomeEdit() => _random.Next(12) switch
    {
        0 => new { kind = "add_tags", tags = new[] { Pick(Tags), Pick(Tags) }, at = Pick(["front", "end"]) },
        1 => new { kind = "add_tags", tags = new[] { Pick(Tags) }, at = "position", position = _random.Next(4) },
        2 => new { kind = "remove_tags", tags = new[] { Pick(Tags) } },
        3 => new { kind = "rename_tag", from = Pick(Tags), to = Pick(Tags) },
        4 => new { kind = "set_tags", tags = new[] { Pick(Tags), Pick(Tags), Pick(Tags) } },
        5 => new { kind = "move_tag", tag = Pick(Tags), position = _random.Next(4) },
        6 => new { kind = "replace_text", find = Pick(["i", "kite", "🪁"]), replace = Pick(["", "o", "$1, x"]), target = Pick(["tags", "captions"]), caption = Pick(Names) },
        7 => new { kind = "replace_text", find = Pick(["(k)(i)", ".", @"\W+"]), replace = Pick(["$1", "-", "🪁"]), mode = "regex", target = Pick(["tags", "captions"]) },
        8 => new { kind = "add_text", text = Pick(Texts[1..]), at = Pick(["front", "end"]), caption = Pick(Names) },
        9 => new { kind = "set_caption", caption = Pick(Names), text = Pick(Texts) },
        10 => new { kind = "sort_tags", by = Pick(["alphabetical", "frequency"]) },
        _ => Pick(new object[] { new { kind = "drop_duplicate_tags" }, new { kind = "underscores", to = "spaces" }, new { kind = "underscores", to = "underscores" } }),
    };

    private async Task Ask(TestDataset dataset, string what, object body)
    {
        var answer = await dataset.Api.Send(HttpMethod.Post, $"{dataset.Path}/{what}", body);
        _log.AppendLine($"{dataset.Id} {what} {JsonSerializer.Serialize(body)}: {answer.Status} {answer.Text}");
        answer.Status.ShouldBeOneOf([200, 400, 409], Log);
    }

    /// <summary>New images, as an import records them.</summary>
    private async Task Add(TestDataset dataset, int count, string cause = "Imported pictures")
    {
        await _services.GetRequiredService<IMoments>().Ready([dataset.Id]); // a branch may still be made
        await _services.GetRequiredService<IEventStore>().Write(session =>
        {
            var next = (int)session.Tables.Number("SELECT last_number FROM dataset WHERE dataset = $1", dataset.Id) + 1;
            var images = Enumerable.Range(next, count).Select(NewImage).ToList();
            return session.Append([new(Streams.Dataset(dataset.Id), [new ImagesAdded(images)])], _services.GetRequiredService<IChanges>().New(cause));
        });
        _log.AppendLine($"{dataset.Id} +{count}");
    }

    private AddedImage NewImage(int number)
    {
        byte[] content = [.. "picture "u8, (byte)++_pictures];
        var sha = Convert.ToHexStringLower(SHA256.HashData(content));
        _services.GetRequiredService<IBlobStore>().Put(Shelf.Images, sha, content);
        var facts = new PictureFacts(64, 64, "png", 1, false, 1, 0, 0, "#808080", new Dictionary<string, string>());
        string[] tags = [.. Tags.Where(_ => _random.Next(3) == 0)];
        var captions = Names.Where(_ => _random.Next(2) == 0).ToDictionary(n => n, _ => Texts[_random.Next(1, Texts.Length)]);
        return new(number, $"{_pictures}.png", sha, 1, facts, "", 0, number, tags, captions);
    }

    private ImageSet Some() => ImageSet.Of(Enumerable.Range(1, 12).Where(_ => _random.Next(3) == 0).Append(_random.Next(1, 9)));

    private T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];
}
