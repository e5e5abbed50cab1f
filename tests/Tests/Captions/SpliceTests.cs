using LoraCraft.Shared;

namespace LoraCraft.Tests.Captions;

public sealed class SpliceTests
{
    public static TheoryData<string, string> Texts => new(
        from before in new[] { "", "a", "abc", "abab", "aaa", "🪁", "a🪁b", "🪁🪂", "a\nb" }
        from after in new[] { "", "a", "abc", "abcabc", "aa", "🪂", "a🪂b", "🪁", "🪁🪁🪂", "a\r\nb" }
        select (before, after));

    [Theory, MemberData(nameof(Texts))]
    public void a_splice_turns_one_text_into_the_other_and_back(string before, string after)
    {
        var splice = TextSplice.Between(before, after);

        (splice is null).ShouldBe(before == after);
        (splice?.Apply(before) ?? before).ShouldBe(after);
        (splice?.Inverse().Apply(after) ?? after).ShouldBe(before);
        foreach (var piece in new[] { splice?.Removed ?? "", splice?.Added ?? "" })
            piece.EnumerateRunes().ShouldNotContain(System.Text.Rune.ReplacementChar);
    }

    [Theory, MemberData(nameof(Texts))]
    public void a_splice_of_tags_turns_one_list_into_the_other_and_back(string one, string other)
    {
        var (before, after) = (one.Select(c => c.ToString()).ToArray(), other.Select(c => c.ToString()).ToArray());

        var splice = TagSplice.Between(before, after);

        (splice?.Apply(before) ?? before).ShouldBe(after);
        (splice?.Inverse().Apply(after) ?? after).ShouldBe(before);
    }

    [Theory]
    [InlineData("abc", "abcd", -1, "", "d")]
    [InlineData("abc", "xabc", 0, "", "x")]
    [InlineData("abc", "axc", 1, "b", "x")]
    [InlineData("abc", "", 0, "abc", "")]
    [InlineData("", "abc", 0, "", "abc")]
    [InlineData("a🪁b", "a🪂b", 1, "🪁", "🪂")]
    public void a_splice_holds_only_what_differs(string before, string after, int at, string removed, string added) =>
        TextSplice.Between(before, after).ShouldBe(new TextSplice(at, removed, added));
}
