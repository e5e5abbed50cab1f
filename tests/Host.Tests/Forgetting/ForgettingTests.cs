using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using LoraCraft.Forgetting;
using LoraCraft.Kernel;
using LoraCraft.Runs;
using LoraCraft.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Host.Tests.Forgetting;

/// <summary>An image is forgotten for good: nothing of it is left, and everything else stands.</summary>
public sealed class ForgettingTests
{
    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task what_contains_it_is_listed(Home home)
    {
        await using var server = await Server.Start(home);
        using var album = await Album.Make(server);
        var download = await album.Dataset.Export("plain");
        await album.Dataset.Export("plain", album["out"], new { minStars = 5 });
        await album.Dataset.Export("plain", album["before"], at: 2);
        await server.Api.Post($"{album.Dataset.Path}/images:remove", new { scope = new { images = "4" } });
        await album.Dataset.Export("plain");

        var preview = await server.Api.Get(album.Path);

        preview.Text("name").ShouldBe(Album.Name);
        preview.List("images").Select(i => $"{i.Number("dataset")} {i.Number("number")} {i["removed"]} {i.Number("tags")} {i.Number("captions")} {i.Number("since")}")
            .ShouldBe([$"{album.Dataset.Id} 4 true 2 1 3", $"{album.Other.Id} 1 false 3 1 2"]);
        preview.List("images")[0].List("versions").ShouldHaveSingleItem().Number("from").ShouldBe(3);
        preview.List("images")[1].List("versions").ShouldHaveSingleItem()["to"].ShouldBeNull();
        preview.List("exports").Select(e => $"{e.Number("version")} {e["download"]} {e["partial"]}")
            .ShouldBe([$"{download["result"]!.Number("version")} true false", $"{download["result"]!.Number("version")} false true"]);
        preview.List("trainings").ShouldBeEmpty();
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task nothing_of_it_is_left_in_log_and_tables(Home home)
    {
        await using var server = await Server.Start(home);
        using var album = await Album.Make(server);
        Album.Secrets.ShouldAllBe(secret => Traces.InStore(server.Services, secret).Count > 0);
        var before = await Changes(album.Dataset);

        var forgotten = await album.Forget();

        forgotten.Status.ShouldBe(200, forgotten.Text);
        forgotten.Json!.Number("images").ShouldBe(2);
        forgotten.Json!["left"].ShouldBeNull();
        Traces.InStore(server.Services, Album.Secrets).ShouldBeEmpty();
        await server.Api.IsWell();
        var after = await Changes(album.Dataset);
        after[0].ShouldStartWith("forget 1 ");
        after.Skip(1).Select(c => c[..c.IndexOf('/', StringComparison.Ordinal)]).ShouldBe(before.Select(c => c[..c.IndexOf('/', StringComparison.Ordinal)]), "every change is still there");
        after.ShouldContain(c => c.EndsWith("Renamed \"sea\" to \"ocean\"", StringComparison.Ordinal), "labels about others stand");
        (await album.Dataset.Texts()).ShouldBe(["000.png: hill, kite, ocean", "001.png: hill, kite, ocean", "002.png: hill, kite, ocean"]);
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task every_past_has_a_placeholder(Home home)
    {
        await using var server = await Server.Start(home);
        using var album = await Album.Make(server);

        (await album.Forget()).Status.ShouldBe(200);

        var (store, types) = (server.Services.GetRequiredService<IEventStore>(), server.Services.GetRequiredService<EventTypes>());
        var stream = Streams.Dataset(album.Dataset.Id);
        var now = store.Read(s => s.StreamVersion(stream));
        for (var version = 3L; version <= now; version++)
        {
            using var past = server.Services.GetRequiredService<IScratchFactory>().Open();
            IReadOnlyList<RecordedEvent> events = [.. store.Read(s => s.ReadStream(stream, 0, version)).Select(types.Read)];
            past.Apply(events);
            past.Tables.Query("SELECT name, picture, live, stars, source FROM image WHERE number = 4", r => $"{r.GetString(0)}|{r.GetString(1)}|{r.GetInt64(2)}|{r.GetInt64(3)}|{r.GetString(4)}")
                .ShouldBe(["||0|0|"], $"version {version}");
            past.Tables.Number("SELECT count(*) FROM caption WHERE number = 4").ShouldBe(0);
            past.Tables.Query("SELECT tags, live FROM image_text WHERE number = 4", r => $"{r.GetString(0)} {r.GetInt64(1)}").ShouldBe(["[] 0"]);
            past.Tables.Query("SELECT images, bin FROM dataset", r => (r.GetInt64(0), r.GetInt64(1))).ShouldBe([(3, 1)]);
        }

        var old = await album.Dataset.Export("plain", album["old"], at: 5);
        old["result"]!.Number("images").ShouldBe(3);
    }

    [Fact]
    public async Task another_server_on_the_same_database_forgets_it_too()
    {
        await using var server = await Server.Start(Home.Shared);
        using var album = await Album.Make(server);
        await using var other = await server.Beside();
        var path = $"{album.Dataset.Path}/images/{Album.Number}?at=8";
        (await other.Api.Get(path)).Text("name").ShouldBe(Album.Name);

        (await album.Forget()).Status.ShouldBe(200);

        for (var wait = 0; wait < 500 && (await other.Api.Get(path)).Text("name").Length > 0; wait++)
            await Task.Delay(20);
        (await other.Api.Get(path)).ToJsonString().ShouldSatisfyAllConditions([.. Album.Secrets.Select<string, Action<string>>(secret => shown => shown.ShouldNotContain(secret))]);
    }

    [Fact]
    public async Task no_byte_of_it_is_left_in_the_data_folder()
    {
        await using var server = await Server.Start(Home.Local);
        using var album = await Album.Make(server);
        await album.Dataset.Export("plain");
        await album.Dataset.Export("plain", at: 8);
        Traces.InFiles(Path.Combine(server.Data, "storage", "past"), Traces.Words("zebrafinch")).ShouldNotBeEmpty("the export looked at a past");
        var store = server.Services.GetRequiredService<IEventStore>();
        for (var wait = 0; wait < 500 && store.Read(s => s.Tables.Number("SELECT count(*) FROM caption_pending")) > 0; wait++)
            await Task.Delay(20);
        byte[][] pieces = [.. Album.Secrets.Select(Traces.Words), Traces.Words("Janedoe"), Traces.Piece(album.Picture)];
        pieces.ShouldAllBe(piece => Traces.InFiles(server.Data, piece).Count > 0);

        (await album.Forget()).Status.ShouldBe(200);

        Traces.InFiles(server.Data, pieces).ShouldBeEmpty();
        Directory.EnumerateFiles(Path.Combine(server.Data, "storage", "exports")).ShouldBeEmpty();
        await server.Api.IsWell();
        (await album.Dataset.Export("plain"))["result"]!.Number("images").ShouldBe(3);
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task what_a_look_for_outside_edits_noted_of_it_is_gone(Home home)
    {
        await using var server = await Server.Start(home);
        using var album = await Album.Make(server);
        await album.Dataset.Export("plain", album["out"], new { template = "{caption}" });
        await File.WriteAllTextAsync(Directory.GetFiles(album["out"], "janedoe*.txt").ShouldHaveSingleItem(), "A quartzite with zebrafinch.");
        await album.Dataset.Edit(new { kind = "set_caption", caption = "caption", text = "A janedoe with zebrafinch." }, new { images = "4" });
        var check = await server.Api.Over(await server.Api.Post("/api/drift", new { path = album["out"] }));
        var take = await server.Api.Over(await server.Api.Post($"/api/drift/{check.Text("id")}/take"));
        take["result"]!.List("left").ShouldHaveSingleItem().Text("name").ShouldBe(Album.Name);
        Traces.InFiles(Path.Combine(server.Data, "storage", "checks"), Traces.Words("zebrafinch")).ShouldNotBeEmpty();

        (await album.Forget()).Status.ShouldBe(200);

        Traces.InFiles(Path.Combine(server.Data, "storage", "checks"), Traces.Words("zebrafinch")).ShouldBeEmpty();
        (await server.Api.Send(HttpMethod.Get, $"/api/drift/{check.Text("id")}")).Status.ShouldBe(404);
        (await server.Api.Get($"/api/runs/{take.Text("id")}"))["result"]!.List("left").ShouldHaveSingleItem().Text("name").ShouldBe("a forgotten image");
        Traces.InStore(server.Services, Album.Secrets).ShouldBeEmpty();
        await server.Api.IsWell();
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task a_comparison_that_was_looked_at_before_tells_nothing_of_it(Home home)
    {
        await using var server = await Server.Start(home);
        using var album = await Album.Make(server);
        string[] looks = [$"{album.Dataset.Path}/diff?from=3&to=9", $"{album.Dataset.Path}/diff/report.json?from=3&to=9", $"{album.Dataset.Path}/diff/report.md?from=3&to=9"];
        foreach (var look in looks)
            (await server.Api.Http.GetStringAsync(look)).ShouldContain("zebrafinch");

        (await album.Forget()).Status.ShouldBe(200);

        foreach (var look in looks)
            (await server.Api.Http.GetStringAsync(look)).ShouldSatisfyAllConditions([.. Album.Secrets.Select<string, Action<string>>(secret => shown => shown.ShouldNotContain(secret, Case.Insensitive))]);
    }

    [Theory, InlineData("cancel"), InlineData("fail")]
    public async Task an_upload_whose_import_came_to_nothing_is_gone_with_it(string end)
    {
        await using var server = await Server.Start(Home.Local);
        using var album = await Album.Make(server);
        var upload = (await server.Api.Post("/api/uploads")).Text("id");
        for (var i = 0; i < 400; i++)
            await server.Api.Http.PutAsync($"/api/uploads/{upload}/files?path=janedoe{i}.png", new ByteArrayContent(i == 0 ? album.Picture : Pictures.Png(200 + i)));
        var run = await server.Api.Post($"{album.Dataset.Path}/imports", new { upload });
        if (end == "fail")
            await server.Services.GetRequiredService<CommandRunner>().Run(
                server.Services.GetRequiredService<IChanges>().New("Failed"), [Streams.Run(run.Text("id"))],
                _ => Decision.Of(Streams.Run(run.Text("id")), new RunFailed("The disk is full.")));
        else
            await server.Api.Post($"/api/runs/{run.Text("id")}/cancel");

        await server.Restart();

        (await server.Api.Get($"/api/runs/{run.Text("id")}")).Text("state").ShouldBe(end == "fail" ? "failed" : "cancelled");
        Directory.Exists(Path.Combine(server.Data, "storage", "uploads", upload)).ShouldBeFalse();
    }

    [Fact]
    public async Task a_paused_import_has_to_end_first_and_takes_its_upload_along()
    {
        await using var server = await Server.Start(Home.Local);
        using var album = await Album.Make(server);
        var upload = (await server.Api.Post("/api/uploads")).Text("id");
        for (var i = 0; i < 400; i++)
            await server.Api.Http.PutAsync($"/api/uploads/{upload}/files?path=janedoe{i:000}.png", new ByteArrayContent(i == 399 ? album.Picture : Pictures.Png(200 + i)));
        var run = await server.Api.Post($"{album.Dataset.Path}/imports", new { upload });
        await server.Api.Post($"/api/runs/{run.Text("id")}/pause");
        await server.Services.GetRequiredService<RunDesk>().Settled(TestContext.Current.CancellationToken);

        var refused = await album.Forget();

        refused.Status.ShouldBe(409);
        refused.Text.ShouldContain("is not over yet");
        await server.Api.Post($"/api/runs/{run.Text("id")}/cancel");
        Directory.Exists(Path.Combine(server.Data, "storage", "uploads", upload)).ShouldBeFalse();
        (await album.Forget()).Status.ShouldBe(200);
        Traces.InFiles(server.Data, Traces.Piece(album.Picture)).ShouldBeEmpty();
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task what_stays_elsewhere_is_listed(Home home)
    {
        await using var server = await Server.Start(home);
        using var album = await Album.Make(server);
        await server.Api.Post("/api/recipes", new { name = "Names", steps = new[] { new { edit = new { kind = "add_tags", tags = new[] { "zebrafinch quartzite" } } } } });
        await server.Api.Post("/api/recipes", new { name = "Water", steps = new[] { new { edit = new { kind = "add_tags", tags = new[] { "ocean" } } } } });
        var deleted = await server.Api.Post("/api/recipes", new { name = "Gone", steps = new[] { new { edit = new { kind = "add_tags", tags = new[] { "quartzite" } } } } });
        await server.Api.Send(HttpMethod.Delete, $"/api/recipes/{deleted.Number("id")}");
        await server.Api.Post("/api/tags:apart", new { tags = new[] { "zebrafinch quartzite", "zebrafinch quartz" }, apart = true });
        var replaced = Directory.CreateDirectory(Path.Combine(server.Data, "replaced", "2026-01-01T00-00-00Z")).FullName;

        var preview = await server.Api.Get(album.Path);

        preview.List("mentions").Select(m => $"{m.Text("kind")} {m.Text("name")}: {m.Text("text")}")
            .ShouldBe(["recipe Names: zebrafinch quartzite", "recipe Names: quartzite", "deleted_recipe Gone: quartzite", "apart zebrafinch quartz: zebrafinch quartzite"]);
        preview.List("replaced").Select(r => r.ToString()).ShouldBe([replaced]);
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task its_picture_is_not_served_and_the_placeholder_stays_what_it_is(Home home)
    {
        await using var server = await Server.Start(home);
        using var album = await Album.Make(server);
        var sha = (await server.Api.Get(album.Path)).Text("sha256");
        (await server.Api.Http.GetAsync($"/thumbnails/{sha}")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await album.Forget()).Status.ShouldBe(200);

        foreach (var path in new[] { $"/pictures/{sha}", $"/thumbnails/{sha}" })
            (await server.Api.Http.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var placeholder = (await album.Dataset.Images(bin: true)).ShouldHaveSingleItem();
        placeholder.Number("number").ShouldBe(4);
        (placeholder.Text("name"), placeholder.Text("sha256"), placeholder.Texts()).ShouldBe(("", "", ""));
        (await server.Api.Get($"{album.Dataset.Path}/images/4")).Text("source").ShouldBe("");
        (await album.Dataset.Show()).Number("bin").ShouldBe(1);

        await server.Api.Post($"{album.Dataset.Path}/images:restore");
        await server.Api.Post($"{album.Dataset.Path}/images:star", new { scope = new { images = "1-4" }, stars = 2 });
        await album.Dataset.Edit(new { kind = "set_caption", caption = "caption", text = "Back." }, new { images = "4" });
        (await album.Dataset.Images()).Count.ShouldBe(3);
        (await album.Dataset.Images(bin: true)).ShouldHaveSingleItem().ToJsonString().ShouldBe(placeholder.ToJsonString());
        var again = await album.Forget();
        again.Status.ShouldBe(409);
        again.Text.ShouldContain("forgotten already");
        await server.Api.IsWell();
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task everything_else_can_still_be_undone(Home home)
    {
        await using var server = await Server.Start(home);
        using var album = await Album.Make(server);

        (await album.Forget()).Status.ShouldBe(200);

        for (var undone = await album.Dataset.Undo(); undone["change"] is not null; undone = await album.Dataset.Undo())
            undone.Text("label").ShouldNotContain("for good");
        (await album.Dataset.Show()).Number("images").ShouldBe(0);
        for (var redone = await album.Dataset.Redo(); redone["change"] is not null; redone = await album.Dataset.Redo())
        {
        }

        (await album.Dataset.Texts()).ShouldBe(["000.png: hill, kite, ocean", "001.png: hill, kite, ocean", "002.png: hill, kite, ocean"]);
        (await album.Dataset.Show()).Number("bin").ShouldBe(1);
        Traces.InStore(server.Services, Album.Secrets).ShouldBeEmpty();
        await server.Api.IsWell();
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task it_comes_back_only_when_allowed(Home home)
    {
        await using var server = await Server.Start(home);
        using var album = await Album.Make(server);
        var sha = (await server.Api.Get(album.Path)).Text("sha256");
        (await album.Forget()).Status.ShouldBe(200);

        var file = album.WritePicture("back/other.png");
        var refused = await album.Dataset.Import(file);
        TestDataset.Counts(refused).ShouldBe("0 0 1 0");
        var item = (await server.Api.Get($"/api/runs/{refused.Text("id")}/report")).List("items").ShouldHaveSingleItem();
        item.Text("reason").ShouldContain("because a person asked for it");
        item.Text("reason").ShouldContain($"loracraft forget --allow {sha}");
        (await server.Api.Http.GetAsync($"/pictures/{sha}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await server.Api.Get("/api/forgotten")).List("pictures").ShouldHaveSingleItem().Text("sha256").ShouldBe(sha);

        (await server.Api.Send(HttpMethod.Post, $"/api/forgotten/{sha}/allow")).Status.ShouldBe(204);
        (await server.Api.Send(HttpMethod.Post, $"/api/forgotten/{sha}/allow")).Status.ShouldBe(404);
        (await album.Dataset.Counts(file)).ShouldBe("1 0 0 0");
        (await server.Api.Http.GetAsync($"/pictures/{sha}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await album.Dataset.Images()).Select(i => i.Number("number")).ShouldBe([1, 2, 3, 5]);
        await server.Api.IsWell();
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task outside_edits_do_not_bring_it_back_even_when_it_goes_while_they_are_read(Home home)
    {
        await using var server = await Server.Start(home);
        using var album = await Album.Make(server);
        var sha = (await server.Api.Get(album.Path)).Text("sha256");
        var kites = await server.Api.NewDataset();
        await kites.Import(album["pictures"]);
        await kites.Export("plain", album["out"]);
        album.WritePicture("out/more.png");
        var before = (await kites.Show()).Number("version");
        var check = (await server.Api.Over(await server.Api.Post("/api/drift", new { path = album["out"] }))).Text("id");
        var services = server.Services;
        var moments = new MeanwhileMoments(services.GetRequiredService<IMoments>(), async () =>
        {
            (await album.Forget()).Status.ShouldBe(200);
            foreach (var shelf in new[] { Shelf.Images, Shelf.Thumbnails })
                services.GetRequiredService<IBlobStore>().Put(shelf, sha, album.Picture);
        });

        var taking = services.GetServices<IRunWorker>().Single(worker => worker.Kind == "drift-take").GetType();
        var order = JsonSerializer.Serialize(
            new { check, request = new { conflicts = "keep" }, change = services.GetRequiredService<IChanges>().New("Took in outside edits") }, JsonSerializerOptions.Web);
        var taken = JsonNode.Parse(await ((IRunWorker)ActivatorUtilities.CreateInstance(services, taking, moments)).Work(
            new("meanwhile", kites.Id, order, Again: false), new NoProgress(), TestContext.Current.CancellationToken))!;

        taken.List("left").ShouldHaveSingleItem().Text("reason").ShouldContain("because a person asked for it");
        (await kites.Show()).Number("version").ShouldBe(before);
        services.GetRequiredService<IBlobStore>().Exists(Shelf.Images, sha).ShouldBeFalse();
        services.GetRequiredService<IBlobStore>().Exists(Shelf.Thumbnails, sha).ShouldBeFalse();
        check = (await server.Api.Over(await server.Api.Post("/api/drift", new { path = album["out"] }))).Text("id");
        var later = await server.Api.Over(await server.Api.Post($"/api/drift/{check}/take"));
        later["result"].ShouldNotBeNull(later["error"]?.ToString()).List("left").ShouldHaveSingleItem().Text("reason").ShouldContain("because a person asked for it");
        await server.Api.IsWell();
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task it_takes_the_name_and_no_run_at_work(Home home)
    {
        await using var server = await Server.Start(home);
        using var album = await Album.Make(server);

        (await album.Forget("janedoe")).Status.ShouldBe(409);
        (await server.Api.Send(HttpMethod.Post, $"{album.Dataset.Path}/images/99/forget", new { confirm = "" })).Status.ShouldBe(404);
        (await server.Api.Send(HttpMethod.Get, $"{album.Dataset.Path}/images/99/forget")).Status.ShouldBe(404);
        (await server.Api.Send(HttpMethod.Post, album.Path, new { confirm = Album.Name, reason = new string('x', 201) })).Status.ShouldBe(400);
        (await album.Dataset.Images()).Count.ShouldBe(4);

        (await server.Api.Send(HttpMethod.Post, album.Path, new { confirm = Album.Name, reason = "she asked" })).Status.ShouldBe(200);
        (await album.Dataset.Labels())[0].ShouldBe("Forgot an image for good: she asked");
    }

    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task a_start_finishes_what_a_process_left(Home home)
    {
        await using var server = await Server.Start(home);
        using var album = await Album.Make(server);
        var sha = (await server.Api.Get(album.Path)).Text("sha256");
        var download = await album.Dataset.Export("plain");
        var zip = Path.Combine(server.Data, "storage", "exports", $"{download.Text("id")}.zip");
        File.Exists(zip).ShouldBeTrue();
        var (store, types) = (server.Services.GetRequiredService<IEventStore>(), server.Services.GetRequiredService<EventTypes>());
        await store.Write(session =>
        {
            foreach (var id in new[] { album.Dataset.Id, album.Other.Id })
            {
                var images = ImageSet.Of(id == album.Dataset.Id ? 4 : 1);
                session.Rewrite([.. session.ReadStream(Streams.Dataset(id)).Select(types.Read).Where(e => e.Event is ITouchesImages)
                    .Select(e => new Rewrite(e.Position, ((ITouchesImages)e.Event).Without(images)))]);
                session.Append([new(Streams.Dataset(id), [new ImagesForgotten(images, sha, [], [download.Text("id")])])], new("left", "Ada", DateTimeOffset.UnixEpoch, "Forgot"));
            }

            return true;
        });
        store.Unpurged.ShouldNotBeNull();

        await server.Restart();

        server.Services.GetRequiredService<IEventStore>().Unpurged.ShouldBeNull();
        (await server.Api.Http.GetAsync($"/pictures/{sha}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        File.Exists(zip).ShouldBeFalse();
        await server.Api.IsWell();
    }

    /// <summary>Lets something happen right before what was read is recorded.</summary>
    private sealed class MeanwhileMoments(IMoments moments, Func<Task> meanwhile) : IMoments
    {
        public T Read<T>(long dataset, string? at, Func<DatasetAt, T> query) => moments.Read(dataset, at, query);

        public T Read<T>(long dataset, long version, long upTo, Func<DatasetAt, T> query) => moments.Read(dataset, version, upTo, query);

        public long Version(long dataset, string? at) => moments.Version(dataset, at);

        public string Description(long dataset, long version) => moments.Description(dataset, version);

        public async Task Ready(IEnumerable<long> datasets, CancellationToken cancel = default)
        {
            await meanwhile();
            await moments.Ready(datasets, cancel);
        }
    }

    private sealed class NoProgress : IRunProgress
    {
        public void Report(long done, long total)
        {
        }

        public void Work(long worked, long left)
        {
        }

        public void Tell(string note)
        {
        }
    }

    /// <summary>Kind, images touched and version are what a change is; the label is behind the slash.</summary>
    private static async Task<string[]> Changes(TestDataset dataset) =>
        [.. (await dataset.Api.Get($"{dataset.Path}/changes")).List("changes").Select(c => c.Text("kind") == "forget"
            ? $"forget {c.Number("images")} /{c.Text("label")}" : $"{c.Text("kind")} {c.Number("version")} {c.Text("actor")} {c.Text("at")} {c.Text("id")}/{c.Text("label")}")];
}
