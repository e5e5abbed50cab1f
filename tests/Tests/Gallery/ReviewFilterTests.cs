using LoraCraft.Captioning.Reviewing;
using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.Gallery;
using LoraCraft.Gallery.Filtering;
using LoraCraft.History;
using LoraCraft.Shared;
using LoraCraft.Testing;
using static LoraCraft.Testing.ImageDatasets;

namespace LoraCraft.Tests.Gallery;

/// <summary>Filters by what became of proposals, and what undo and newer proposals make of it.</summary>
public sealed class ReviewFilterTests
{
    [Theory]
    [InlineData("is:proposed", "1")]
    [InlineData("is:accepted", "2")]
    [InlineData("is:edited", "3,5")]
    [InlineData("is:rejected", "4")]
    [InlineData("is:generated", "6")]
    [InlineData("-is:proposed", "2-6")]
    [InlineData("is:automatic -is:proposed", "6")]
    public void finds_what_became_of_proposals(string filter, string expected)
    {
        using var dataset = Reviewed();
        Find(dataset, filter).ShouldBe(expected);
        Find(dataset, $"{filter} -tag:none").ShouldBe(expected);
    }

    [Fact]
    public void what_is_changed_afterwards_is_edited_by_a_person_and_no_longer_by_a_machine()
    {
        using var dataset = Reviewed();
        dataset.ApplyAs("Ada", new CaptionsEdited("caption", [new(ImageSet.Of(2), new(-1, "", " Mine."))]));
        Find(dataset, "is:accepted").ShouldBe("");
        Find(dataset, "is:edited").ShouldBe("2-3,5");
        dataset.ApplyAs("run:0199bc", new CaptionsEdited("caption", [new(ImageSet.Of(2, 3), new(0, "", "Anew. "))]));
        Find(dataset, "is:edited").ShouldBe("5");
    }

    [Fact]
    public void an_undone_decision_waits_again_and_a_newer_proposal_always_does()
    {
        using var dataset = Reviewed();
        dataset.Apply(new ChangeUndone("accept", "Accepted"));
        Find(dataset, "is:proposed").ShouldBe("1-2");
        dataset.Apply(new ChangeRedone("accept", "Accepted"));
        Find(dataset, "is:proposed").ShouldBe("1");
        dataset.ApplyTo(Streams.Proposals(Dataset), "run:0199bc", new TextsProposed("caption", [new(ImageSet.Of(2, 4), "Another.")]));
        dataset.Apply(new ChangeUndone("accept", "Accepted"));
        dataset.Apply(new ChangeRedone("accept", "Accepted"));
        Find(dataset, "is:proposed").ShouldBe("1-2,4");
    }

    [Fact]
    public void what_is_brought_back_is_as_accepted_as_before()
    {
        using var dataset = Reviewed();
        var accepted = dataset.Events.First(e => e.Change.Id == "accept").Position;
        var undo = dataset.Undo("Ada", (int)accepted).Events.Last(e => e.Event is ChangeUndone).Position;
        Find(dataset, "is:accepted").ShouldBe("");
        dataset.Redo("Ada", (int)undo);
        Find(dataset, "is:accepted").ShouldBe("2");
        Find(dataset, "is:edited").ShouldBe("3,5");
    }

    [Theory]
    [InlineData("is:accepted")]
    [InlineData("is:edited")]
    [InlineData("is:rejected")]
    [InlineData("is:generated")]
    public void stars_marks_and_places_say_nothing_about_texts(string filter)
    {
        using var dataset = Reviewed();
        var before = Find(dataset, filter);
        dataset.ApplyAs("Ada", new ImagesStarred([new(ImageSet.Range(1, 6), 0, 5)]), new ImagesMarked([new(ImageSet.Range(1, 6), null, "kept")]));
        dataset.ApplyAs("run:0199bc", new ImagesStarred([new(ImageSet.Range(1, 6), 5, 4)]));
        Find(dataset, filter).ShouldBe(before);
    }

    [Fact]
    public void a_text_that_a_machine_wrote_after_a_rejection_waits_for_eyes_again()
    {
        using var dataset = Reviewed();
        dataset.ApplyAs("run:0199bc", new CaptionsEdited("caption", [new(ImageSet.Of(2, 4), new(0, "", "Anew. "))]));
        Find(dataset, "is:rejected").ShouldBe("");
        Find(dataset, "is:generated").ShouldBe("2,4,6");
    }

    /// <summary>1 waits, 2 was accepted, 3 taken with changes, 4 rejected; 5 and 6 a run wrote, and a person changed 5.</summary>
    private static ImageDatasets Reviewed()
    {
        var dataset = Of(Image(), Image(), Image(), Image(), Image(), Image())
            .ApplyAs("run:0199bb", new CaptionsEdited("caption", [new(ImageSet.Of(5, 6), new(0, "", "A kite."))]))
            .ApplyAs("Ada", new CaptionsEdited("caption", [new(ImageSet.Of(5), new(0, "A", "My"))]))
            .ApplyTo(Streams.Proposals(Dataset), "run:0199bb", new TextsProposed("caption", [new(ImageSet.Range(1, 4), "A kite.")]));
        var source = dataset.Events[^1].Position;
        return dataset
            .Apply(new CaptionsEdited("caption", [new(ImageSet.Of(2), new(0, "", "A kite."))]), "accept")
            .Apply(new ProposalsDecided("caption", "accepted", ImageSet.Of(2), source), "accept")
            .ApplyAs("Ada", new CaptionsEdited("caption", [new(ImageSet.Of(3), new(0, "", "My kite."))]), new ProposalsDecided("caption", "edited", ImageSet.Of(3), source))
            .ApplyAs("Ada", new ProposalsDecided("caption", "rejected", ImageSet.Of(4), source));
    }

    private static string Find(ImageDatasets dataset, string filter) =>
        new ImageQueries(dataset.Tables, Dataset, FilterReader.Read(Dataset, filter, dataset)).Set().ToString();
}
