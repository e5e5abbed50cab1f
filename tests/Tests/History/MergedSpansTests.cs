using LoraCraft.History.Merging;
using LoraCraft.Shared;

namespace LoraCraft.Tests.History;

/// <summary>Origins of merged captions: those of ours are 1, those of theirs 5 and 6, and 0 is of whoever merged.</summary>
public sealed class MergedSpansTests
{
    [Theory]
    [InlineData("A red kite.", "A |1", "red |5", "kite.|1")]
    [InlineData("A red boat.", "A |1", "red |5", "boat|0", ".|1")]
    [InlineData("A kite.Mine", "A kite.|1", "Mine|0")]
    [InlineData("Nothing", "Nothing|0")]
    public void each_word_is_of_the_side_it_came_from(string merged, params string[] pieces) =>
        Pieces(merged, [new("A kite.", 1)], [new("A ", 5), new("red ", 5), new("kite", 6), new(" over it.", 5)]).ShouldBe(pieces);

    [Fact]
    public void a_caption_that_is_theirs_is_so_as_a_whole() =>
        Pieces("A red kite.", [new("A kite.", 1)], [new("A red ", 5), new("kite.", 6)]).ShouldBe(["A red |5", "kite.|6"]);

    [Fact]
    public void a_caption_that_only_one_side_has_is_of_that_side() => Pieces("A kite.", [], [new("A kite.", 5)]).ShouldBe(["A kite.|5"]);

    private static IEnumerable<string> Pieces(string merged, IReadOnlyList<OriginOf> mine, IReadOnlyList<OriginOf> theirs) =>
        MergedSpans.Of(merged, mine, theirs).On(merged).Select(p => $"{p.Text}|{p.Origin}");
}
