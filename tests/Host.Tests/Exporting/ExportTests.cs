using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LoraCraft.Captioning.Reviewing;
using LoraCraft.Captions;
using LoraCraft.Corpus;
using LoraCraft.Gallery;
using LoraCraft.Kernel;
using LoraCraft.Runs;
using LoraCraft.Shared;
using LoraCraft.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Host.Tests.Exporting;

public sealed class ExportTests(Servers servers)
{
    private static readonly string[] Formats = ["kohya", "ai-toolkit", "onetrainer", "huggingface", "plain"];

    public static TheoryData<Home, string> All => new(from home in new[] { Home.Local, Home.Shared } from format in Formats select (home, format));

    [Theory, MemberData(nameof(All))]
    public async Task each_format_holds_every_picture_with_its_caption_and_a_manifest(Home home, string format)
    {
        var dataset = await Sample(home);

        var files = await dataset.Files(await dataset.Export(format));

        var manifest = JsonNode.Parse(files["loracraft.json"])!;
        manifest.Text("format").ShouldBe(format);
        manifest.Number("version").ShouldBe((await dataset.Show()).Number("version"));
        manifest.List("images").Select(i => i.Text("sha256")).ShouldBe((await dataset.Images()).Select(i => i.Text("sha256")));
        foreach (var image in manifest.List("images"))
        {
            Convert.ToHexStringLower(SHA256.HashData(files[image.Text("file")])).ShouldBe(image.Text("fileSha256"));
            Encoding.UTF8.GetString(files[image.Text("caption")]).ShouldContain("k1te");
        }
    }

    [Fact]
    public async Task an_export_of_an_old_version_is_byte_for_byte_the_one_made_then()
    {
        var dataset = await Sample(Home.Local);
        var run = await dataset.Export("kohya");
        var (then, files) = (run["result"]!, await dataset.Files(run));
        await dataset.Tag("sea");
        await dataset.Api.Post($"{dataset.Path}/images:remove", new { scope = new { images = "1" } });
        await dataset.Api.Post($"{dataset.Path}/images:reorder", new { images = "4", before = 2 });
        await dataset.Api.Patch(dataset.Path, new { name = "Other", triggerWord = "other" });
        await dataset.Api.Patch($"/api/concepts/{(await dataset.Show()).Number("concept")}", new { name = $"Other {Guid.NewGuid():n}" });

        run = await dataset.Export("kohya", at: then.Number("version"));
        var again = run["result"]!;
        var now = (await dataset.Export("kohya"))["result"]!;

        foreach (var (path, bytes) in await dataset.Files(run))
            bytes.ShouldBe(files[path], path);
        again.Text("sha256").ShouldBe(then.Text("sha256"));
        again.Number("version").ShouldBe(then.Number("version"));
        now.Text("sha256").ShouldNotBe(then.Text("sha256"));
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task an_export_by_what_was_so_beside_its_version_is_made_again_as_it_was(Home home)
    {
        var (server, dataset) = (await servers.On(home), await Sample(home));
        var (writing, run) = ($"run:{Guid.NewGuid()}", $"{Guid.NewGuid()}");
        Task Add(string stream, string actor, params IReadOnlyList<IEvent> events) => server.Services.GetRequiredService<IEventStore>().Write(
            s => s.Append([new(stream, events)], new(Guid.NewGuid().ToString(), actor, DateTimeOffset.UnixEpoch, "Changed")));
        Task Propose(int image) => Add(Streams.Proposals(dataset.Id), writing, new TextsProposed("caption", [new(ImageSet.Of(image), "A sea. ")]));
        static RunItemsDone Failed(int image) => new([new($"{image}.png", "failed", "Because.", image)]);
        var order = JsonSerializer.Serialize(new { change = new Change(run, writing, DateTimeOffset.UnixEpoch, "Captioned") }, JsonSerializerOptions.Web);
        await Add(Streams.Dataset(dataset.Id), writing, new TagsEdited([new(ImageSet.Of(1, 2), new(-1, [], ["sea"]))]));
        await Propose(1);
        await Add(Streams.Run(run), writing, new RunQueued(run, "caption", dataset.Id, "Captioned", order), Failed(1));
        var then = (await dataset.Show()).Number("version");

        var made = new Dictionary<string, string>();
        foreach (var filter in new[] { "is:unseen", "kite -is:proposed", $"failed:{run}", "kite" })
            made.Add(filter, (await dataset.Export("plain", options: new { filter }))["result"]!.Text("sha256"));
        await Add(Streams.Views(dataset.Id), "Ada", new ImagesSeen(ImageSet.Of(1)));
        await Propose(2);
        await Add(Streams.Run(run), writing, Failed(2));
        await dataset.Api.Post($"{dataset.Path}/versions", new { name = "v1", at = $"{then}" });

        var exports = (await dataset.Api.Get($"{dataset.Path}/versions")).List("versions").ShouldHaveSingleItem().List("exports");
        exports.Select(e => e["order"]!["options"]!.Text("filter")).ShouldBe(made.Keys, ignoreOrder: true);
        foreach (var ordered in exports.Select(e => e["order"]!))
        {
            var filter = ordered["options"]!.Text("filter");
            (ordered["upTo"] is null).ShouldBe(filter == "kite", "a version says the rest by itself");
            var again = await dataset.Api.Over(await dataset.Api.Post(
                $"{dataset.Path}/exports", new { format = "plain", at = ordered["at"], upTo = ordered["upTo"], options = ordered["options"] }));
            again["result"].ShouldNotBeNull(again["error"]?.ToString()).Text("sha256").ShouldBe(made[filter], filter);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task equal_versions_and_options_give_equal_bytes(Home home, string format)
    {
        var dataset = await Sample(home);
        using var folder = new TemporaryFolder();
        var options = new { imageFormat = "jpg", maxSide = 64 };

        var first = (await dataset.Export(format, folder["one.zip"], options))["result"]!;
        var second = (await dataset.Export(format, folder["two.zip"], options))["result"]!;

        File.ReadAllBytes(folder["two.zip"]).ShouldBe(File.ReadAllBytes(folder["one.zip"]));
        second.Text("sha256").ShouldBe(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(folder["one.zip"]))));
        first.Text("path").ShouldBe(folder["one.zip"]);
    }

    [Fact]
    public async Task ugly_pictures_go_out_as_trainers_read_them()
    {
        using var folder = new TemporaryFolder();
        foreach (var file in UglyFiles.Formats().Concat(UglyFiles.Orientations()))
            folder.Write(file.Name, file.Bytes);
        var dataset = await (await servers.On(Home.Local)).Api.NewDataset();
        await dataset.Import(folder.Root);

        foreach (var format in new[] { null, "png", "jpg", "webp" })
        {
            var files = await dataset.Files(await dataset.Export("plain", options: new { imageFormat = format }));
            var pictures = files.Keys.Where(f => Path.GetExtension(f) is ".png" or ".jpg" or ".webp").ToList();
            pictures.Count.ShouldBe((await dataset.Images()).Count);
            pictures.Select(Path.GetFileNameWithoutExtension).Distinct().Count().ShouldBe(pictures.Count);
        }
    }

    [Fact]
    public async Task a_preview_names_files_and_captions_and_writes_nothing()
    {
        var dataset = await Sample(Home.Local);

        var preview = await dataset.Api.Post($"{dataset.Path}/exports:preview", new { format = "plain", options = new { template = "{caption}, {trigger}" } });

        preview.Number("images").ShouldBe(4);
        preview.List("samples")[3].Text("caption").ShouldBe("A kite., k1te\n");
        (await dataset.Api.Get($"/api/runs?dataset={dataset.Id}")).List("runs").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task nothing_of_the_users_is_overwritten()
    {
        var dataset = await Sample(Home.Local);
        using var folder = new TemporaryFolder();
        folder.Write("full/file.txt", "mine");
        folder.Write("mine.zip", "mine");

        foreach (var path in new[] { folder["full"], folder["mine.zip"] })
            (await dataset.Api.Send(HttpMethod.Post, $"{dataset.Path}/exports", new { format = "plain", path })).Status.ShouldBe(409);

        File.ReadAllText(folder["mine.zip"]).ShouldBe("mine");
    }

    [Theory]
    [InlineData("""{"format":"zip"}""")]
    [InlineData("""{}""")]
    [InlineData("""{"format":"plain","path":"relative"}""")]
    [InlineData("""{"format":"plain","at":-1}""")]
    [InlineData("""{"format":"plain","options":{"template":"{nothing}"}}""")]
    [InlineData("""{"format":"plain","options":{"imageFormat":"gif"}}""")]
    [InlineData("""{"format":"plain","options":{"maxSide":0}}""")]
    [InlineData("""{"format":"plain","options":{"repeats":0}}""")]
    public async Task a_wish_that_cannot_be_met_is_refused_before_a_run_starts(string body)
    {
        var dataset = await Sample(Home.Local);

        foreach (var path in new[] { "exports", "exports:preview" })
            (await dataset.Api.Send(HttpMethod.Post, $"{dataset.Path}/{path}", new StringContent(body, null, "application/json"))).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("""{"format":"plain","at":999}""", 404)]
    [InlineData("""{"format":"plain","options":{"filter":"tag:"}}""", 400)]
    [InlineData("""{"format":"plain","options":{"filter":"tag:none"}}""", 409)]
    public async Task a_preview_says_at_once_what_a_run_would_fail_of(string body, int status)
    {
        var dataset = await Sample(Home.Local);

        (await dataset.Api.Send(HttpMethod.Post, $"{dataset.Path}/exports:preview", new StringContent(body, null, "application/json"))).Status.ShouldBe(status);
    }

    [Fact]
    public async Task a_run_that_cannot_be_done_says_why_and_leaves_nothing()
    {
        var dataset = await Sample(Home.Local);
        using var folder = new TemporaryFolder();

        var run = await dataset.Api.Over(await dataset.Api.Post(
            $"{dataset.Path}/exports", new { format = "plain", path = folder["out"], options = new { filter = "tag:none" } }));

        run.Text("state").ShouldBe("failed");
        run.Text("error").ShouldContain("no image");
        Directory.GetFileSystemEntries(folder.Root).ShouldBeEmpty();
    }

    private async Task<TestDataset> Sample(Home home)
    {
        using var folder = new TemporaryFolder();
        folder.Fill(3);
        folder.Write("pictures/prose.png", Pictures.Png(9));
        folder.Write("pictures/prose.txt", "A kite.\nA red kite.");
        var dataset = await (await servers.On(home)).Api.NewDataset();
        await dataset.Import(folder["pictures"]);
        await dataset.Api.Patch(dataset.Path, new { triggerWord = "k1te" });
        return dataset;
    }
}
