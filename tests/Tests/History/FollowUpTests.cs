using LoraCraft.Datasets;
using LoraCraft.History;
using LoraCraft.Shared;
using static LoraCraft.Testing.ImageDatasets;

namespace LoraCraft.Tests.History;

public sealed class FollowUpTests
{
    [Fact]
    public void what_followed_from_a_run_is_found_whenever_it_did()
    {
        using var dataset = Of(Image());
        foreach (var change in new[] { "import", "import-9", "imports", "import", "import-12", "other-9" })
            dataset.Apply(new ImagesStarred([new(ImageSet.Of(1), 0, 1)]), change);
        dataset.Apply(new ImagesStarred([new(ImageSet.Of(1), 0, 1)]), "import-7").Apply(new ChangeUndone("import-7", "Gave stars"), "undo");

        dataset.Tables.StandingFollowUps(Streams.Dataset(Dataset), "import").ShouldBe(["import-9", "import-12"]);
        dataset.Tables.StandingFollowUps(Streams.Dataset(Dataset), "import-9").ShouldBeEmpty();
    }
}
