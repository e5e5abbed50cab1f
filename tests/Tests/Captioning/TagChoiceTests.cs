using LoraCraft.Captioning.Tagging;

namespace LoraCraft.Tests.Captioning;

/// <summary>Which tags come of what models see.</summary>
public sealed class TagChoiceTests
{
    private static readonly IReadOnlyList<KnownTag> List = SelectedTags.Parse(
        "tag_id,name,category,count\n9,general,9,1\n9,explicit,9,1\n1,red_kite,0,5\n2,blue_sky,0,5\n3,\"ito_(\"\"a,b\"\")\",4,1\n4,^_^,0,1\n5,artist_one,1,1\n");

    [Fact]
    public void a_list_is_read_with_its_quotes_and_kinds() => List.ShouldBe(
    [
        new("general", TagKind.Rating), new("explicit", TagKind.Rating), new("red_kite", TagKind.General), new("blue_sky", TagKind.General),
        new("ito_(\"a,b\")", TagKind.Character), new("^_^", TagKind.General), new("artist_one", TagKind.Artist),
    ]);

    [Theory]
    [InlineData("", "selected_tags.csv does not begin with a line that names its columns, among them name and category.")]
    [InlineData("red kite\nhill\n", "selected_tags.csv does not begin with a line that names its columns, among them name and category.")]
    [InlineData("name,category\n", "selected_tags.csv has no tags.")]
    [InlineData("name,category\na,0\nb\n", "Line 3 of selected_tags.csv has no name and category.")]
    public void what_is_no_list_is_told_apart(string text, string message) =>
        Should.Throw<TaggerException>(() => SelectedTags.Parse(text)).Message.ShouldBe(message);

    [Fact]
    public void characters_come_first_then_what_is_most_probable_with_spaces_but_in_faces() =>
        Chosen(new(), [0.6f, 0.3f, 0.4f, 0.9f, 0.9f, 0.5f, 0.2f]).ShouldBe(["ito (\"a b\")", "blue sky", "^_^", "red kite"]);

    [Fact]
    public void thresholds_are_reached_not_passed() =>
        Chosen(new(General: 0.5, Character: 0.9), [0, 0, 0.5f, 0.4999f, 0.9f, 0.49994f, 0.4f]).ShouldBe(["ito (\"a b\")", "red kite"]);

    [Fact]
    public void a_kind_of_its_own_can_have_a_threshold_of_its_own()
    {
        Chosen(new(Artist: 0.3), [0, 0, 0.32f, 0.5f, 0, 0, 0.32f]).ShouldBe(["blue sky", "artist one"]);
        new TagChoice(Artist: 0.3).Told(1).ShouldBe("general 0.35, character 0.85, artist 0.3");
        new TagChoice(Meta: 2).Check().ShouldNotBeNull();
    }

    [Fact]
    public void the_most_probable_rating_comes_where_it_is_wanted() =>
        Chosen(new(Rating: true), [0.02f, 0.04f, 0, 0.9f, 0, 0, 0]).ShouldBe(["blue sky", "explicit"]);

    [Fact]
    public void underscores_stay_and_tags_are_left_out_in_either_spelling() =>
        Chosen(new(Underscores: true, Exclude: ["Red Kite", "^_^"]), [0, 0, 0.9f, 0.8f, 0, 0.7f, 0.6f]).ShouldBe(["blue_sky", "artist_one"]);

    [Theory]
    [InlineData("union", "red kite", "blue sky", "^_^")]
    [InlineData("vote", "red kite", "blue sky")]
    [InlineData("intersection", "red kite")]
    public void models_decide_together(string combine, params string[] tags) =>
        Chosen(new(Combine: combine), [0, 0, 0.9f, 0.6f, 0, 0, 0], [0, 0, 0.8f, 0.7f, 0, 0.4f, 0], [0, 0, 0.5f, 0.1f, 0, 0.1f, 0]).ShouldBe(tags);

    [Fact]
    public void a_try_shows_what_is_seen_and_by_how_many()
    {
        var seen = TagChooser.See([.. new float[][] { [0, 0, 0.9f, 0.2f, 0, 0, 0], [0, 0, 0.3f, 0.1f, 0, 0, 0] }.Select(p => (List, TagScores.Of(List, p)))], new());

        seen.Where(s => s.Kind == "general").ShouldBe([new("red kite", "general", 0.9, 1, true), new("blue sky", "general", 0.2, 0, false)]);
    }

    [Theory]
    [InlineData(0.04, 0.85, "union")]
    [InlineData(0.35, 1.01, "union")]
    [InlineData(double.NaN, 0.85, "union")]
    [InlineData(0.35, 0.85, "best")]
    public void a_choice_has_limits(double general, double character, string combine) =>
        new TagChoice(general, character, Combine: combine).Check().ShouldNotBeNull();

    private static string[] Chosen(TagChoice choice, params float[][] models) =>
        TagChooser.Text(TagChooser.See([.. models.Select(p => (List, TagScores.Of(List, p)))], choice)).Split(", ");
}
