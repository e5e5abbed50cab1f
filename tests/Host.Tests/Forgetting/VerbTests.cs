using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.Forgetting;

/// <summary>The verb <c>forget</c>: shape of its JSON and its exit codes.</summary>
public sealed class VerbTests
{
    [Fact]
    public async Task the_verb_lists_asks_and_forgets()
    {
        using var folder = new TemporaryFolder();
        var pictures = folder.Fill(2);
        var data = folder["data"];
        Task<Said> Run(params string[] arguments) => LoraCraftProcess.Run(data, [.. arguments, "--json"]);
        (await Run("import", pictures, "--dataset", "Kites")).Code.ShouldBe(0);

        (await Run("version", "name", "v1 as trained", "--dataset", "Kites")).Code.ShouldBe(0);
        (await Run("version", "name", "empty", "--dataset", "Kites", "--at", "1")).Code.ShouldBe(0);

        var dry = await Run("forget", "--dataset", "Kites", "--image", "2", "--dry-run");
        dry.Code.ShouldBe(0);
        dry.Json.Fields().ShouldBe(["number", "name", "sha256", "images", "exports", "trainings", "mentions", "replaced"]);
        dry.Json.Text("name").ShouldBe("001.png");
        dry.Json.List("images").ShouldHaveSingleItem().List("named").Select(v => v.Text("name")).ShouldBe(["v1 as trained"]);
        (await Run("forget", "--dataset", "Kites", "--image", "2")).Code.ShouldBe(2);
        (await Run("forget", "--dataset", "Kites", "--image", "9", "--yes")).Code.ShouldBe(1);
        (await Run("forget", "--dataset", "Kites")).Code.ShouldBe(2);

        var done = await Run("forget", "--dataset", "Kites", "--image", "2", "--yes", "--reason", "she asked");
        done.Code.ShouldBe(0);
        done.Json.Fields().ShouldBe(["change", "picture", "images", "events", "left"]);
        done.Json.Number("images").ShouldBe(1);
        (await Run("show", "--dataset", "Kites")).Json.Number("total").ShouldBe(1);
        (await Run("import", pictures, "--dataset", "Kites")).Json.Number("skipped").ShouldBe(1);

        var allowed = await Run("forget", "--allow", dry.Json.Text("sha256"));
        allowed.Code.ShouldBe(0);
        allowed.Json.Fields().ShouldBe(["allowed"]);
        (await Run("forget", "--allow", dry.Json.Text("sha256"))).Code.ShouldBe(1);
        (await Run("import", pictures, "--dataset", "Kites")).Json.Number("added").ShouldBe(1);
        (await Run("verify")).Json["ok"]!.GetValue<bool>().ShouldBeTrue();
    }
}
