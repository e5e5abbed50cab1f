using LoraCraft.Captioning;
using LoraCraft.Captioning.Running;

namespace LoraCraft.Tests.Captioning;

/// <summary>What is said of money: never a sum where it is unknown.</summary>
public sealed class MoneyTests
{
    private static readonly Provider Priced = new("p", "http://localhost/v1", "m", InputPrice: 0.15, OutputPrice: 0.6);

    [Theory]
    [InlineData(0, "$0.00")]
    [InlineData(1204.5, "$1,204.50")]
    [InlineData(0.5, "$0.50")]
    [InlineData(0.0384, "$0.038")]
    [InlineData(0.000213, "$0.00021")]
    public void little_money_is_told_as_far_as_it_tells_something(double dollars, string text) => Money.Text(dollars).ShouldBe(text);

    [Theory]
    [InlineData("gpt-4o-mini", "low", 1024, 2833)]
    [InlineData("openai/gpt-4o-mini", "high", 768, 2833 + 4 * 5667)]
    [InlineData("gpt-4o", "low", 1024, 85)]
    [InlineData("gpt-4o", "high", 1024, 85 + 4 * 170)]
    [InlineData("gpt-4.1-mini", "low", 1024, 1244)] // 768 patches
    [InlineData("llava", "low", 1024, 768)]
    public void a_picture_costs_what_its_model_counts(string model, string detail, int side, long tokens) =>
        PictureTokens.Of(new("p", "http://localhost/v1", model, detail, side)).ShouldBe(tokens);

    [Fact]
    public void cost_is_unknown_without_prices_or_tokens()
    {
        Money.Cost(Priced, 1_000_000, 500_000)!.Value.ShouldBe(0.45, 1e-9);
        Money.Cost(Priced, 0, 0).ShouldBeNull();
        Money.Cost(Priced with { InputPrice = null, OutputPrice = null }, 100, 10).ShouldBeNull();
        Money.Cost(Priced with { InputPrice = 0, OutputPrice = 0 }, 0, 0).ShouldBe(0);
    }

    [Fact]
    public void a_going_run_tells_what_it_took_and_what_the_whole_is_likely_to_cost()
    {
        var spending = new Spending(Before(1, 0.10, 0));
        spending.Told(9).ShouldBe("110 tokens, $0.10");
        spending.Add(new(null!, "A kite.", Calls: 1, InputTokens: 100, OutputTokens: 10, Cost: 0.10, Priced: 1));
        spending.Add(new(null!, null, Skipped: "It has a text already."));
        spending.Add(new(null!, "A kite.", Kept: true));
        spending.Told(8).ShouldBe("220 tokens, $0.20 of about $1.00");
        spending.Told(0).ShouldBe("220 tokens, $0.20");
        spending.Add(new(null!, "A kite.", Calls: 1, InputTokens: 100, OutputTokens: 10));
        spending.Told(7).ShouldBe("330 tokens, at least $0.20");
        new Spending(Before(1, null, 1)).Told(9).ShouldBe("110 tokens, cost unknown");
        new Spending(Before(0, 0, 0) with { InputTokens = 0, OutputTokens = 0 }).Told(10).ShouldBeNull();
    }

    private static CaptionResult Before(long calls, double? cost, long unpriced) => new(calls, 0, 0, calls, 0, 100, 10, 0, cost, unpriced, 0);
}
