using System.Text.Json.Serialization;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Forgetting;

/// <summary>
/// Images of this dataset, all showing one picture, were forgotten because a person asked for it: what earlier events said of
/// them was taken out of these in the same transaction. Cannot be taken back.
/// </summary>
/// <param name="Picture">SHA-256 of the picture, by which it is recognised when it comes again; nothing can be made of it.</param>
/// <param name="Texts">Kept undecoded texts that go with it, by their SHA-256.</param>
/// <param name="Exports">Runs whose zip for download has the picture in it.</param>
public sealed record ImagesForgotten(ImageSet Images, string Picture, IReadOnlyList<string> Texts, IReadOnlyList<string> Exports) : ITouchesImages
{
    [JsonIgnore]
    public ImageSet Touched => Images;

    public ITouchesImages Without(ImageSet images) => this;
}

/// <summary>A forgotten picture may be imported again.</summary>
public sealed record PictureAllowed(string Picture) : IEvent;
