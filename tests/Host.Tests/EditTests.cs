using System.Text.Json.Nodes;
using LoraCraft.Testing;

namespace LoraCraft.Host.Tests;

public sealed class EditTests(Servers servers)
{
    /// <summary>One of each kind, in JSON as a page sends it.</summary>
    public static TheoryData<Home, string> Edits => new(
        from home in new[] { Home.Local, Home.Shared }
        from edit in new[]
        {
            """{"kind":"add_tags","tags":["sea","kite"],"at":"front"}""",
            """{"tags":["sea"],"at":"position","position":1,"kind":"add_tags"}""",
            """{"kind":"remove_tags","tags":["kite"]}""",
            """{"kind":"rename_tag","from":"kite","to":"hill"}""",
            """{"kind":"set_tags","tags":["only"]}""",
            """{"kind":"move_tag","tag":"hill","position":0}""",
            """{"kind":"replace_text","find":"(k)(ite)","replace":"$2$1","mode":"regex","target":"tags"}""",
            """{"kind":"replace_text","find":"a kite","replace":"the 🪁","target":"captions"}""",
            """{"kind":"add_text","text":"Photo: ","at":"front"}""",
            """{"kind":"add_text","text":" Good.","at":"end","caption":"long"}""",
            """{"kind":"set_caption","caption":"long","text":"Two\r\nlines"}""",
            """{"kind":"drop_duplicate_tags"}""",
            """{"kind":"sort_tags","by":"alphabetical"}""",
            """{"kind":"sort_tags","by":"frequency"}""",
            """{"kind":"underscores","to":"spaces"}""",
        }
        select (home, edit));

    [Theory, MemberData(nameof(Edits))]
    public async Task a_preview_says_what_the_edit_then_does_and_undo_takes_it_back(Home home, string edit)
    {
        var dataset = await Sample(home);
        var before = await dataset.Texts();

        var preview = await dataset.Preview(JsonNode.Parse(edit)!);
        (await dataset.Texts()).ShouldBe(before);
        var done = await dataset.Edit(JsonNode.Parse(edit)!);
        var after = await dataset.Texts();

        done.Number("images").ShouldBe(preview.Number("images"));
        done.Number("images").ShouldBeGreaterThan(0);
        preview.Number("total").ShouldBe(4);
        preview.List("samples").Select(s => $"{s.Text("name")}: {s["before"]!.Texts()}").ShouldBe(before.Except(after));
        preview.List("samples").Select(s => $"{s.Text("name")}: {s["after"]!.Texts()}").ShouldBe(after.Except(before));
        (await dataset.Undo()).Number("images").ShouldBe(done.Number("images"));
        (await dataset.Texts()).ShouldBe(before);
        await dataset.Redo();
        (await dataset.Texts()).ShouldBe(after);
    }

    [Theory]
    [InlineData("""{"kind":"add_tags","tags":[]}""")]
    [InlineData("""{"kind":"add_tags","tags":[null]}""")]
    [InlineData("""{"kind":"add_tags","tags":["a,b"]}""")]
    [InlineData("""{"kind":"add_tags","tags":[" a"]}""")]
    [InlineData("""{"kind":"add_tags","tags":["a\u0000b"]}""")]
    [InlineData("""{"kind":"add_tags","tags":["a"],"at":"middle"}""")]
    [InlineData("""{"kind":"add_tags","tags":["a"],"at":"position"}""")]
    [InlineData("""{"kind":"add_tags","tags":["a"],"at":"position","position":-1}""")]
    [InlineData("""{"kind":"add_tags"}""")]
    [InlineData("""{"kind":"remove_tags","tags":[]}""")]
    [InlineData("""{"kind":"rename_tag","from":"kite","to":""}""")]
    [InlineData("""{"kind":"rename_tag","from":"kite"}""")]
    [InlineData("""{"kind":"set_tags","tags":["a\nb"]}""")]
    [InlineData("""{"kind":"set_tags","tags":null}""")]
    [InlineData("""{"kind":"replace_text","find":"","replace":"x"}""")]
    [InlineData("""{"kind":"replace_text","find":"(","replace":"x","mode":"regex"}""")]
    [InlineData("""{"kind":"replace_text","find":"a","replace":"x","mode":"glob"}""")]
    [InlineData("""{"kind":"replace_text","find":"a","replace":"x","target":"names"}""")]
    [InlineData("""{"kind":"replace_text","find":"a","replace":"x","caption":""}""")]
    [InlineData("""{"kind":"add_text","text":"x","caption":"a/b"}""")]
    [InlineData("""{"kind":"add_text","text":""}""")]
    [InlineData("""{"kind":"add_text","text":"nul \u0000"}""")]
    [InlineData("""{"kind":"set_caption","caption":"","text":"x"}""")]
    [InlineData("""{"kind":"set_caption","caption":"caption","text":"nul \u0000"}""")]
    [InlineData("""{"kind":"sort_tags","by":"length"}""")]
    [InlineData("""{"kind":"underscores","to":"dashes"}""")]
    [InlineData("""{"kind":"no_such_edit"}""")]
    [InlineData("""{}""")]
    [InlineData("""null""")]
    [InlineData("""{"kind":"replace_text","find":"^(?=(a+)+$)","replace":"x","mode":"regex","caption":"evil"}""")]
    public async Task an_edit_that_makes_no_sense_is_refused_and_nothing_changes(string edit)
    {
        var dataset = await Sample(Home.Local);
        await dataset.Edit(new { kind = "set_caption", caption = "evil", text = new string('a', 60) + "!" });
        var before = await dataset.Show();

        foreach (var path in new[] { "edits", "edits:preview" })
        {
            var answer = await dataset.Api.Send(HttpMethod.Post, $"{dataset.Path}/{path}", new { edit = JsonNode.Parse(edit), scope = new { } });
            answer.Status.ShouldBe(400, answer.Text);
            answer.Json.ShouldNotBeNull().Text("detail").ShouldNotBeEmpty();
        }

        (await dataset.Show()).ToJsonString().ShouldBe(before.ToJsonString());
    }

    [Theory]
    [InlineData("tag:", 4)]
    [InlineData("kite AND (hill OR", 17)]
    [InlineData("kite )", 5)]
    [InlineData("colour:red", 0)]
    [InlineData("width:>wide", 6)]
    [InlineData("kite \"open", 5)]
    public async Task a_filter_that_cannot_be_read_says_where(string filter, int position)
    {
        var dataset = await Sample(Home.Local);

        foreach (var answer in new[]
        {
            await dataset.Api.Send(HttpMethod.Get, $"{dataset.Path}/images?filter={Uri.EscapeDataString(filter)}"),
            await dataset.Api.Send(HttpMethod.Post, $"{dataset.Path}/edits", new { edit = new { kind = "drop_duplicate_tags" }, scope = new { filter } }),
        })
        {
            answer.Status.ShouldBe(400, answer.Text);
            answer.Json!.Number("position").ShouldBe(position, answer.Text);
        }
    }

    [Fact]
    public async Task a_scope_is_all_or_a_filter_or_a_selection_or_both()
    {
        var dataset = await Sample(Home.Local);

        foreach (var (scope, images) in new (object, int)[]
        {
            (new { }, 4), (new { filter = "tag:kite" }, 2), (new { images = "1,3-4" }, 3), (new { filter = "tag:kite", images = "2-9" }, 1), (new { images = "" }, 0),
        })
            (await dataset.Api.Post($"{dataset.Path}/selection", new { scope })).Number("images").ShouldBe(images);
    }

    [Theory]
    [InlineData(Home.Local)]
    [InlineData(Home.Shared)]
    public async Task a_selection_tells_how_many_have_a_caption_and_its_text_where_all_have_the_same(Home home)
    {
        var dataset = await Sample(home);
        await dataset.Edit(new { kind = "set_caption", caption = "alike", text = "A hill" }, new { images = "1-4" });
        await dataset.Edit(new { kind = "set_caption", caption = "unlike", text = "A hill" }, new { images = "1-3" });
        await dataset.Edit(new { kind = "set_caption", caption = "unlike", text = "A sea" }, new { images = "4" });
        await dataset.Edit(new { kind = "set_caption", caption = "some", text = "A hill" }, new { images = "2-3" });

        (await Told("1-4")).ShouldBe(("4 A hill", "4 ", "2 "));
        (await Told("1-3")).ShouldBe(("3 A hill", "3 A hill", "2 "));
        (await Told("2-3")).ShouldBe(("2 A hill", "2 A hill", "2 A hill"));
        (await Told("1,4")).ShouldBe(("2 A hill", "2 ", ""));

        async Task<(string, string, string)> Told(string images)
        {
            var captions = (await dataset.Api.Post($"{dataset.Path}/selection", new { scope = new { images } }))["captions"]!;
            string Of(string name) => captions[name] is { } caption ? $"{caption["images"]} {caption["text"]}" : "";
            return (Of("alike"), Of("unlike"), Of("some"));
        }
    }

    [Fact]
    public async Task an_edit_that_changes_nothing_is_no_change()
    {
        var dataset = await Sample(Home.Local);
        var version = (await dataset.Show()).Number("version");

        var done = await dataset.Edit(new { kind = "remove_tags", tags = new[] { "unknown" } });

        done["change"].ShouldBeNull();
        done.Number("version").ShouldBe(version);
    }

    [Fact]
    public async Task a_pattern_leaves_no_half_of_a_character_behind()
    {
        var dataset = await Sample(Home.Shared);
        await dataset.Edit(new { kind = "set_caption", caption = "caption", text = "🪁 flies" });

        await dataset.Edit(new { kind = "replace_text", find = "^.", replace = "", mode = "regex", target = "captions" });

        (await dataset.Images()).Select(i => i["captions"]!["caption"]!.ToString()).Distinct().ShouldBe([" flies"]);
        await dataset.Undo();
        (await dataset.Images()).Select(i => i["captions"]!["caption"]!.ToString()).Distinct().ShouldBe(["🪁 flies"]);
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task a_long_text_with_emoji_is_shortened_in_the_timeline(Home home)
    {
        var dataset = await Sample(home);

        await dataset.Edit(new { kind = "add_text", text = new string('x', 59) + "🪁🪁", at = "end" });

        (await dataset.Labels())[0].ShouldBe($"Put \"{new string('x', 59)}...\" after captions");
    }

    [Fact]
    public async Task a_rename_on_many_images_leaves_tags_that_only_end_alike()
    {
        using var folder = new TemporaryFolder();
        folder.Fill(520, "kite, the so-called \"kite, kite\"");
        var dataset = await (await servers.On(Home.Local)).Api.NewDataset();
        await dataset.Import("tags", [folder["pictures"]]);

        (await dataset.Edit(new { kind = "rename_tag", from = "kite", to = "dragon" })).Number("images").ShouldBe(520);

        (await dataset.Texts()).Select(t => t.Split(": ")[1]).Distinct().ShouldBe(["dragon, the so-called \"kite, kite\""]);
        (await dataset.Api.Get($"{dataset.Path}/tags")).List("tags").Select(t => t.Text("tag")).Order().ShouldBe(["dragon", "kite\"", "the so-called \"kite"]);
        await dataset.Undo();
        (await dataset.Texts()).Select(t => t.Split(": ")[1]).Distinct().ShouldBe(["kite, the so-called \"kite, kite\""]);
    }

    private async Task<TestDataset> Sample(Home home)
    {
        using var folder = new TemporaryFolder();
        string[] texts = ["kite, red_kite, hill", "hill, Kite, kite", "A kite over\na kite.", "sky, hill_top"];
        foreach (var (text, i) in texts.Select((t, i) => (t, i)))
        {
            folder.Write($"{i}.png", Pictures.Png(i));
            folder.Write($"{i}.txt", text);
        }

        var dataset = await (await servers.On(home)).Api.NewDataset();
        await dataset.Import(folder.Root);
        return dataset;
    }
}
