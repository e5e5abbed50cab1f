using LoraCraft.Captioning;
using LoraCraft.Captioning.Providers;

namespace LoraCraft.Tests.Captioning;

/// <summary>When the next request may begin; times are milliseconds.</summary>
public sealed class PaceTests
{
    private static readonly Provider Limits = new("p", "http://localhost/v1", "m", Concurrency: 4);

    [Fact]
    public void only_so_many_are_under_way_at_once()
    {
        var pace = new Pace();
        Begin(pace, Limits, 4, 0).ShouldBe(4);

        pace.Wait(Limits, 0).ShouldBeNull();
        pace.Well(Limits, 1, 0);

        pace.Wait(Limits, 1).ShouldBe(0);
    }

    [Fact]
    public void everybody_waits_as_long_as_the_service_asks_and_then_fewer_ask_at_once()
    {
        var pace = new Pace();
        Begin(pace, Limits, 4, 0);
        pace.Trouble(Limits, 100, retryAfter: 5000, chance: 0);
        pace.Trouble(Limits, 150, retryAfter: 5000, chance: 0.5);
        pace.Well(Limits, 200, 0);
        pace.Well(Limits, 200, 0);

        pace.Wait(Limits, 1000).ShouldBe(5150 + 500 - 1000);
        Begin(pace, Limits, 9, 6000).ShouldBe(2);
    }

    [Fact]
    public void without_a_word_from_the_service_the_wait_doubles()
    {
        var (pace, now) = (new Pace(), 0L);
        var waits = new List<long>();
        for (var i = 0; i < 8; i++)
        {
            pace.Begin(now);
            pace.Trouble(Limits, now, retryAfter: null, chance: 1);
            waits.Add(pace.Wait(Limits, now)!.Value);
            now += waits[^1];
        }

        waits.ShouldBe([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
    }

    [Fact]
    public void what_goes_well_lets_it_grow_back()
    {
        var pace = new Pace();
        pace.Begin(0);
        pace.Trouble(Limits, 0, 0, 0);
        for (var i = 0; i < 16; i++)
        {
            pace.Begin(1000);
            pace.Well(Limits, 1000, 0);
        }

        Begin(pace, Limits, 9, 2000).ShouldBe(4);
    }

    [Fact]
    public void requests_and_tokens_are_counted_within_a_minute()
    {
        var (requests, tokens) = (Limits with { RequestsPerMinute = 2 }, Limits with { TokensPerMinute = 100 });
        var pace = new Pace();
        pace.Begin(0);
        pace.Well(Limits, 10_000, 120);
        pace.Begin(20_000);
        pace.Well(Limits, 20_000, 10);

        pace.Wait(requests, 30_000).ShouldBe(30_000);
        pace.Wait(requests, 60_000).ShouldBe(0);
        pace.Wait(tokens, 30_000).ShouldBe(40_000);
        pace.Wait(tokens, 70_001).ShouldBe(0);
    }

    [Fact]
    public void tokens_are_kept_free_for_what_is_under_way()
    {
        var limits = Limits with { Concurrency = 64, TokensPerMinute = 4000, MaxTokens = 300 };
        var pace = new Pace();
        Begin(pace, limits, 64, 0).ShouldBe(3); // of 768 and 300 each, as nothing is known yet
        pace.Wait(limits, 0).ShouldBeNull();

        for (var i = 0; i < 3; i++)
            pace.Well(limits, 1000, 400);

        Begin(pace, limits, 64, 2000).ShouldBe(7);
        pace.Wait(limits, 2000).ShouldBe(59_000);
        Begin(new Pace(), limits with { TokensPerMinute = 10 }, 64, 0).ShouldBe(1);
    }

    [Fact]
    public void a_service_that_tells_no_tokens_is_taken_to_use_as_many_as_is_usual()
    {
        var limits = Limits with { TokensPerMinute = 4000, MaxTokens = 300 };
        var pace = new Pace();
        for (var i = 0; i < 3; i++)
        {
            Begin(pace, limits, 1, 0).ShouldBe(1);
            pace.Well(limits, 0, tokens: 0);
        }

        pace.Wait(limits, 1000).ShouldBe(59_000);
    }

    [Fact]
    public void only_what_the_service_asked_for_is_told_as_its_wish()
    {
        var pace = new Pace();
        Begin(pace, Limits, 2, 0);
        pace.Trouble(Limits, 0, retryAfter: null, chance: 0);
        pace.Held(100).ShouldBeNull();
        pace.Trouble(Limits, 100, retryAfter: 60_000, chance: 0);
        pace.Held(10_100).ShouldBe(50_000);
        pace.Held(60_100).ShouldBeNull();
    }

    /// <summary>How many of so many may begin.</summary>
    private static int Begin(Pace pace, Provider limits, int most, long now)
    {
        var begun = 0;
        for (; begun < most && pace.Wait(limits, now) == 0; begun++)
            pace.Begin(now);
        return begun;
    }
}
