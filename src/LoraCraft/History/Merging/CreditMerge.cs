using System.Globalization;
using LoraCraft.History.Comparing;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History.Merging;

/// <summary>Events that tell whose work a merge brings in.</summary>
/// <param name="Before">They come before the events that change images, and after those that add some.</param>
/// <param name="After">They come after all of them.</param>
internal sealed record MergeCredits(IReadOnlyList<IEvent> Before, IReadOnlyList<IEvent> After)
{
    public static readonly MergeCredits None = new([], []);
}

/// <summary>Finds out whose work a merge brings in, as the tables of both sides tell it.</summary>
public sealed class CreditMerge(IEventStore store, IMoments moments)
{
    private const int EntriesPerEvent = 10_000;

    /// <summary>From here on one look at all tags of the dataset costs less than one at each image.</summary>
    private const int ManyImages = 500;

    internal MergeCredits Of(MergePlan plan, IReadOnlyList<BroughtImage> brought)
    {
        if (brought.Count == 0)
            return MergeCredits.None;
        var mine = Read(plan.Mine, then => Captions(then, brought.Where(b => b.Mine is not null && b.NewCaptions.Any()).Select(b => b.Number)));
        var theirs = Read(plan.Theirs, then => TheirSide.Of(then, brought));
        var seen = store.Read(s => Seen(s.Tables, plan.Theirs.Dataset));
        var states = brought.Select(b => (Image: b, Touch: theirs.Touches.GetValueOrDefault(b.TheirNumber))).ToList();

        bool IsNew(BroughtImage image, long position) => position > (image.Mine is null ? 0 : plan.Parted);
        bool IsUnseen(BroughtImage image, Touch touch) => IsNew(image, touch.Machine) && touch.Machine > seen.GetValueOrDefault(image.TheirNumber);
        ImageSet Those(Func<BroughtImage, Touch, bool> which) => ImageSet.Of(states.Where(s => which(s.Image, s.Touch)).Select(s => s.Image.Number));

        var credited = new MergedWorkCredited(
            Work(theirs, brought), ImageSet.Of(brought.Where(b => b.ByHand).Select(b => b.Number)), Those(IsUnseen), Those((b, t) => b.HasNewTexts && IsNew(b, t.MachineWords)));
        var machines = new MachineWorkMerged(
            Those((b, t) => b.AsTheirs && !b.ByHand && t.IsAutomatic && IsUnseen(b, t)), Those((b, t) => b.HasNewTexts && b.HasTheirTexts && t.IsGenerated), ModelTexts(theirs, brought));
        return new([credited], [.. Origins(mine, theirs, brought), .. machines.Touched.IsEmpty ? Array.Empty<IEvent>() : [machines]]);
    }

    private T Read<T>(Point point, Func<DatasetAt, T> query) => moments.Read(point.Dataset, point.Version.ToString(CultureInfo.InvariantCulture), query);

    private static ILookup<int, (string Name, IReadOnlyList<OriginOf> Pieces)> Captions(DatasetAt then, IEnumerable<int> numbers) =>
        then.Tables.CaptionOriginsOf(then.Dataset, ImageSet.Of(numbers));

    private static Dictionary<int, long> Seen(IReadTables tables, long dataset) =>
        tables.Query("SELECT number, position FROM image_seen WHERE dataset = $1", r => (r.GetInt32(0), r.GetInt64(1)), dataset).ToDictionary(s => s.Item1, s => s.Item2);

    private static MergedWork[] Work(TheirSide theirs, IReadOnlyList<BroughtImage> brought)
    {
        var numbers = brought.ToDictionary(b => b.TheirNumber, b => b.Number);
        return [.. theirs.Actors.GroupBy(a => a.Actor, a => numbers[a.Number]).Select(work => new MergedWork(ImageSet.Of(work), work.Key))];
    }

    private static MergedModelText[] ModelTexts(TheirSide theirs, IReadOnlyList<BroughtImage> brought) =>
    [
        .. brought.SelectMany(b => b.TextsOfTheirs.Select(target => (b.Number, Target: target, Text: theirs.Models[b.TheirNumber].FirstOrDefault(m => m.Target == target))))
            .Where(t => t.Text is not null).GroupBy(t => (t.Target, t.Text!.Model, t.Text.Person), t => t.Number)
            .Select(t => new MergedModelText(ImageSet.Of(t), t.Key.Target, t.Key.Model, t.Key.Person)),
    ];

    private static IEnumerable<IEvent> Origins(
        ILookup<int, (string Name, IReadOnlyList<OriginOf> Pieces)> mine, TheirSide theirs, IReadOnlyList<BroughtImage> brought)
    {
        var tags = brought
            .SelectMany(b => b.NewTags.Select(tag => (b.Number, Tag: tag, Position: theirs.Tags.GetValueOrDefault(b.TheirNumber)?.GetValueOrDefault(tag) ?? 0)).Where(t => t.Position > 0)
                .GroupBy(t => t.Position).Select(g => (b.Number, Tags: g.Select(t => t.Tag).ToList(), Position: g.Key)))
            .GroupBy(t => (t.Position, string.Join('\n', t.Tags)))
            .Select(g => new MergedTags(ImageSet.Of(g.Select(t => t.Number)), g.First().Tags, g.Key.Position));
        var captions = brought
            .SelectMany(b => b.NewCaptions.Select(name => (b.Number, Name: name, Spans: MergedSpans.Of(
                b.After.Caption(name), Pieces(mine[b.Number], name), Pieces(theirs.Captions[b.TheirNumber], name)))))
            .Where(c => c.Spans.Origins.Any(o => o > 0)).GroupBy(c => (c.Name, Spans: c.Spans.ToString()), c => c.Number)
            .Select(c => new MergedCaption(ImageSet.Of(c), c.Key.Name, c.Key.Spans));
        return [.. tags.Chunk(EntriesPerEvent).Select(t => new OriginsMerged(t, [])), .. captions.Chunk(EntriesPerEvent).Select(c => new OriginsMerged([], c))];
    }

    private static IReadOnlyList<OriginOf> Pieces(IEnumerable<(string Name, IReadOnlyList<OriginOf> Pieces)> captions, string name) =>
        captions.FirstOrDefault(c => c.Name == name).Pieces ?? [];

    /// <summary>When an image was changed there; see <see cref="TouchProjection"/>.</summary>
    private readonly record struct Touch(long Touched, long Machine, long Words, long MachineWords)
    {
        public bool IsAutomatic => Machine == Touched;

        public bool IsGenerated => MachineWords > 0 && Words == MachineWords;
    }

    /// <summary>What the other side's tables tell of the images, by their number there.</summary>
    private sealed record TheirSide(
        IReadOnlyDictionary<int, Touch> Touches, IReadOnlyList<(int Number, string Actor)> Actors, ILookup<int, MergedModelText> Models,
        IReadOnlyDictionary<int, Dictionary<string, long>> Tags, ILookup<int, (string Name, IReadOnlyList<OriginOf> Pieces)> Captions)
    {
        public static TheirSide Of(DatasetAt then, IReadOnlyList<BroughtImage> brought)
        {
            var (tables, dataset) = (then.Tables, then.Dataset);
            var images = ImageSet.Of(brought.Select(b => b.TheirNumber));
            return new(
                tables.QueryOn(
                    images, "SELECT number, touched, machine, words, machine_words FROM image_touch WHERE dataset = $1 AND",
                    r => (Number: r.GetInt32(0), Touch: new Touch(r.GetInt64(1), r.GetInt64(2), r.GetInt64(3), r.GetInt64(4))), dataset).ToDictionary(t => t.Number, t => t.Touch),
                [.. tables.QueryOn(images, "SELECT number, actor FROM image_actor WHERE dataset = $1 AND", r => (r.GetInt32(0), r.GetString(1)), dataset)],
                tables.QueryOn(
                    images, "SELECT number, target, model, person FROM text_touch WHERE dataset = $1 AND",
                    r => (Number: r.GetInt32(0), Text: new MergedModelText(ImageSet.Empty, r.GetString(1), r.GetInt64(2), r.Number(3))), dataset).ToLookup(t => t.Number, t => t.Text),
                TagsOf(then, ImageSet.Of(brought.Where(b => b.NewTags.Any()).Select(b => b.TheirNumber))),
                CreditMerge.Captions(then, brought.Where(b => b.NewCaptions.Any()).Select(b => b.TheirNumber)));
        }

        private static Dictionary<int, Dictionary<string, long>> TagsOf(DatasetAt then, ImageSet images) =>
            images.Count >= ManyImages ? then.Tables.TagOriginsOf(then.Dataset, images)
            : images.ToDictionary(n => n, n => then.Tables.OriginsOf(then.Dataset, n)!.Tags.DistinctBy(t => t.Text).ToDictionary(t => t.Text, t => t.Position));
    }
}
