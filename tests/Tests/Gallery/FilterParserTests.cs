using LoraCraft.Gallery.Filtering;
using LoraCraft.Kernel;

namespace LoraCraft.Tests.Gallery;

public sealed class FilterParserTests
{
    [Theory]
    [InlineData("kite", "kite")]
    [InlineData("red kite", "(red & kite)")]
    [InlineData("red AND kite", "(red & kite)")]
    [InlineData("red and kite", "(red & and & kite)")]
    [InlineData("a OR b c", "(a | (b & c))")]
    [InlineData("(a OR b) c", "((a | b) & c)")]
    [InlineData("NOT a OR b", "(!a | b)")]
    [InlineData("-a -b", "(!a & !b)")]
    [InlineData("-(a OR b)", "!(a | b)")]
    [InlineData("NOT(a)", "!a")]
    [InlineData("--a", "!!a")]
    [InlineData("\"red kite\"", "red kite")]
    [InlineData("\"say \\\"hi\\\"\"", "say \"hi\"")]
    [InlineData("say\\\"hi", "say\"hi")]
    [InlineData("tag:\"red kite\"", "tag=red kite")]
    [InlineData("TAG:kite", "tag=kite")]
    [InlineData("-tag:kite", "!tag=kite")]
    [InlineData("tag:saber_(fate)", "tag=saber_(fate)")]
    [InlineData("(tag:saber_(fate))", "tag=saber_(fate)")]
    [InlineData("tag:saber_\\(fate\\)", "tag=saber_\\(fate\\)")]
    [InlineData("well-known", "well-known")]
    [InlineData("16:9", "16:9")]
    [InlineData(":3", ":3")]
    [InlineData("\"tag:kite\"", "tag:kite")]
    [InlineData("caption:hill", "caption=hill")]
    [InlineData("caption.long:hill", "caption.long=hill")]
    [InlineData("caption.\"very long\":hill", "caption.very long=hill")]
    [InlineData("name:*.png", "name=*.png")]
    [InlineData("width:>1024", "Width 1025..")]
    [InlineData("width:>=1024", "Width 1024..")]
    [InlineData("width:<1024", "Width ..1023")]
    [InlineData("width:<=1024", "Width ..1024")]
    [InlineData("width:1024", "Width 1024..1024")]
    [InlineData("width:=1k", "Width 1000..1000")]
    [InlineData("number:1-50", "Number 1..50")]
    [InlineData("number:1..50", "Number 1..50")]
    [InlineData("pixels:1.5mp-4mp", "Pixels 1500000..4000000")]
    [InlineData("pixels:>=1024x768", "Pixels 786432..")]
    [InlineData("bytes:>2mb", "Bytes 2000001..")]
    [InlineData("bytes:<1KiB", "Bytes ..1023")]
    [InlineData("added:2026-10-01", "Added 1790812800000..1790899199999")]
    [InlineData("added:>2026-10-01", "Added 1790899200000..")]
    [InlineData("added:<2026-10", "Added ..1790812799999")]
    [InlineData("added:2026-10-01-2026-10-31", "Added 1790812800000..1793491199999")]
    [InlineData("added:2026-10..2026-10", "Added 1790812800000..1793491199999")]
    [InlineData("ratio:16:9", "ratio 1.773..1.783")]
    [InlineData("ratio:>=1.5", "ratio 1.495..")]
    [InlineData("mark:none", "mark=-")]
    [InlineData("format:JPG", "format=jpeg")]
    [InlineData("is:untagged", "Tags 0..0")]
    [InlineData("is:uncaptioned", "!captioned")]
    [InlineData("unseen", "is unseen")]
    [InlineData("-unseen", "!is unseen")]
    [InlineData("\"unseen\"", "unseen")]
    [InlineData("tag:unseen", "tag=unseen")]
    [InlineData("is:portrait", "Portrait")]
    [InlineData("by:run:*", "by=run:*")]
    [InlineData("by:\"Ada Lovelace\"", "by=Ada Lovelace")]
    [InlineData("touched-since:\"v1 as trained\"", "since v1 as trained")]
    [InlineData("-Touched-Since:57", "!since 57")]
    [InlineData("changed:>2026-10-01", "Changed 1790899200000..")]
    [InlineData("touched:2026-10-01", "touched 1790812800000..1790899199999 by anyone")]
    [InlineData("touched.People:<2026-10", "touched ..1790812799999 by People")]
    [InlineData("touched.machines:>=2026-10-01", "touched 1790812800000.. by Machines")]
    [InlineData("failed:0199bb", "failed 0199bb")]
    [InlineData("is:unseen", "is unseen")]
    [InlineData("is:seen", "!is unseen")]
    public void reads(string text, string expected) => Print(FilterParser.Parse(text)!).ShouldBe(expected);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  \t ")]
    public void blank_text_is_no_filter(string? text) => FilterParser.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData("\"red", 0, "never closed")]
    [InlineData("a (b", 2, "never closed")]
    [InlineData("a b)", 3, "no opening")]
    [InlineData(")", 0, "no opening")]
    [InlineData("a ()", 2, "nothing between")]
    [InlineData("OR a", 0, "missing before OR")]
    [InlineData("a OR", 4, "missing after OR")]
    [InlineData("a AND OR b", 6, "missing after AND")]
    [InlineData("(a NOT) b", 6, "missing after NOT")]
    [InlineData("a - b", 2, "follows this minus")]
    [InlineData("a \"\"", 2, "nothing between these quotation marks")]
    [InlineData("red tga:kite", 4, "no field \"tga\"")]
    [InlineData("tag:", 4, "missing after \"tag:\"")]
    [InlineData("tag.x:y", 0, "Only caption")]
    [InlineData("caption.:y", 0, "name of the caption")]
    [InlineData("\"a\"b", 3, "space is missing")]
    [InlineData("5\"", 1, "inside a word")]
    [InlineData("a width:big", 8, "no")]
    [InlineData("width:>", 6, "number like 12")]
    [InlineData("width:1.5", 6, "number like 12")]
    [InlineData("width:50-1", 6, "backwards")]
    [InlineData("width:99999999999999999999", 6, "number")]
    [InlineData("pixels:2mb", 7, "1mp")]
    [InlineData("added:2026-13-01", 6, "no date")]
    [InlineData("added:yesterday", 6, "no date")]
    [InlineData("ratio:0", 6, "16:9")]
    [InlineData("mark:good", 5, "kept, rejected, none")]
    [InlineData("format:psd", 7, "jpeg, png")]
    [InlineData("is:nice", 3, "untagged")]
    [InlineData("unseen:yes", 0, "no field \"unseen\"")]
    [InlineData("sci-fi:robot", 0, "put it in quotes")]
    [InlineData("changed:lately", 8, "no date")]
    [InlineData("touched:lately", 8, "no date")]
    [InlineData("kite touched.dogs:2026", 5, "touched.people:")]
    [InlineData("touched.:2026", 0, "touched.people:")]
    [InlineData("touched-since:", 14, "missing after \"touched-since:\"")]
    public void says_where_and_what_is_wrong(string text, int position, string about)
    {
        var refusal = Should.Throw<RefusedException>(() => FilterParser.Parse(text)).Refusal;
        refusal.Kind.ShouldBe(RefusalKind.Invalid);
        refusal.Message.ShouldContain(about);
        refusal.Position.ShouldBe(position);
    }

    [Fact]
    public void is_bounded_in_length_terms_and_depth()
    {
        Refused(new string('a', 10_001)).ShouldContain("10,000");
        Refused(string.Concat(Enumerable.Repeat("a ", 201))).ShouldContain("200 terms");
        Refused(new string('(', 51) + "a" + new string(')', 51)).ShouldContain("50 levels");
        Refused(new string('-', 5_000) + "a").ShouldContain("50 levels");
        FilterParser.Parse(string.Concat(Enumerable.Repeat("a ", 200))).ShouldNotBeNull();
        FilterParser.Parse(new string('(', 50) + "a" + new string(')', 50)).ShouldNotBeNull();
        static string Refused(string text) => Should.Throw<RefusedException>(() => FilterParser.Parse(text)).Refusal.Message;
    }

    private static string Print(Filter filter) => filter switch
    {
        Filter.All all => $"({string.Join(" & ", all.Parts.Select(Print))})",
        Filter.Any any => $"({string.Join(" | ", any.Parts.Select(Print))})",
        Filter.Not not => $"!{Print(not.Part)}",
        Filter.Text text => text.Pattern.Source,
        Filter.Tag tag => $"tag={tag.Pattern.Source}",
        Filter.Caption { Which: null } caption => $"caption={caption.Pattern.Source}",
        Filter.Caption caption => $"caption.{caption.Which}={caption.Pattern.Source}",
        Filter.Name name => $"name={name.Pattern.Source}",
        Filter.Measured m => $"{m.Measure} {m.From}..{m.To}",
        Filter.Ratio r => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"ratio {r.From:0.###}..{r.To:0.###}"),
        Filter.Marked m => $"mark={m.Mark ?? "-"}",
        Filter.Format f => $"format={f.Value}",
        Filter.Captioned => "captioned",
        Filter.By by => $"by={by.Actor.Source}",
        Filter.TouchedIn touched => $"touched {touched.From}..{touched.To} by {touched.Who?.ToString() ?? "anyone"}",
        Filter.TouchedSince since => $"since {since.Version}",
        Filter.Failed failed => $"failed {failed.Run}",
        Filter.Unseen => "is unseen",
        Filter.Shape s => s.Outline.ToString(),
        _ => filter.ToString(),
    };
}
