using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.Gallery;
using LoraCraft.History;
using LoraCraft.History.Versions;
using LoraCraft.Importing;
using LoraCraft.Kernel;
using LoraCraft.Runs;

namespace LoraCraft;

/// <summary>Every projection of the product.</summary>
public static class LoraCraftProjections
{
    public static IReadOnlyList<IProjection> All() =>
    [
        new ConceptProjection(), new DatasetProjection(), new ImageProjection(), new CaptionProjection(), new ChangeProjection(), new VersionProjection(),
        new RunProjection(), new SourceProjection(), new TouchProjection(), new SeenProjection(),
    ];
}
