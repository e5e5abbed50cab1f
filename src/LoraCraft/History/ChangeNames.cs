using System.Text.Json;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History;

/// <summary>
/// What changes are shown with: names of datasets and concepts, labels of runs, pictures of images. All of it is asked for at once,
/// because the way to a database costs more than what it looks up here.
/// </summary>
internal sealed class ChangeNames
{
    /// <summary>An image is looked up by its dataset times this and its number.</summary>
    private const long ImagesOfDataset = 1L << 32;

    private enum Kind { Dataset, Concept, Run, Picture }

    private readonly Dictionary<long, (long Concept, string Name)> _datasets;
    private readonly Dictionary<long, string> _concepts;
    private readonly Dictionary<string, string> _runs;
    private readonly Dictionary<long, string> _pictures;

    private ChangeNames(ILookup<Kind, Found> found)
    {
        _datasets = found[Kind.Dataset].ToDictionary(f => f.Id, f => (f.Concept, f.Text));
        _concepts = found[Kind.Concept].ToDictionary(f => f.Id, f => f.Text);
        _runs = found[Kind.Run].ToDictionary(f => RunLabels.Actor(f.Run), f => f.Text);
        _pictures = found[Kind.Picture].ToDictionary(f => f.Id, f => f.Text);
    }

    public static ChangeNames Of(IReadTables tables, IReadOnlyList<ChangeRow> rows)
    {
        var (datasets, concepts, images) = (new HashSet<long>(), new HashSet<long>(), new HashSet<long>());
        foreach (var row in rows)
            if (Streams.IsDataset(row.Stream, out var dataset))
            {
                datasets.Add(dataset);
                images.UnionWith(row.Samples.Select(number => Key(dataset, number)));
            }
            else if (Streams.IsConcept(row.Stream, out var concept))
                concepts.Add(concept);

        // Each image is looked up by its key, which a planner that expects few images in a dataset would not do.
        return new(tables.Query(
                $"""
                SELECT {(int)Kind.Dataset} AS kind, d.dataset AS id, d.concept AS concept, '' AS run, d.name AS text FROM {tables.Dialect.Each("$1")} CROSS JOIN dataset d WHERE d.dataset = value
                UNION ALL SELECT {(int)Kind.Concept}, c.concept, 0, '', c.name FROM {tables.Dialect.Each("$2")} CROSS JOIN concept c WHERE c.concept = value
                UNION ALL SELECT {(int)Kind.Run}, 0, 0, r.run, r.label FROM run r WHERE {tables.Dialect.InTexts("r.run", "$3")}
                UNION ALL SELECT {(int)Kind.Picture}, value, 0, '', (SELECT i.picture FROM image i WHERE i.dataset = value / {ImagesOfDataset} AND i.number = value % {ImagesOfDataset})
                    FROM {tables.Dialect.Each("$4")}
                """,
                r => r.Text(4) is { } text ? new Found((Kind)r.GetInt32(0), r.GetInt64(1), r.GetInt64(2), r.GetString(3), text) : null,
                JsonSerializer.Serialize(datasets), JsonSerializer.Serialize(concepts), TagJson.Write(RunLabels.Runs(rows.Select(r => r.Actor))), JsonSerializer.Serialize(images))
            .OfType<Found>().ToLookup(f => f.Kind));
    }

    /// <summary>What a stream is about, and what that is called now.</summary>
    public (long? Dataset, long? Concept, string Name) Owner(string stream) =>
        Streams.IsDataset(stream, out var dataset)
            ? _datasets.TryGetValue(dataset, out var known) ? (dataset, known.Concept, known.Name) : (dataset, null, stream)
            : Streams.IsConcept(stream, out var concept) ? (null, concept, _concepts.GetValueOrDefault(concept, stream)) : (null, null, stream);

    /// <summary>What the run of an actor is called; null when it is none, or one that is not known.</summary>
    public string? Run(string actor) => _runs.GetValueOrDefault(actor);

    /// <summary>Those of the images that are there, with their pictures.</summary>
    public IEnumerable<ChangeSample> Samples(long dataset, IEnumerable<int> numbers) => numbers
        .Select(number => (Number: number, Picture: _pictures.GetValueOrDefault(Key(dataset, number)))).Where(s => s.Picture is not null).Select(s => new ChangeSample(s.Number, s.Picture!));

    private static long Key(long dataset, int number) => (dataset * ImagesOfDataset) + number;

    private sealed record Found(Kind Kind, long Id, long Concept, string Run, string Text);
}
