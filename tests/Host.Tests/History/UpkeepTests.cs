using LoraCraft.Datasets;
using LoraCraft.History.Moments;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using LoraCraft.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Host.Tests.History;

/// <summary>Past states are a cache: the program lives without it.</summary>
public sealed class UpkeepTests
{
    /// <summary>Long enough for upkeep to begin after a start.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    [Fact]
    public async Task pasts_may_be_deleted_at_any_time()
    {
        await using var server = await Server.Start(Home.Local);
        var studio = await Studio.Open(server, seed: 3);
        var dataset = studio.Datasets.One;
        await studio.Work(dataset, 10);
        var (first, then) = (await Sight.Of(dataset, "1"), await Sight.Of(dataset, "2"));

        Directory.Delete(Path.Combine(server.Data, "storage", "past"), recursive: true);

        (await Sight.Of(dataset, "2")).ShouldBe(then);
        (await Sight.Of(dataset, "1")).ShouldBe(first);
        await server.Restart();
        (await Sight.Of(new(server.Api, dataset.Id), "2")).ShouldBe(then);
    }

    [Theory]
    [InlineData(Home.Local, Home.Shared)]
    [InlineData(Home.Shared, Home.Shared)]
    [InlineData(Home.Local, Home.Local)]
    public async Task pasts_of_another_log_are_not_taken_for_ones_own(Home home, Home then)
    {
        await using var server = await Server.Start(home);
        var old = await Described("old");

        await server.StartAnew(then);

        (await Described("new")).ShouldBe(old, "both logs number their datasets from 1");

        async Task<long> Described(string log)
        {
            var dataset = await server.Api.NewDataset();
            var version = (await dataset.Api.Patch(dataset.Path, new { description = $"Described in the {log} log" })).Number("version");
            await dataset.Api.Patch(dataset.Path, new { description = "Later" });
            (await dataset.Api.Get($"{dataset.Path}?at={version}")).Text("description").ShouldBe($"Described in the {log} log");
            return dataset.Id;
        }
    }

    [Fact]
    public async Task a_past_that_cannot_be_written_stops_nothing()
    {
        await using var server = await Server.Start(Home.Local);
        var dataset = await server.Api.NewDataset();
        Directory.Delete(Path.Combine(server.Data, "storage", "past"), recursive: true);
        await File.WriteAllTextAsync(Path.Combine(server.Data, "storage", "past"), "not a folder");
        var events = Enumerable.Range(0, Pasts.WorkBetween).Select(n => new DatasetDescribed($"{n}", $"{n + 1}")).ToList();
        await server.Services.GetRequiredService<IEventStore>().Write(session =>
            session.Append([new(Streams.Dataset(dataset.Id), events)], server.Services.GetRequiredService<IChanges>().New("Described it often")));

        for (var until = DateTime.UtcNow + Patience; DateTime.UtcNow < until; await Task.Delay(200))
            (await dataset.Show()).Text("description").ShouldBe($"{Pasts.WorkBetween}");
    }

    [Fact]
    public async Task a_past_is_kept_after_few_events_about_many_images()
    {
        await using var server = await Server.Start(Home.Local);
        var dataset = await server.Api.NewDataset();
        var (store, pasts) = (server.Services.GetRequiredService<IEventStore>(), server.Services.GetRequiredService<Pasts>());
        var many = ImageSet.Of(Enumerable.Range(1, (Pasts.WorkBetween / 2) + 1));
        foreach (var name in new[] { "first", "second", "third" })
            await store.Write(session => session.Append([new(Streams.Dataset(dataset.Id), [new ImagesRemoved(many)])], server.Services.GetRequiredService<IChanges>().New(name)));

        var second = store.Read(s => s.StreamVersion(Streams.Dataset(dataset.Id))) - 1;
        pasts.Stops(dataset.Id).ShouldBe([second]);
        for (var until = DateTime.UtcNow + (4 * Patience); pasts.Kept(dataset.Id).Count == 0 && DateTime.UtcNow < until;)
            await Task.Delay(100);
        pasts.Kept(dataset.Id).ShouldBe([second]);
    }

    [Fact]
    public async Task a_past_that_is_being_made_while_all_are_thrown_away_goes_too()
    {
        await using var server = await Server.Start(Home.Local);
        using var folder = new TemporaryFolder();
        var dataset = await server.Api.NewDataset();
        using var slow = new SlowScratches(server.Services.GetRequiredService<IScratchFactory>());
        using var pasts = PastsIn(server, folder["past"], slow);

        var making = Task.Run(() => pasts.FileOf(dataset.Id, 1));
        slow.Begun.Wait(Patience);
        var dropping = Task.Run(pasts.Drop);
        await Task.WhenAny(dropping, Task.Delay(300));
        slow.GoOn.Set();
        await Task.WhenAll(making, dropping);

        pasts.Kept(dataset.Id).ShouldBeEmpty();
    }

    [Fact]
    public async Task of_too_many_pasts_those_go_first_of_which_no_others_are_made()
    {
        await using var server = await Server.Start(Home.Local);
        using var folder = new TemporaryFolder();
        var dataset = await server.Api.NewDataset();
        var services = server.Services;
        var store = services.GetRequiredService<IEventStore>();
        var before = store.Read(s => s.StreamVersion(Streams.Dataset(dataset.Id)));
        var many = ImageSet.Of(Enumerable.Range(1, Pasts.WorkBetween));
        foreach (var name in new[] { "first", "second", "third" })
            await store.Write(session => session.Append([new(Streams.Dataset(dataset.Id), [new DatasetDescribed("", name)])], services.GetRequiredService<IChanges>().New(name)));
        await store.Write(session => session.Append([new(Streams.Dataset(dataset.Id), [new ImagesRemoved(many)])], services.GetRequiredService<IChanges>().New("fourth")));
        var stop = before + 4;
        long size;
        using (var roomy = PastsOf("roomy", long.MaxValue))
            size = new FileInfo(roomy.FileOf(dataset.Id, stop)).Length;

        using var narrow = PastsOf("narrow", size * 5 / 2);
        foreach (var version in new[] { stop, before + 1, before + 2, before + 3 })
        {
            narrow.FileOf(dataset.Id, version);
            narrow.Kept(dataset.Id).ShouldBe(version == stop ? [stop] : [version, stop]);
        }

        Pasts PastsOf(string name, long mostBytes) => PastsIn(server, folder[name], services.GetRequiredService<IScratchFactory>(), mostBytes);
    }

    /// <summary>Others than the server's own.</summary>
    private static Pasts PastsIn(Server server, string path, IScratchFactory scratches, long mostBytes = long.MaxValue)
    {
        var store = server.Services.GetRequiredService<IEventStore>();
        return new(
            store, scratches, server.Services.GetRequiredService<EventTypes>(), new(path, store.Identity, scratches.Shape, mostBytes), server.Services.GetRequiredService<IChanges>());
    }

    /// <summary>Makes nothing before it may.</summary>
    private sealed class SlowScratches(IScratchFactory real) : IScratchFactory, IDisposable
    {
        public ManualResetEventSlim Begun { get; } = new();

        public ManualResetEventSlim GoOn { get; } = new();

        public string Shape => real.Shape;

        public IScratch Open() => real.Open();

        public IScratch Open(IReadOnlyList<IProjection> applied) => real.Open(applied);

        public IScratch Open(string file)
        {
            Begun.Set();
            GoOn.Wait(Patience);
            return real.Open(file);
        }

        public void Dispose()
        {
            Begun.Dispose();
            GoOn.Dispose();
        }
    }
}
