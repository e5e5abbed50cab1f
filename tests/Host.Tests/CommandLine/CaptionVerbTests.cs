using LoraCraft.Testing;
using LoraCraft.Testing.Captioners;

namespace LoraCraft.Host.Tests.CommandLine;

public sealed class CaptionVerbTests
{
    [Fact]
    public async Task a_dataset_is_captioned_from_the_command_line()
    {
        using var folder = new TemporaryFolder();
        await using var fake = await FakeCaptioner.Start();
        fake.Reply = call => call.Number is 3 or 4 ? FakeReply.Empty : FakeReply.Say("A kite.");
        Task<Said> Run(params string[] arguments) => LoraCraftProcess.Run(folder["data"], arguments);
        (await Run("import", folder.Fill(3), "--dataset", "Kites")).Code.ShouldBe(0);

        (await Run("providers", "set", "mine")).Code.ShouldBe(2);
        (await Run("providers", "set", "ollama", "--url", fake.Url, "--input-price", "2", "--output-price", "6")).Lines.ShouldBe([$"ollama  {fake.Url}  the first model"]);
        string[] caption = ["caption", "--dataset", "Kites", "--provider", "ollama", "--preset", "sentences-style"];
        (await Run([.. caption, "--estimate"])).Lines.ShouldHaveSingleItem().ShouldStartWith("3 images to ask about, 0 left alone; about ");
        fake.Asked.ShouldBeEmpty();

        fake.Reply = _ => FakeReply.Say("A hill.");
        string[] booru = [.. caption[..^1], "booru-style", "--filter", "number:2", "--try", "4"];
        (await Run(booru)).Lines.ShouldBe(["A run would ask about no image."], "they have no captions, but tags");
        (await Run([.. booru, "--policy", "replace-all"])).Lines.ShouldHaveSingleItem().ShouldMatch("^2  .*  A hill  \\(110 tokens, \\d+ ms, \\$0.00026\\)$");
        fake.Reply = call => call.Number is 4 or 5 ? FakeReply.Empty : FakeReply.Say("A kite.");

        var said = await Run([.. caption, "--json"]);
        said.Code.ShouldBe(1, said.Error);
        (said.Json["result"]!.Number("captioned"), said.Json["result"]!.Number("failed")).ShouldBe((2, 1));
        (await Run("runs", "show", said.Json.Text("id")[..12], "--outcome", "failed")).Lines[1..].ShouldBe([$"{(await Failed()).Text("file")}  failed: The answer was empty.", "1 of 1"]);
        var again = await Run("runs", "retry", said.Json.Text("id")[..12]);
        again.Lines.ShouldBe(["1 captioned, 0 skipped, 0 failed; 1 calls, 0 answers from earlier, 110 tokens, $0.00026"], again.Error);
        (await Run([.. caption, "--try", "4"])).Lines.ShouldBe(["A run would ask about no image."]);
        (await Run([.. caption, "--target", "tags", "--try", "4"])).Error.ShouldContain("its answers cannot become tags");
        (await Run([.. caption, "--filter", "number:2", "--policy", "replace-all"])).Lines.ShouldHaveSingleItem().ShouldStartWith("1 captioned, 0 skipped, 0 failed; 0 calls, 1 answers from earlier");

        fake.Reply = _ => FakeReply.Say("Two kites.");
        (await Run([.. caption[..^1], "phrases-style", "--policy", "propose"])).Lines.ShouldHaveSingleItem().ShouldStartWith("0 captioned, 3 proposed, 0 skipped, 0 failed; ");
        (await Run("review", "accept", "--dataset", "Kites", "--filter", "number:1")).Lines.ShouldBe(["Accepted what was proposed for 1 images"]);
        (await Run("review", "reject", "--dataset", "Kites", "--filter", "number:2", "--json")).Json.Number("images").ShouldBe(1);
        (await Run("review", "list", "--dataset", "Kites")).Lines.ShouldBe(["3  caption  Two kites.", "1 of 1 that wait"]);

        fake.Reply = _ => FakeReply.Say("boat, sand");
        (await Run([.. caption[..^1], "booru-object", "--policy", "propose", "--filter", "number:2"])).Code.ShouldBe(0);
        (await Run("edit", "--dataset", "Kites", "--add-tag", "mine", "--filter", "number:2")).Code.ShouldBe(0);
        string[] accept = ["review", "accept", "--dataset", "Kites", "--target", "tags"];
        (await Run(accept)).Lines.ShouldBe(
            ["Accepted what was proposed for 0 images", "1 still waits: a person wrote or changed the text since, and all of it would be replaced. Accept such a one by itself."]);
        (await Run([.. accept, "--over-people"])).Lines.ShouldBe(["Accepted what was proposed for 1 images"]);

        fake.Reply = _ => FakeReply.Empty;
        var none = await Run([.. caption[..^1], "sentences-person", "--target", "short"]);
        (none.Code, none.Lines[1]).ShouldBe((1, "  3 images: The answer was empty."));

        async Task<System.Text.Json.Nodes.JsonNode> Failed() =>
            (await Run("runs", "show", said.Json.Text("id"), "--outcome", "failed", "--json")).Json.List("items").Single();
    }

    [Fact]
    public async Task a_caption_and_its_tags_come_out_of_one_answer()
    {
        using var folder = new TemporaryFolder();
        await using var fake = await FakeCaptioner.Start();
        fake.Reply = call => call.AsJson ? FakeReply.SayJson(call, "A kite.", ["kite", "sky"]) : FakeReply.Say("A kite.");
        Task<Said> Run(params string[] arguments) => LoraCraftProcess.Run(folder["data"], arguments);
        folder.Write("pictures/000.png", Pictures.Png(0));
        (await Run("import", folder["pictures"], "--dataset", "Kites")).Code.ShouldBe(0);
        await Run("providers", "set", "ollama", "--url", fake.Url);
        string[] caption = ["caption", "--dataset", "Kites", "--provider", "ollama", "--preset", "sentences-style", "--also-tags"];

        var refused = await Run(caption);
        refused.Code.ShouldNotBe(0);
        refused.Error.ShouldContain("providers set ollama --answers json");
        await Run("providers", "set", "ollama", "--answers", "json");
        (await Run([.. caption, "--try", "1"])).Lines.ShouldHaveSingleItem().ShouldContain("  A kite.  [kite, sky]  (");
        (await Run(caption)).Lines.ShouldHaveSingleItem().ShouldStartWith("1 captioned, 0 skipped, 0 failed; 0 calls, 1 answers from earlier");
        (await Run("show", "--dataset", "Kites")).Lines[0].ShouldEndWith("  kite, sky");
    }

    [Fact]
    public async Task prompts_are_listed_and_a_provider_has_all_that_the_page_sets()
    {
        using var folder = new TemporaryFolder();
        Task<Said> Run(params string[] arguments) => LoraCraftProcess.Run(folder["data"], arguments);

        (await Run("prompts")).Lines.ShouldContain("booru-style  for tags");
        (await Run("prompts", "show", "sentences-person")).Lines[0].ShouldBe("sentences-person  for a caption");
        (await Run("prompts", "show", "none")).Code.ShouldBe(2);

        var openai = (await Run("providers", "set", "openai", "--json")).Json["provider"]!;
        (openai["inputPrice"]!.GetValue<double>(), openai["outputPrice"]!.GetValue<double>()).ShouldBe((0.15, 0.6));
        var set = (await Run(
            "providers", "set", "openai", "--model", "gpt-4o", "--detail", "high", "--max-tokens", "200", "--temperature", "0.5", "--timeout", "30", "--requests-per-minute", "60",
            "--tokens-per-minute", "90000", "--json")).Json["provider"]!;
        set["inputPrice"].ShouldBeNull(); // it was another model's
        (set.Text("detail"), set.Number("maxTokens"), set["temperature"]!.GetValue<double>(), set.Number("timeoutSeconds"), set.Number("requestsPerMinute"), set.Number("tokensPerMinute"))
            .ShouldBe(("high", 200, 0.5, 30, 60, 90_000));
    }
}
