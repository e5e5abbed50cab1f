using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
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
using LoraCraft.History.Merging;
using LoraCraft.Kernel;
using LoraCraft.Runs;

namespace LoraCraft;

/// <summary>Every event of the product under its stored name.</summary>
public static class LoraCraftEvents
{
    /// <summary>
    /// Captions are text in any script; they are stored as themselves, not as escapes. A database may keep the members of an
    /// object in an order of its own, so that the kind of an edit need not come first.
    /// </summary>
    private static readonly EventJson Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        AllowOutOfOrderMetadataProperties = true,
    });

    public static EventTypes Types() => new EventTypes(Json.Options)
        .Add<ConceptCreated>("concept_created")
        .Add<ConceptRenamed>("concept_renamed")
        .Add<ConceptDescribed>("concept_described")
        .Add<ConceptArchived>("concept_archived")
        .Add<ConceptPlaced>("concept_placed")
        .Add<DatasetCreated>("dataset_created")
        .Add<DatasetBranched>("dataset_branched")
        .Add<DatasetRenamed>("dataset_renamed")
        .Add<DatasetDescribed>("dataset_described")
        .Add<DatasetArchived>("dataset_archived")
        .Add<DatasetPlaced>("dataset_placed")
        .Add<DatasetConfigured>("dataset_configured")
        .Add<ImagesAdded>("images_added")
        .Add<ImagesRemoved>("images_removed")
        .Add<ImagesRestored>("images_restored")
        .Add<ImagesStarred>("images_starred")
        .Add<ImagesMarked>("images_marked")
        .Add<ImagesReordered>("images_reordered")
        .Add<TagRenamed>("tag_renamed")
        .Add<TagsEdited>("tags_edited")
        .Add<TagsReordered>("tags_reordered")
        .Add<CaptionsEdited>("captions_edited")
        .Add<RecipeCreated>("recipe_created")
        .Add<RecipeRenamed>("recipe_renamed")
        .Add<RecipeDescribed>("recipe_described")
        .Add<RecipeChanged>("recipe_changed")
        .Add<RecipeDeleted>("recipe_deleted")
        .Add<RecipeRestored>("recipe_restored")
        .Add<RecipeStands>("recipe_stands")
        .Add<RecipeMissed>("recipe_missed")
        .Add<RecipeCaughtUp>("recipe_caught_up")
        .Add<DictionaryImported>("dictionary_imported")
        .Add<DictionaryRemoved>("dictionary_removed")
        .Add<TagsToldApart>("tags_told_apart")
        .Add<ChangeUndone>("change_undone")
        .Add<ChangeRedone>("change_redone")
        .Add<VersionRestored>("version_restored")
        .Add<VersionNamed>("version_named")
        .Add<VersionUnnamed>("version_unnamed")
        .Add<VersionDescribed>("version_described")
        .Add<VersionLocked>("version_locked")
        .Add<DatasetMerged>("dataset_merged")
        .Add<MergedWorkCredited>("merged_work_credited")
        .Add<OriginsMerged>("origins_merged")
        .Add<MachineWorkMerged>("machine_work_merged")
        .Add<ImagesForgotten>("images_forgotten")
        .Add<PictureAllowed>("picture_allowed")
        .Add<ImagesSeen>("images_seen")
        .Add<ProviderSaved>("provider_saved")
        .Add<ProviderRemoved>("provider_removed")
        .Add<TaggerAdded>("tagger_added")
        .Add<TaggerRemoved>("tagger_removed")
        .Add<PromptSaved>("prompt_saved")
        .Add<PromptRemoved>("prompt_removed")
        .Add<ProviderUsed>("provider_used")
        .Add<TextsProposed>("texts_proposed")
        .Add<ProposalsDecided>("proposals_decided")
        .Add<ModelsWordsTaken>("models_words_taken")
        .Add<RunQueued>("run_queued")
        .Add<RunStarted>("run_started")
        .Add<RunSized>("run_sized")
        .Add<RunItemsDone>("run_items_done")
        .Add<RunFinished>("run_finished")
        .Add<RunFailed>("run_failed")
        .Add<RunCancelled>("run_cancelled")
        .Add<RunOrphaned>("run_orphaned")
        .Add<RunPaused>("run_paused")
        .Add<RunResumed>("run_resumed");
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ConceptCreated))]
[JsonSerializable(typeof(ConceptRenamed))]
[JsonSerializable(typeof(ConceptDescribed))]
[JsonSerializable(typeof(ConceptArchived))]
[JsonSerializable(typeof(ConceptPlaced))]
[JsonSerializable(typeof(DatasetCreated))]
[JsonSerializable(typeof(DatasetBranched))]
[JsonSerializable(typeof(DatasetRenamed))]
[JsonSerializable(typeof(DatasetDescribed))]
[JsonSerializable(typeof(DatasetArchived))]
[JsonSerializable(typeof(DatasetPlaced))]
[JsonSerializable(typeof(DatasetConfigured))]
[JsonSerializable(typeof(ImagesAdded))]
[JsonSerializable(typeof(ImagesRemoved))]
[JsonSerializable(typeof(ImagesRestored))]
[JsonSerializable(typeof(ImagesStarred))]
[JsonSerializable(typeof(ImagesMarked))]
[JsonSerializable(typeof(ImagesReordered))]
[JsonSerializable(typeof(TagRenamed))]
[JsonSerializable(typeof(TagsEdited))]
[JsonSerializable(typeof(TagsReordered))]
[JsonSerializable(typeof(CaptionsEdited))]
[JsonSerializable(typeof(RecipeCreated))]
[JsonSerializable(typeof(RecipeRenamed))]
[JsonSerializable(typeof(RecipeDescribed))]
[JsonSerializable(typeof(RecipeChanged))]
[JsonSerializable(typeof(RecipeDeleted))]
[JsonSerializable(typeof(RecipeRestored))]
[JsonSerializable(typeof(RecipeStands))]
[JsonSerializable(typeof(RecipeMissed))]
[JsonSerializable(typeof(RecipeCaughtUp))]
[JsonSerializable(typeof(DictionaryImported))]
[JsonSerializable(typeof(DictionaryRemoved))]
[JsonSerializable(typeof(TagsToldApart))]
[JsonSerializable(typeof(ChangeUndone))]
[JsonSerializable(typeof(ChangeRedone))]
[JsonSerializable(typeof(VersionRestored))]
[JsonSerializable(typeof(VersionNamed))]
[JsonSerializable(typeof(VersionUnnamed))]
[JsonSerializable(typeof(VersionDescribed))]
[JsonSerializable(typeof(VersionLocked))]
[JsonSerializable(typeof(DatasetMerged))]
[JsonSerializable(typeof(MergedWorkCredited))]
[JsonSerializable(typeof(OriginsMerged))]
[JsonSerializable(typeof(MachineWorkMerged))]
[JsonSerializable(typeof(ImagesForgotten))]
[JsonSerializable(typeof(PictureAllowed))]
[JsonSerializable(typeof(ImagesSeen))]
[JsonSerializable(typeof(ProviderSaved))]
[JsonSerializable(typeof(ProviderRemoved))]
[JsonSerializable(typeof(TaggerAdded))]
[JsonSerializable(typeof(TaggerRemoved))]
[JsonSerializable(typeof(PromptSaved))]
[JsonSerializable(typeof(PromptRemoved))]
[JsonSerializable(typeof(ProviderUsed))]
[JsonSerializable(typeof(TextsProposed))]
[JsonSerializable(typeof(ProposalsDecided))]
[JsonSerializable(typeof(ModelsWordsTaken))]
[JsonSerializable(typeof(RunQueued))]
[JsonSerializable(typeof(RunStarted))]
[JsonSerializable(typeof(RunSized))]
[JsonSerializable(typeof(RunItemsDone))]
[JsonSerializable(typeof(RunFinished))]
[JsonSerializable(typeof(RunFailed))]
[JsonSerializable(typeof(RunCancelled))]
[JsonSerializable(typeof(RunOrphaned))]
[JsonSerializable(typeof(RunPaused))]
[JsonSerializable(typeof(RunResumed))]
internal sealed partial class EventJson : JsonSerializerContext;
