using LoraCraft.Shared;

namespace LoraCraft.Tests.Captions;

public sealed class TagPoolTests
{
    [Theory]
    [InlineData]
    [InlineData("a")]
    [InlineData("red kite", "kite", ":3", "a,b", "[a]", "ö", "😀")]
    [InlineData("says \"hi\"", "kite")]
    [InlineData("back\\slash", "\",\"", "\\\",\\\"", "line\nbreak")]
    public void a_list_is_read_as_it_was_written(params string[] tags) => new TagPool().Read(TagJson.Write(tags)).ShouldBe(tags);

    [Fact]
    public void a_tag_of_several_images_is_one_string()
    {
        var pool = new TagPool();

        pool.Read("""["sky","kite"]""")[1].ShouldBeSameAs(pool.Read("""["kite"]""")[0]);
    }
}
