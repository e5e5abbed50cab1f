using System.Text.Json;
using LoraCraft.Captioning.Reviewing;
using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.Forgetting;
using LoraCraft.History.Merging;
using LoraCraft.Kernel;
using LoraCraft.Runs;
using LoraCraft.Shared;

namespace LoraCraft.Host;

/// <summary>One server-sent event, written once for all pages.</summary>
/// <param name="Position">Null for progress, which is not in the log.</param>
/// <param name="Text">All of it but its id.</param>
internal sealed record LiveMessage(long? Position, string Text)
{
    /// <param name="client">The window that made the change: it shows it already.</param>
    public static LiveMessage Of(IReadOnlyList<RecordedEvent> recorded, string? client = null)
    {
        var datasets = new SortedDictionary<long, (long Version, SortedSet<string> What)>();
        var runs = new SortedSet<string>();
        var proposals = new SortedSet<long>();
        var (concepts, recipes, captioning, dictionaries, tags) = (false, false, false, false, false);
        foreach (var one in recorded)
        {
            if (Streams.IsRun(one.Stream, out var run))
                runs.Add(run);
            concepts |= Streams.IsConcept(one.Stream, out _) || one.Event is DatasetCreated or DatasetRenamed or DatasetDescribed or DatasetArchived or DatasetPlaced;
            recipes |= Streams.IsRecipe(one.Stream, out _);
            dictionaries |= Streams.IsDictionary(one.Stream, out _);
            tags |= one.Stream == Streams.Tags;
            captioning |= one.Stream == Streams.Captioning;
            if (Streams.IsProposals(one.Stream, out var proposed))
                proposals.Add(proposed);
            if (!Streams.IsDataset(one.Stream, out var dataset))
                continue;
            if (one.Event is ModelsWordsTaken)
                continue; // what follows says it
            if (!datasets.TryGetValue(dataset, out var touched))
                touched = (0, []);
            touched.What.Add(What(one.Event));
            datasets[dataset] = (one.Version, touched.What);
        }

        var position = recorded[^1].Position;
        var data = JsonSerializer.Serialize(new
        {
            position,
            concepts,
            recipes,
            captioning,
            dictionaries,
            tags,
            datasets = datasets.Select(d => new { id = d.Key, version = d.Value.Version, what = d.Value.What }),
            runs,
            proposals,
            client,
        });
        return new(position, $"event: change\ndata: {data}\n\n");
    }

    public static LiveMessage Of(RunView run) => new(null, $"event: run\ndata: {JsonSerializer.Serialize(run, JsonSerializerOptions.Web)}\n\n");

    private static string What(IEvent @event) => @event switch
    {
        ImagesAdded or ImagesRemoved or ImagesRestored or ImagesForgotten => "membership",
        TagRenamed or TagsEdited or TagsReordered or CaptionsEdited or MergedWorkCredited or OriginsMerged or MachineWorkMerged => "text",
        ImagesStarred or ImagesMarked => "marks",
        ImagesReordered => "order",
        ProposalsDecided => "review",
        _ => "settings",
    };
}
