using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.CommandLine;

public sealed class DriftVerbTests
{
    [Fact]
    public async Task scripts_learn_from_the_exit_code_whether_a_folder_differs_and_take_it_in()
    {
        using var folder = new TemporaryFolder();
        var (data, export) = (folder["data"], folder["out"]);
        (await LoraCraftProcess.Run(data, "import", folder.Fill(2), "--dataset", "Kites")).Code.ShouldBe(0);
        (await LoraCraftProcess.Run(data, "export", "--dataset", "Kites", "--format", "plain", "--out", export)).Code.ShouldBe(0);
        (await LoraCraftProcess.Run(data, "drift", export)).Lines[^1].ShouldBe("2 images as they were exported, 0 differences");
        folder.Write("out/001.txt", "kite, steep hill");

        var found = await LoraCraftProcess.Run(data, "drift", export, "--json");
        found.Code.ShouldBe(1);
        found.Json.List("items").ShouldHaveSingleItem().Text("outside").ShouldBe("kite, steep hill");
        var taken = await LoraCraftProcess.Run(data, "drift", export, "--take", "captions", "--json");
        taken.Code.ShouldBe(0, taken.Error);
        taken.Json["taken"]!.Number("taken").ShouldBe(1);
        (await LoraCraftProcess.Run(data, "drift", export)).Code.ShouldBe(0);
        (await LoraCraftProcess.Run(data, "drift", folder["none"])).Code.ShouldBe(2);

        folder.Write("out/000.txt", "kite, far");
        folder.Write("out/001.txt", "kite, near");
        var file = (await LoraCraftProcess.Run(data, "drift", export, "--json")).Json.List("items")[0].Text("file");
        (await LoraCraftProcess.Run(data, "drift", export, "--take", "pictures", "--file", file)).Code.ShouldBe(1, "its caption differs, not its picture");
        var one = await LoraCraftProcess.Run(data, "drift", export, "--take", "all", "--file", file, "--json");
        one.Json["taken"]!.Number("taken").ShouldBe(1, one.Error);
        (await LoraCraftProcess.Run(data, "drift", export, "--json")).Json.List("items").ShouldHaveSingleItem().Text("file").ShouldNotBe(file);
    }
}
