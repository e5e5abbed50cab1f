using System.Globalization;
using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.History;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using LoraCraft.Storage.Sqlite;

namespace LoraCraft.Testing;

/// <summary>
/// A dataset of images in memory, filled through the product's events: <c>ImageDatasets.Of(Image("red kite, hill"), ...)</c>.
/// Numbers follow the order, from 1.
/// </summary>
public sealed class ImageDatasets : IDisposable, IVersionNames
{
    public const long Dataset = 7;

    private static readonly DateTimeOffset Start = new(2026, 10, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly IScratch _scratch = new SqliteScratchFactory(LoraCraftProjections.All()).Open();
    private readonly List<RecordedEvent> _events = [];

    /// <summary>Everything applied so far.</summary>
    public IReadOnlyList<RecordedEvent> Events => _events;

    /// <summary>Its tables know of runs themselves.</summary>
    ImageSet? IVersionNames.FailedIn(long dataset, string run, BesidePast? beside) => null;

    public IReadSession Session => _scratch;

    public IReadTables Tables => _scratch.Tables;

    public static ImageDatasets Of(params IReadOnlyList<AddedImage> images)
    {
        var dataset = new ImageDatasets();
        dataset.Apply(new DatasetCreated(Dataset, 1, "Kites", "", new()));
        return images.Count == 0 ? dataset : dataset.Apply(new ImagesAdded([.. images.Select((image, i) => image with { Number = i + 1, Place = i + 1 })]));
    }

    /// <summary>An image whose number and place are given when it joins a dataset.</summary>
    public static AddedImage Image(
        string tags = "", string? caption = null, string name = "picture.png", int width = 1024, int height = 1024, long bytes = 1_000_000,
        string format = "png", int stars = 0, string? mark = null, string source = "", IReadOnlyDictionary<string, string>? captions = null) => new(
            0, name, Guid.NewGuid().ToString("N") + Guid.NewGuid().ToString("N"), bytes,
            new(width, height, format, 1, false, 1, 0, 0, "#808080", new Dictionary<string, string> { ["Make"] = "Pinhole" }), source, 0, 0,
            tags.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            captions ?? (caption is null ? new Dictionary<string, string>() : new() { ["caption"] = caption }), stars, mark);

    /// <summary>Applies one more event of the dataset, a day after the one before.</summary>
    /// <param name="id">The change that it is part of; one of its own when absent.</param>
    public ImageDatasets Apply(IEvent @event, string? id = null, string actor = "someone", string cause = "Changed") =>
        ApplyTo(Streams.Dataset(Dataset), actor, id, cause, @event);

    /// <summary>Applies one more change of the dataset by that actor.</summary>
    public ImageDatasets ApplyAs(string actor, params IReadOnlyList<IEvent> events) => ApplyTo(Streams.Dataset(Dataset), actor, events);

    /// <summary>Applies one more change of any stream.</summary>
    public ImageDatasets ApplyTo(string stream, string actor, params IReadOnlyList<IEvent> events) => ApplyTo(stream, actor, null, "Changed", events);

    private ImageDatasets ApplyTo(string stream, string actor, string? id, string cause, params IReadOnlyList<IEvent> events)
    {
        var first = _events.Count + 1;
        var version = _events.Count(e => e.Stream == stream);
        var change = new Change(id ?? $"change-{first}", actor, Start.AddDays(first - 2), cause);
        _events.AddRange(events.Select((e, i) => new RecordedEvent(first + i, stream, version + i + 1, e, change)));
        _scratch.Apply(_events[(first - 1)..]);
        return this;
    }

    /// <summary>Takes the change that began with an event back, as the product does.</summary>
    public ImageDatasets Undo(string actor, int first) => Turn(actor, first, change => new ChangeUndone(change.Id, change.Cause));

    /// <summary>Brings back what an undo took back.</summary>
    /// <param name="first">Position of the first event of the undo.</param>
    public ImageDatasets Redo(string actor, int first) =>
        Turn(actor, first, _ => _events[first - 1].Event is ChangeUndone undone ? new ChangeRedone(undone.Change, undone.Cause) : throw new ArgumentException("It is no undo."));

    public VersionPlace? Find(long dataset, string name) =>
        _events.Find(e => e.Stream == Streams.Dataset(dataset) && e.Version.ToString(CultureInfo.InvariantCulture) == name) is { } found
            ? new(found.Version, found.Position)
            : null;

    public IReadOnlyList<NamedVersion> Named(IReadTables tables, long dataset) => [];

    public ImageDatasets Remove(params IEnumerable<int> numbers) => Apply(new ImagesRemoved(ImageSet.Of(numbers)));

    public ImageDatasets Rename(string from, string to, params IEnumerable<int> numbers) => Apply(new TagRenamed(from, to, ImageSet.Of(numbers)));

    public void Dispose() => _scratch.Dispose();

    private ImageDatasets Turn(string actor, int first, Func<Change, IEvent> announce)
    {
        var change = _events[first - 1].Change;
        var turned = _events.FindAll(e => e.Change.Id == change.Id).Select(e => e.Event).OfType<IReversible>().Reverse().Select(e => e.Inverse());
        return ApplyAs(actor, [announce(change), .. turned]);
    }
}
