using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.History;
using LoraCraft.Kernel;

namespace LoraCraft;

/// <summary>Every projection of the product.</summary>
public static class LoraCraftProjections
{
    public static IReadOnlyList<IProjection> All() =>
        [new ConceptProjection(), new DatasetProjection(), new ImageProjection(), new CaptionProjection(), new ChangeProjection()];
}
