using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.Access;

public sealed class LinkTests
{
    [Fact]
    public void a_link_opens_the_page_once_and_within_ten_minutes()
    {
        using var folder = new TemporaryFolder();
        using var data = DataFolder.TryOpen(folder["data"]).ShouldNotBeNull();
        var clock = new Clock();
        var access = new LoraCraft.Host.Access(new(data, clock), clock);
        var (used, late, forgotten) = (access.NewLinkKey(), access.NewLinkKey(), access.NewLinkKey());

        clock.Now += TimeSpan.FromMinutes(9);
        access.Take(used).ShouldBeTrue();
        access.Take(used).ShouldBeFalse();
        clock.Now += TimeSpan.FromMinutes(1);
        access.Take(late).ShouldBeFalse();
        access.NewLinkKey().ShouldNotBe(forgotten);
        clock.Now -= TimeSpan.FromMinutes(2);
        access.Take(forgotten).ShouldBeFalse("what is too old is not kept");
        access.Take("made up").ShouldBeFalse();
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
