namespace LoraCraft.Captioning.Tagging;

/// <summary>What a model says of a picture, as it is kept: the tags that are not out of the question.</summary>
/// <param name="Rows">Places in the model's list.</param>
/// <param name="Values">Their probabilities, to four digits.</param>
internal sealed record TagScores(int[] Rows, float[] Values)
{
    /// <summary>The lowest threshold there can be: what is less probable is not kept. Ratings always are.</summary>
    public const double Floor = 0.05;

    public static TagScores Of(IReadOnlyList<KnownTag> tags, ReadOnlySpan<float> probabilities)
    {
        var (rows, values) = (new List<int>(), new List<float>());
        for (var i = 0; i < probabilities.Length; i++)
        {
            var value = MathF.Round(probabilities[i], 4);
            if (value < Floor && tags[i].Kind != TagKind.Rating)
                continue;
            rows.Add(i);
            values.Add(value);
        }

        return new([.. rows], [.. values]);
    }

    /// <summary>Whether it can be of a list with so many tags: what was kept may be broken.</summary>
    public bool Fits(int tags) => Rows is not null && Values is not null && Rows.Length == Values.Length && Array.TrueForAll(Rows, r => r >= 0 && r < tags);
}
