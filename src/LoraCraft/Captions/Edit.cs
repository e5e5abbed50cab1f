using System.Text.Json.Serialization;
using LoraCraft.Captions.Edits;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions;

/// <summary>
/// A way to change texts, the same for one image and for all: a pure function from an image's texts to its new texts.
/// What changed is worked out afterwards, so an edit needs no undo of its own.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(AddTags), "add_tags")]
[JsonDerivedType(typeof(RemoveTags), "remove_tags")]
[JsonDerivedType(typeof(RenameTag), "rename_tag")]
[JsonDerivedType(typeof(SetTags), "set_tags")]
[JsonDerivedType(typeof(MoveTag), "move_tag")]
[JsonDerivedType(typeof(ReplaceText), "replace_text")]
[JsonDerivedType(typeof(AddText), "add_text")]
[JsonDerivedType(typeof(SetCaption), "set_caption")]
[JsonDerivedType(typeof(DropDuplicateTags), "drop_duplicate_tags")]
[JsonDerivedType(typeof(SortTags), "sort_tags")]
[JsonDerivedType(typeof(Underscores), "underscores")]
[JsonDerivedType(typeof(MergeTags), "merge_tags")]
[JsonDerivedType(typeof(ImplyTags), "imply_tags")]
[JsonDerivedType(typeof(ExclusiveTags), "exclusive_tags")]
public abstract record Edit
{
    /// <summary>The edit as a sentence for the timeline.</summary>
    public abstract string Describe();

    /// <summary>What is wrong with the request itself; null when nothing is.</summary>
    public virtual Refusal? Check() => null;

    /// <summary>The name of the one caption it may change; null when it changes tags.</summary>
    [JsonIgnore]
    public virtual string? ChangesCaption => null;

    /// <summary>Whether it gives a text of its own, whatever was there.</summary>
    [JsonIgnore]
    public virtual bool Replaces => false;

    /// <summary>Only images with one of these tags can be changed; null when any can.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<string>? OnlyWithTags => null;

    /// <exception cref="System.Text.RegularExpressions.RegexMatchTimeoutException">A pattern took too long on this text.</exception>
    public abstract ImageTexts Apply(ImageTexts image, EditContext context);
}

/// <summary>What an edit may know of the dataset beside the image.</summary>
/// <param name="TagCounts">How many live images have each tag.</param>
public sealed record EditContext(IReadOnlyDictionary<string, long> TagCounts);
