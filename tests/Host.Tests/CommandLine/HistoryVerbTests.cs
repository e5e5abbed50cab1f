using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.CommandLine;

/// <summary>Moments, named versions, branches and undo from the command line.</summary>
public sealed class HistoryVerbTests
{
    [Fact]
    public async Task a_moment_has_a_name_and_is_shown_compared_exported_and_restored()
    {
        using var folder = new TemporaryFolder();
        await using var serving = await Begin(folder, 3);
        Task<Said> Run(params string[] arguments) => LoraCraftProcess.Run(folder["data"], arguments);
        var named = await Run("version", "name", "v 1", "--dataset", "Kites", "--description", "As trained", "--json");
        named.Code.ShouldBe(0, named.Error);
        named.Json.Fields().ShouldBe(["name", "version", "description", "locked", "actor", "named", "exports"]);
        (await Run("edit", "--dataset", "Kites", "--filter", "number:1-2", "--rename-tag", "kite=red kite")).Code.ShouldBe(0);
        (await Run("edit", "--dataset", "Kites", "--filter", "number:3", "--add-tag", "sea")).Code.ShouldBe(0);

        (await Run("show", "--dataset", "Kites", "--at", "V 1", "--filter", "tag:kite", "--json")).Json.List("images").Select(i => i.Texts()).ShouldBe(["kite, hill", "kite, hill", "kite, hill"]);
        var export = await Run("export", "--dataset", "Kites", "--format", "plain", "--out", folder["out"], "--at", "v 1", "--json");
        export.Json.Number("version").ShouldBe(named.Json.Number("version"), export.Error);
        (await Run("export", "--dataset", "Kites", "--format", "plain", "--out", folder["now"], "--at", DateTime.Now.ToString("s"), "--json")).Code.ShouldBe(0);
        var diff = await Run("diff", "Kites@v 1", "toys/kites");
        diff.Code.ShouldBe(0, diff.Error);
        diff.Lines[1].ShouldBe("0 images added, 0 removed, 0 with another picture, 3 changed (0 with other captions)");
        diff.Lines[2..].ShouldBe(
        [
            "tags", "      +0     -2  kite", "      +2     -0  red kite", "      +1     -0  sea",
            "images", "     1  000.png  changed", "          tags: -kite, +red kite", "     2  001.png  changed", "          tags: -kite, +red kite",
            "     3  002.png  changed", "          tags: +sea",
        ]);
        (await Run("diff", "Kites@1", "Kites", "--json")).Json.List("images").Count.ShouldBe(3);
        (await Run("diff", "Kites@v 1", "Kites", "--markdown")).Lines.ShouldContain("| red kite | 2 | 0 |");

        var dry = (await Run("restore", "--dataset", "Kites", "--at", "v 1", "--dry-run", "--json")).Json;
        dry.Fields().ShouldBe(["version", "changed", "returned", "removed", "settings"]);
        (await Run("restore", "--dataset", "Kites", "--at", "v 1", "--images", "1,3", "--captions", "--json")).Json.Number("images").ShouldBe(2);
        (await Run("show", "--dataset", "Kites", "--json")).Json.List("images").Select(i => i.Texts()).ShouldBe(["kite, hill", "red kite, hill", "kite, hill"]);
        (await Run("restore", "--dataset", "Kites", "--at", "v 1", "--images", "3")).Lines.ShouldBe(["There is nothing to restore: all of it is as it was then."]);

        (await Run("version", "lock", "v 1", "--dataset", "Kites", "--json")).Json["locked"]!.GetValue<bool>().ShouldBeTrue();
        (await Run("version", "remove", "v 1", "--dataset", "Kites")).Code.ShouldBe(1);
        var listed = (await Run("version", "list", "--dataset", "Kites")).Lines;
        listed[0].ShouldEndWith("v 1 (locked)  As trained  exported once");
        listed[1].ShouldEndWith("makes the same bytes");
        var earlier = (await Run("version", "list", "--dataset", "Kites", "--json")).Json.List("versions")[0].List("exports").ShouldHaveSingleItem();
        earlier["order"]!.Text("format").ShouldBe("plain");
        (await Run("export", "--again", earlier.Text("run"), "--dataset", "Kites", "--format", "kohya", "--out", folder["again"])).Code.ShouldBe(2);
        (await Run("export", "--again", earlier.Text("run"), "--dataset", "Kites", "--out", folder["again"], "--json")).Json.Number("version").ShouldBe(export.Json.Number("version"));
        foreach (var file in Directory.GetFiles(folder["out"], "*", SearchOption.AllDirectories))
            (await File.ReadAllBytesAsync(file.Replace(folder["out"], folder["again"], StringComparison.Ordinal))).ShouldBe(await File.ReadAllBytesAsync(file), file);
        var then = (await Run("blame", "--dataset", "Kites", "--image", "1", "--at", "v 1", "--json")).Json;
        then.List("tags").Select(t => t.Text("tag")).ShouldBe(["kite", "hill"]);
        (await Run("version", "unlock", "v 1", "--dataset", "Kites")).Lines.ShouldBe(["v 1 is unlocked"]);
        (await Run("version", "rename", "v 1", "--to", "Trained", "--dataset", "Kites", "--json")).Json.Text("name").ShouldBe("Trained");
        (await Run("version", "describe", "Trained", "As it was sent", "--dataset", "Kites", "--json")).Json.Text("description").ShouldBe("As it was sent");
        (await Run("version", "describe", "Trained", "", "--dataset", "Kites")).Lines.ShouldBe(["Trained is described"]);
        (await Run("version", "remove", "trained", "--dataset", "Kites", "--json")).Json.Text("name").ShouldBe("Trained");
        (await Run("version", "list", "--dataset", "Kites", "--json")).Json.List("versions").ShouldBeEmpty();
    }

    [Fact]
    public async Task an_old_change_is_undone_and_branches_are_merged_with_conflicts_decided()
    {
        using var folder = new TemporaryFolder();
        await using var serving = await Begin(folder, 2);
        Task<Said> Run(params string[] arguments) => LoraCraftProcess.Run(folder["data"], arguments);
        var old = (await Run("edit", "--dataset", "Kites", "--add-tag", "old", "--json")).Json.Text("change");
        (await Run("edit", "--dataset", "Kites", "--filter", "number:1", "--rename-tag", "old=older")).Code.ShouldBe(0);

        var dry = await Run("undo", "--dataset", "Kites", "--change", old, "--dry-run");
        dry.Code.ShouldBe(0, dry.Error);
        dry.Lines[1..].ShouldBe(
        [
            "1 images go back as they were, 1 were touched since", $"     1  000.png  Renamed \"old\" to \"older\" ({Environment.UserName})",
            "          before: kite, hill", "          then:   kite, hill, old", "          now:    kite, hill, older", "          merged: kite, hill, older",
        ]);
        var refused = await Run("undo", "--dataset", "Kites", "--change", old, "--json");
        (refused.Code, refused.Json.Number("total"), refused.Json.Text("error")).ShouldBe((1, 1, "Nothing was undone. Say --on-conflict keep, take or merge."));
        (await Run("undo", "--dataset", "Kites", "--change", old, "--on-conflict", "take", "--json")).Json.Number("images").ShouldBe(2);

        var branch = await Run("branch", "Mine@home", "--dataset", "Kites", "--json");
        branch.Code.ShouldBe(0, branch.Error);
        branch.Json["base"]!.Fields().ShouldBe(["dataset", "version"]);
        (await Run("edit", "--dataset", "Kites", "--filter", "number:1", "--rename-tag", "kite=red kite")).Code.ShouldBe(0);
        (await Run("edit", "--dataset", "Mine@home", "--rename-tag", "kite=blue kite")).Code.ShouldBe(0);
        (await Run("diff", "Kites", "Mine@home@1")).Lines[0].ShouldEndWith(" -> Mine@home version 1");
        var conflicts = await Run("merge", "--dataset", "Kites", "--from", "Mine@home");
        conflicts.Code.ShouldBe(1);
        conflicts.Lines[1..].ShouldBe(
        [
            "1 images change, 0 come in, 0 go into the bin, 1 conflicts", "     1  000.png  tags", "          base:   kite, hill", "          mine:   red kite, hill",
            "          theirs: blue kite, hill", "          both:   blue kite, red kite, hill",
            "Nothing was merged. Say --on-conflict mine, theirs or both, or decide one by one on the page.",
        ]);
        var preview = await Run("merge", "--dataset", "Kites", "--from", "Mine@home", "--dry-run", "--json");
        (preview.Code, preview.Json.Number("total")).ShouldBe((0, 1));
        (await Run("merge", "--dataset", "Kites", "--from", "Mine@home", "--on-conflict", "theirs", "--json")).Json.Fields().ShouldBe(["change", "images", "version"]);
        (await Run("show", "--dataset", "Kites", "--json")).Json.List("images").Select(i => i.Texts()).ShouldBe(["blue kite, hill", "blue kite, hill"]);
    }

    [Fact]
    public async Task a_change_of_a_concept_is_found_undone_and_brought_back()
    {
        using var folder = new TemporaryFolder();
        await using var serving = await Begin(folder, 1);
        Task<Said> Run(params string[] arguments) => LoraCraftProcess.Run(folder["data"], arguments);
        var concept = (await serving.Api.Get("/api/concepts")).List("concepts")[0].Number("id");
        await serving.Api.Patch($"/api/concepts/{concept}", new { name = "Birds" });
        await serving.Api.Patch($"/api/concepts/{concept}", new { description = "With wings" });

        var listed = (await Run("history", "--concept", "birds", "--json")).Json.List("changes");
        listed.Take(2).Select(c => c.Text("label")).ShouldBe(["Described the concept", "Renamed the concept to \"Birds\""]);
        var dry = await Run("undo", "--concept", "Birds", "--change", listed[1].Text("id"), "--dry-run");
        dry.Lines[0].ShouldStartWith("Would undo: Renamed the concept to \"Birds\" (");
        (await Run("undo", "--concept", "Birds", "--change", listed[1].Text("id"))).Lines.ShouldBe(["Undid: Renamed the concept to \"Birds\" (0 images)"]);
        var undone = (await serving.Api.Get("/api/concepts")).List("concepts")[0];
        (undone.Text("name"), undone.Text("description")).ShouldBe(("Toys", "With wings"));
        (await Run("redo", "--concept", "Toys", "--json")).Json.Text("label").ShouldBe("Renamed the concept to \"Birds\"");
        (await serving.Api.Get("/api/concepts")).List("concepts")[0].Text("name").ShouldBe("Birds");
        foreach (var (code, arguments) in new (int, string[])[] { (2, ["undo"]), (2, ["redo", "--dataset", "Kites", "--concept", "Birds"]), (1, ["undo", "--concept", "Toys"]) })
            (await Run(arguments)).Code.ShouldBe(code, string.Join(' ', arguments));
    }

    [Fact]
    public async Task what_cannot_be_meant_is_two_and_what_is_not_there_is_one()
    {
        using var folder = new TemporaryFolder();
        await using var serving = await Begin(folder, 1);
        foreach (var (code, arguments) in new (int, string[])[]
        {
            (2, ["diff", "Kites"]),
            (2, ["diff", "Kites@", "Kites"]),
            (2, ["diff", "Kites", "Kites", "--markdown", "--json"]),
            (2, ["restore", "--dataset", "Kites"]),
            (2, ["restore", "--dataset", "Kites", "--at", "1", "--images", "first"]),
            (2, ["undo", "--dataset", "Kites", "--on-conflict", "mine"]),
            (2, ["version", "name", "12", "--dataset", "Kites"]),
            (2, ["version", "rename", "v1", "--dataset", "Kites"]),
            (2, ["merge", "--dataset", "Kites", "--from", "Kites"]),
            (1, ["show", "--dataset", "Kites", "--at", "the day it rained"]),
            (1, ["export", "--dataset", "Kites", "--format", "plain", "--out", folder["out"], "--at", "v1"]),
            (1, ["diff", "Kites@99", "Kites"]),
            (1, ["diff", "Unknown", "Kites", "--markdown"]),
            (1, ["version", "lock", "v1", "--dataset", "Kites"]),
            (1, ["branch", "Kites", "--dataset", "Kites"]),
        })
        {
            var said = await LoraCraftProcess.Run(folder["data"], arguments);
            said.Code.ShouldBe(code, string.Join(' ', arguments) + said.Error);
            said.Error.ShouldNotBeEmpty();
        }
    }

    private static async Task<ServingProcess> Begin(TemporaryFolder folder, int images)
    {
        var serving = await ServingProcess.Start(folder["data"]);
        (await LoraCraftProcess.Run(folder["data"], "import", folder.Fill(images), "--dataset", "Kites", "--concept", "Toys")).Code.ShouldBe(0);
        return serving;
    }
}
