using LoraCraft.Datasets;
using LoraCraft.History;
using LoraCraft.Shared;
using LoraCraft.Testing;
using static LoraCraft.Testing.ImageDatasets;

namespace LoraCraft.Tests.History;

/// <summary>Ctrl+Z and Ctrl+Y go by who asks.</summary>
public sealed class NextUndoTests : IDisposable
{
    private static readonly string Stream = Streams.Dataset(Dataset);

    private readonly ImageDatasets _dataset = Of(Image(), Image());

    [Fact]
    public void everybody_takes_back_their_own()
    {
        Star("first", "ann").Star("second", "ben").Star("third", "run:1");

        Next("ann").ShouldBe("first");
        Next("ben").ShouldBe("second");
        Next("cid").ShouldBeNull();
    }

    [Fact]
    public void what_is_undone_already_is_passed_over()
    {
        Star("first", "ann").Star("second", "ann").Undo("second", "ben");

        Next("ann").ShouldBe("first");
    }

    [Fact]
    public void what_a_run_still_adds_to_is_passed_over()
    {
        Star("first", "ann").Star("import", "ann");

        Next("ann", running: "import").ShouldBe("first");
        Next("ann").ShouldBe("import");
    }

    [Fact]
    public void what_was_begun_last_goes_first_however_long_a_run_went_on()
    {
        Star("import", "ann").Star("mine", "ann").Star("import", "ann");

        Next("ann", running: "import").ShouldBe("mine");
        Next("ann").ShouldBe("mine");
        Undo("mine", "ann");
        Next("ann").ShouldBe("import");
    }

    [Fact]
    public void a_run_that_goes_on_ends_nothing_that_can_be_redone()
    {
        Star("mine", "ann").Star("import", "ann").Undo("mine", "ann").Star("import", "ann");

        Redo("ann", running: "import").ShouldBe("mine");
        Redo("ann").ShouldBe("mine");
    }

    [Fact]
    public void a_run_that_began_later_ends_what_can_be_redone_once_it_is_over()
    {
        Star("mine", "ann").Undo("mine", "ann").Star("import", "ann").Star("import", "ann");

        Redo("ann", running: "import").ShouldBe("mine");
        Redo("ann").ShouldBeNull();
    }

    [Fact]
    public void redo_brings_back_what_one_undid_oneself_whoever_had_done_it()
    {
        Star("run", "run:1").Star("mine", "ben").Undo("run", "ann").Undo("mine", "ben");

        Redo("ann").ShouldBe("run");
        Redo("ben").ShouldBe("mine");
        Redo("cid").ShouldBeNull();
    }

    [Fact]
    public void only_ones_own_edit_ends_what_can_be_redone()
    {
        Star("first", "ann").Undo("first", "ann").Star("second", "ben");
        Redo("ann").ShouldBe("first");

        Star("third", "ann");

        Redo("ann").ShouldBeNull();
    }

    public void Dispose() => _dataset.Dispose();

    private NextUndoTests Star(string change, string actor)
    {
        _dataset.Apply(new ImagesStarred([new(ImageSet.Of(1), 0, 1)]), change, actor);
        return this;
    }

    private NextUndoTests Undo(string change, string actor)
    {
        _dataset.Apply(new ChangeUndone(change, "Gave stars"), $"undo-{change}", actor);
        return this;
    }

    private string? Next(string actor, string? running = null)
    {
        var alone = _dataset.Tables.NextUndo(Stream, actor, change => change == running)?.Change;
        var both = _dataset.Tables.NextUndoAndRedo(Stream, actor, change => change == running).Undo?.Change;
        both.ShouldBe(alone);
        return alone;
    }

    private string? Redo(string actor, string? running = null) => _dataset.Tables.NextRedo(Stream, actor, change => change == running)?.Change;
}
