using LoraCraft.Shared;
using LoraCraft.Storage.Sqlite;

namespace LoraCraft.Tests;

/// <summary>What is read of the images of a set does not hang on how the set is looked up.</summary>
public sealed class ImageSqlTests
{
    [Theory]
    [InlineData(0.9)]
    [InlineData(0.5)]
    [InlineData(0.1)]
    [InlineData(0.01)]
    public void reads_the_rows_of_a_set_however_dense_it_is(double share)
    {
        using var scratch = new SqliteScratchFactory(LoraCraftProjections.All()).Open();
        scratch.Tables.Insert("image_text", ["dataset", "number", "live", "tags", "tag_count", "tokens", "comma"], Enumerable.Range(1, 5000).Select(n => new object?[] { 1L, (long)n, 1L, $"[\"tag {n}\"]", 1L, 0L, 1L }));
        var random = new Random(5);
        var set = ImageSet.Of(Enumerable.Range(1, 6000).Where(_ => random.NextDouble() < share));

        var tags = scratch.Tables.TagsOf(1, set);

        tags.Keys.Order().ShouldBe(set.Where(n => n <= 5000));
        tags.ShouldAllBe(t => t.Value.Single() == $"tag {t.Key}");
    }
}
