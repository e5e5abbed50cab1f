using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using LoraCraft.Kernel;

namespace LoraCraft.Tests.Exporting;

public sealed class WritingTests
{
    [Fact]
    public async Task the_same_export_is_the_same_zip_byte_for_byte()
    {
        using var bench = Workbench.Typical();
        var first = await bench.Exporter.Write(bench.Plan("kohya"), bench.In("a.zip"));
        var second = await bench.Exporter.Write(bench.Plan("kohya"), bench.In("b.zip"));
        var bytes = await File.ReadAllBytesAsync(bench.In("a.zip"));
        (await File.ReadAllBytesAsync(bench.In("b.zip"))).ShouldBe(bytes);
        first.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        second.ShouldBe(first with { Path = bench.In("b.zip") });
        (first.Version, first.Images).ShouldBe((42, 12));
        bench.Left.ShouldBe(["a.zip", "b.zip"]);
    }

    [Fact]
    public async Task a_zip_holds_stored_entries_in_order_without_clock()
    {
        using var bench = Workbench.Typical();
        await bench.Export("kohya", "a.zip");
        using var zip = ZipFile.OpenRead(bench.In("a.zip"));
        zip.Entries.Select(e => e.FullName).ShouldBe(zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
        zip.Entries.ShouldAllBe(e => e.CompressedLength == e.Length && e.LastWriteTime.DateTime == new DateTime(1980, 1, 1) && !e.FullName.Contains('\\'));
    }

    [Fact]
    public async Task folder_and_zip_hold_the_same_files_but_for_the_paths_of_this_machine()
    {
        using var bench = Workbench.Typical();
        var zip = await bench.Export("kohya", "a.zip");
        var folder = await bench.Export("kohya", "a");
        folder.Keys.Order().ShouldBe(zip.Keys.Order());
        foreach (var path in zip.Keys.Where(p => p != "dataset.toml"))
            folder[path].ShouldBe(zip[path], path);
    }

    [Fact]
    public async Task a_folders_hash_is_made_of_its_files()
    {
        using var bench = Workbench.Typical();
        var result = await bench.Exporter.Write(bench.Plan("plain"), bench.In("a"));
        var lines = Workbench.Files(bench.In("a")).OrderBy(f => f.Key, StringComparer.Ordinal)
            .Select(f => $"{f.Key}\0{Convert.ToHexStringLower(SHA256.HashData(f.Value))}\n");
        result.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines)))));
    }

    [Theory]
    [InlineData("a.zip")]
    [InlineData("a")]
    public async Task a_missing_picture_fails_the_export_by_name_and_leaves_nothing(string name)
    {
        using var bench = Workbench.Typical();
        bench.Blobs.Content.Remove(bench.Source.Images[6].Sha256, out _);
        var refused = await Should.ThrowAsync<RefusedException>(() => bench.Export("plain", name));
        refused.Message.ShouldBe("Image 7 \"photo 7.png\" is missing from the picture store. Import the picture again, or remove the image.");
        bench.Left.ShouldBeEmpty();
    }

    [Fact]
    public async Task so_does_a_damaged_one()
    {
        using var bench = Workbench.Typical();
        bench.Blobs.Content[bench.Source.Images[6].Sha256] = Samples.Png(9, 9, 9);
        (await Should.ThrowAsync<RefusedException>(() => bench.Export("plain", "a"))).Message.ShouldStartWith("Image 7 \"photo 7.png\" is damaged");
        bench.Add("no.gif", "no picture"u8.ToArray());
        bench.Blobs.Content[bench.Source.Images[6].Sha256] = Samples.Png(96, 64, 7);
        (await Should.ThrowAsync<RefusedException>(() => bench.Export("plain", "a"))).Message.ShouldBe("Image 13 \"no.gif\" cannot be exported: It is no picture.");
        bench.Left.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a.zip")]
    [InlineData("a")]
    public async Task cancelling_leaves_nothing(string name)
    {
        using var bench = Workbench.Typical();
        using var stop = new CancellationTokenSource();
        var seen = new List<(int, int)>();
        await Should.ThrowAsync<OperationCanceledException>(() => bench.Exporter.Write(bench.Plan("plain"), bench.In(name), progress: Half, cancel: stop.Token));
        seen.ShouldBe([(1, 12), (2, 12), (3, 12), (4, 12), (5, 12), (6, 12)]);
        bench.Left.ShouldBeEmpty();

        void Half(int done, int total)
        {
            bench.Left.ShouldHaveSingleItem().ShouldMatch($"^\\.{name}\\.partial-[0-9a-f]+$");
            seen.Add((done, total));
            if (done == total / 2)
                stop.Cancel();
        }
    }

    [Fact]
    public async Task what_is_there_is_not_overwritten()
    {
        using var bench = Workbench.Typical();
        Directory.CreateDirectory(bench.In("mine"));
        await File.WriteAllTextAsync(bench.In("mine/thesis.txt"), "years of work");
        await File.WriteAllTextAsync(bench.In("mine.zip"), "not even a zip");
        foreach (var name in new[] { "mine", "mine.zip", "mine/thesis.txt" })
            foreach (var replace in new[] { false, true })
                (await Should.ThrowAsync<RefusedException>(() => bench.Export("plain", name, replace: replace))).Message.ShouldContain("is no LoraCraft export");
        (await File.ReadAllTextAsync(bench.In("mine/thesis.txt"))).ShouldBe("years of work");
        bench.Left.ShouldBe(["mine", "mine.zip"]);
    }

    [Theory]
    [InlineData("a.zip")]
    [InlineData("a")]
    public async Task an_earlier_export_is_replaced_when_asked_and_stays_until_the_new_one_is_whole(string name)
    {
        using var bench = Workbench.Typical();
        var first = await bench.Export("plain", name);
        (await Should.ThrowAsync<RefusedException>(() => bench.Export("plain", name))).Message.ShouldContain("already holds an export");
        bench.Blobs.Content.Remove(bench.Source.Images[11].Sha256, out var lost);
        await Should.ThrowAsync<RefusedException>(() => bench.Export("plain", name, replace: true));
        Workbench.Files(bench.In(name)).Keys.Order().ShouldBe(first.Keys.Order());
        bench.Blobs.Put(lost!);
        var second = await bench.Export("kohya", name, replace: true);
        second.Keys.ShouldContain("dataset.toml");
        bench.Left.ShouldBe([name]);
    }

    [Fact]
    public async Task an_empty_folder_is_a_fine_place()
    {
        using var bench = Workbench.Typical();
        Directory.CreateDirectory(bench.In("a"));
        (await bench.Export("plain", "a/")).Count.ShouldBe(25);
    }

    [Theory]
    [InlineData("relative.zip", "no whole path")]
    [InlineData("/", "whole disk")]
    [InlineData("/no-such-folder-here/a.zip", "There is no folder")]
    public async Task a_place_that_cannot_be_is_refused(string path, string says)
    {
        using var bench = Workbench.Typical();
        (await Should.ThrowAsync<RefusedException>(() => bench.Exporter.Write(bench.Plan("plain"), path))).Message.ShouldContain(says);
    }

    [Fact]
    public async Task what_a_killed_export_left_is_removed_and_nothing_else()
    {
        using var bench = Workbench.Typical();
        Directory.CreateDirectory(bench.In(".a.partial-0f3e/images"));
        await File.WriteAllTextAsync(bench.In(".a.partial-0f3e/loracraft.json"), "");
        await File.WriteAllTextAsync(bench.In(".a.partial-notes"), "mine");
        await File.WriteAllTextAsync(bench.In(".b.zip.partial-12"), "PK");
        await bench.Export("plain", "a");
        bench.Left.ShouldBe([".a.partial-notes", ".b.zip.partial-12", "a"]);
        await bench.Export("plain", "b.zip");
        bench.Left.ShouldBe([".a.partial-notes", "a", "b.zip"]);
    }

    [Fact]
    public async Task an_old_export_that_a_killed_replacement_put_aside_comes_back()
    {
        using var bench = Workbench.Typical();
        await bench.Export("plain", "a");
        Directory.Move(bench.In("a"), bench.In(".a.replaced-0f3e"));
        await Should.ThrowAsync<RefusedException>(() => bench.Export("plain", "a"));
        bench.Left.ShouldBe(["a"]);
    }

    [Theory]
    [InlineData("a.zip")]
    [InlineData("a")]
    public async Task two_exports_to_one_place_do_not_meet(string name)
    {
        using var bench = Workbench.Typical();
        var refusals = new List<string>();
        await bench.Exporter.Write(bench.Plan("plain"), bench.In(name), progress: (done, _) =>
        {
            if (done == 3)
                refusals.Add(Should.Throw<RefusedException>(() => bench.Export("plain", name).GetAwaiter().GetResult()).Message);
        });
        refusals.ShouldHaveSingleItem().ShouldContain("Another export");
        Workbench.Files(bench.In(name)).Count.ShouldBe(25);
    }

    [Fact]
    public async Task pictures_are_rendered_ahead_but_not_without_bound()
    {
        using var bench = new Workbench();
        for (var n = 0; n < 60; n++)
            bench.Add($"{n}.png", Samples.Png(64, 64, n));
        var files = await bench.Export("plain", "a.zip", new() { ImageFormat = "jpg" });
        SectionZero.Holds(files);
        bench.Imaging.Rendered.ShouldBe(60);
        bench.Imaging.MostAtOnce.ShouldBeLessThanOrEqualTo(5);
    }
}
