using System.Text.Json;
using LoraCraft.Storage.Postgres;
using LoraCraft.Storage.Sqlite;
using LoraCraft.Testing;
using Npgsql;

namespace LoraCraft.Tests;

/// <summary>One row of a large dataset is found by all columns of a key, whatever has been analysed.</summary>
public sealed class QueryPlanTests
{
    [Theory]
    [InlineData("SELECT number, live FROM image WHERE dataset = 1 AND picture = 'x' ORDER BY live DESC", "dataset=? AND picture=?")]
    [InlineData("SELECT number FROM image WHERE dataset = 1 AND live = 1 AND name > 'x' ORDER BY name, number LIMIT 200", "dataset=? AND live=? AND name>?")]
    [InlineData("SELECT number FROM image_tag WHERE dataset = 1 AND tag = 'x'", "dataset=? AND tag=?")]
    [InlineData("SELECT text FROM caption WHERE dataset = 1 AND number = 1 AND name = 'x'", "dataset=? AND number=? AND name=?")]
    [InlineData("SELECT change FROM change WHERE stream = 's' AND version < 9 ORDER BY version DESC LIMIT 1", "stream=? AND version<?")]
    [InlineData("SELECT cause FROM change WHERE stream = 's' AND position < 9 AND at > 3 ORDER BY position DESC LIMIT 1", "stream=? AND position<?")]
    [InlineData("SELECT cause FROM change WHERE position < 9 AND kind = 'undo' ORDER BY position DESC LIMIT 1", "position<?")]
    [InlineData("SELECT cause FROM change WHERE stream = 's' AND actor = 'a' AND position < 9 ORDER BY position DESC LIMIT 1", "stream=? AND actor=? AND position<?")]
    [InlineData("SELECT cause FROM change WHERE stream = 's' AND actor = 'a' AND first_position < 9 AND undone IS NULL ORDER BY first_position DESC LIMIT 1", "stream=? AND actor=? AND first_position<?")]
    [InlineData("SELECT cause FROM change WHERE stream = 's' AND undone_by = 'a' AND undone IS NOT NULL ORDER BY undone DESC LIMIT 1", "stream=? AND undone_by=? AND undone>?")]
    [InlineData("SELECT first_version FROM change WHERE stream = 's' AND at <= 3 ORDER BY first_version DESC LIMIT 1", "stream=?")]
    [InlineData("SELECT first_version FROM change WHERE stream = 's' AND first_version > 3 ORDER BY first_version LIMIT 1", "stream=? AND first_version>?")]
    [InlineData("SELECT change, stream FROM change WHERE change > 'c-' AND change < 'c.' AND undone IS NULL ORDER BY version", "change>? AND change<?")]
    [InlineData("SELECT cause FROM change WHERE change = 'c'", "change=?")]
    [InlineData("SELECT DISTINCT stream, change FROM change_tag WHERE tag = 't' AND stream = 's'", "tag=? AND stream=?")]
    [InlineData("SELECT c.cause FROM change_image i CROSS JOIN change c WHERE i.stream = 's' AND i.number = 1 AND c.change = i.change AND c.stream = 's' AND c.position < 9 ORDER BY c.position DESC", "change=? AND stream=?")]
    [InlineData("SELECT cause FROM change WHERE images > 64 AND first_image <= 1 AND last_image >= 1 AND position < 9 AND stream = 's' ORDER BY position DESC", "stream=? AND position<?")]
    [InlineData("SELECT version FROM event WHERE stream = 's' AND version > 1 ORDER BY version", "stream=? AND version>?")]
    [InlineData("SELECT reason FROM run_item WHERE run = 'r' AND outcome = 'failed' ORDER BY file", "run=? AND outcome=?")]
    public void rows_are_found_by_the_whole_key(string sql, string key)
    {
        using var scratch = new SqliteScratchFactory(LoraCraftProjections.All()).Open();

        scratch.Tables.Query($"EXPLAIN QUERY PLAN {sql}", r => r.GetString(3)).ShouldContain(step => step.Contains($"({key})"));
    }

    [Fact]
    public async Task postgres_expects_images_in_a_dataset_that_came_after_it_last_counted()
    {
        await using var database = await PostgresServer.NewSchema();
        await (await PostgresEventStore.Open(database.ConnectionString, LoraCraftEvents.Types(), LoraCraftProjections.All())).DisposeAsync();
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var fill = source.CreateCommand("""
            INSERT INTO image_text(dataset, number, live, tags, tag_count, tokens, comma) SELECT 1, n, 1, '[]', 0, 0, 0 FROM generate_series(1, 20000) n;
            ANALYZE image_text
            """);
        await fill.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        await using var ask = source.CreateCommand("EXPLAIN (FORMAT JSON) SELECT tags FROM image_text WHERE dataset = 2");
        var plan = JsonDocument.Parse((string)(await ask.ExecuteScalarAsync(TestContext.Current.CancellationToken))!).RootElement[0].GetProperty("Plan");

        plan.GetProperty("Plan Rows").GetInt32().ShouldBeGreaterThan(50);
    }
}
