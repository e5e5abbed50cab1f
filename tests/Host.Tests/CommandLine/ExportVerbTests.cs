using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.CommandLine;

public sealed class ExportVerbTests
{
    [Fact]
    public async Task the_captions_that_an_export_chooses_are_named_with_their_shares()
    {
        using var folder = new TemporaryFolder();
        var data = folder["data"];
        (await LoraCraftProcess.Run(data, "import", folder.Fill(2), "--dataset", "Kites")).Code.ShouldBe(0);
        Task<Said> Export(string captions, params string[] more) => LoraCraftProcess.Run(
            data, ["export", "--dataset", "Kites", "--format", "plain", "--out", folder["out"], "--template", "{caption}", "--captions", captions, .. more]);

        var unnamed = await LoraCraftProcess.Run(data, "export", "--dataset", "Kites", "--format", "plain", "--out", folder["out"], "--caption-use", "mix");
        (unnamed.Code, unnamed.Error.Contains("give --captions too", StringComparison.Ordinal)).ShouldBe((2, true), unnamed.Error);
        (await Export("short=0,caption=70", "--caption-use", "mix")).Error.ShouldContain("A mix has one share for each caption, from 1 to 100.");
        var done = await Export("short=30,caption=70", "--caption-use", "mix", "--caption-seed", "7");

        done.Code.ShouldBe(0, done.Error);
        File.ReadAllText(folder["out/loracraft.json"]).ReplaceLineEndings("").Replace(" ", "")
            .ShouldContain("""captions":{"use":"mix","names":["short","caption"],"shares":[30,70],"seed":7}""");
    }
}
