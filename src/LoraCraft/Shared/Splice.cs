namespace LoraCraft.Shared;

/// <summary>
/// One contiguous replacement in a list of tags. <paramref name="At"/> &gt;= 0 counts tags before it; <c>-1 - n</c> means
/// n tags follow it, so that "add at the end" is the same splice whatever the length.
/// </summary>
public sealed record TagSplice(int At, IReadOnlyList<string> Removed, IReadOnlyList<string> Added)
{
    public TagSplice Inverse() => new(At, Added, Removed);

    /// <summary>The splice that turns one list into the other, or null when they are equal.</summary>
    public static TagSplice? Between(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var (prefix, suffix) = Splices.CommonEnds(before.Count, after.Count, (i, j) => before[i] == after[j]);
        if (prefix == before.Count && prefix == after.Count)
            return null;
        return new(
            Splices.At(prefix, suffix),
            [.. before.Skip(prefix).Take(before.Count - prefix - suffix)],
            [.. after.Skip(prefix).Take(after.Count - prefix - suffix)]);
    }

    public string[] Apply(IReadOnlyList<string> tags)
    {
        var start = Splices.Start(At, tags.Count, Removed.Count);
        return [.. tags.Take(start), .. Added, .. tags.Skip(start + Removed.Count)];
    }
}

/// <summary>One contiguous replacement in a text, counted in UTF-16 code units; <paramref name="At"/> as in <see cref="TagSplice"/>.</summary>
public sealed record TextSplice(int At, string Removed, string Added)
{
    public TextSplice Inverse() => new(At, Added, Removed);

    /// <summary>The splice that turns one text into the other, or null when they are equal. Never cuts a surrogate pair.</summary>
    public static TextSplice? Between(string before, string after)
    {
        if (before == after)
            return null;
        var (prefix, suffix) = Splices.CommonEnds(before.Length, after.Length, (i, j) => before[i] == after[j]);
        if (prefix > 0 && char.IsHighSurrogate(before[prefix - 1]))
            prefix--;
        if (suffix > 0 && char.IsLowSurrogate(before[^suffix]))
            suffix--;
        return new(Splices.At(prefix, suffix), before[prefix..^suffix], after[prefix..^suffix]);
    }

    public string Apply(string text)
    {
        var start = Splices.Start(At, text.Length, Removed.Length);
        return string.Concat(text.AsSpan(0, start), Added, text.AsSpan(Math.Min(start + Removed.Length, text.Length)));
    }
}

internal static class Splices
{
    /// <summary>Lengths of the common beginning and of the common end that does not overlap it.</summary>
    public static (int Prefix, int Suffix) CommonEnds(int before, int after, Func<int, int, bool> same)
    {
        var shorter = Math.Min(before, after);
        var prefix = 0;
        while (prefix < shorter && same(prefix, prefix))
            prefix++;
        var suffix = 0;
        while (suffix < shorter - prefix && same(before - 1 - suffix, after - 1 - suffix))
            suffix++;
        return (prefix, suffix);
    }

    public static int At(int prefix, int suffix) => suffix == 0 && prefix > 0 ? -1 : prefix;

    public static int Start(int at, int length, int removed) => Math.Clamp(at >= 0 ? at : length + 1 + at - removed, 0, length);
}
