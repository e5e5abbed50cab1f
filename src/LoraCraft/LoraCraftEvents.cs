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

    public static EventTypes Types() => new EventTypes()
        .Add("concept_created", Json.ConceptCreated)
        .Add("concept_renamed", Json.ConceptRenamed)
        .Add("concept_described", Json.ConceptDescribed)
        .Add("concept_archived", Json.ConceptArchived)
        .Add("concept_placed", Json.ConceptPlaced)
        .Add("dataset_created", Json.DatasetCreated)
        .Add("dataset_branched", Json.DatasetBranched)
        .Add("dataset_renamed", Json.DatasetRenamed)
        .Add("dataset_described", Json.DatasetDescribed)
        .Add("dataset_archived", Json.DatasetArchived)
        .Add("dataset_placed", Json.DatasetPlaced)
        .Add("dataset_configured", Json.DatasetConfigured)
        .Add("images_added", Json.ImagesAdded)
        .Add("images_removed", Json.ImagesRemoved)
        .Add("images_restored", Json.ImagesRestored)
        .Add("images_starred", Json.ImagesStarred)
        .Add("images_marked", Json.ImagesMarked)
        .Add("images_reordered", Json.ImagesReordered)
        .Add("tag_renamed", Json.TagRenamed)
        .Add("tags_edited", Json.TagsEdited)
        .Add("tags_reordered", Json.TagsReordered)
        .Add("captions_edited", Json.CaptionsEdited)
        .Add("recipe_created", Json.RecipeCreated)
        .Add("recipe_renamed", Json.RecipeRenamed)
        .Add("recipe_described", Json.RecipeDescribed)
        .Add("recipe_changed", Json.RecipeChanged)
        .Add("recipe_deleted", Json.RecipeDeleted)
        .Add("recipe_restored", Json.RecipeRestored)
        .Add("recipe_stands", Json.RecipeStands)
        .Add("recipe_missed", Json.RecipeMissed)
        .Add("recipe_caught_up", Json.RecipeCaughtUp)
        .Add("dictionary_imported", Json.DictionaryImported)
        .Add("dictionary_removed", Json.DictionaryRemoved)
        .Add("tags_told_apart", Json.TagsToldApart)
        .Add("change_undone", Json.ChangeUndone)
        .Add("change_redone", Json.ChangeRedone)
        .Add("version_restored", Json.VersionRestored)
        .Add("version_named", Json.VersionNamed)
        .Add("version_unnamed", Json.VersionUnnamed)
        .Add("version_described", Json.VersionDescribed)
        .Add("version_locked", Json.VersionLocked)
        .Add("dataset_merged", Json.DatasetMerged)
        .Add("merged_work_credited", Json.MergedWorkCredited)
        .Add("origins_merged", Json.OriginsMerged)
        .Add("machine_work_merged", Json.MachineWorkMerged)
        .Add("images_forgotten", Json.ImagesForgotten)
        .Add("picture_allowed", Json.PictureAllowed)
        .Add("images_seen", Json.ImagesSeen)
        .Add("provider_saved", Json.ProviderSaved)
        .Add("provider_removed", Json.ProviderRemoved)
        .Add("tagger_added", Json.TaggerAdded)
        .Add("tagger_removed", Json.TaggerRemoved)
        .Add("prompt_saved", Json.PromptSaved)
        .Add("prompt_removed", Json.PromptRemoved)
        .Add("provider_used", Json.ProviderUsed)
        .Add("texts_proposed", Json.TextsProposed)
        .Add("proposals_decided", Json.ProposalsDecided)
        .Add("models_words_taken", Json.ModelsWordsTaken)
        .Add("run_queued", Json.RunQueued)
        .Add("run_started", Json.RunStarted)
        .Add("run_sized", Json.RunSized)
        .Add("run_items_done", Json.RunItemsDone)
        .Add("run_finished", Json.RunFinished)
        .Add("run_failed", Json.RunFailed)
        .Add("run_cancelled", Json.RunCancelled)
        .Add("run_orphaned", Json.RunOrphaned)
        .Add("run_paused", Json.RunPaused)
        .Add("run_resumed", Json.RunResumed);
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
