using System.Security.Cryptography;
using LoraCraft.Corpus;
using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.Importing;

public sealed class ImportTests(Servers servers)
{
    [Fact]
    public async Task the_same_pictures_come_in_once()
    {
        using var folder = new TemporaryFolder();
        folder.Fill(3);
        folder.Write("pictures/copy of 001.png", Pictures.Png(1));
        folder.Write("pictures/notes.pdf", "not a picture");
        var dataset = await (await servers.On(Home.Local)).Api.NewDataset();

        (await dataset.Counts(folder["pictures"])).ShouldBe("3 1 1 0");
        (await dataset.Counts(folder["pictures"])).ShouldBe("0 4 1 0");
        (await dataset.Show()).Number("images").ShouldBe(3);
    }

    [Fact]
    public async Task a_picture_in_the_bin_is_told_and_does_not_come_back()
    {
        using var folder = new TemporaryFolder();
        folder.Fill(1);
        var dataset = await (await servers.On(Home.Local)).Api.NewDataset();
        await dataset.Import(folder["pictures"]);
        await dataset.Api.Post($"{dataset.Path}/images:remove", new { scope = new { } });

        var run = await dataset.Import(folder["pictures"]);

        TestDataset.Counts(run).ShouldBe("0 1 0 0");
        (await dataset.Api.Get($"/api/runs/{run.Text("id")}/report")).List("items").ShouldHaveSingleItem().Text("reason").ShouldContain("bin");
    }

    [Fact]
    public async Task a_folder_and_a_file_in_it_are_one_file()
    {
        using var folder = new TemporaryFolder();
        folder.Fill(2);
        folder.Write("pictures/notes.pdf", "not a picture");
        var dataset = await (await servers.On(Home.Local)).Api.NewDataset();

        (await dataset.Counts(folder["pictures"], folder["pictures/000.png"], folder["pictures"])).ShouldBe("2 0 1 0");
        (await dataset.Texts()).ShouldBe(["000.png: kite, hill", "001.png: kite, hill"]);
    }

    [Fact]
    public async Task a_single_picture_brings_its_own_text_and_no_neighbour()
    {
        using var folder = new TemporaryFolder();
        folder.Fill(2);
        var dataset = await (await servers.On(Home.Local)).Api.NewDataset();

        (await dataset.Counts(folder["pictures/001.png"])).ShouldBe("1 0 0 0");
        (await dataset.Texts()).ShouldBe(["001.png: kite, hill"]);
    }

    [Fact]
    public async Task the_folder_that_was_imported_is_left_as_it_was()
    {
        using var folder = new TemporaryFolder();
        folder.Fill(5);
        foreach (var file in UglyFiles.Damaged())
            folder.Write($"pictures/{file.Name}", file.Bytes);
        var before = Look(folder["pictures"]);
        var dataset = await (await servers.On(Home.Local)).Api.NewDataset();

        await dataset.Import(folder["pictures"]);
        await dataset.Tag("new");
        await dataset.Api.Post($"{dataset.Path}/images:remove", new { scope = new { } });

        Look(folder["pictures"]).ShouldBe(before);
    }

    [Fact]
    public async Task two_equal_wishes_are_one_run()
    {
        using var folder = new TemporaryFolder();
        folder.Fill(30);
        var dataset = await (await servers.On(Home.Local)).Api.NewDataset();

        var asked = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => dataset.Api.Post($"{dataset.Path}/imports", new { paths = new[] { folder["pictures"] } })));
        foreach (var run in asked)
            await dataset.Api.Over(run);

        (await dataset.Show()).Number("images").ShouldBe(30);
        (await dataset.Texts()).Distinct().Count().ShouldBe(30);
    }

    [Fact]
    public async Task a_cancelled_import_keeps_what_it_has()
    {
        using var folder = new TemporaryFolder();
        folder.Fill(200);
        var dataset = await (await servers.On(Home.Local)).Api.NewDataset();
        var run = await dataset.Api.Post($"{dataset.Path}/imports", new { paths = new[] { folder["pictures"] } });

        var cancelled = await dataset.Api.Post($"/api/runs/{run.Text("id")}/cancel");
        var over = await dataset.Api.Over(cancelled);

        over.Text("state").ShouldBeOneOf("cancelled", "finished");
        (await dataset.Counts(folder["pictures"])).Split(' ').Take(2).Sum(int.Parse).ShouldBe(200);
        (await dataset.Show()).Number("images").ShouldBe(200);
    }

    [Fact]
    public async Task an_import_is_one_change_and_undone_as_one()
    {
        using var folder = new TemporaryFolder();
        folder.Fill(150);
        var dataset = await (await servers.On(Home.Local)).Api.NewDataset();
        await dataset.Import(folder["pictures"]);

        (await dataset.Undo()).Number("images").ShouldBe(150);
        (await dataset.Show()).Number("images").ShouldBe(0);
        (await dataset.Redo()).Number("images").ShouldBe(150);
        (await dataset.Texts()).Length.ShouldBe(150);
    }

    [Theory]
    [InlineData("relative/folder")]
    [InlineData("/there/is/no/such/folder")]
    [InlineData("")]
    public async Task a_place_that_does_not_exist_is_refused_at_once(string path)
    {
        var dataset = await (await servers.On(Home.Local)).Api.NewDataset();

        var answer = await dataset.Api.Send(HttpMethod.Post, $"{dataset.Path}/imports", new { paths = new[] { path } });

        answer.Status.ShouldBe(400);
    }

    [Fact]
    public async Task a_file_that_is_no_archive_fails_with_a_sentence()
    {
        using var folder = new TemporaryFolder();
        var dataset = await (await servers.On(Home.Local)).Api.NewDataset();

        (await dataset.Counts(folder.Write("broken.zip", "this is no zip"))).ShouldBe("0 0 0 1");
    }

    private static string[] Look(string folder) =>
    [
        .. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f =>
            $"{f} {File.GetLastWriteTimeUtc(f).Ticks} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f)))}"),
    ];
}
