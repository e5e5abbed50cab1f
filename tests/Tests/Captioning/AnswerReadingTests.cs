using LoraCraft.Captioning;
using LoraCraft.Captioning.Running;

namespace LoraCraft.Tests.Captioning;

/// <summary>What of a model's answer is the caption, and which answers hold none.</summary>
public sealed class AnswerReadingTests
{
    [Theory]
    [InlineData("A red kite over a hill.", "A red kite over a hill.")]
    [InlineData("  A red kite\n over  a hill. ", "A red kite over a hill.")]
    [InlineData("\"A red kite over a hill.\"", "A red kite over a hill.")]
    [InlineData("“A red kite over a hill.”", "A red kite over a hill.")]
    [InlineData("A sign that says \"Kites\".", "A sign that says \"Kites\".")]
    [InlineData("Caption: A red kite.", "A red kite.")]
    [InlineData("**Caption:** A red kite.", "A red kite.")]
    [InlineData("Here is a caption: A red kite.", "A red kite.")]
    [InlineData("Here's the caption for the image you sent:\n\nA red kite.", "A red kite.")]
    [InlineData("Sure! Here is a training caption:\n\"A red kite.\"", "A red kite.")]
    [InlineData("Certainly, here you go: A red kite.", "A red kite.")]
    [InlineData("```\nA red kite.\n```", "A red kite.")]
    [InlineData("```text\nA red kite.\n```\n", "A red kite.")]
    [InlineData("Here it is:\n```markdown\nA red kite.\n```", "A red kite.")]
    [InlineData("<think>The user wants a caption.\nIt is a kite.</think>\nA red kite.", "A red kite.")]
    [InlineData("<thinking>Hm.</thinking><think>Kite.</think>A red kite.", "A red kite.")]
    [InlineData("{\"caption\": \"A red kite.\", \"tags\": [\"kite\"]}", "A red kite.")]
    [InlineData("```json\n{\"caption\": \"A red kite.\"}\n```", "A red kite.")]
    [InlineData("Here is the JSON: {\"caption\": \"A red kite.\", \"tags\": [\"kite\"]}", "A red kite.")]
    [InlineData("Looking at it:\n{\"caption\": \"A red kite.\"}", "A red kite.")]
    [InlineData("Looking at it: {\"caption\": \"A red kite.\"} That is all.", "A red kite.")]
    [InlineData("[{\"caption\": \"A red kite.\"}]", "A red kite.")]
    [InlineData("[{\"caption\": \"A red kite.\"}, {\"caption\": \"A hill.\"}]", "A red kite.")]
    [InlineData("I'd be happy to help! Here is a caption:\nA red kite.", "A red kite.")]
    [InlineData("Based on the image, here is a caption: A red kite.", "A red kite.")]
    [InlineData("I would love to fly: words on a poster of a kite.", "I would love to fly: words on a poster of a kite.")]
    [InlineData("I can't stop eating, a slogan on a red shirt.", "I can't stop eating, a slogan on a red shirt.")]
    [InlineData("I won't be back, written on a note on a fridge.", "I won't be back, written on a note on a fridge.")]
    [InlineData("I'm not going to school, says a child's drawing.", "I'm not going to school, says a child's drawing.")]
    [InlineData("I must break you, the line of a boxer on a film poster.", "I must break you, the line of a boxer on a film poster.")]
    [InlineData("I can't seem to land, a kite thinks in a cartoon.", "I can't seem to land, a kite thinks in a cartoon.")]
    [InlineData("A person who can't help laughing at a kite that will not fly.", "A person who can't help laughing at a kite that will not fly.")]
    [InlineData("Based on the image of a kite, a mosaic of tiles.", "Based on the image of a kite, a mosaic of tiles.")]
    [InlineData("<think>Hm.</think>A <thinking> red kite.", "A <thinking> red kite.")]
    [InlineData("A red kite.\n\nLet me know if you want it longer!", "A red kite.")]
    [InlineData("A photo of a man who can't reach a kite, sorry and wet.", "A photo of a man who can't reach a kite, sorry and wet.")]
    [InlineData("Okapi in a meadow.", "Okapi in a meadow.")]
    [InlineData("Sure! A red kite over a hill. The sky is blue.", "A red kite over a hill. The sky is blue.")]
    [InlineData("Sure, a red kite over a hill.", "a red kite over a hill.")]
    [InlineData("Of course, here is the description you asked for: A red kite.", "A red kite.")]
    [InlineData("Ok sign, a hand and a kite.", "Ok sign, a hand and a kite.")]
    [InlineData("This is a photo of a sign that says: OPEN", "This is a photo of a sign that says: OPEN")]
    [InlineData("This is the caption: A red kite.", "A red kite.")]
    [InlineData("The user wants a caption.\n</think>\nA red kite.", "A red kite.")]
    [InlineData("Here be dragons, painted on an old map.", "Here be dragons, painted on an old map.")]
    [InlineData("A sign that says please provide the image of your pass.", "A sign that says please provide the image of your pass.")]
    [InlineData("Please provide the image of a saint, written on an old door.", "Please provide the image of a saint, written on an old door.")]
    [InlineData("No image of the hill, but a red kite on a white wall.", "No image of the hill, but a red kite on a white wall.")]
    [InlineData("I don't identify as a kite, a slogan on a shirt.", "I don't identify as a kite, a slogan on a shirt.")]
    [InlineData("I don't have the ability to fly, a chick says in a cartoon.", "I don't have the ability to fly, a chick says in a cartoon.")]
    [InlineData("I don't see any kites, says a bubble over a dog.", "I don't see any kites, says a bubble over a dog.")]
    [InlineData("It looks like a kite.", "It looks like a kite.")]
    [InlineData("Unfortunately named shop with a red sign.", "Unfortunately named shop with a red sign.")]
    [InlineData("The image is not sharp; a red kite flies over a hill.", "The image is not sharp; a red kite flies over a hill.")]
    [InlineData("This is something I made, says a note beside a cake.", "This is something I made, says a note beside a cake.")]
    [InlineData("A sign that says I cannot.", "A sign that says I cannot.")]
    [InlineData("This image shows a man who can't swim.", "This image shows a man who can't swim.")]
    [InlineData("This image shows a sign that says I cannot help you.", "This image shows a sign that says I cannot help you.")]
    [InlineData("The picture shows a poster with explicit content, \"but I cannot see\" written under it.", "The picture shows a poster with explicit content, \"but I cannot see\" written under it.")]
    [InlineData("I'm an AI, says a robot on a poster.", "I'm an AI, says a robot on a poster.")]
    [InlineData("I'm an AI and I cannot love, says a robot in a comic.", "I'm an AI and I cannot love, says a robot in a comic.")]
    [InlineData("I am a model and cannot help smiling, a line in a fashion magazine.", "I am a model and cannot help smiling, a line in a fashion magazine.")]
    [InlineData("As a language model would draw it: a kite of letters.", "As a language model would draw it: a kite of letters.")]
    public void a_caption_is_found_in(string answer, string caption) => Read(answer).ShouldBe(new(caption, null));

    [Theory]
    [InlineData("caption", "A kite.")]
    [InlineData("tags", "kite, hill")]
    public void of_an_answer_as_json_the_notes_stay_apart(string target, string text) => AnswerReading.Read(
        new("""{"caption":"A kite.","tags":["kite","hill"],"quality_notes":"Blurred."}""", null, "stop", 0, 0), target).ShouldBe(new(text, null, "Blurred."));

    [Theory]
    [InlineData("""["kite", " hill ", "Kite"]""", "kite, hill")]
    [InlineData("\"kite; hill\"", "kite, hill")]
    [InlineData("[]", null)]
    [InlineData("null", null)]
    [InlineData("""["I'm sorry, but I can't help with that."]""", null)]
    [InlineData("""["This is a long sentence about a red kite that flies over a hill in the evening of a warm day."]""", null)]
    public void tags_beside_a_caption_are_read_where_they_are_wanted_and_never_cost_the_caption(string tags, string? read)
    {
        var answer = new CaptionAnswer($$"""{"caption":"A kite.","tags":{{tags}},"quality_notes":"Blurred."}""", null, "stop", 0, 0);
        AnswerReading.Read(answer, "caption", alsoTags: true).ShouldBe(new("A kite.", null, "Blurred.", Tags: read));
        AnswerReading.Read(answer, "caption").Tags.ShouldBeNull();
    }

    [Theory]
    [InlineData("{\"caption\": \"A red ki", "stop")]
    [InlineData("{\"caption\": \"A red ki", "length")]
    [InlineData("{\"tags\": [\"kite\"]}", "stop")]
    [InlineData("Looking at it:\n{\"caption\": \"A red ki", "stop")]
    [InlineData("[{\"caption\": \"A red ki", "stop")]
    [InlineData("[{\"tags\": [\"kite\"]}]", "stop")]
    [InlineData("{\"caption\": \"A \\ud800 kite.\"}", "stop")]
    public void json_that_breaks_off_or_holds_something_else_is_no_caption(string answer, string finish) =>
        AnswerReading.Read(new(answer, null, finish, 0, 0), "caption").Problem.ShouldNotBeNull();

    [Theory]
    [InlineData("I'm sorry, but I can't help with that.")]
    [InlineData("I’m unable to identify people in images.")]
    [InlineData("Sorry, I cannot describe this picture.")]
    [InlineData("I can't assist with that request.")]
    [InlineData("I cannot provide a caption for this image.")]
    [InlineData("As an AI language model, I do not see pictures.")]
    [InlineData("Unfortunately, I am not able to view it.")]
    [InlineData("I won't describe this content.")]
    [InlineData("I won't be able to help with that.")]
    [InlineData("I'm not going to describe this picture.")]
    [InlineData("I can't determine what is shown.")]
    [InlineData("I must respectfully decline.")]
    [InlineData("I’m not allowed to describe people.")]
    [InlineData("I would have to decline that.")]
    [InlineData("I could not recognize the person.")]
    [InlineData("I don't see any image attached. Please upload the image you want a caption for.")]
    [InlineData("I don’t see an image in your message.")]
    [InlineData("I don't see any image. Please upload it again.")]
    [InlineData("I didn't receive an image.")]
    [InlineData("Please provide the image.")]
    [InlineData("Please provide the image you would like me to describe.")]
    [InlineData("Please upload an image file so that I can describe it.")]
    [InlineData("Could you please share the picture?")]
    [InlineData("It looks like no image was provided.")]
    [InlineData("It seems that you haven't attached an image.")]
    [InlineData("It looks like the image didn't come through.")]
    [InlineData("Unfortunately, no image was attached.")]
    [InlineData("There is no image attached.")]
    [InlineData("Sorry, that's not something I can describe.")]
    [InlineData("That’s not something I’m able to describe.")]
    [InlineData("I don't identify people in images.")]
    [InlineData("I do not identify real people.")]
    [InlineData("I don't have the ability to see images.")]
    [InlineData("I don't have access to the image.")]
    [InlineData("I'm an AI model and cannot view images.")]
    [InlineData("I am just a large language model, so I'm not able to see pictures.")]
    [InlineData("I'm a text-based AI and can't describe images.")]
    [InlineData("As a language model, I'm unable to describe this.")]
    [InlineData("As a large language model, I can only read text.")]
    [InlineData("Unfortunately, as an AI, I am not able to do this.")]
    [InlineData("Sorry, but as an AI I do not see pictures.")]
    [InlineData("This image contains explicit content that I cannot describe.")]
    [InlineData("The image shows graphic violence, which I'm unable to describe.")]
    [InlineData("The picture contains sexual content I won't caption.")]
    [InlineData("This image appears to contain nudity. I cannot provide a caption for it.")]
    public void a_refusal_is_no_caption(string answer) => Read(answer).Problem.ShouldNotBeNull().ShouldStartWith("The model refused: ");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("\"\"")]
    [InlineData("...")]
    [InlineData("<think>Nothing to say.</think>")]
    [InlineData("Here is a caption:")]
    [InlineData("```\n```")]
    public void nothing_is_no_caption(string? answer) => Read(answer).Problem.ShouldBe("The answer was empty.");

    [Fact]
    public void a_refusal_or_a_filter_that_the_service_tells_of_is_no_caption()
    {
        AnswerReading.Read(new("A kite.", "No people, please.", "stop", 0, 0), "caption").Problem.ShouldBe("The model refused: No people, please.");
        AnswerReading.Read(new("A kite.", null, "content_filter", 0, 0), "caption").Problem!.ShouldContain("content filter");
    }

    [Fact]
    public void what_was_cut_off_is_no_caption()
    {
        AnswerReading.Read(new("A red kite that", null, "length", 0, 0), "caption").Problem!.ShouldContain("cut off");
        AnswerReading.Read(new("<think>The user wants", null, "length", 0, 0), "caption").Problem!.ShouldContain("still thinking");
        foreach (var cut in new[] { null, "", "Here is a caption:", "A red kite that", "{\"caption\": \"A red ki", "<think>The user wants" })
            AnswerReading.Read(new(cut, null, "length", 0, 0), "caption").ShouldSatisfyAllConditions(
                r => r.CutOff.ShouldBeTrue(), r => r.Problem!.ShouldContain("cut off"), r => r.Problem!.ShouldContain("Allow longer answers"));
        AnswerReading.Read(new("A red kite flies. It is high above the hill where people sit and", null, null, 0, 0), "caption").Problem!.ShouldContain("cut off");
    }

    [Fact]
    public void what_goes_round_in_circles_is_no_caption()
    {
        Read("The kite is red. The kite is red. The kite is red.").Problem!.ShouldContain("circles");
        AnswerReading.Read(new(string.Join(", ", Enumerable.Repeat("red kite, sky", 20)), null, "stop", 0, 0), "tags").Problem!.ShouldContain("circles");
    }

    [Theory]
    [InlineData("1girl, red kite, hill", "1girl, red kite, hill")]
    [InlineData("Tags: 1girl, red kite; hill, red kite.", "1girl, red kite, hill")]
    [InlineData("- red kite\n- hill\n- sky", "red kite, hill, sky")]
    [InlineData("1. red kite\n2. hill", "red kite, hill")]
    [InlineData("{\"tags\": [\"red kite\", \"hill\"]}", "red kite, hill")]
    [InlineData("Here are the tags:\n\"red kite\", `hill`", "red kite, hill")]
    [InlineData("2girls, ^_^, >_<", "2girls, ^_^, >_<")]
    [InlineData("[\"1girl\", \"red kite\"]", "1girl, red kite")]
    [InlineData("```json\n[\n  \"1girl\",\n  \"red kite\"\n]\n```", "1girl, red kite")]
    [InlineData("Here are the tags:\n[\"1girl\", \"red kite\"]", "1girl, red kite")]
    [InlineData("Tags: [\"1girl\", \"red kite\"]\n\nLet me know if you want more!", "1girl, red kite")]
    [InlineData("[brackets], red kite", "[brackets], red kite")]
    public void tags_are_found_in(string answer, string tags) => AnswerReading.Read(new(answer, null, "stop", 0, 0), "tags").ShouldBe(new(tags, null));

    [Theory]
    [InlineData("[\"1girl\", \"red ki", "stop", "breaks off")]
    [InlineData("[\"1girl\", \"red ki", "length", "cut off")]
    [InlineData("[\"1girl\", 2]", "stop", "holds no such text")]
    [InlineData("[]", "stop", "empty")]
    [InlineData("[\"I'm sorry, but I can't help with that.\"]", "stop", "refused")]
    public void a_list_that_holds_no_tags_is_none(string answer, string finish, string problem) =>
        AnswerReading.Read(new(answer, null, finish, 0, 0), "tags").Problem.ShouldNotBeNull().ShouldContain(problem);

    [Fact]
    public void a_sentence_is_no_tag() =>
        AnswerReading.Read(new("This picture shows a red kite that flies over a green hill on a windy day in the early autumn", null, "stop", 0, 0), "tags")
            .Problem!.ShouldStartWith("The answer is no list of tags");

    [Theory]
    [InlineData("<think>")]
    [InlineData("Caption: ")]
    [InlineData("{\"caption\": ")]
    [InlineData("```\n")]
    [InlineData("\n")]
    [InlineData("caption                ")]
    public void of_a_text_without_end_only_its_beginning_is_read(string again)
    {
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        Read(string.Concat(Enumerable.Repeat(again, 4_000_000 / again.Length))).Problem.ShouldNotBeNull();
        System.Diagnostics.Stopwatch.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    private static ReadAnswer Read(string? answer) => AnswerReading.Read(new(answer, null, "stop", 0, 0), "caption");
}
