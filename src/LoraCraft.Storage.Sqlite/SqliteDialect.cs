using System.Globalization;
using LoraCraft.Kernel;

namespace LoraCraft.Storage.Sqlite;

internal sealed class SqliteDialect : ISqlDialect
{
    public static readonly SqliteDialect Instance = new();

    public string In(string column, string argument) => $"{column} IN (SELECT value FROM {Each(argument)})";

    public string Each(string argument) => $"json_each({argument})";

    public string InTexts(string column, string query) => $"{column} IN (SELECT value FROM json_each(({query})))";

    /// <summary>SQLite's LIKE folds ASCII only, so a pattern with other letters goes through the fold function.</summary>
    public string Like(string column, string pattern, SqlArguments arguments) =>
        IsAscii(pattern)
            ? $@"{column} LIKE {arguments.Add(pattern)} ESCAPE '\'"
            : $@"fold({column}) LIKE {arguments.Add(Fold(pattern))} ESCAPE '\'";

    public string TextMatches(TextIndex index, string high, string pattern, string? literal, SqlArguments arguments)
    {
        var match = Like($"t.{index.Column}", pattern, arguments);
        if (literal is null || new StringInfo(literal).LengthInTextElements < 3)
            return $"SELECT t.{index.Low} FROM {index.Table} t WHERE t.{index.High} = {high} AND {match}";

        var names = new SqliteTextIndex(index);
        var range = $"BETWEEN {high} * {SqliteTextIndex.KeySpace} AND {high} * {SqliteTextIndex.KeySpace} + {SqliteTextIndex.KeySpace - 1}";
        var words = arguments.Add('"' + literal.Replace("\"", "\"\"", StringComparison.Ordinal) + '"');
        return $"""
            SELECT t.{index.Low} FROM (
                SELECT rowid AS key FROM {names.Words} WHERE {names.Words} MATCH {words} AND rowid {range}
                UNION ALL SELECT key FROM {names.Pending} WHERE key {range}) found
            JOIN {index.Table} t ON t.{index.High} = {high} AND t.{index.Low} = found.key - {high} * {SqliteTextIndex.KeySpace}
            WHERE {match}
            """;
    }

    internal static string Fold(string text) => text.ToLowerInvariant();

    private static bool IsAscii(string text) => System.Text.Ascii.IsValid(text);
}
