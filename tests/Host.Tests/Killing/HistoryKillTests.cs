using System.Diagnostics;
using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.Killing;

/// <summary>The server is killed while it rewrites a dataset as a whole: the change stands with all that belongs to it, or there is none.</summary>
public sealed class HistoryKillTests
{
    private const int Pictures = 250;

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task a_merge_is_whole_or_not_there_after_a_kill(Home home)
    {
        await using var database = home == Home.Shared ? await PostgresServer.NewDatabase() : null;
        using var folder = new TemporaryFolder();
        folder.Fill(Pictures);
        folder.Write("more/a.png", Host.Tests.Pictures.Png(901));
        folder.Write("more/b.png", Host.Tests.Pictures.Png(902));
        await LoraCraftProcess.RunWith(folder["data"], Kills.Variables(database), "import", folder["pictures"], "--dataset", "Kites");
        long branch;
        await using (var serving = await ServingProcess.Start(folder["data"], Kills.Variables(database)))
        {
            var dataset = new TestDataset(serving.Api, 1);
            var recipe = await serving.Api.Post("/api/recipes", new { name = "Checked", steps = new[] { new { edit = new { kind = "add_tags", tags = new[] { "checked" } } } } });
            await serving.Api.Post($"{dataset.Path}/recipes/{recipe.Number("id")}:stand", new { on = true });
            await dataset.Edit(new { kind = "set_caption", caption = "caption", text = "A red kite over the hill." });
            branch = (await serving.Api.Post($"{dataset.Path}/branches", new { name = "Theirs" })).Number("id");
            var theirs = new TestDataset(serving.Api, branch);
            await dataset.Edit(new { kind = "replace_text", find = "red", replace = "blue", mode = "plain", target = "captions" });
            await dataset.Tag("mine");
            await theirs.Edit(new { kind = "replace_text", find = "hill", replace = "sea", mode = "plain", target = "captions" });
            await theirs.Tag("theirs");
            await theirs.Import(folder["more"]);
            await serving.Api.Post($"{theirs.Path}/images:remove", new { scope = new { images = "3-9" } });
        }

        await IsWholeOrNotThere(folder, database, "merge", new { from = branch, onConflict = "theirs" }, after =>
        {
            after.Length.ShouldBe(Pictures - 7 + 2);
            after[0].ShouldBe("000.png: kite, hill, mine, theirs | caption: A blue kite over the sea.");
            after[^1].ShouldBe("b.png: checked");
        });
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task a_restore_is_whole_or_not_there_after_a_kill(Home home)
    {
        await using var database = home == Home.Shared ? await PostgresServer.NewDatabase() : null;
        using var folder = new TemporaryFolder();
        folder.Fill(Pictures);
        await LoraCraftProcess.RunWith(folder["data"], Kills.Variables(database), "import", folder["pictures"], "--dataset", "Kites");
        await using (var serving = await ServingProcess.Start(folder["data"], Kills.Variables(database)))
        {
            var dataset = new TestDataset(serving.Api, 1);
            await serving.Api.Post($"{dataset.Path}/versions", new { name = "v1" });
            foreach (var edit in Enumerable.Range(0, 10))
                await dataset.Tag($"tag {edit}");
            await dataset.Edit(new { kind = "set_caption", caption = "caption", text = "A red kite over the hill." });
            await serving.Api.Post($"{dataset.Path}/images:remove", new { scope = new { images = "3-9" } });
            await serving.Api.Patch(dataset.Path, new { triggerWord = "k1te" });
        }

        await IsWholeOrNotThere(folder, database, "restore", new { at = "v1" }, after =>
        {
            after.Length.ShouldBe(Pictures);
            after.ShouldAllBe(text => text.EndsWith(": kite, hill", StringComparison.Ordinal));
        });
    }

    /// <summary>
    /// Asks the same of one copy of the data folder, and of the database where there is one, after another: once to see how long it
    /// takes and what it makes, then killed at other moments from the middle of that time on until it is long done.
    /// </summary>
    private static async Task IsWholeOrNotThere(TemporaryFolder folder, PostgresDatabase? database, string what, object request, Action<string[]> isWhole)
    {
        var (whole, made, times) = (TimeSpan.Zero, 0, Kills.TimesOn(database is null ? Home.Local : Home.Shared));
        (string[] Texts, string Shown) before = ([], ""), after = ([], "");
        for (var kill = -1; kill < times; kill++)
        {
            var data = Copy(folder["data"], folder[$"data{kill + 1}"]);
            await using var copy = database is null ? null : await database.Copy();
            var variables = Kills.Variables(copy);
            Answer? answer;
            await using (var serving = await ServingProcess.Start(data, variables))
            {
                var dataset = new TestDataset(serving.Api, 1);
                if (kill < 0)
                    before = await Look(dataset);
                var clock = Stopwatch.StartNew();
                var asked = Kills.Attempt(() => serving.Api.Send(HttpMethod.Post, $"{dataset.Path}/{what}", request));
                if (kill < 0)
                    (_, whole, after) = (await asked, clock.Elapsed, await Look(dataset));
                else
                    await Task.Delay(whole * (0.5 + ((kill + 0.5) / times)));
                await serving.Kill();
                answer = await asked;
            }

            await using var again = await ServingProcess.Start(data, variables);
            var restarted = new TestDataset(again.Api, 1);
            await again.Api.IsWell();
            var isThere = (await again.Api.Get($"{restarted.Path}/changes?kind={what}")).List("changes").Count == 1;
            if (answer is not null)
                (answer.Status, isThere).ShouldBe((200, true), answer.Text);
            made += isThere ? 1 : 0;
            Same(await Look(restarted), isThere ? after : before);
            if (!isThere)
                await again.Api.Post($"{restarted.Path}/{what}", request);
            Same(await Look(restarted), after);
            await restarted.Undo();
            Same(await Look(restarted), before);
        }

        isWhole(after.Texts);
        TestContext.Current.TestOutputHelper?.WriteLine($"{made - 1} of {times} were there; the whole takes {whole}.");
    }

    private static void Same((string[] Texts, string Shown) one, (string[] Texts, string Shown) other)
    {
        one.Texts.ShouldBe(other.Texts);
        one.Shown.ShouldBe(other.Shown);
    }

    private static async Task<(string[] Texts, string Shown)> Look(TestDataset dataset)
    {
        var shown = await dataset.Show();
        return (await dataset.Texts(), $"{shown["images"]} {shown["triggerWord"]}");
    }

    private static string Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return to;
    }
}
