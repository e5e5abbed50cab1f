using LoraCraft.Captioning.Prompts;
using LoraCraft.Captioning.Providers;
using LoraCraft.Captioning.Running;
using LoraCraft.Shared;

namespace LoraCraft.Tests.Captioning;

public sealed class PromptTests
{
    private static readonly PromptValues Kite = new("zxq", "red kite, hill", "A kite.", "kite", "a.png", "flux");

    [Fact]
    public void variables_stand_for_what_the_image_has() =>
        PromptText.Fill("{trigger} {tags} {caption} {concept} {filename} {family} {other} {{tags}}", Kite)
            .ShouldBe("zxq red kite, hill A kite. kite a.png flux {other} {red kite, hill}");

    [Fact]
    public void a_line_whose_variable_stands_for_nothing_is_left_out() =>
        PromptText.Fill("Describe.\nUse {tags}.\r\nBut not {trigger}.\nEnd.", Kite with { Tags = " " }).ShouldBe("Describe.\nBut not zxq.\nEnd.");

    [Fact]
    public void what_is_put_in_is_not_read_as_a_prompt() =>
        PromptText.Fill("{tags}", Kite with { Tags = "{caption}" }).ShouldBe("{caption}");

    [Fact]
    public void every_built_in_prompt_has_its_own_name_and_known_variables()
    {
        BuiltInPrompts.All.Select(p => p.Name).ShouldBeUnique();
        foreach (var prompt in BuiltInPrompts.All)
            PromptText.Fill(prompt.Text, Kite).ShouldNotContain("{", Case.Sensitive, prompt.Name);
    }

    [Fact]
    public void every_preset_of_a_provider_is_one() => ProviderPresets.All.Select(p => ProviderRule.Check(p.Provider)).ShouldAllBe(r => r == null);

    [Theory]
    [InlineData("ftp://localhost/v1")]
    [InlineData("localhost:11434")]
    [InlineData("http://user:pass@localhost/v1")]
    [InlineData("http://localhost/v1?key=1")]
    [InlineData("")]
    public void an_address_is_of_the_web_and_holds_no_secret(string address) => ProviderRule.Check(new("p", address, "m")).ShouldNotBeNull();

    [Theory]
    [InlineData("empty", "", false, "New.")]
    [InlineData("empty", "Old.", true, null)]
    [InlineData("append", "Old.", false, "Old. New.")]
    [InlineData("prepend", "Old.", false, "New. Old.")]
    [InlineData("replace-machine", "Old.", false, null)]
    [InlineData("replace-machine", "Old.", true, "New.")]
    [InlineData("replace-all", "Old.", false, "New.")]
    public void the_policy_says_who_wins(string policy, string before, bool byMachine, string? after)
    {
        var spared = CaptionPolicy.Spares(policy, before.Length > 0, byMachine);

        (spared is null ? CaptionPolicy.Caption(policy, before, "New.") : null).ShouldBe(after);
    }

    [Fact]
    public void tags_that_are_there_do_not_come_again()
    {
        CaptionPolicy.Tags("append", ["Hill", "sea"], ["kite", "hill"]).ShouldBe(["Hill", "sea", "kite"]);
        CaptionPolicy.Tags("prepend", ["Hill"], ["kite", "hill"]).ShouldBe(["kite", "Hill"]);
        CaptionPolicy.After("replace-all", TextRule.Tags, new(1, ["sea"], new Dictionary<string, string>()), "kite, hill").Tags.ShouldBe(["kite", "hill"]);
    }
}
