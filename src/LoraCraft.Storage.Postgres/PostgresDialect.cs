using LoraCraft.Kernel;

namespace LoraCraft.Storage.Postgres;

internal sealed class PostgresDialect : ISqlDialect
{
    public static readonly PostgresDialect Instance = new();

    public string In(string column, string argument) => $"{column} = ANY({argument})";

    public string Each(string argument) => $"unnest({argument}::bigint[]) AS each(value)";

    public string InTexts(string column, string query) => $"{column} = ANY(ARRAY(SELECT jsonb_array_elements_text(({query})::jsonb)))";

    /// <summary>Text columns sort by bytes, which knows only ASCII letters; the database's own collation folds all of them.</summary>
    public string Like(string column, string pattern, SqlArguments arguments) =>
        $@"{column} COLLATE ""default"" ILIKE {arguments.Add(pattern)} ESCAPE '\'";

    public string TextMatches(TextIndex index, string high, string pattern, string? literal, SqlArguments arguments) =>
        $"SELECT t.{index.Low} FROM {index.Table} t WHERE t.{index.High} = {high} AND {Like($"t.{index.Column}", pattern, arguments)}";
}
