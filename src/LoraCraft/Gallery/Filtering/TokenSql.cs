using LoraCraft.Kernel;
using LoraCraft.Shared;
using LoraCraft.Shared.Tokens;

namespace LoraCraft.Gallery.Filtering;

/// <summary>
/// SQL for how many tokens an image <c>i</c> of the dataset <c>$1</c> has as an export writes it that has no template of its own:
/// the trigger word, the tags and the longest caption, with commas between. As exports do, it leaves out a tag that is the
/// trigger word, and the trigger word where what follows begins with it. See <see cref="ImageTokens"/>.
/// </summary>
internal sealed class TokenSql(ISqlDialect dialect, string trigger)
{
    /// <summary>What ends a word in a text, of what texts commonly have after one.</summary>
    private const string EndsWord = " .,;:!?'()[]{}<>/\\|+-*=&%#@~^$`\n\r\t\u00A0\u3000–—‘’“”…·«»、。，！？：；（）「」『』【】《》";

    /// <summary>Signs with which CLIP makes one token of a comma after them.</summary>
    private static readonly Lazy<string> JoinsComma = new(() => string.Concat(
        Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c).Where(c => !char.IsAsciiLetterOrDigit(c) && ClipTokens.Count($"a{c},") == ClipTokens.Count($"a{c}"))));

    /// <summary>An "a" that stands alone counts twice, see <see cref="T5Estimate"/>; those of the caption do, of one with several lines all.</summary>
    private const string T5OfCaption = "c.tokens + length(c.text) + 2 - length(replace(' ' || c.text || ' ', ' a ', '  '))";

    public static TokenSql Of(IReadTables tables, long dataset) =>
        new(tables.Dialect, tables.First("SELECT trigger_word FROM dataset WHERE dataset = $1", r => r.GetString(0), dataset) ?? "");

    /// <summary>CLIP's.</summary>
    public string Clip(SqlArguments args) => Longest(ClipOfRow(args));

    /// <summary>About how many they are to T5, which has one at the end of every text.</summary>
    public string T5(SqlArguments args) => $"({Longest(OfRow(T5OfCaption, args))} + 1)";

    /// <summary>CLIP's, of the texts <c>x</c> with one of its captions <c>c</c>, or none.</summary>
    public string ClipOfRow(SqlArguments args) => OfRow("c.tokens", args);

    private static string Longest(string row) => $"""
        (SELECT max({row}) FROM image_text x LEFT JOIN caption c ON c.dataset = $1 AND c.number = x.number WHERE x.dataset = $1 AND x.number = i.number)
        """;

    private string OfRow(string caption, SqlArguments args)
    {
        if (trigger.Length == 0)
            return $"x.tokens + CASE WHEN c.tokens > 0 THEN {caption} + CASE WHEN x.tokens > 0 THEN x.comma ELSE 0 END ELSE 0 END";

        var (alone, before) = (ClipTokens.Count(trigger), ClipTokens.Count($"{trigger},"));
        var tag = TagJson.Write(trigger);
        var (isTag, isLast, commaBefore) = Tag(tag, args);
        var ends = args.Add(EndsWord);
        var tagsBegin = $"{Begins("x.tags", $"[{tag[..^1]}", ends, args)} OR {Begins("x.tags", $"[{tag},{tag[..^1]}", ends, args)}";
        const string Line = "substr(c.text, CAST(c.line AS INTEGER) + 1)";
        var captionBegins = $"{Begins(Line, trigger, $"({ends} || '\"')", args)} OR {dialect.Like(Line, TextPattern.Escaped(trigger), args)}";
        var tags = $"""
            CASE WHEN {isTag} THEN CASE WHEN x.tag_count = 1 THEN 0 WHEN {isLast} THEN x.tokens - {alone} - {commaBefore} ELSE x.tokens - {before} END ELSE x.tokens END
            """;
        var comma = $"CASE WHEN {isLast} THEN {commaBefore} ELSE x.comma END";
        return $"""
            {tags} + CASE
                WHEN {tags} > 0 THEN CASE WHEN {tagsBegin} THEN 0 ELSE {before} END + CASE WHEN c.tokens > 0 THEN {caption} + {comma} ELSE 0 END
                WHEN c.tokens > 0 THEN CASE WHEN {captionBegins} THEN 0 ELSE {before} END + {caption}
                ELSE {alone} END
            """;
    }

    /// <summary>Whether the trigger word is one of the tags, whether the last of several, and what a comma after the tag before that costs.</summary>
    private (string IsTag, string IsLast, string CommaBefore) Tag(string tag, SqlArguments args)
    {
        var escaped = TextPattern.Escaped(tag);
        var isTag = $"({dialect.Like("x.tags", $"[{escaped}%", args)} OR {dialect.Like("x.tags", $"%,{escaped}%", args)})";
        var signs = args.Add(JoinsComma.Value);
        var lastOfBefore = $"substr(x.tags, length(x.tags) - {tag.EnumerateRunes().Count() + 3}, 1)"; // before the quote, the comma, the tag and the bracket
        return (isTag, dialect.Like("x.tags", $"%,{escaped}]", args), $"CASE WHEN replace({signs}, {lastOfBefore}, '') <> {signs} THEN 0 ELSE 1 END");
    }

    /// <summary>Whether a text begins with another, and a word ends there.</summary>
    private string Begins(string text, string with, string ends, SqlArguments args)
    {
        var next = $"substr({text}, {with.EnumerateRunes().Count() + 1}, 1)";
        return $"({dialect.Like(text, $"{TextPattern.Escaped(with)}_%", args)} AND replace({ends}, {next}, '') <> {ends})";
    }
}
