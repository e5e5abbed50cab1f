using LoraCraft.Gallery.Filtering;

namespace LoraCraft.Gallery.Charts;

/// <summary>Counts the bars of a chart by what their filters say.</summary>
internal static class BarCounts
{
    public static Chart Of(Histogram histogram, IReadOnlyCollection<ImageFacts> images) => new(
        histogram.Name, histogram.Shown([.. histogram.Bars.Select(bar => new Bar(bar.Label, bar.Filter, images.Count(Condition(FilterParser.Parse(bar.Filter)!))))]));

    private static Func<ImageFacts, bool> Condition(Filter filter)
    {
        switch (filter)
        {
            case Filter.All { Parts: var parts }:
                var all = parts.Select(Condition).ToArray();
                return image => Array.TrueForAll(all, part => part(image));
            case Filter.Any { Parts: var parts }:
                var any = parts.Select(Condition).ToArray();
                return image => Array.Exists(any, part => part(image));
            case Filter.Not not:
                var part = Condition(not.Part);
                return image => !part(image);
            case Filter.Measured(var measure, var from, var to):
                var fact = Fact(measure);
                var (least, most) = (from ?? long.MinValue, to ?? long.MaxValue);
                return image => fact(image) >= least && fact(image) <= most;
            case Filter.Ratio(var from, var to):
                var (narrowest, widest) = (from ?? double.MinValue, to ?? double.MaxValue);
                return image => (double)image.Width / image.Height >= narrowest && (double)image.Width / image.Height <= widest;
            case Filter.Format(var format):
                return image => image.Format == format;
            case Filter.Marked(var mark):
                return image => image.Mark == mark;
            case Filter.Captioned:
                return image => image.CaptionChars > 0;
            case Filter.Unseen:
                return image => image.Unseen;
            default:
                throw new InvalidOperationException($"No chart counts {filter}.");
        }
    }

    private static Func<ImageFacts, long> Fact(Measure measure) => measure switch
    {
        Measure.Width => image => image.Width,
        Measure.Height => image => image.Height,
        Measure.Pixels => image => image.Width * image.Height,
        Measure.Bytes => image => image.Bytes,
        Measure.Stars => image => image.Stars,
        Measure.Tags => image => image.Tags,
        Measure.Chars => image => image.TagChars + image.CaptionChars,
        Measure.Words => image => image.Words,
        Measure.Tokens => image => image.Tokens,
        _ => throw new InvalidOperationException($"No chart counts {measure}."),
    };
}
