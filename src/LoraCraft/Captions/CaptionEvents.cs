using System.Text.Json.Serialization;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions;

/// <summary>Every occurrence of one tag became another that none of these images had.</summary>
public sealed record TagRenamed(string From, string To, ImageSet Images) : IReversible, ITouchesImages
{
    [JsonIgnore]
    public ImageSet Touched => Images;

    public ITouchesImages Without(ImageSet images) =>
        Images.Except(images) is { IsEmpty: false } left ? this with { Images = left } : new TagRenamed("", "", ImageSet.Empty);

    public IEvent Inverse() => new TagRenamed(To, From, Images);
}

/// <summary>Lists of tags were spliced; images with the same splice share an entry.</summary>
public sealed record TagsEdited(IReadOnlyList<TagsEdit> Edits) : IReversible, ITouchesImages
{
    [JsonIgnore]
    public ImageSet Touched => ImageSet.UnionOf(Edits.Select(e => e.Images));

    public ITouchesImages Without(ImageSet images) =>
        new TagsEdited([.. Edits.Select(e => e with { Images = e.Images.Except(images) }).Where(e => !e.Images.IsEmpty)]);

    public IEvent Inverse() => new TagsEdited([.. Edits.Select(e => new TagsEdit(e.Images, e.Splice.Inverse()))]);
}

public sealed record TagsEdit(ImageSet Images, TagSplice Splice);

/// <summary>Lists of tags were put in another order; images with the same permutation share an entry.</summary>
public sealed record TagsReordered(IReadOnlyList<TagsOrder> Orders) : IReversible, ITouchesImages
{
    [JsonIgnore]
    public ImageSet Touched => ImageSet.UnionOf(Orders.Select(o => o.Images));

    public ITouchesImages Without(ImageSet images) =>
        new TagsReordered([.. Orders.Select(o => o with { Images = o.Images.Except(images) }).Where(o => !o.Images.IsEmpty)]);

    public IEvent Inverse() => new TagsReordered([.. Orders.Select(o => o.Inverse())]);
}

/// <param name="Order">For each new place, the old place of the tag that stands there now.</param>
public sealed record TagsOrder(ImageSet Images, IReadOnlyList<int> Order)
{
    public TagsOrder Inverse()
    {
        var back = new int[Order.Count];
        for (var place = 0; place < back.Length; place++)
            back[Order[place]] = place;
        return new(Images, back);
    }
}

/// <summary>Captions were spliced; an absent caption is an empty text. Images with the same splice share an entry.</summary>
public sealed record CaptionsEdited(string Caption, IReadOnlyList<CaptionEdit> Edits) : IReversible, ITouchesImages
{
    [JsonIgnore]
    public ImageSet Touched => ImageSet.UnionOf(Edits.Select(e => e.Images));

    public ITouchesImages Without(ImageSet images)
    {
        CaptionEdit[] left = [.. Edits.Select(e => e with { Images = e.Images.Except(images) }).Where(e => !e.Images.IsEmpty)];
        return new CaptionsEdited(left.Length == 0 ? "" : Caption, left);
    }

    public IEvent Inverse() => new CaptionsEdited(Caption, [.. Edits.Select(e => new CaptionEdit(e.Images, e.Splice.Inverse()))]);
}

public sealed record CaptionEdit(ImageSet Images, TextSplice Splice);
