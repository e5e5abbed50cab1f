using System.Globalization;
using LoraCraft.Captioning;
using LoraCraft.Datasets;
using LoraCraft.Host.Tests.Captioning;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using LoraCraft.Testing.Captioners;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Host.Tests.History;

/// <summary>Runs add to one change for hours, and people work beside them.</summary>
public sealed class LongRunTests(Servers servers)
{
    private static readonly DateTimeOffset Start = new(2099, 10, 1, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<Home> Homes => [Home.Local, Home.Shared];

    [Theory, MemberData(nameof(Homes))]
    public async Task a_time_is_the_newest_version_recorded_by_then(Home home)
    {
        var (server, dataset) = await New(home);
        await Add(server, dataset, 0, "run");
        await Add(server, dataset, 1, "run");
        await Add(server, dataset, 5, "first");
        await Add(server, dataset, 10, "run", events: 3);
        await Add(server, dataset, 20, "second");
        await Add(server, dataset, 30, "run");

        (await At(dataset, -1, 0, 3, 7, 10, 15, 25, 30, 99)).ShouldBe([1, 2, 3, 4, 7, 7, 8, 9, 9]);
        await server.Api.IsWell();
    }

    [Theory, MemberData(nameof(Homes))]
    public async Task a_run_that_recorded_all_under_the_time_at_which_it_was_asked_for_hides_nobodys_edit(Home home)
    {
        var (server, dataset) = await New(home);
        await Add(server, dataset, 0, "run");
        await Add(server, dataset, 5, "first");
        await Add(server, dataset, 0, "run");
        await Add(server, dataset, 20, "second");
        await Add(server, dataset, 0, "run");

        (await At(dataset, -1, 0, 3, 5, 15, 20, 99)).ShouldBe([1, 2, 2, 4, 4, 6, 6]);
    }

    [Theory, MemberData(nameof(Homes))]
    public async Task what_a_run_adds_is_of_the_time_at_which_it_adds_it(Home home)
    {
        await using var server = await Server.Start(home);
        await using var desk = await Desk.Set(server.Api, 3);
        await desk.Provider(new { baseUrl = desk.Fake.Url, model = "fake-vision", concurrency = 1 });
        using var answers = new SemaphoreSlim(1);
        desk.Fake.Reply = _ =>
        {
            answers.Wait(TestContext.Current.CancellationToken);
            return FakeReply.Say("A kite.");
        };
        var dataset = desk.Dataset;

        var run = await desk.Begin();
        for (var attempt = 0; attempt < 600 && (await dataset.Images("caption:kite")).Count == 0; attempt++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        await dataset.Tag("mine");
        var (version, edited) = ((await dataset.Show()).Number("version"), DateTimeOffset.UtcNow);
        await Task.Delay(20, TestContext.Current.CancellationToken);
        answers.Release(9);
        await desk.Api.Over(run);

        (await dataset.Api.Get($"{dataset.Path}/order?at={Uri.EscapeDataString(edited.ToString("o", CultureInfo.InvariantCulture))}")).Number("version").ShouldBe(version);
        var (types, store) = (LoraCraftEvents.Types(), server.Services.GetRequiredService<IEventStore>());
        store.Read(s => s.ReadStream(Streams.Run(run.Text("id")))).Select(types.Read).Last(e => e.Event is ProviderUsed).Change.At.ShouldBeGreaterThan(edited);
        store.Read(s => s.Tables.Query("SELECT changed FROM image_touch WHERE dataset = $1 ORDER BY changed", r => r.GetInt64(0), dataset.Id))
            .Select(changed => DateTimeOffset.FromUnixTimeMilliseconds(changed) > edited).ShouldBe([false, true, true]);
        await server.Api.IsWell();
    }

    [Fact]
    public async Task what_an_import_adds_is_of_the_time_at_which_it_adds_it()
    {
        using var folder = new Testing.TemporaryFolder();
        folder.Fill(150);
        var (server, dataset) = await New(Home.Local);

        await dataset.Import(folder["pictures"]);

        var added = server.Services.GetRequiredService<IEventStore>().Read(s => s.ReadStream(Streams.Dataset(dataset.Id), 1)).Select(e => e.Change).ToList();
        added.Select(c => c.Id).Distinct().ShouldHaveSingleItem();
        added.Select(c => c.At).ShouldBeInOrder();
        added[^1].At.ShouldBeGreaterThan(added[0].At);
        (await dataset.Api.Get($"{dataset.Path}/changes")).List("changes")[0]["at"]!.GetValue<DateTimeOffset>().ShouldBe(added[0].At);
    }

    [Theory, MemberData(nameof(Homes))]
    public async Task what_a_person_did_beside_their_own_import_is_undone_before_it_and_redone(Home home)
    {
        using var folder = new Testing.TemporaryFolder();
        folder.Fill(4);
        var (server, dataset) = await New(home);
        await dataset.Import(folder["pictures"]);
        await Star(server, dataset, 1);
        await dataset.Tag("mine", "1-2");
        await Star(server, dataset, 3);

        (await dataset.Undo()).Text("label").ShouldBe("Added \"mine\"");
        await Star(server, dataset, 4);
        (await dataset.Redo()).Text("label").ShouldBe("Added \"mine\"");
        (await dataset.Undo()).Text("label").ShouldBe("Added \"mine\"");
        (await dataset.Undo()).Text("label").ShouldBe("run");
        (await dataset.Images("stars:1")).ShouldBeEmpty();
        (await dataset.Redo()).Text("label").ShouldBe("run");
        (await dataset.Redo()).Text("label").ShouldBe("Added \"mine\"");
    }

    private async Task<(Server Server, TestDataset Dataset)> New(Home home)
    {
        var server = await servers.On(home);
        return (server, await server.Api.NewDataset());
    }

    private static Task Star(Server server, TestDataset dataset, int image) =>
        Add(server, dataset, DateTimeOffset.UtcNow, "run", new ImagesStarred([new(ImageSet.Of(image), 0, 1)]));

    private static Task Add(Server server, TestDataset dataset, int minute, string change, int events = 1) =>
        Add(server, dataset, Start.AddMinutes(minute), change, [.. Enumerable.Range(0, events).Select(_ => new DatasetDescribed("", change))]);

    private static async Task Add(Server server, TestDataset dataset, DateTimeOffset at, string change, params IReadOnlyList<IEvent> events) =>
        await server.Services.GetRequiredService<IEventStore>().Write(session => session.Append(
            [new(Streams.Dataset(dataset.Id), events)],
            new(string.Create(CultureInfo.InvariantCulture, $"{change} {dataset.Id}"), Environment.UserName, DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()), change)));

    /// <summary>The versions of the dataset some minutes after the start.</summary>
    private static async Task<IReadOnlyList<long>> At(TestDataset dataset, params IReadOnlyList<int> minutes)
    {
        var versions = new List<long>();
        foreach (var minute in minutes)
            versions.Add((await dataset.Api.Get($"{dataset.Path}/order?at={Start.AddMinutes(minute).UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}")).Number("version"));
        return versions;
    }
}
