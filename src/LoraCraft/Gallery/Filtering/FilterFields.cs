using LoraCraft.Shared;

namespace LoraCraft.Gallery.Filtering;

/// <summary>The fields of the filter language: what may stand after each colon and what it means.</summary>
internal static class FilterFields
{
    private const string Known = "tag, caption, name, source, width, height, pixels, bytes, ratio, tags, chars, words, tokens, t5, stars, number, added, changed, touched, touched-since, by, failed, mark, format, is";

    private static readonly Dictionary<string, Measure> Measures =
        Enum.GetValues<Measure>().ToDictionary(m => m.ToString(), StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, string> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        ["jpeg"] = "jpeg",
        ["jpg"] = "jpeg",
        ["png"] = "png",
        ["webp"] = "webp",
        ["avif"] = "avif",
        ["gif"] = "gif",
        ["tiff"] = "tiff",
        ["tif"] = "tiff",
        ["bmp"] = "bmp",
    };

    private static readonly Dictionary<string, Filter> States = new(StringComparer.OrdinalIgnoreCase)
    {
        ["tagged"] = new Filter.Measured(Measure.Tags, 1, null),
        ["untagged"] = new Filter.Measured(Measure.Tags, 0, 0),
        ["captioned"] = new Filter.Captioned(),
        ["uncaptioned"] = new Filter.Not(new Filter.Captioned()),
        ["starred"] = new Filter.Measured(Measure.Stars, 1, null),
        ["landscape"] = new Filter.Shape(Outline.Landscape),
        ["portrait"] = new Filter.Shape(Outline.Portrait),
        ["unseen"] = new Filter.Unseen(),
        ["seen"] = new Filter.Not(new Filter.Unseen()),
        ["automatic"] = new Filter.Automatic(),
        ["proposed"] = new Filter.Reviewed(Review.Proposed),
        ["accepted"] = new Filter.Reviewed(Review.Accepted),
        ["edited"] = new Filter.Reviewed(Review.Edited),
        ["rejected"] = new Filter.Reviewed(Review.Rejected),
        ["generated"] = new Filter.Reviewed(Review.Generated),
        ["square"] = new Filter.Shape(Outline.Square),
    };

    private static readonly Dictionary<string, Filter> Marks = new(StringComparer.OrdinalIgnoreCase)
    {
        ["kept"] = new Filter.Marked("kept"),
        ["rejected"] = new Filter.Marked("rejected"),
        ["none"] = new Filter.Marked(null),
    };

    private static readonly Dictionary<string, TouchedBy> Touchers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["people"] = TouchedBy.People,
        ["machines"] = TouchedBy.Machines,
    };

    public static Filter Read(Token token)
    {
        var field = token.Field.ToLowerInvariant();
        if (token.Detail is not null && field is not ("caption" or "touched"))
            throw FilterLexer.Refused($"Only caption and touched take a name after a dot: write \"{token.Field}:\", or put the text in quotes.", token.Position);
        if (token.Detail is "" && field == "caption")
            throw FilterLexer.Refused("The name of the caption is missing: write it after the dot, like caption.long:hill.", token.Position);
        if (token.Value.Length == 0)
            throw FilterLexer.Refused(
                field.Length == 0 ? "There is nothing between these quotation marks: write a text to search for." : $"A value is missing after \"{token.Field}:\".",
                token.ValueAt);

        var pattern = new TextPattern(token.Value);
        return field switch
        {
            "" => token.Value == "unseen" && !token.Quoted ? new Filter.Unseen() : new Filter.Text(pattern),
            "tag" => new Filter.Tag(pattern),
            "caption" => new Filter.Caption(token.Detail, pattern),
            "name" => new Filter.Name(pattern),
            "source" => new Filter.Source(pattern),
            "by" => new Filter.By(pattern),
            "touched" => FilterNumbers.Touched(token, Toucher(token)),
            "touched-since" => new Filter.TouchedSince(token.Value, token.ValueAt),
            "failed" => new Filter.Failed(token.Value, token.ValueAt),
            "ratio" => FilterNumbers.Ratio(token),
            "mark" => OneOf(token, Marks, "kept, rejected, none"),
            "is" => OneOf(token, States, string.Join(", ", States.Keys)),
            "format" => new Filter.Format(OneOf(token, Formats, "jpeg, png, webp, avif, gif, tiff, bmp")),
            _ => Measures.TryGetValue(field, out var measure)
                ? FilterNumbers.Measured(token, measure)
                : throw FilterLexer.Refused(
                    $"There is no field \"{token.Field}\". Fields are {Known}. To search for the text itself, put it in quotes.", token.Position),
        };
    }

    private static TouchedBy? Toucher(Token token) =>
        token.Detail is null ? null
        : Touchers.TryGetValue(token.Detail, out var by) ? by
        : throw FilterLexer.Refused(
            $"\"{token.Detail}\" touches nothing: write touched.people: or touched.machines:, or touched: for both and arrivals.", token.Position);

    private static T OneOf<T>(Token token, Dictionary<string, T> values, string names) =>
        values.TryGetValue(token.Value, out var value)
            ? value
            : throw FilterLexer.Refused($"\"{token.Value}\" is no value of \"{token.Field}:\": write one of {names}.", token.ValueAt);
}
