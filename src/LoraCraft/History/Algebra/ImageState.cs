namespace LoraCraft.History.Algebra;

/// <summary>All that history knows of one image at one moment. Two are equal when their contents are; an absent caption is an empty one.</summary>
/// <param name="Live">Whether it is in the dataset; an image in the bin keeps everything else.</param>
/// <param name="Tags">In order.</param>
/// <param name="Captions">By name.</param>
/// <param name="Stars">0..5.</param>
/// <param name="Mark"><c>kept</c>, <c>rejected</c> or null.</param>
/// <param name="Place">Sort key of the manual order.</param>
/// <param name="Name">File name with extension.</param>
/// <param name="Picture">SHA-256 of the file.</param>
public sealed record ImageState(
    bool Live,
    IReadOnlyList<string> Tags,
    IReadOnlyDictionary<string, string> Captions,
    int Stars,
    string? Mark,
    double Place,
    string Name,
    string Picture)
{
    public string Caption(string name) => Captions.GetValueOrDefault(name, "");

    /// <summary>With one caption replaced; an empty text takes it away.</summary>
    public ImageState WithCaption(string name, string text)
    {
        if (Caption(name) == text)
            return this;
        var captions = new Dictionary<string, string>(Captions);
        if (text.Length == 0)
            captions.Remove(name);
        else
            captions[name] = text;
        return this with { Captions = captions };
    }

    public bool Equals(ImageState? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Live == other.Live && Place.Equals(other.Place) && SameContent(other));

    /// <summary>Whether everything but membership and place is equal.</summary>
    public bool SameContent(ImageState other) =>
        Stars == other.Stars && Mark == other.Mark && Name == other.Name && Picture == other.Picture
        && Tags.SequenceEqual(other.Tags)
        && Captions.All(c => other.Caption(c.Key) == c.Value) && other.Captions.All(c => Caption(c.Key) == c.Value);

    public override int GetHashCode() => HashCode.Combine(Live, Stars, Mark, Place, Name, Picture, Tags.Count, Tags.Count > 0 ? Tags[0] : "");
}
