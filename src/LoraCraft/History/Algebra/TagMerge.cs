namespace LoraCraft.History.Algebra;

/// <summary>
/// The three-way merge of lists of tags, as sets with an order. A tag removed on either side goes, one added on either side
/// comes. The common tags stand in the order of the side that reordered them; an addition stands where its side put it: in the
/// place of the tag it came for, or after its neighbour. A tag that is there several times counts as so many things: its nth
/// occurrence in one list is the nth in the others.
/// </summary>
/// <remarks>A conflict: both sides reordered the common tags differently, or both put different tags in the place of the same one.</remarks>
public static class TagMerge
{
    public static Merged<IReadOnlyList<string>> Merge(IReadOnlyList<string> @base, IReadOnlyList<string> mine, IReadOnlyList<string> theirs)
    {
        if (mine.SequenceEqual(theirs) || @base.SequenceEqual(theirs))
            return new(mine);
        if (@base.SequenceEqual(mine))
            return new(theirs);

        var common = TagOccurrence.Of(@base);
        TagSide my = new(common, mine), their = new(common, theirs);
        var order = Order(my, their, common.Length);
        var merged = Arrange(my, their, Skeleton(order ?? my.Kept, common.Length), common);
        var contending = their.Runs.Where(t => my.Runs.Any(m => Contend(m, my, t, their))).SelectMany(t => t.Tags).Where(t => !my.Has(t)).ToHashSet();
        return order is null || contending.Count > 0
            ? new(mine, new(@base, mine, theirs)
            {
                HasBoth = true,
                Both = merged,
                Firm = contending.Count == 0 ? merged : Arrange(my, new(common, [.. Without(theirs, contending)]), Skeleton(order ?? my.Kept, common.Length), common),
            })
            : new(merged);
    }

    private static IEnumerable<string> Without(IReadOnlyList<string> tags, HashSet<TagOccurrence> these) =>
        TagOccurrence.Of(tags).Where(t => !these.Contains(t)).Select(t => t.Tag);

    /// <summary>The order of the tags that are in base, as places in base; null when the sides do not agree on it.</summary>
    private static IReadOnlyList<int>? Order(TagSide mine, TagSide theirs, int count)
    {
        var (myWish, theirWish) = (!Ascends(mine.Kept), !Ascends(theirs.Kept));
        if (myWish != theirWish)
            return myWish ? mine.Kept : theirs.Kept;
        int[] inBase = [.. Enumerable.Range(0, count)];
        if (!myWish)
            return inBase;

        var myOrder = mine.Kept.Where(theirs.Keeps).ToList();
        var theirOrder = theirs.Kept.Where(mine.Keeps).ToList();
        return (Ascends(myOrder), Ascends(theirOrder)) switch
        {
            (true, true) => inBase,
            (true, false) => theirs.Kept,
            (false, true) => mine.Kept,
            _ => myOrder.SequenceEqual(theirOrder) ? myOrder : null,
        };
    }

    /// <summary>All of base in that order; what is not in it follows its neighbour in base.</summary>
    private static List<int> Skeleton(IReadOnlyList<int> order, int count)
    {
        var placed = order.ToHashSet();
        var skeleton = new List<int>(count);
        FollowedBy(-1);
        foreach (var place in order)
        {
            skeleton.Add(place);
            FollowedBy(place);
        }

        return skeleton;

        void FollowedBy(int place)
        {
            for (var next = place + 1; next < count && !placed.Contains(next); next++)
                skeleton.Add(next);
        }
    }

    /// <summary>Whether both runs came for the same tag, and each has something that the other side has not.</summary>
    private static bool Contend(TagRun mine, TagSide my, TagRun theirs, TagSide their) =>
        mine.InPlaceOf.Intersect(theirs.InPlaceOf).Any() && !mine.Tags.All(their.Has) && !theirs.Tags.All(my.Has);

    /// <summary>
    /// The kept tags along the skeleton with the additions between them. A spot is <c>2 * n</c> before the nth of the skeleton
    /// and <c>2 * n + 1</c> in its stead.
    /// </summary>
    private static List<string> Arrange(TagSide mine, TagSide theirs, List<int> skeleton, TagOccurrence[] common)
    {
        var rank = new int[skeleton.Count];
        for (var i = 0; i < rank.Length; i++)
            rank[skeleton[i]] = i;
        var (my, their) = (Spots(mine, rank), Spots(theirs, rank));
        foreach (var twice in my.Keys.Where(their.ContainsKey).ToList())
            if (my[twice] != their[twice])
                (my[twice] < their[twice] ? their : my).Remove(twice);
        var (mySpots, theirSpots) = (my.ToLookup(a => a.Value, a => a.Key), their.ToLookup(a => a.Value, a => a.Key));

        var tags = new List<string>();
        for (var spot = 0; spot <= 2 * skeleton.Count; spot++)
        {
            if (mySpots.Contains(spot) || theirSpots.Contains(spot))
                tags.AddRange(TagRun.Join([.. mySpots[spot]], [.. theirSpots[spot]]).Select(a => a.Tag));
            if (spot % 2 == 1 && mine.Keeps(skeleton[spot / 2]) && theirs.Keeps(skeleton[spot / 2]))
                tags.Add(common[skeleton[spot / 2]].Tag);
        }

        return tags;
    }

    private static OrderedDictionary<TagOccurrence, int> Spots(TagSide side, int[] rank)
    {
        var spots = new OrderedDictionary<TagOccurrence, int>();
        foreach (var run in side.Runs)
            for (var i = 0; i < run.Tags.Count; i++)
                spots.Add(run.Tags[i], run switch
                {
                    { InPlaceOf: { Count: > 0 } gone } => (2 * rank[gone[Math.Min(i, gone.Count - 1)]]) + 1,
                    { AtEnd: true } => 2 * rank.Length,
                    { After: < 0 } => 0,
                    _ => (2 * rank[run.After]) + 2,
                });
        return spots;
    }

    private static bool Ascends(IReadOnlyList<int> places)
    {
        for (var i = 1; i < places.Count; i++)
            if (places[i] < places[i - 1])
                return false;
        return true;
    }
}
