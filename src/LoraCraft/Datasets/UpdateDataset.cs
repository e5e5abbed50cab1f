using LoraCraft.Kernel;
using LoraCraft.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LoraCraft.Datasets;

/// <summary>What is absent stays as it is.</summary>
public sealed record UpdateDatasetRequest(
    string? Name = null, string? Description = null, bool? Archived = null,
    string? TriggerWord = null, string? ClassName = null, int? Repeats = null, string? Family = null);

/// <summary>Renames, describes, archives or configures a dataset; one request is one change.</summary>
public static class UpdateDataset
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPatch("/api/datasets/{dataset:long}", async Task<Ok<DatasetView>> (
            long dataset, UpdateDatasetRequest request, DatasetCommands commands, CancellationToken cancel) =>
        {
            await commands.Run(dataset, Cause(request), session => Decide(session.Tables, dataset, request), cancel).ConfigureAwait(false);
            return TypedResults.Ok(commands.Store.Read(s => DatasetViews.Dataset(s, dataset)));
        }).WithName("updateDataset");

    private static string Cause(UpdateDatasetRequest request) => request switch
    {
        { Name: { } name } => $"Renamed the dataset to \"{name.Trim()}\"",
        { Archived: true } => "Archived the dataset",
        { Archived: false } => "Brought the dataset back from the archive",
        { TriggerWord: null, ClassName: null, Repeats: null, Family: null } => "Described the dataset",
        _ => "Changed the dataset's settings",
    };

    private static Decision Decide(IReadTables tables, long dataset, UpdateDatasetRequest request)
    {
        var row = tables.Dataset(dataset)!;
        var events = new List<IEvent>();
        if (request.Name?.Trim() is { } name && name != row.Name)
        {
            var taken = tables.Datasets().Where(d => d.Concept == row.Concept && d.Dataset != dataset).Select(d => d.Name);
            if (NameRule.Check("dataset", name, null, taken) is { } refusal)
                return refusal;
            events.Add(new DatasetRenamed(row.Name, name));
        }

        if (PlainText.Check(request.Description) is { } unreadable)
            return unreadable;
        if (request.Description is { } description && description != row.Description)
            events.Add(new DatasetDescribed(row.Description, description));
        if (request.Archived is { } archived && archived != row.Archived)
            events.Add(new DatasetArchived(archived));

        var settings = new DatasetSettings(
            request.TriggerWord?.Trim() ?? row.Settings.TriggerWord, request.ClassName?.Trim() ?? row.Settings.ClassName,
            request.Repeats ?? row.Settings.Repeats, request.Family ?? row.Settings.Family);
        if (settings.Problem() is { } problem)
            return Refusal.Invalid(problem);
        if (settings != row.Settings)
            events.Add(new DatasetConfigured(row.Settings, settings));
        return Decision.Of(Streams.Dataset(dataset), events);
    }
}
