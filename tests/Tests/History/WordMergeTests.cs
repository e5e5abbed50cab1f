using System.Globalization;
using LoraCraft.History.Algebra;

namespace LoraCraft.Tests.History;

public sealed class WordMergeTests
{
    [Theory]
    [InlineData("a red kite over a hill", "a blue kite over a hill", "a red kite over a mountain", "a blue kite over a mountain")]
    [InlineData("a red kite", "a red kite, flying", "a red bird", "a red bird, flying")]
    [InlineData("a kite", "a red kite", "a bird", "a red bird")]
    [InlineData("red kite flying", "crimson kite soaring", "red bird flying", "crimson bird soaring")]
    [InlineData("one\ntwo\nthree", "one\nthree", "one\ntwo\nthree\nfour", "one\nthree\nfour")]
    [InlineData("凧を揚げる", "赤凧を揚げる", "凧を見る", "赤凧を見る")]
    [InlineData("a 🪁 and a 🪂", "a 👩‍👩‍👧 and a 🪂", "a 🪁 and a 🏳️‍🌈", "a 👩‍👩‍👧 and a 🏳️‍🌈")]
    [InlineData("", "a kite", "", "a kite")]
    public void edits_of_different_places_are_both_taken(string @base, string mine, string theirs, string merged)
    {
        var result = WordMerge.Merge(@base, mine, theirs);

        result.Conflict.ShouldBeNull();
        result.Value.ShouldBe(merged);
    }

    [Theory]
    [InlineData("a red kite", "a blue kite", "a green kite", "a blue green kite")]
    [InlineData("a kite", "a kite, flying", "a kite, soaring", "a kite, flying, soaring")]
    [InlineData("a kite", "a bird", "a", "a bird")]
    [InlineData("", "a kite", "one bird", "a kite one bird")]
    [InlineData("foo - bar", "foo bar", "foo- bar", null)]
    public void edits_of_the_same_place_are_a_conflict(string @base, string mine, string theirs, string? both)
    {
        var result = WordMerge.Merge(@base, mine, theirs);

        result.Value.ShouldBe(mine);
        result.Conflict.ShouldNotBeNull().Both.ShouldBe(both ?? result.Conflict.Both);
    }

    [Theory]
    [InlineData("a red  kite, flying", "a", " ", "red", "  ", "kite", ",", " ", "flying")]
    [InlineData("one\r\n\ntwo", "one", "\r\n", "\n", "two")]
    [InlineData("凧🪁🪁x", "凧", "🪁", "🪁", "x")]
    [InlineData("e\u0301te\u0301 👩‍👩‍👧", "e\u0301te\u0301", " ", "👩‍👩‍👧")]
    [InlineData("")]
    public void a_text_is_cut_into_words_and_what_stands_between(string text, params string[] tokens) => WordTokens.Of(text).ShouldBe(tokens);

    [Fact]
    public void tokens_are_whole_graphemes_and_together_the_text() => Cases.Check(random =>
    {
        var text = random.OneIn(2) ? Texts.Caption(random) : new string([.. Enumerable.Range(0, random.Next(30)).Select(_ => (char)random.Next(0x20, 0xFFFF))]);
        var tokens = WordTokens.Of(text);
        var starts = StringInfo.ParseCombiningCharacters(text).ToHashSet();

        string.Concat(tokens).ShouldBe(text);
        var at = 0;
        foreach (var token in tokens)
        {
            starts.ShouldContain(at);
            at += token.Length;
        }
    });

    [Fact]
    public void replacements_turn_one_text_into_the_other() => Cases.Check(random =>
    {
        var (before, after) = Two(random);
        var (old, now) = (WordTokens.Of(before), WordTokens.Of(after));

        var made = "";
        var at = 0;
        foreach (var edit in WordDiff.Between(old, now))
        {
            (edit.Start > at || at == 0).ShouldBeTrue();
            made += string.Concat(old[at..edit.Start]) + string.Concat(now[edit.From..edit.To]);
            at = edit.End;
        }

        (made + string.Concat(old.Skip(at))).ShouldBe(after);
    });

    [Fact]
    public void a_side_that_changed_nothing_changes_nothing() => Cases.Check(random =>
    {
        var (caption, edited) = Two(random);

        Clean(caption, edited, caption).ShouldBe(edited);
        Clean(caption, caption, edited).ShouldBe(edited);
    });

    [Fact]
    public void equal_changes_are_one() => Cases.Check(random =>
    {
        var (caption, edited) = Two(random);

        Clean(caption, edited, edited).ShouldBe(edited);
    });

    [Fact]
    public void merging_is_symmetric_and_so_is_a_conflict() => Cases.Check(random =>
    {
        var (caption, mine, theirs) = Three(random);

        var (one, other) = (WordMerge.Merge(caption, mine, theirs), WordMerge.Merge(caption, theirs, mine));

        one.IsClean.ShouldBe(other.IsClean);
        if (one.IsClean)
            one.Value.ShouldBe(other.Value);
        else
            Words(one.Conflict!.Both!).Order().ShouldBe(Words(other.Conflict!.Both!).Order());
    });

    [Fact]
    public void nothing_is_invented() => Cases.Check(random =>
    {
        var (caption, mine, theirs) = Three(random);

        var merged = WordMerge.Merge(caption, mine, theirs);

        var known = new[] { caption, mine, theirs }.SelectMany(Words).ToHashSet();
        Words(merged.Conflict?.Both ?? merged.Value).ShouldBeSubsetOf(known);
    });

    [Fact]
    public void nothing_is_lost() => Cases.Check(random =>
    {
        var (caption, mine, theirs) = Three(random);

        var merged = WordMerge.Merge(caption, mine, theirs);

        var result = Words(merged.Conflict?.Both ?? merged.Value).ToHashSet();
        var added = Words(mine).Union(Words(theirs)).Except(Words(caption));
        added.ShouldBeSubsetOf(result);
        Words(caption).Intersect(Words(mine)).Intersect(Words(theirs)).Where(w => Words(caption).Count(x => x == w) == 1).ShouldBeSubsetOf(result);
    });

    [Fact]
    public void edits_with_an_untouched_word_between_are_both_made() => Cases.Check(random =>
    {
        string[] words = [.. Enumerable.Range(1, random.Next(3, 30)).Select(i => $"word{i}")];
        var (at, other) = (random.Next(0, words.Length - 2), 0);
        other = random.Next(at + 2, words.Length);
        string Edited(int place, string with) => string.Join(" ", words.Select((w, i) => i == place ? with : w).Where(w => w.Length > 0));

        var merged = WordMerge.Merge(string.Join(" ", words), Edited(at, "mine"), Edited(other, "theirs"));

        merged.Value.ShouldBe(string.Join(" ", words.Select((w, i) => i == at ? "mine" : i == other ? "theirs" : w)));
    });

    /// <summary>Captions of the greatest length with nothing in common.</summary>
    [Fact]
    public void the_longest_texts_take_a_moment()
    {
        var random = new Random(1);
        string[] texts = [.. Enumerable.Range(0, 3).Select(_ => string.Join(' ', Enumerable.Range(0, 7000).Select(_ => (char)random.Next('a', 'z'))))];
        var clock = System.Diagnostics.Stopwatch.StartNew();

        WordMerge.Merge(texts[0], texts[1], texts[2]).Conflict.ShouldNotBeNull();

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    private static string Clean(string @base, string mine, string theirs)
    {
        var merged = WordMerge.Merge(@base, mine, theirs);
        merged.Conflict.ShouldBeNull();
        return merged.Value;
    }

    private static IEnumerable<string> Words(string text) => WordTokens.Of(text).Where(WordTokens.IsWord);

    private static (string Base, string Edited) Two(Random random) => Three(random) is var (caption, edited, _) ? (caption, edited) : default;

    private static (string Base, string Mine, string Theirs) Three(Random random)
    {
        var caption = Texts.Caption(random);
        return random.OneIn(6)
            ? (caption, Texts.Caption(random), Texts.Caption(random))
            : (caption, Texts.EditedCaption(random, caption), Texts.EditedCaption(random, caption));
    }
}
