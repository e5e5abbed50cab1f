using LoraCraft.Captioning;
using LoraCraft.Captioning.Reviewing;
using LoraCraft.Captions;
using LoraCraft.Captions.Dictionaries;
using LoraCraft.Captions.Edits;
using LoraCraft.Captions.Likeness;
using LoraCraft.Captions.Recipes;
using LoraCraft.Datasets;
using LoraCraft.Forgetting;
using LoraCraft.Gallery;
using LoraCraft.History;
using LoraCraft.History.Merging;
using LoraCraft.Kernel;
using LoraCraft.Runs;
using LoraCraft.Shared;

namespace LoraCraft.Tests.Contracts;

/// <summary>One event of each type with every field set, as it may lie in somebody's data folder.</summary>
internal static class EventSamples
{
    private static readonly ImageSet Images = ImageSet.Of(1, 2, 3, 7);

    public static IReadOnlyList<IEvent> All { get; } =
    [
        new ConceptCreated(3, "Kites 凧", "Things that fly"),
        new ConceptRenamed("Kites", "Red kites"),
        new ConceptDescribed("", "Things that\nfly"),
        new ConceptArchived(true),
        new ConceptPlaced(3, 1.5),
        new DatasetCreated(7, 3, "First", "Photos", new("k1te", "toy", 4, "sdxl")),
        new DatasetBranched(9, 2, "Kites, prose", "Captions in whole sentences", 7, 41),
        new DatasetRenamed("First", "Second"),
        new DatasetDescribed("Photos", ""),
        new DatasetArchived(false),
        new DatasetPlaced(7, 2.25),
        new DatasetConfigured(new(), new("k1te", "toy car", 12, "flux")),
        new ImagesAdded(
        [
            new(
                5, "фото 🪁.jpg", new string('a', 64), 123_456,
                new(1024, 768, "jpeg", 6, true, 3, 0xFEDC_BA98_7654_3210, 12.5, "#80ff00", new Dictionary<string, string> { ["Make"] = "Pinhole" }),
                "/pictures/фото 🪁.jpg", 1_790_000_000_000, 4.5, ["red kite", "5\" disk"],
                new Dictionary<string, string> { ["caption"] = "A kite.\nA red \"kite\"." }, 4, "kept", new string('b', 64)),
            new(6, "b.png", new string('c', 64), 1, new(1, 1, "png", 1, false, 1, 0, 0, "#000000", new Dictionary<string, string>()), "", 0, 6, [], new Dictionary<string, string>()),
        ]),
        new ImagesRemoved(Images),
        new ImagesRestored(Images),
        new ImagesStarred([new(Images, 0, 5), new(ImageSet.Of(9), 3, 5)]),
        new ImagesMarked([new(Images, null, "kept"), new(ImageSet.Of(9), "rejected", null)]),
        new ImagesReordered([4, 2], [4, 2], [1.5, 1.75]),
        new TagRenamed("red kite", "kite", Images),
        new TagsEdited([new(Images, new(-1, [], ["sea", "凧"])), new(ImageSet.Of(9), new(2, ["hill"], []))]),
        new TagsReordered([new(Images, [2, 0, 1])]),
        new CaptionsEdited("long", [new(Images, new(-1, "old", "new\n🪁")), new(ImageSet.Of(9), new(0, "", "A "))]),
        new RecipeCreated(4, "Clean up 凧", "For scraped\npictures",
        [
            new(new AddTags(["sea", "凧"], "position", 1), "tag:\"red kite\" -is:untagged"),
            new(new RemoveTags(["hill"])),
            new(new RenameTag("red kite", "kite")),
            new(new SetTags(["only"])),
            new(new MoveTag("kite", 0)),
            new(new ReplaceText("(k)ite", "$1", "regex", true, "captions", "long")),
            new(new AddText("Photo: ", "end", "long")),
            new(new SetCaption("Two\nlines", "long")),
            new(new DropDuplicateTags()),
            new(new SortTags("frequency")),
            new(new Underscores("spaces")),
        ]),
        new RecipeRenamed("Clean up", "Tidy"),
        new RecipeDescribed("", "For scraped pictures"),
        new RecipeChanged([new(new DropDuplicateTags())], [new(new AddTags(["sea"], "front")), new(new ReplaceText("a", "b", Target: "tags"), "stars:>3")]),
        new RecipeDeleted(),
        new RecipeRestored(),
        new RecipeStands(7, true),
        new RecipeMissed(7, Images, "The pattern takes too long."),
        new RecipeCaughtUp(7, Images, "The pattern takes too long."),
        new DictionaryImported(2, "Danbooru 凧", "tags", new string('d', 64), 140_000, 36_000),
        new DictionaryRemoved(),
        new TagsToldApart(["red kite", "red kites 凧"], true),
        new ChangeUndone("0199aa", "Added \"sea\""),
        new ChangeRedone("0199aa", "Added \"sea\""),
        new VersionRestored(41),
        new VersionNamed("v1 as trained", 41, "Kites\nfor 凧"),
        new VersionUnnamed("v1 as trained", 41, "Kites\nfor 凧"),
        new VersionDescribed("v1", "v1 as trained", "", "Kites"),
        new VersionLocked("v1 as trained", true),
        new DatasetMerged(8, 57),
        new MergedWorkCredited([new(Images, "run:0199bb"), new(ImageSet.Of(40), "Ann 凧")], ImageSet.Of(2), ImageSet.Of(1), Images),
        new OriginsMerged([new(Images, ["red kite", "凧"], 4711)], [new(Images, "caption", "2:4711,4:0"), new(ImageSet.Of(40), "long", "7:4712")]),
        new MachineWorkMerged(ImageSet.Of(1), Images, [new(Images, "caption", 4711, null), new(ImageSet.Of(40), "tags", 4711, 4712)]),
        new ImagesForgotten(Images, new string('a', 64), [new string('b', 64)], ["0199bb"]),
        new PictureAllowed(new string('a', 64)),
        new ImagesSeen(Images),
        new ProviderSaved(new("ollama", "http://localhost:11434/v1", "qwen3-vl")),
        new ProviderRemoved("ollama"),
        new TaggerAdded("/home/me/models/wd-vit-tagger-v3"),
        new TaggerRemoved("/home/me/models/wd-vit-tagger-v3"),
        new PromptSaved("Kites 凧", 2, "Describe it.\nUse {tags}.", "caption"),
        new PromptRemoved("Kites 凧"),
        new ProviderUsed("ollama", "qwen3-vl", 12, 3, 12_000, 900, 3600),
        new TextsProposed("caption", [new(Images, "A red kite 凧.\nIt flies."), new(ImageSet.Of(40), "A hill.")]),
        new ProposalsDecided("caption", ProposalsDecided.Outcomes.Edited, Images, 4711),
        new ModelsWordsTaken(4711, 3),
        new RunQueued("0199bb", "import", 7, "Imported pictures", """{"paths":["/pictures"],"text":"auto"}"""),
        new RunStarted(),
        new RunSized(2000),
        new RunItemsDone(
        [
            new("/pictures/a.png", "added", null, 5),
            new("/pictures/b.png", "duplicate", "The same picture as image 5, byte for byte.", 5, new string('a', 64), 123, 1_790_000_000_000),
            new("a.png (image 5)", "captioned", null, 5, Notes: "Blurred at the left."),
        ]),
        new RunFinished("""{"added":1}"""),
        new RunFailed("The disk is full."),
        new RunCancelled(),
        new RunOrphaned(),
        new RunPaused("The service refused the key."),
        new RunResumed(),
    ];
}
