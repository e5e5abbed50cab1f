using LoraCraft.Captioning.Reviewing;
using LoraCraft.Captions;
using LoraCraft.History;
using LoraCraft.History.Algebra;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using LoraCraft.Tests.History;

namespace LoraCraft.Tests.Captioning;

/// <summary>Machine words go under human words.</summary>
public sealed class RebaseTests
{
    private const string Caption = "caption";

    private static readonly Rebase Rebase = new(new TextMerge(), new MachineTexts(LoraCraftEvents.Types()));

    private static readonly string[] Words = ["kite", "hill", "sea", "red", "blue", "cloud", "boat", "sand", "bird", "wave"];

    [Theory]
    [InlineData("a red kite, a hill", "a red kite, a steep hill", "a blue kite, a hill", "a blue kite, a steep hill", false)]
    [InlineData("a red kite on a hill", "a kite on a hill", "a red kite on a hill by the sea", "a kite on a hill by the sea", false)]
    [InlineData("a red kite on a hill", "a blue kite on a hill", "a green kite on a dune", "a blue kite on a dune", true)]
    [InlineData("a red kite", "a red kite", "two boats", "two boats", false)]
    public void a_persons_words_stay_in_a_caption(string written, string now, string answer, string after, bool overlaps)
    {
        var rebased = Rebase.Of(Caption, Texts(now), answer, written);

        (rebased.After.Caption(Caption), rebased.Overlaps).ShouldBe((after, overlaps));
    }

    [Theory]
    [InlineData("kite, hill", "kite, hill, mine", "kite, sea", "kite, sea, mine", false)]
    [InlineData("kite, hill, sea", "kite, sea", "kite, hill, sea, boat", "kite, sea, boat", false)]
    [InlineData("kite, hill, sea", "sea, hill, kite", "kite, hill, sea, boat", "sea, hill, kite, boat", false)]
    [InlineData("kite, hill", "bird, hill", "boat, hill", "bird, hill", true)]
    [InlineData("Kite, hill", "Kite, hill", "kite, sea, SEA", "Kite, sea", false)]
    public void a_persons_tags_stay(string written, string now, string answer, string after, bool overlaps)
    {
        var rebased = Rebase.Of(TextRule.Tags, Tagged(now), answer, written);

        (string.Join(", ", rebased.After.Tags), rebased.Overlaps).ShouldBe((after, overlaps));
    }

    [Fact]
    public void tags_that_a_person_added_stay_those_taken_out_stay_out_and_what_the_model_dropped_goes() => Cases.Check(random =>
    {
        string[] Some() => [.. Words.OrderBy(_ => random.Next()).Take(random.Next(1, 7))];
        var (written, answer) = (Some(), Some());
        string[] now = [.. written.Where(_ => random.Next(4) > 0).Concat(Some()).Distinct().OrderBy(_ => random.Next(3))];

        var after = Rebase.Of(TextRule.Tags, Tagged(string.Join(", ", now)), string.Join(", ", answer), string.Join(", ", written)).After.Tags;

        now.Except(written).ShouldBeSubsetOf(after);
        after.Intersect(written.Except(now)).ShouldBeEmpty();
        after.ShouldBeUnique();
        after.Except(now).ShouldBeSubsetOf(answer);
        after.Intersect(written.Intersect(now).Except(answer)).ShouldBeEmpty();
    });

    [Fact]
    public void words_that_a_person_added_stay_and_the_events_lead_there_step_by_step() => Cases.Check(random =>
    {
        List<string> Some() => [.. Enumerable.Range(0, random.Next(6, 14)).Select(_ => Words[random.Next(Words.Length)])];
        var written = Some();
        List<string> Edited(string own) => [.. written.SelectMany(w => random.Next(6) switch { 0 => [], 1 => new[] { w, own }, _ => [w] })];
        var (now, answer) = (Texts(string.Join(' ', Edited("mine"))), string.Join(' ', Edited("theirs")));

        var after = Rebase.Of(Caption, now, answer, string.Join(' ', written)).After;

        Count(after, "mine").ShouldBe(Count(now, "mine"));
        Reached(now, Rebase.Events(Caption, [(now, after)])).ShouldBe(after.Caption(Caption));
    });

    [Fact]
    public void who_wrote_no_base_is_not_merged_with() =>
        Rebase.Of(Caption, Texts("All mine."), "Said.", null).After.Caption(Caption).ShouldBe("Said.");

    private static int Count(ImageTexts texts, string word) => texts.Caption(Caption).Split(' ').Count(w => w == word);

    private static string Reached(ImageTexts from, IEnumerable<IEvent> events) =>
        events.Cast<CaptionsEdited>().Aggregate(from.Caption(Caption), (text, e) => e.Edits.Single().Splice.Apply(text));

    private static ImageTexts Texts(string caption) => new(1, [], new Dictionary<string, string> { [Caption] = caption });

    private static ImageTexts Tagged(string tags) => new(1, [.. TagRule.Split(tags)], new Dictionary<string, string>());
}
