using System.Globalization;
using LoraCraft.Exporting.Layouts;

namespace LoraCraft.Exporting;

/// <summary>What a trainer may stumble over in an export, as sentences for the user.</summary>
internal static class ExportWarnings
{
    private const int FewImages = 10;
    private const string HeadSeparator = "|||";
    private const string GroupSeparator = ";;;";

    public static IEnumerable<string> Of(LayoutInput input) => [.. AboutTheSet(input), .. AboutCaptions(input), .. AboutPictures(input)];

    private static IEnumerable<string> AboutTheSet(LayoutInput input)
    {
        if (input.Pictures.Count < FewImages)
            yield return $"There {(input.Pictures.Count == 1 ? "is" : "are")} only {Images(input.Pictures.Count)}: a LoRA usually needs {FewImages} or more.";
        if (Count(input, p => p.Image.Mark == "rejected") is > 0 and var rejected)
            yield return $"{Images(rejected)} marked as rejected {Are(rejected)} part of this export: choose \"only kept\" to leave such images out.";
        if (input.Template.UsesTrigger && input.Trigger.Length == 0)
            yield return "The dataset has no trigger word: set one, so that the LoRA can be called by it.";
    }

    private static IEnumerable<string> AboutCaptions(LayoutInput input)
    {
        if (Count(input, p => p.Caption.Untold) is > 0 and var untold)
            yield return $"{Images(untold)} without tags and caption: " + (input.Pictures.First(p => p.Caption.Untold).Caption.Lines is [var says, ..]
                ? $"the caption says only \"{says}\"."
                : "the caption is empty. Set a trigger word or a class name to say at least that.");
        if (input.Options.Captions is not null && !input.Template.UsesCaption)
            yield return "The template has no {caption}: which captions it stands for changes nothing.";
        foreach (var name in input.Template.NamedCaptions.Concat(input.Options.Captions?.Names ?? []).Distinct().Where(n => Count(input, p => p.Parts.Lines(n).Count > 0) == 0))
            yield return $"No image has a caption called \"{name}\".";
        if (input.Template.UsesTrigger && Count(input, p => p.Caption.Lines.Any(l => Words.Count(l, input.Trigger) > 1)) is > 0 and var twice)
            yield return $"{Images(twice)} with the trigger word \"{input.Trigger}\" more than once in the caption: remove it from the captions, the export adds it.";
        if (input.Options.CaptionLines == ExportOptions.FirstLine && Count(input, HasMoreLines) is > 0 and var more)
            yield return $"{Images(more)} with several lines in the caption: only the first is exported.";
        if (AboutLength(input) is { } tooLong)
            yield return tooLong;
        foreach (var separator in new[] { HeadSeparator, GroupSeparator })
            if (CountLines(input, l => l.Contains(separator, StringComparison.Ordinal)) is > 0 and var separated)
                yield return $"{Images(separated)} with {separator} in the caption: trainers keep it as text unless the matching option is on.";
        if (CountLines(input, l => l.AsSpan().IndexOfAny('{', '}') >= 0) is > 0 and var braces)
            yield return $"{Images(braces)} with braces in the caption: with wildcards on, sd-scripts takes them for a choice; write {{{{ and }}}} in the caption for the characters themselves.";

        bool HasMoreLines(PlannedPicture p) => input.Template.CaptionNames(p.Parts).Any(n => p.Parts.Lines(n).Count > 1);
    }

    private static string? AboutLength(LayoutInput input)
    {
        var tokens = input.Pictures.Select(p => CaptionLength.Of(p, input.Family)).ToList();
        var most = input.Family.TokensRead;
        var longer = tokens.Count(t => t > most);
        if (longer == 0)
            return null;
        return input.Family.ReadByT5
            ? $"{Images(longer)} with more than about {most} tokens in the caption, the longest with about {tokens.Max()}: T5 reads {most}, trainers cut the rest."
            : $"{Images(longer)} with more than {most} tokens in the caption, the longest with {tokens.Max()}: trainers cut the rest, unless their token length is set to 150 or 225.";
    }

    private static IEnumerable<string> AboutPictures(LayoutInput input)
    {
        var area = (double)input.Family.Resolution * input.Family.Resolution;
        if (Count(input, p => Size(p) is var (w, h) && Math.Min(w, h) < TrainingFamily.BucketStep) is > 0 and var tiny)
            yield return $"{Images(tiny)} with a side under {TrainingFamily.BucketStep} pixels: trainers cannot put {(tiny == 1 ? "it" : "them")} into a bucket. Leave {(tiny == 1 ? "it" : "them")} out.";
        if (Count(input, p => Size(p) is var (w, h) && Math.Min(w, h) >= TrainingFamily.BucketStep && w * h < area / 2) is > 0 and var small)
            yield return $"{Images(small)} smaller than half the training size of {input.Family.Resolution} x {input.Family.Resolution}: details may come out soft.";
        if (Count(input, p => p.Image.Alpha && p.Render.Format != "jpg") is > 0 and var alpha)
            yield return $"{Images(alpha)} with transparency: trainers ignore it, unless alpha masks are on; what lies under it is trained.";
        if (Count(input, p => p.Image.Pages > 1) is > 0 and var moving)
            yield return $"{Images(moving)} with several frames or pages: only the first is exported.";

        (double, double) Size(PlannedPicture p) => PictureRule.Size(p.Image, input.Options);
    }

    private static int Count(LayoutInput input, Func<PlannedPicture, bool> has) => input.Pictures.Count(has);

    private static int CountLines(LayoutInput input, Func<string, bool> has) => Count(input, p => p.Caption.Lines.Any(has));

    private static string Images(int count) => count == 1 ? "1 image" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} images");

    private static string Are(int count) => count == 1 ? "is" : "are";
}
