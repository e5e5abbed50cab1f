using LoraCraft.Captions;
using LoraCraft.Captions.Edits;
using LoraCraft.Shared;
using static LoraCraft.Testing.Deciding;

namespace LoraCraft.Tests.Captions;

public sealed class TextEditTests
{
    private const string Lines = "A kite over\nthe hill.\n\nAnother kite.";

    [Fact]
    public void a_plain_text_is_replaced_everywhere_without_regard_to_case() =>
        Given(Image(1, "", ("caption", "A kite. A KITE.")), Image(2, "", ("caption", "A hill.")))
            .When(new ReplaceText("kite", "dragon"))
            .ThenCaptions("caption", "A dragon. A dragon.", "A hill.");

    [Fact]
    public void case_counts_when_asked() =>
        Given(Image(1, "", ("caption", "A kite. A KITE."))).When(new ReplaceText("kite", "dragon", MatchCase: true)).ThenCaptions("caption", "A dragon. A KITE.");

    [Fact]
    public void a_plain_text_is_no_pattern_and_its_replacement_has_no_groups() =>
        Given(Image(1, "", ("caption", "(a.b) costs $1"))).When(new ReplaceText("(a.b)", "$1$0")).ThenCaptions("caption", "$1$0 costs $1");

    [Fact]
    public void a_pattern_has_groups() =>
        Given(Image(1, "", ("caption", "red kite, blue kite"))).When(new ReplaceText(@"(\w+) (?<what>kite)", "${what} of $1", "regex")).ThenCaptions("caption", "kite of red, kite of blue");

    [Fact]
    public void a_pattern_with_nested_repeats_takes_no_longer_than_others() =>
        Given(Image(1, "", ("caption", new string('a', 5_000) + "!")), Image(2, "", ("caption", "aaa")))
            .When(new ReplaceText("^(a+)+$", "$1", "regex"))
            .ThenNothing();

    [Fact]
    public void a_pattern_looks_around_and_back() =>
        Given(Image(1, "", ("caption", "kite kite over the hill"))).When(new ReplaceText(@"\b(\w+) \1(?= over)", "$1", "regex")).ThenCaptions("caption", "kite over the hill");

    [Fact]
    public void lines_are_alternatives_and_never_flattened()
    {
        Given(Image(1, "", ("caption", Lines))).When(new ReplaceText("kite", "dragon")).ThenCaptions("caption", Lines.Replace("kite", "dragon", StringComparison.Ordinal));
        Given(Image(1, "", ("caption", Lines))).When(new AddText("Photo: ")).ThenCaptions("caption", "Photo: " + Lines);
        Given(Image(1, "", ("caption", Lines))).When(new AddText(" Good.", "end")).ThenCaptions("caption", Lines + " Good.");
        Given(Image(1)).When(new SetCaption("one\r\ntwo\rthree")).ThenCaptions("caption", "one\ntwo\nthree");
        Given(Image(1)).When(new AddText("one\r\ntwo")).ThenCaptions("caption", "one\ntwo");
    }

    [Fact]
    public void an_image_without_the_caption_gets_it_from_an_added_text() =>
        Given(Image(1), Image(2, "", ("long", "A kite."))).When(new AddText("New", "front", "long")).ThenCaptions("long", "New", "NewA kite.");

    [Fact]
    public void other_captions_stay_as_they_are() =>
        Given(Image(1, "kite", ("caption", "kite"), ("long", "kite")))
            .When(new ReplaceText("kite", "dragon", Caption: "long"))
            .ThenCaptions("caption", "kite").ThenCaptions("long", "dragon").ThenTags("kite");

    [Fact]
    public void an_empty_text_takes_the_caption_away() =>
        Given(Image(1, "", ("caption", "A kite.")), Image(2))
            .When(new SetCaption(""))
            .Then(new CaptionsEdited("caption", [new(ImageSet.Of(1), new(0, "A kite.", ""))]));

    [Fact]
    public void a_text_put_before_or_after_is_one_entry_whatever_the_captions()
    {
        Given(Image(1, "", ("caption", "A kite.")), Image(2, "", ("caption", "A kite over the hill.")))
            .When(new AddText(" Good.", "end"))
            .Then(new CaptionsEdited("caption", [new(ImageSet.Of(1, 2), new(-1, "", " Good."))]));
        Given(Image(1, "", ("caption", "A kite.")), Image(2, "", ("caption", "A kite over the hill.")))
            .When(new AddText("Photo: "))
            .Then(new CaptionsEdited("caption", [new(ImageSet.Of(1, 2), new(0, "", "Photo: "))]));
    }

    [Fact]
    public void tags_are_replaced_one_by_one_and_split_or_dropped_by_what_comes_out()
    {
        Given(Image(1, "red kite, kite, hill")).When(new ReplaceText("kite", "dragon", Target: "tags")).ThenTags("red dragon, dragon, hill");
        Given(Image(1, "kite, hill")).When(new ReplaceText("kite", "", Target: "tags")).ThenTags("hill");
        Given(Image(1, "red kite, hill")).When(new ReplaceText(" ", ", ", Target: "tags")).ThenTags("red, kite, hill");
        Given(Image(1, "red kite, hill")).When(new ReplaceText("^(.)(.*)$", "$2$1", "regex", Target: "tags")).ThenTags("ed kiter, illh");
    }

    [Fact]
    public void what_is_not_found_is_nothing()
    {
        Given(Image(1, "kite", ("caption", "A kite."))).When(new ReplaceText("dragon", "x")).ThenNothing();
        Given(Image(1, "kite")).When(new ReplaceText("kite", "x")).ThenNothing();
        Given(Image(1, "kite", ("caption", "A kite."))).When(new SetCaption("A kite.")).ThenNothing();
    }

    [Fact]
    public void characters_of_two_code_units_stay_whole()
    {
        Given(Image(1, "", ("caption", "a 🪁 b"))).When(new ReplaceText("🪁", "🪂")).ThenCaptions("caption", "a 🪂 b");
        Given(Image(1, "", ("caption", "🪁🪂🪁"))).When(new SetCaption("🪁🪁")).ThenCaptions("caption", "🪁🪁");
        Given(Image(1, "", ("caption", "🪁 kite"))).When(new ReplaceText("^.", "", "regex")).ThenCaptions("caption", " kite");
        Given(Image(1, "🪁, a🪂")).When(new ReplaceText(".$", "", "regex", Target: "tags")).ThenTags("a");
    }

    [Fact]
    public void a_pattern_that_cannot_be_read_is_refused_with_its_place() =>
        new ReplaceText("a(b", "x", "regex").Check().ShouldNotBeNull().Position.ShouldNotBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890")]
    public void a_caption_has_a_plain_name(string name)
    {
        Given().When(new SetCaption("x", name)).ThenRefused("caption's name");
        Given().When(new AddText("x", "front", name)).ThenRefused("caption's name");
        Given().When(new ReplaceText("x", "y", Caption: name)).ThenRefused("caption's name");
    }
}
