using System.Text.Json;
using LoraCraft.History.Algebra;
using LoraCraft.History.Comparing;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.History.Merging;

/// <param name="From">The dataset whose work is brought in.</param>
public sealed record PreviewMergeRequest(long From);

/// <summary>One decision: <c>mine</c>, <c>theirs</c>, <c>both</c>, or a value by hand.</summary>
public sealed record MergeChoice(string? Take = null, IReadOnlyList<string>? Tags = null, string? Text = null, int? Number = null);

/// <param name="OnConflict">For conflicts without a choice: <c>mine</c>, <c>theirs</c>, <c>both</c>, or <c>fail</c> (the default).</param>
/// <param name="Choices">By id of the conflict.</param>
public sealed record MergeRequest(long From, string? OnConflict = null, IReadOnlyDictionary<string, MergeChoice>? Choices = null);

/// <summary>Something both sides changed in ways that do not fit together.</summary>
/// <param name="Id">For the choices.</param>
/// <param name="Number">The image on our side; null for a setting.</param>
/// <param name="Facet"><c>tags</c>, <c>caption:NAME</c>, <c>stars</c>, <c>mark</c>, <c>presence</c>, or the setting's name.</param>
/// <param name="Base">What both had; the facet as text, tags joined with <c>", "</c>.</param>
/// <param name="Both">What keeping both gives; null where that makes no sense.</param>
public sealed record MergeConflict(string Id, int? Number, string? Name, string? Sha256, string Facet, string Base, string Mine, string Theirs, string? Both);

/// <param name="Base">What both come from: where they parted, or the last merge.</param>
/// <param name="Changed">Images of ours that the merge changes without a conflict.</param>
/// <param name="Added">Images that come in.</param>
/// <param name="Removed">Images of ours that go into the bin.</param>
public sealed record MergePreview(
    DiffSide Base, DiffSide Mine, DiffSide Theirs, int Changed, int Added, int Removed, IReadOnlyList<FactChange> Settings, int Total, IReadOnlyList<MergeConflict> Conflicts);

/// <summary>Brings the work done on one dataset into another of the same line, as one change.</summary>
public sealed class MergeDatasets(IEventStore store, IMoments moments, MergePlanner planner, CreditMerge credit, WorkedOut worked)
{
    private const int MostConflicts = 10_000;

    public MergePreview Preview(long dataset, long from)
    {
        var plan = Plan(dataset, from);
        var conflicts = Conflicts(plan).ToList();
        var clean = plan.Images.Where(i => i.Number is not null && i.Merged.IsClean).ToList();
        var removed = clean.Count(i => i.Merged is { Mine.Live: true } m && m.Value is not { Live: true });
        return new(
            DiffSide.Of(store, plan.Base), DiffSide.Of(store, plan.Mine), DiffSide.Of(store, plan.Theirs), clean.Count - removed, plan.Added.Count, removed,
            [.. ShowChange.Settings(plan.Settings.Mine, plan.Settings.Value)], conflicts.Count, conflicts.Count > MostConflicts ? conflicts[..MostConflicts] : conflicts);
    }

    public Task<ChangeResult> Run(long dataset, MergeRequest request, CancellationToken cancel = default)
    {
        if (request.OnConflict is not (null or "mine" or "theirs" or "both" or "fail"))
            throw new RefusedException(Refusal.Invalid("Conflicts are decided by \"mine\", \"theirs\" or \"both\"; \"fail\" merges nothing then."));
        var given = (request.Choices ?? new Dictionary<string, MergeChoice>()).ToDictionary(c => c.Key, c => Choice(c.Value));
        return worked.Change(dataset, () =>
        {
            var plan = Plan(dataset, request.From);
            var choices = plan.ConflictIds.Where(id => given.ContainsKey(id) || Fallback(request.OnConflict) is not null)
                .ToDictionary(id => id, id => given.GetValueOrDefault(id) ?? Fallback(request.OnConflict)!);
            if (plan.ConflictIds.Count(id => !choices.ContainsKey(id)) is > 0 and var open)
                throw new RefusedException(Refusal.Conflict($"{open} {(open == 1 ? "conflict is" : "conflicts are")} not decided. Walk through them, or decide all at once."));
            var events = plan.Events(WithoutBothWhereNone(plan, choices), News(plan), brought => credit.Of(plan, brought));
            return events.Count == 0 ? null
                : new(Sentence(DiffSide.Of(store, plan.Theirs).Name, events), Basis(plan), [new(Streams.Dataset(dataset), events)], Returning: plan.Returning);
        }, cancel, request.From);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/datasets/{dataset:long}/merge:preview", async Task<Ok<MergePreview>> (
            long dataset, PreviewMergeRequest request, MergeDatasets merge, IMoments moments, CancellationToken cancel) =>
        {
            await moments.Ready([dataset, request.From], cancel).ConfigureAwait(false);
            return TypedResults.Ok(merge.Preview(dataset, request.From));
        }).WithName("previewMerge");
        routes.MapPost("/api/datasets/{dataset:long}/merge", async Task<Ok<ChangeResult>> (long dataset, MergeRequest request, MergeDatasets merge, CancellationToken cancel) =>
            TypedResults.Ok(await merge.Run(dataset, request, cancel).ConfigureAwait(false))).WithName("mergeDatasets");
    }

    private MergePlan Plan(long dataset, long from) => dataset == from
        ? throw new RefusedException(Refusal.Invalid("A dataset is not merged into itself; choose another one."))
        : planner.Plan(new(dataset, moments.Version(dataset, null)), new(from, moments.Version(from, null)));

    private static string Sentence(string theirs, IReadOnlyList<IEvent> events) =>
        events is [DatasetMerged] ? $"Merged \"{theirs}\", keeping everything as it is here" : $"Merged \"{theirs}\"";

    /// <summary>Images that come in are copied as they are there now, which has to be what was looked at.</summary>
    private static IReadOnlyList<(string Stream, long Version)> Basis(MergePlan plan) =>
    [
        (Streams.Dataset(plan.Mine.Dataset), plan.Mine.Version),
        .. plan.Added.IsEmpty ? Array.Empty<(string, long)>() : [(Streams.Dataset(plan.Theirs.Dataset), plan.Theirs.Version)],
    ];

    private static Dictionary<string, Choice> WithoutBothWhereNone(MergePlan plan, Dictionary<string, Choice> choices)
    {
        foreach (var id in plan.Images.SelectMany(i => i.Merged.Conflicts.Where(c => !c.HasBoth).Select(c => i.Id(c.Facet))).Concat(plan.Settings.Conflicts.Select(c => $"settings/{c}")))
            if (choices.TryGetValue(id, out var choice) && choice == Algebra.Choice.Both)
                choices[id] = Algebra.Choice.Mine;
        return choices;
    }

    /// <summary>What comes in, numbered after the images there are.</summary>
    private List<(int TheirNumber, Datasets.AddedImage Image)> News(MergePlan plan)
    {
        if (plan.Added.IsEmpty)
            return [];
        var next = (int)store.Read(s => s.Tables.Number("SELECT last_number FROM dataset WHERE dataset = $1", plan.Mine.Dataset)) + 1;
        return [.. store.Read(s => s.Tables.CopiesOf(plan.Theirs.Dataset, plan.Added).ToList()).Select((image, i) => (image.Number, image with { Number = next + i, Place = next + i }))];
    }

    private static Choice? Fallback(string? onConflict) => onConflict switch
    {
        "mine" => Algebra.Choice.Mine,
        "theirs" => Algebra.Choice.Theirs,
        "both" => Algebra.Choice.Both,
        _ => null,
    };

    private static Choice Choice(MergeChoice choice) => choice switch
    {
        { Take: { } take } => Fallback(take) ?? throw new RefusedException(Refusal.Invalid("A side is \"mine\", \"theirs\" or \"both\".")),
        { Tags: { } tags } => new Choice.Tags(tags),
        { Number: { } number } => new Choice.Number(number),
        { Text: { } text } => PlainText.Check(text) is { } refusal ? throw new RefusedException(refusal) : new Choice.Text(text.ReplaceLineEndings("\n")),
        _ => throw new RefusedException(Refusal.Invalid("A choice takes a side, or gives tags, a text or a number.")),
    };

    private static IEnumerable<MergeConflict> Conflicts(MergePlan plan)
    {
        foreach (var field in plan.Settings.Conflicts)
            yield return new(
                $"settings/{field}", null, null, null, field, Text(plan.Settings.Base, field), Text(plan.Settings.Mine, field), Text(plan.Settings.Theirs, field), null);
        foreach (var image in plan.Images.Where(i => i.Number is not null))
            foreach (var conflict in image.Merged.Conflicts)
            {
                var (merged, known) = (image.Merged, (image.Merged.Mine ?? image.Merged.Theirs)!);
                yield return new(
                    image.Id(conflict.Facet), image.Number, known.Name, known.Picture, conflict.Facet, Text(merged.Base, conflict.Facet), Text(merged.Mine, conflict.Facet),
                    Text(merged.Theirs, conflict.Facet), conflict.HasBoth ? Text(merged.Both, conflict.Facet) : null);
            }
    }

    private static string Text(SettingsState state, string field) =>
        field == "description" ? state.Description : JsonSerializer.SerializeToElement(state.Settings, JsonSerializerOptions.Web).GetProperty(field).ToString();

    private static string Text(ImageState? state, string facet) => facet switch
    {
        Facets.Presence => state is { Live: true } ? "in the dataset" : "removed",
        Facets.Tags => string.Join(", ", state?.Tags ?? []),
        Facets.Stars => (state?.Stars ?? 0).ToString(System.Globalization.CultureInfo.InvariantCulture),
        Facets.Mark => state?.Mark ?? "",
        _ => state?.Caption(Facets.CaptionName(facet)!) ?? "",
    };
}
