using LoraCraft.Testing;
using LoraCraft.Testing.Taggers;

namespace LoraCraft.Host.Tests.CommandLine;

public sealed class TagVerbTests
{
    [Fact]
    public async Task a_dataset_is_tagged_from_the_command_line()
    {
        using var folder = new TemporaryFolder();
        Task<Said> Run(params string[] arguments) => LoraCraftProcess.Run(folder["data"], arguments);
        folder.Fill(3, "");
        (await Run("import", folder["pictures"], "--dataset", "Kites")).Code.ShouldBe(0);
        var model = ColourTagger.ColoursLast(folder["wd"]);

        (await Run("tag", "--dataset", "Kites")).Code.ShouldBe(2);
        (await Run("tag", "--dataset", "Kites", "--model", folder["nothing"])).Error.ShouldContain("There is no folder ");

        (await Run("tag", "--dataset", "Kites", "--model", model, "--limit", "2", "--estimate")).Lines.ShouldBe(["2 images to look at, 0 left alone"]);
        (await Run("show", "--dataset", "Kites")).Lines.ShouldNotContain(l => l.Contains("^_^", StringComparison.Ordinal));

        var said = await Run("tag", "--dataset", "Kites", "--model", model, "--threshold", "0.39", "--character-threshold", "1", "--exclude", "green leaf", "--exclude", "blue_sky",
            "--exclude", "red_kite", "--rating", "--limit", "2", "--json");
        said.Code.ShouldBe(0, said.Error);
        (said.Json["result"]!.Number("captioned"), said.Json.Text("label")).ShouldBe((2, "Tagged with wd (general 0.39, character 1, with rating)"));
        (await Run("show", "--dataset", "Kites")).Lines.Count(l => l.Contains("^_^, sensitive", StringComparison.Ordinal)).ShouldBe(2);
        (await Run("tag", "--dataset", "Kites", "--model", model, "--policy", "replace-all")).Lines
            .ShouldHaveSingleItem().ShouldBe("3 tagged, 0 skipped, 0 failed; 1 looked at, 2 known from earlier");
    }
}
