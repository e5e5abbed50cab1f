using LoraCraft.Exporting.Layouts;
using LoraCraft.Shared;
using LoraCraft.Shared.Tokens;

namespace LoraCraft.Exporting;

/// <summary>How long captions are, as they are written, to what reads them. How many tokens a text is to T5 is only about known.</summary>
internal static class CaptionLength
{
    /// <summary>Tokens of the longest line.</summary>
    public static int Of(PlannedPicture picture, TrainingFamily family) =>
        picture.Caption.Lines.Select(l => family.ReadByT5 ? T5Estimate.Of(l) : ClipTokens.Count(l)).DefaultIfEmpty().Max();

    public static ImageSet TooLong(LayoutInput input) =>
        ImageSet.Of(input.Pictures.Where(p => Of(p, input.Family) > input.Family.TokensRead).Select(p => p.Image.Number));
}
