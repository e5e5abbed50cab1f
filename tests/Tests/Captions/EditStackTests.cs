using LoraCraft.Captions;
using LoraCraft.Captions.Edits;
using LoraCraft.Gallery;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using LoraCraft.Testing;

namespace LoraCraft.Tests.Captions;

public sealed class EditStackTests : IDisposable
{
    private readonly ImageDatasets _dataset = ImageDatasets.Of(
        ImageDatasets.Image("red kite, hill", "A kite."), ImageDatasets.Image("hill, sea"), ImageDatasets.Image("sea, red kite"));

    private EditStack Stack => new(new Scopes(_dataset));

    public void Dispose() => _dataset.Dispose();

    [Fact]
    public void a_later_step_works_on_what_an_earlier_one_left()
    {
        var outcome = Decide(new(), new(new RenameTag("red kite", "kite")), new(new AddTags(["bird"], "front")), new(new RemoveTags(["kite"])));

        Tags(outcome).ShouldBe(["1: bird, hill", "2: bird, hill, sea", "3: bird, sea"]);
        outcome.OfSteps.ShouldBe([2, 3, 2]);
        outcome.Total.ShouldBe(3);
    }

    [Fact]
    public void the_filter_of_a_step_finds_what_the_steps_before_made()
    {
        var outcome = Decide(new(), new(new RenameTag("hill", "mountain")), new(new AddTags(["high"]), "tag:mountain -tag:sea"));

        Tags(outcome).ShouldBe(["1: red kite, mountain, high", "2: mountain, sea"]);
        outcome.OfSteps.ShouldBe([2, 1]);
    }

    [Fact]
    public void the_scope_is_what_it_was_before_the_first_step()
    {
        var outcome = Decide(new("tag:hill"), new(new RemoveTags(["hill"])), new(new AddTags(["seen"])));

        Tags(outcome).ShouldBe(["1: red kite, seen", "2: sea, seen"]);
        outcome.Total.ShouldBe(2);
    }

    [Fact]
    public void sorting_by_frequency_counts_what_the_steps_before_left()
    {
        Tags(Decide(new(Images: ImageSet.Of(2)), new EditStep(new SortTags("frequency")))).ShouldBeEmpty();
        Tags(Decide(new(), new(new RenameTag("red kite", "sea")), new(new SortTags("frequency"), "number:1"))).ShouldBe(["1: sea, hill", "3: sea"]);
    }

    [Fact]
    public void steps_that_take_each_other_back_change_nothing()
    {
        var outcome = Decide(new(), new(new AddTags(["x"])), new(new RemoveTags(["x"])));

        outcome.Events.ShouldBeEmpty();
        outcome.OfSteps.ShouldBe([3, 3]);
    }

    [Fact]
    public void the_events_go_straight_from_before_to_after() =>
        Decide(new(), new(new RenameTag("red kite", "bird")), new(new RenameTag("bird", "kite"))).Events
            .ShouldHaveSingleItem().ShouldBe(new TagRenamed("red kite", "kite", ImageSet.Of(1, 3)));

    [Fact]
    public void captions_are_known_to_a_later_step_that_needs_them()
    {
        var outcome = Decide(new(), new(new AddTags(["x"])), new(new AddText("Photo: ")), new(new ReplaceText("kite", "bird")));

        outcome.Changed.Select(c => c.After.Caption("caption")).ShouldBe(["Photo: A bird.", "Photo: ", "Photo: "]);
    }

    [Fact]
    public void a_refusal_says_which_step_it_is_about()
    {
        Stack.Check([new(new AddTags(["x"])), new(new RenameTag("a", ""))]).ShouldNotBeNull().Message.ShouldStartWith("Step 2: ");
        Stack.Check([new(new AddTags(["x"]), "kite AND (")]).ShouldNotBeNull().Position.ShouldNotBeNull();
        Stack.Check([]).ShouldNotBeNull();
        Should.Throw<RefusedException>(() => Decide(new(), new(new AddTags(["x"])), new(new AddText(new string('x', 30_000))))).Message.ShouldStartWith("Step 2: ");
    }

    private StackOutcome Decide(Scope scope, params EditStep[] steps) =>
        Stack.Decide(_dataset.Session, ImageDatasets.Dataset, steps, scope, captions: false, events =>
        {
            foreach (var one in events)
                _dataset.Apply(one);
        });

    private static IEnumerable<string> Tags(StackOutcome outcome) => outcome.Changed.Select(c => $"{c.After.Number}: {string.Join(", ", c.After.Tags)}");
}
