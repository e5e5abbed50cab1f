using System.Diagnostics;
using LoraCraft.Captions;
using LoraCraft.History.Algebra;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Tests.History;

public sealed class ImageStatesTests
{
    private const int Histories = 30;

    private static readonly ImageSet Everything = ImageSet.Range(1, 1_000_000);

    [Fact]
    public void folding_events_gives_what_the_read_tables_say() => Cases.Check(random =>
    {
        using var history = new RandomHistory(random);
        var wanted = ImageSet.Of(Enumerable.Range(1, 20).Where(_ => random.OneIn(2)));
        ImageStates all = Folded(Everything, history.Events), some = Folded(wanted, history.Events);

        for (var step = 0; step < 20; step++)
        {
            foreach (var one in history.Change())
            {
                all.Apply(one);
                some.Apply(one);
            }

            ShouldBe(all.Images, history.Rows());
            ShouldBe(some.Images, history.Rows().Where(i => wanted.Contains(i.Key)));
        }
    }, Histories);

    [Fact]
    public void a_tag_renamed_on_very_many_images_is_what_the_read_tables_say()
    {
        using var history = new RandomHistory(new Random(1), images: 600);

        history.Record([new TagRenamed("a", "\"quoted\" too", ImageSet.Range(1, 600))]);

        ShouldBe(Folded(Everything, history.Events).Images, history.Rows());
    }

    [Fact]
    public void going_forwards_and_back_again_is_identity() => Cases.Check(random =>
    {
        using var history = new RandomHistory(random);
        var moments = new List<IReadOnlyDictionary<int, ImageState>> { history.Rows() };
        for (var step = 0; step < 20; step++)
            if (history.Change().Count > 0)
                moments.Add(history.Rows());

        var states = new ImageStates(Everything, history.Rows());
        for (var change = history.Changes.Count; change > 0; change--)
        {
            ShouldBe(states.Images, moments[change]);
            foreach (var one in history.Changes[change - 1].Reverse())
                states.Undo(one);
            ShouldBe(states.Images, moments[change - 1]);
        }

        foreach (var one in history.Events.Take(2).Reverse())
            states.Undo(one);
        states.Images.ShouldBeEmpty();
    }, Histories);

    /// <summary>What undoing an old change makes of the texts can be recorded, and taken back to the last letter.</summary>
    [Fact]
    public void undoing_any_change_by_events_and_then_redoing_is_identity() => Cases.Check(random =>
    {
        using var history = RandomHistory.Of(random, changes: 20);
        var change = random.Next(history.Changes.Count);
        var now = history.Rows();
        var states = new ImageStates(Everything, now);
        foreach (var one in history.Changes.Skip(change + 1).Reverse().SelectMany(c => c.Reverse()))
            states.Undo(one);
        var then = states.Images.ToDictionary();
        foreach (var one in history.Changes[change].Reverse())
            states.Undo(one);

        var undone = now.Select(i => (i.Key, i.Value, After: ImageMerge.Merge(then.GetValueOrDefault(i.Key), i.Value, states[i.Key]).Value ?? i.Value)).ToList();
        var events = history.Record(TextEvents.Between(undone.Select(i =>
            (new ImageTexts(i.Key, i.Value.Tags, i.Value.Captions), new ImageTexts(i.Key, i.After.Tags, i.After.Captions)))));

        ShouldBe(history.Rows(), undone.ToDictionary(i => i.Key, i => i.Value with { Tags = i.After.Tags, Captions = i.After.Captions }));
        history.Record([.. events.Reverse().Cast<IReversible>().Select(e => e.Inverse())]);
        ShouldBe(history.Rows(), now);
    }, Histories);

    /// <summary>Runs that each gave ten thousand images a caption of their own.</summary>
    [Fact]
    public void events_cost_what_they_say_of_the_wanted_images()
    {
        var captions = new CaptionsEdited("caption", [.. Enumerable.Range(1, 10_000).Select(n => new CaptionEdit(ImageSet.Of(n), new(0, "", "a kite")))]);
        var wanted = ImageSet.Of(Enumerable.Range(1, 3000).Select(n => n * 3));
        var image = new ImageState(true, [], new Dictionary<string, string>(), 0, null, 1, "1.png", "abc");
        var states = new ImageStates(wanted, wanted.Select(n => KeyValuePair.Create(n, image)));
        var clock = Stopwatch.StartNew();

        for (var run = 0; run < 10; run++)
        {
            states.Apply(captions);
            states.Undo(captions);
        }

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        states[3].ShouldBe(image);
        states[4].ShouldBeNull();
    }

    private static ImageStates Folded(ImageSet wanted, IEnumerable<IEvent> events)
    {
        var states = new ImageStates(wanted);
        foreach (var one in events)
            states.Apply(one);
        return states;
    }

    private static void ShouldBe(IEnumerable<KeyValuePair<int, ImageState>> states, IEnumerable<KeyValuePair<int, ImageState>> expected) =>
        states.OrderBy(i => i.Key).ShouldBe(expected.OrderBy(i => i.Key));
}
