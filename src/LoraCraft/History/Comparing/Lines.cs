using LoraCraft.History.Moments;
using LoraCraft.Kernel;

namespace LoraCraft.History.Comparing;

/// <summary>A version of a dataset.</summary>
public sealed record Point(long Dataset, long Version);

/// <summary>How two points of one line of datasets hang together.</summary>
/// <param name="Common">The newest point that both come from.</param>
/// <param name="Left">The stretches of streams from there to the left point.</param>
/// <param name="Right">The same to the right point.</param>
/// <param name="SharedNumbers">Up to this number an image means the same on both sides; beyond, each side gave its own.</param>
internal sealed record Lines(Point Common, IReadOnlyList<(long Dataset, long After, long UpTo)> Left, IReadOnlyList<(long Dataset, long After, long UpTo)> Right, long SharedNumbers)
{
    /// <exception cref="RefusedException">The datasets have nothing in common.</exception>
    public static Lines Between(IReadSession session, Point left, Point right)
    {
        var (lefts, rights) = (Chain(session, left), Chain(session, right));
        foreach (var (step, l) in lefts.Select((p, i) => (p, i)))
            if (rights.FindIndex(p => p.Dataset == step.Dataset) is >= 0 and var r)
            {
                var common = new Point(step.Dataset, Math.Min(step.Version, rights[r].Version));
                return new(
                    common, Stretches(lefts[..(l + 1)], common), Stretches(rights[..(r + 1)], common),
                    Math.Min(Fork(session, lefts, l), Fork(session, rights, r)));
            }

        throw new RefusedException(Refusal.Conflict("These datasets do not come from each other: only branches and what they came from can be compared or merged."));
    }

    /// <summary>A point, then the point its dataset was branched from, and so on.</summary>
    private static List<Point> Chain(IReadSession session, Point point)
    {
        var chain = new List<Point> { point };
        while (session.Tables.BaseOf(chain[^1].Dataset) is { } from)
            chain.Add(new(from.Dataset, from.Version));
        return chain;
    }

    private static List<(long, long, long)> Stretches(List<Point> chain, Point common) =>
        [.. chain.Select(p => (p.Dataset, p.Dataset == common.Dataset ? common.Version : 0, p.Version)).Where(s => s.Item2 < s.Version)];

    /// <summary>The last number that the dataset which left the common one inherited.</summary>
    private static long Fork(IReadSession session, List<Point> chain, int at) => at == 0 ? long.MaxValue
        : session.Tables.Number("SELECT coalesce(base_numbers, last_number) FROM dataset WHERE dataset = $1", chain[at - 1].Dataset);
}
