using System.Globalization;
using LoraCraft.Datasets;
using LoraCraft.History.Algebra;
using LoraCraft.History.Moments;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.History;

/// <param name="Facts">What it changed of the dataset as a whole.</param>
/// <param name="Total">Images it touched, of those that were asked about.</param>
/// <param name="Images">Some of them, each right before and right after it.</param>
public sealed record ChangeDetails(ChangeView Change, IReadOnlyList<FactChange> Facts, int Total, IReadOnlyList<ImageChange> Images);

/// <summary>One change with what it did to each image.</summary>
public sealed class ShowChange(IEventStore store, EventTypes types, BeforeAndAfter around)
{
    private const int MostImages = 200;

    /// <param name="image">Number of the one image that is asked about; null for all.</param>
    public ChangeDetails Show(long dataset, string change, int? image, int offset, int limit)
    {
        var stream = Streams.Dataset(dataset);
        var view = store.Read(s => PlainText.Check(change) is null && s.Tables.Change(stream, change) is { } row ? ChangeViews.Of(s.Tables, [row])[0] : null)
            ?? throw new RefusedException(Refusal.Unknown($"There is no change {change} in this dataset."));
        var own = store.Read(s => s.ReadChange(change)).Where(e => e.Stream == stream).Select(types.Read).ToList();
        var touched = ImageSet.UnionOf(own.Select(e => e.Event).OfType<ITouchesImages>().Select(e => e.Touched));
        if (image is { } only)
            touched = touched.Intersect(ImageSet.Of(only));
        var shown = ImageSet.Of(touched.Skip(Math.Max(0, offset)).Take(Math.Clamp(limit, 0, MostImages)));
        var (before, after) = around.Of(dataset, own, shown);
        return new(view, Facts(own.Select(e => e.Event)), touched.Count, [.. shown
            .Select(n => (Number: n, Before: before.GetValueOrDefault(n), After: after.GetValueOrDefault(n)))
            .Where(i => i.Before is not null || i.After is not null)
            .Select(i => ImageChange.Of(i.Number, i.Before, i.After))]);
    }

    /// <summary>What a change did to a concept itself.</summary>
    public ChangeDetails OfConcept(long concept, string change)
    {
        var stream = Streams.Concept(concept);
        return store.Read(s => PlainText.Check(change) is null && s.Tables.Change(stream, change) is { } row
            ? new ChangeDetails(ChangeViews.Of(s.Tables, [row])[0], Facts(s.ReadChange(change).Where(e => e.Stream == stream).Select(e => types.Read(e).Event)), 0, [])
            : throw new RefusedException(Refusal.Unknown($"There is no change {change} of this concept.")));
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/datasets/{dataset:long}/changes/{change}", Ok<ChangeDetails> (
            long dataset, string change, ShowChange show, int? image = null, int offset = 0, int limit = 20) =>
            TypedResults.Ok(show.Show(dataset, change, image, offset, limit))).WithName("showChange");
        routes.MapGet("/api/concepts/{concept:long}/changes/{change}", Ok<ChangeDetails> (long concept, string change, ShowChange show) =>
            TypedResults.Ok(show.OfConcept(concept, change))).WithName("showConceptChange");
    }

    internal static List<FactChange> Facts(IEnumerable<IEvent> events) => [.. events.SelectMany(Facts)];

    private static IEnumerable<FactChange> Facts(IEvent @event) => @event switch
    {
        DatasetRenamed e => [new("name", e.From, e.To)],
        DatasetDescribed e => [new("description", e.From, e.To)],
        DatasetArchived e => [new("archived", e.Archived ? "no" : "yes", e.Archived ? "yes" : "no")],
        DatasetPlaced e => [Place(e.From, e.To)],
        ConceptCreated e => [new("name", "", e.Name), .. e.Description.Length == 0 ? Array.Empty<FactChange>() : [new("description", "", e.Description)]],
        ConceptRenamed e => [new("name", e.From, e.To)],
        ConceptDescribed e => [new("description", e.From, e.To)],
        ConceptArchived e => [new("archived", e.Archived ? "no" : "yes", e.Archived ? "yes" : "no")],
        ConceptPlaced e => [Place(e.From, e.To)],
        DatasetConfigured e => Settings(e.From, e.To),
        VersionNamed e => [new("version", "", $"{e.Name} = {e.Version}")],
        VersionUnnamed e => [new("version", $"{e.Name} = {e.Version}", "")],
        VersionDescribed e when e.Name != e.ToName => [new("version", e.Name, e.ToName)],
        VersionLocked e => [new("version", "", $"{e.Name} {(e.Locked ? "locked" : "unlocked")}")],
        _ => [],
    };

    private static FactChange Place(double from, double to) => new("place", from.ToString(CultureInfo.InvariantCulture), to.ToString(CultureInfo.InvariantCulture));

    /// <summary>The same with the description, which is no setting of an export.</summary>
    internal static IEnumerable<FactChange> Settings(SettingsState before, SettingsState after)
    {
        foreach (var fact in Settings(before.Settings, after.Settings))
            yield return fact;
        if (before.Description != after.Description)
            yield return new("description", before.Description, after.Description);
    }

    private static IEnumerable<FactChange> Settings(DatasetSettings before, DatasetSettings after)
    {
        foreach (var (name, was, @is) in new[]
        {
            ("triggerWord", before.TriggerWord, after.TriggerWord), ("className", before.ClassName, after.ClassName),
            ("repeats", before.Repeats.ToString(CultureInfo.InvariantCulture), after.Repeats.ToString(CultureInfo.InvariantCulture)),
            ("family", before.Family, after.Family),
        })
            if (was != @is)
                yield return new(name, was, @is);
    }
}
