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

/// <param name="At">The moment: see <see cref="IMoments"/>.</param>
/// <param name="Images">Only these images; null = the whole dataset with its settings.</param>
/// <param name="What"><c>all</c>, or <c>captions</c>: tags and captions only.</param>
public sealed record RestoreRequest(string At, ImageSet? Images = null, string What = RestoreRequest.Everything)
{
    public const string Everything = "all";
    public const string Texts = "captions";
}

/// <param name="Changed">Images that are in the dataset before and after, and would change.</param>
/// <param name="Returned">Images that would come out of the bin.</param>
/// <param name="Removed">Images that would go into the bin.</param>
/// <param name="Settings">What would change of the dataset as a whole.</param>
public sealed record RestorePreview(long Version, int Changed, int Returned, int Removed, IReadOnlyList<FactChange> Settings);

/// <summary>Makes a dataset, or some of its images, as they were at a moment, by a new change.</summary>
public sealed class RestoreMoment(IMoments moments, States states, SettingsAt settings, WorkedOut worked)
{
    public Task<ChangeResult> Run(long dataset, RestoreRequest request, CancellationToken cancel = default)
    {
        Check(request);
        return worked.Change(dataset, () =>
        {
            var (version, now, changes, settings) = WorkOut(dataset, request);
            IReadOnlyList<IEvent> events = [.. settings, .. StateEvents.Between(changes)];
            var label = request is { Images: null, What: RestoreRequest.Everything } ? $"Restored version {version}"
                : $"Restored {(request.What == RestoreRequest.Texts ? "tags and captions" : "images")} of version {version}";
            return events.Count == 0 ? null : new(label, [(Streams.Dataset(dataset), now)], [new(Streams.Dataset(dataset), [new VersionRestored(version), .. events])]);
        }, cancel);
    }

    public RestorePreview Preview(long dataset, RestoreRequest request)
    {
        Check(request);
        var (version, _, changes, settings) = WorkOut(dataset, request);
        bool Live(ImageState? state) => state is { Live: true };
        return new(
            version, changes.Count(c => Live(c.From) && Live(c.To) && !Equals(c.From, c.To)), changes.Count(c => !Live(c.From) && Live(c.To)),
            changes.Count(c => Live(c.From) && !Live(c.To)), ShowChange.Facts(settings));
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/datasets/{dataset:long}/restore", async Task<Ok<ChangeResult>> (
            long dataset, RestoreRequest request, RestoreMoment restore, CancellationToken cancel) =>
            TypedResults.Ok(await restore.Run(dataset, request, cancel).ConfigureAwait(false))).WithName("restoreMoment");
        routes.MapPost("/api/datasets/{dataset:long}/restore:preview", Ok<RestorePreview> (long dataset, RestoreRequest request, RestoreMoment restore) =>
            TypedResults.Ok(restore.Preview(dataset, request))).WithName("previewRestore");
    }

    private static void Check(RestoreRequest request)
    {
        if (request.What is not (RestoreRequest.Everything or RestoreRequest.Texts))
            throw new RefusedException(Refusal.Invalid("What is restored is \"all\" or \"captions\"."));
        if (string.IsNullOrWhiteSpace(request.At))
            throw new RefusedException(Refusal.Invalid("Say which moment to restore: a version, its name or a time."));
    }

    private (long Version, long Now, List<StateChange> Changes, List<IEvent> Settings) WorkOut(long dataset, RestoreRequest request)
    {
        var (version, now) = (moments.Version(dataset, request.At), moments.Version(dataset, null));
        var touched = states.Touched(dataset, version, now);
        if (request.Images is { } chosen)
            touched = touched.Intersect(chosen);
        var (then, present) = (states.At(dataset, version, touched), states.At(dataset, now, touched));
        var changes = touched.Where(present.ContainsKey)
            .Select(n => new StateChange(n, present[n], Wanted(present[n], then.GetValueOrDefault(n), request.What))).ToList();
        return (version, now, changes, request is { Images: null, What: RestoreRequest.Everything } ? Settings(dataset, version, now) : []);
    }

    private static ImageState? Wanted(ImageState now, ImageState? then, string what) =>
        what == RestoreRequest.Everything ? then
        : then is null ? now
        : now with { Tags = then.Tags, Captions = then.Captions };

    /// <summary>Name and place in the concept are not restored: they say where the dataset is to be found now.</summary>
    private List<IEvent> Settings(long dataset, long version, long present)
    {
        var (then, now) = (settings.Of(new(dataset, version)), settings.Of(new(dataset, present)));
        List<IEvent> events = [];
        if (then.Settings != now.Settings)
            events.Add(new DatasetConfigured(now.Settings, then.Settings));
        if (then.Description != now.Description)
            events.Add(new DatasetDescribed(now.Description, then.Description));
        return events;
    }
}
