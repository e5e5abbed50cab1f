namespace LoraCraft.Captions.Likeness;

/// <param name="Count">Images that have it.</param>
internal sealed record TagUse(string Tag, int Count);

/// <summary>What a dictionary says of a name.</summary>
/// <param name="Tag">Whose name it is.</param>
/// <param name="IsAlias">Whether it is an alias of that.</param>
internal sealed record KnownName(string Tag, bool IsAlias);

/// <summary>What keeps tags apart, or brings them together, beside how they are written.</summary>
/// <param name="Known">What dictionaries say of a tag; null when nothing.</param>
/// <param name="Apart">The tags that a person said are different from one.</param>
internal sealed record LikenessHints(Func<string, KnownName?> Known, Func<string, IReadOnlySet<string>> Apart)
{
    public static readonly LikenessHints None = new(_ => null, _ => new HashSet<string>());
}

/// <summary>A tag that may be the same as the first of its group.</summary>
/// <param name="Count">Images that have it.</param>
/// <param name="Why">
/// How it differs from the first: <c>case</c>, <c>signs</c> (underscores, hyphens, backslashes), <c>plural</c>, <c>order</c> of
/// words, <c>alias</c> in a dictionary, <c>spelling</c>; null for the first itself.
/// </param>
public sealed record AlikeTag(string Tag, int Count, string? Why);

/// <param name="Tags">The one to keep first: the commonest, or the one whose aliases the others are.</param>
public sealed record AlikeTags(IReadOnlyList<AlikeTag> Tags);

/// <summary>
/// Finds tags that may be one: the same but for case, signs, plural or order of words; aliases of one tag of a dictionary; and
/// rare ones that are one letter away from a common one. Two tags that a dictionary has both are two.
/// </summary>
internal static class TagLikeness
{
    /// <summary>So much rarer is a misspelling.</summary>
    private const int Rarer = 10;

    /// <summary>What is beyond comes once these are merged.</summary>
    private const int MostTags = 50;

    /// <summary>So many groups are tried for a tag, of those that are somehow like it.</summary>
    private const int MostTried = 16;

    /// <returns>Those with the commonest tags first; each tag is in one group at most.</returns>
    public static List<AlikeTags> Groups(IEnumerable<TagUse> tags, LikenessHints hints)
    {
        var members = tags.Select(use => TagShape.Of(use.Tag) is { } shape ? new Member(shape, use.Count, hints.Known(use.Tag)) : null).OfType<Member>()
            .OrderByDescending(m => m.Count).ThenBy(m => m.Tag, StringComparer.Ordinal).ToArray();
        var families = Families(members);
        var groups = new List<List<(Member Tag, string? Why)>>();
        foreach (var family in families.Where(f => f.Count > 1))
            groups.AddRange(Split(family, hints).Where(group => group.Count > 1));
        return
        [
            .. groups.OrderByDescending(g => g.Max(m => m.Tag.Count)).ThenBy(g => g[0].Tag.Tag, StringComparer.Ordinal)
                .Select(g => new AlikeTags([.. g.Select(m => new AlikeTag(m.Tag.Tag, m.Tag.Count, m.Why))])),
        ];
    }

    /// <summary>All that is somehow alike, also round a corner; the commonest first.</summary>
    private static IEnumerable<List<Member>> Families(Member[] members)
    {
        var joined = new Joined(members.Length);
        var byForm = new Dictionary<string, int>(StringComparer.Ordinal);
        var byOwner = new Dictionary<string, int>(StringComparer.Ordinal);
        var letters = new OneLetter();
        var (rarest, commonest) = (members.Select(m => m.Count).LastOrDefault(), members.Select(m => m.Count).FirstOrDefault());
        for (var at = 0; at < members.Length; at++)
        {
            var member = members[at];
            if (member.Known is { } known && !byOwner.TryAdd(known.Tag, at))
                joined.Join(byOwner[known.Tag], at);
            if (!byForm.TryAdd(member.Shape.Loosest, at))
            {
                joined.Join(byForm[member.Shape.Loosest], at);
                continue;
            }

            var misspelt = false;
            foreach (var near in member.Known is null && commonest >= Rarer * member.Count ? letters.Near(member.Shape.Words) : [])
                if (Misspelt(members[near], member))
                {
                    joined.Join(near, at);
                    misspelt = true;
                    break;
                }

            if (!misspelt && member.Count >= Rarer * rarest)
                letters.Add(at, member.Shape.Words);
        }

        return members.Select((member, at) => (member, Family: joined.Find(at))).GroupBy(m => m.Family, m => m.member).Select(family => family.ToList());
    }

    /// <summary>Puts each of a family where it is most alike to the first; what is like none of them is the first of a new group.</summary>
    private static List<List<(Member Tag, string? Why)>> Split(List<Member> family, LikenessHints hints)
    {
        var groups = new List<List<(Member Tag, string? Why)>>();
        foreach (var member in family.OrderBy(m => m.Known?.IsAlias ?? false)) // a dictionary's tag comes before its aliases
        {
            var apart = hints.Apart(member.Tag);
            var best = groups.Take(MostTried)
                .Select(group => (Group: group, Why: Why(group[0].Tag, member)))
                .Where(found => found.Why is not null && !found.Group.Exists(m => apart.Contains(m.Tag.Tag)))
                .OrderBy(found => Array.IndexOf(Reasons, found.Why))
                .FirstOrDefault();
            if (best.Group is null)
                groups.Add([(member, null)]);
            else if (best.Group.Count < MostTags)
                best.Group.Add((member, best.Why));
        }

        return groups;
    }

    private static readonly string[] Reasons = [.. TagShape.Kinds, "alias", "spelling"];

    private static string? Why(Member first, Member other)
    {
        var alike = first.Shape.Likeness(other.Shape);
        if (alike is "case" or "signs")
            return alike;
        if (first.Known is { } known && other.Known is { } same)
            return known.Tag == same.Tag ? "alias" : null; // a dictionary has both
        return alike ?? (Misspelt(first, other) ? "spelling" : null);
    }

    private static bool Misspelt(Member common, Member rare) =>
        common.Count >= Rarer * rare.Count && rare.Known is null && OneLetter.Apart(common.Shape.Words, rare.Shape.Words);

    private sealed record Member(TagShape Shape, int Count, KnownName? Known)
    {
        public string Tag => Shape.Tag;
    }

    /// <summary>Which of several things were joined, one by one.</summary>
    private sealed class Joined(int count)
    {
        private readonly int[] _parents = [.. Enumerable.Range(0, count)];

        public int Find(int one)
        {
            while (_parents[one] != one)
                one = _parents[one] = _parents[_parents[one]];
            return one;
        }

        public void Join(int one, int other) => _parents[Find(other)] = Find(one);
    }
}
