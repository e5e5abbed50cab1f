using LoraCraft.History.Algebra;

namespace LoraCraft.Tests.History;

/// <summary>Undo as a three-way merge: base is the image right after the change, mine is it now, theirs is it right before.</summary>
public sealed class UndoLawTests
{
    [Fact]
    public void undoing_the_last_change_is_its_exact_inverse() => Cases.Check(random =>
    {
        var states = History(random);

        for (var last = states.Count - 1; last > 0; last--)
        {
            var undone = ImageMerge.Merge(states[last], states[last], states[last - 1]);
            undone.IsClean.ShouldBeTrue();
            undone.Value.ShouldBe(states[last - 1]);
        }
    });

    [Fact]
    public void undoing_and_then_redoing_is_identity() => Cases.Check(random =>
    {
        var states = History(random);
        var change = random.Next(1, states.Count);
        var now = states[^1];

        var undone = ImageMerge.Merge(states[change], now, states[change - 1]);
        var redone = ImageMerge.Merge(undone.Value, undone.Value, now);

        redone.IsClean.ShouldBeTrue();
        redone.Value.ShouldBe(now);
    });

    [Fact]
    public void undoing_a_change_that_something_else_was_edited_after_keeps_that() => Cases.Check(random =>
    {
        var image = Images.Any(random) with { Live = true };
        var edited = image with { Stars = (image.Stars + 1) % 6 };
        var later = edited.WithCaption("caption", Texts.Caption(random)) with { Tags = Texts.EditedTags(random, edited.Tags) };

        var undone = ImageMerge.Merge(edited, later, image);

        undone.IsClean.ShouldBeTrue();
        undone.Value.ShouldBe(later with { Stars = image.Stars });
    });

    /// <summary>Changes of different tags and words, each undone by itself, in whatever order.</summary>
    [Fact]
    public void undoing_independent_changes_in_any_order_gives_the_same() => Cases.Check(random =>
    {
        var (states, changes) = Independent(random);

        var orders = new[] { Enumerable.Range(1, changes).ToArray(), [.. Enumerable.Range(1, changes).Reverse()], Shuffled(random, changes) };
        foreach (var order in orders)
        {
            var now = states[^1];
            foreach (var change in order)
            {
                var undone = ImageMerge.Merge(states[change], now, states[change - 1]);
                undone.Conflicts.ShouldBeEmpty();
                now = undone.Value!;
            }

            now.ShouldBe(states[0]);
        }
    });

    /// <summary>Taking one of them back is as if it had never been.</summary>
    [Fact]
    public void undoing_one_of_independent_changes_leaves_the_others() => Cases.Check(random =>
    {
        var (states, changes) = Independent(random);
        var (one, other) = (random.Next(1, changes + 1), random.Next(1, changes + 1));
        if (one == other)
            return;

        ImageState Without(ImageState now, int change) => ImageMerge.Merge(states[change], now, states[change - 1]).Value!;

        Without(Without(states[^1], one), other).ShouldBe(Without(Without(states[^1], other), one));
    });

    /// <summary>Redo works on what was edited meanwhile just as undo does.</summary>
    [Fact]
    public void a_change_undone_and_made_again_is_there_again() => Cases.Check(random =>
    {
        var (states, changes) = Independent(random);
        var change = random.Next(1, changes + 1);
        var undone = ImageMerge.Merge(states[change], states[^1], states[change - 1]).Value;

        var again = ImageMerge.Merge(states[change - 1], undone, states[change]);

        again.Conflicts.ShouldBeEmpty();
        again.Value.ShouldBe(states[^1]);
    });

    /// <summary>An image through a few changes; the first state is before them.</summary>
    private static List<ImageState?> History(Random random)
    {
        List<ImageState?> states = [random.OneIn(4) ? null : Images.Any(random)];
        for (var changes = random.Next(1, 7); changes > 0; changes--)
            states.Add(Images.Edited(random, states[^1]));
        return states;
    }

    /// <summary>Changes each of which has tags and words of its own, with something between them that none touches.</summary>
    private static (List<ImageState> States, int Changes) Independent(Random random)
    {
        var changes = random.Next(2, 6);
        var pieces = Enumerable.Range(0, changes).Select(c => new[] { $"tag{c}", $"still{c}" }).ToArray();
        List<ImageState> states = [State()];
        foreach (var change in Shuffled(random, changes))
        {
            pieces[change - 1] = random.Next(3) switch
            {
                0 => [$"new{change}", pieces[change - 1][^1]],
                1 => [pieces[change - 1][^1]],
                _ => [.. pieces[change - 1][..^1], $"more{change}", pieces[change - 1][^1]],
            };
            states.Add(State());
        }

        return (states, changes);

        ImageState State() => new(
            true, [.. pieces.SelectMany(p => p)], new Dictionary<string, string> { ["caption"] = string.Join(' ', pieces.SelectMany(p => p)) }, 0, null, 1, "1.png", "abc");
    }

    private static int[] Shuffled(Random random, int count)
    {
        int[] order = [.. Enumerable.Range(1, count)];
        random.Shuffle(order);
        return order;
    }
}
