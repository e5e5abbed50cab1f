using System.Text;
using LoraCraft.Captions.Edits;
using LoraCraft.Captions.Recipes;
using LoraCraft.Kernel;

namespace LoraCraft.Tests.Captions.Recipes;

public sealed class ImplicationParserTests
{
    [Theory]
    [InlineData("red_kite,kite\nred_kite,red thing\n\nkite,toy", "red kite > kite, red thing; kite > toy")]
    [InlineData("red_kite,kite\nred_kite,kite\nkite,kite", "red kite > kite")]
    [InlineData("antecedent,consequent\nred_kite,kite", "red kite > kite")]
    [InlineData("id,antecedent_name,consequent_name,created_at,status\n1,wolf,canine,2020,active\n2,fox,canine,2020,deleted\n3,\"ab_cd\",c,,active", "wolf > canine; ab cd > c")]
    [InlineData("^_^,closed_eyes", "^_^ > closed eyes")]
    public void reads_what_boards_publish(string file, string expected) => Shown(Parse(file)).ShouldBe(expected);

    [Fact]
    public void underscores_stay_where_one_wants_them() => Shown(Parse("red_kite,a_kite", spaces: false)).ShouldBe("red_kite > a_kite");

    [Theory]
    [InlineData("red_kite", "Line 1: It is no implication")]
    [InlineData("kite,toy\nred_kite,", "Line 2: A tag cannot be empty")]
    [InlineData("kite,\"a,b\"", "Line 1: A tag cannot contain a comma")]
    [InlineData("id,antecedent_name,consequent_name\n1,kite", "Line 2: It has fewer columns")]
    [InlineData("antecedent,consequent", "The file has no implications")]
    [InlineData("", "The file has no implications")]
    public void says_which_line_is_wrong_and_why(string file, string message) => Should.Throw<RefusedException>(() => Parse(file)).Message.ShouldStartWith(message);

    [Fact]
    public void takes_no_more_than_a_step_may_have() =>
        Should.Throw<RefusedException>(() => Parse(string.Join('\n', Enumerable.Range(0, ImplyTags.MostRules + 1).Select(n => $"t{n},all"))))
            .Message.ShouldStartWith("Line 50001: A recipe has at most 50,000 implications");

    private static IReadOnlyList<Implication> Parse(string file, bool spaces = true) => ImplicationParser.Parse(new MemoryStream(Encoding.UTF8.GetBytes(file)), spaces);

    private static string Shown(IEnumerable<Implication> rules) => string.Join("; ", rules.Select(r => $"{r.Tag} > {string.Join(", ", r.Implies)}"));
}
