using LoraCraft.Kernel;

namespace LoraCraft.Storage.Postgres;

internal sealed class PostgresDialect : ISqlDialect
{
    public static readonly PostgresDialect Instance = new();

    public string In(string column, string argument) => $"{column} = ANY({argument})";

    /// <summary>A statement with an array is planned anew each time, because its length tells how to look; with JSON it is planned once.</summary>
    public string Each(string argument) => $"(SELECT element::bigint AS value FROM jsonb_array_elements_text({argument}::jsonb) AS elements(element)) AS each";

    public string InTexts(string column, string query) => $"{column} = ANY(ARRAY(SELECT jsonb_array_elements_text(({query})::jsonb)))";

    /// <summary>Text columns sort by bytes, which knows only ASCII letters; the database's own collation folds all of them.</summary>
    public string Like(string column, string pattern, SqlArguments arguments) =>
        $@"{column} COLLATE ""default"" ILIKE {arguments.Add(pattern)} ESCAPE '\'";

    public string TextMatches(TextIndex index, string high, string pattern, string? literal, SqlArguments arguments) =>
        $"SELECT t.{index.Low} FROM {index.Table} t WHERE t.{index.High} = {high} AND {Like($"t.{index.Column}", pattern, arguments)}";
}
