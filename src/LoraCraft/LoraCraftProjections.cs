using LoraCraft.Captioning;
using LoraCraft.Captioning.Reviewing;
using LoraCraft.Captions;
using LoraCraft.Captions.Dictionaries;
using LoraCraft.Captions.Likeness;
using LoraCraft.Captions.Recipes;
using LoraCraft.Datasets;
using LoraCraft.Forgetting;
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
        new ConceptProjection(), new DatasetProjection(), new ImageProjection(), new CaptionProjection(), new TouchProjection(), new TouchHourProjection(), new SeenProjection(),
        new RecipeProjection(), new DictionaryProjection(), new ApartProjection(), new ChangeProjection(), new VersionProjection(), new RunProjection(), new SourceProjection(),
        new ForgottenProjection(), new CaptioningProjection(), new ProposalProjection(),
    ];
}
