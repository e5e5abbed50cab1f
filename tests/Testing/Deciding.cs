using LoraCraft.Captions;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using Shouldly;

namespace LoraCraft.Testing;

/// <summary>
/// An edit as one sentence: <c>Given(Image(1, "red kite, hill")).When(new RenameTag("red kite", "kite")).Then(...)</c>.
/// </summary>
public sealed class Deciding
{
    private readonly IReadOnlyList<ImageTexts> _images;
    private Edit _edit = null!;

    private Deciding(IReadOnlyList<ImageTexts> images) => _images = images;

    public static Deciding Given(params IReadOnlyList<ImageTexts> images) => new(images);

    /// <summary>An image with tags in order, and captions as <c>name: text</c>.</summary>
    public static ImageTexts Image(int number, string tags = "", params IReadOnlyList<(string Name, string Text)> captions) =>
        new(number, Split(tags), captions.ToDictionary(c => c.Name, c => c.Text));

    public static string[] Split(string tags) => tags.Split(", ", StringSplitOptions.RemoveEmptyEntries);

    public Deciding When(Edit edit)
    {
        _edit = edit;
        return this;
    }

    /// <summary>The events, exactly these.</summary>
    public void Then(params IReadOnlyList<IEvent> events) =>
        Events().Select(Stored).ShouldBe(events.Select(Stored));

    public void ThenNothing() => Events().ShouldBeEmpty();

    /// <summary>The tags of the images afterwards, in order.</summary>
    public Deciding ThenTags(params IReadOnlyList<string> tags)
    {
        After().Select(i => string.Join(", ", i.Tags)).ShouldBe(tags);
        return this;
    }

    /// <summary>One caption of the images afterwards.</summary>
    public Deciding ThenCaptions(string name, params IReadOnlyList<string> texts)
    {
        After().Select(i => i.Caption(name)).ShouldBe(texts);
        return this;
    }

    /// <summary>Why the edit is refused.</summary>
    public void ThenRefused(string because) => _edit.Check().ShouldNotBeNull().Message.ShouldContain(because);

    /// <summary>The texts that the events make, which must be those the edit made, and which the inverse events take back.</summary>
    private List<ImageTexts> After()
    {
        using var dataset = ImageDatasets.Of([.. _images.Select(i => ImageDatasets.Image() with { Tags = i.Tags, Captions = i.Captions })]);
        var events = CaptionDecider.Decide(_edit, Context(), _images.Select((image, i) => image with { Number = i + 1 }));
        foreach (var one in events)
            dataset.Apply(one);
        var after = Texts(dataset);
        foreach (var one in events.Reverse())
            dataset.Apply(((IReversible)one).Inverse());
        Texts(dataset).Select(Line).ShouldBe(_images.Select(Line));
        return after;
    }

    private IReadOnlyList<IEvent> Events()
    {
        _edit.Check().ShouldBeNull();
        return CaptionDecider.Decide(_edit, Context(), _images);
    }

    private EditContext Context() =>
        new(_images.SelectMany(i => i.Tags.Distinct()).GroupBy(t => t).ToDictionary(t => t.Key, t => (long)t.Count()));

    private static List<ImageTexts> Texts(ImageDatasets dataset)
    {
        var captions = dataset.Tables.Query("SELECT number, name, text FROM caption", r => (Number: r.GetInt64(0), Name: r.GetString(1), Text: r.GetString(2)))
            .ToLookup(c => c.Number);
        return dataset.Tables.Query("SELECT number, tags FROM image_text ORDER BY number", r => (Number: r.GetInt64(0), Tags: r.GetString(1)))
            .ConvertAll(r => new ImageTexts(
                (int)r.Number, System.Text.Json.JsonSerializer.Deserialize<string[]>(r.Tags)!, captions[r.Number].ToDictionary(c => c.Name, c => c.Text)));
    }

    private static string Line(ImageTexts image) =>
        string.Join(", ", image.Tags) + string.Concat(image.Captions.OrderBy(c => c.Key).Select(c => $" | {c.Key}: {c.Value}"));

    private static string Stored(IEvent @event) =>
        LoraCraftEvents.Types().Write(@event) is var (name, data) ? $"{name} {System.Text.Encoding.UTF8.GetString(data)}" : "";
}
