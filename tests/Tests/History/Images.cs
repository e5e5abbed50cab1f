using LoraCraft.History.Algebra;

namespace LoraCraft.Tests.History;

/// <summary>Generated images, and edits of them.</summary>
internal static class Images
{
    private static readonly string?[] Marks = [null, "kept", "rejected"];
    private static readonly string[] Names = ["caption", "short", "booru"];

    public static ImageState Any(Random random)
    {
        var image = new ImageState(
            !random.OneIn(5), Texts.Tags(random), new Dictionary<string, string>(), random.Next(6), random.Any(Marks), random.Next(1, 9), "1.png", "abc");
        return random.OneIn(4) ? image : image.WithCaption(random.Any(Names), Texts.Caption(random));
    }

    /// <summary>Another state of the image; null when it is not there any more, or there at last.</summary>
    public static ImageState? Edited(Random random, ImageState? image)
    {
        if (image is null)
            return random.OneIn(2) ? null : Any(random);
        for (var edits = random.Next(4); edits > 0; edits--)
        {
            var name = random.Any(Names);
            image = random.Next(7) switch
            {
                0 or 1 => image with { Tags = Texts.EditedTags(random, image.Tags) },
                2 or 3 => image.WithCaption(name, Texts.EditedCaption(random, image.Caption(name))),
                4 => image with { Stars = random.Next(6), Mark = random.Any(Marks) },
                5 => image with { Place = random.Next(1, 9) },
                _ => image with { Live = random.OneIn(2) },
            };
        }

        return random.OneIn(12) ? null : image;
    }
}
