using LoraCraft.Captions;
using LoraCraft.Captions.Edits;
using LoraCraft.History.Moments;
using LoraCraft.Host;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using LoraCraft.Storage.Postgres;
using LoraCraft.Storage.Sqlite;
using LoraCraft.Testing;
using Npgsql;

namespace LoraCraft.Bench;

/// <summary>
/// What history answers on a dataset of 100,000 images and a million events (<see cref="HistoryData"/>), over HTTP: on SQLite, on
/// PostgreSQL (both unless <c>sqlite</c> or <c>postgres</c> is given), and how the two compare. Further words name the parts to
/// measure: <c>keep timeline as-of diff undo branch merge</c>.
/// </summary>
internal static class History
{
    private const int Questions = 200;
    private const int Moments = 12;
    private const int Rounds = 3;
    private const int MergedImages = 20_000;
    private const int MergeConflicts = 1_000;
    private const int ChangesApart = 5_000;
    private const string Median = "(median)";
    private const double MostMegabytes = 500;

    public static async Task Run(string[] args)
    {
        var (sqlite, postgres) = (new List<Score>(), new List<Score>());
        List<string> parts = [.. args.Except(["sqlite", "postgres"])];
        if (!args.Contains("postgres"))
            sqlite = await OnSqlite(parts);
        if (!args.Contains("sqlite"))
            postgres = await OnPostgres(parts);
        Score.Print([.. sqlite.Zip(postgres).Where(b => b.First.Unit is "s" or "ms" && (b.First.Target > 0 || b.First.Name.EndsWith(Median, StringComparison.Ordinal)))
            .Select(b => new Score("Postgres / SQLite: " + b.First.Name, b.Second.Value / b.First.Value, "x", b.First.Target > 0 ? 2 : 0, AtMost: true))]);
    }

    private static async Task<List<Score>> OnSqlite(List<string> parts)
    {
        using var folder = new ScratchFolder();
        foreach (var part in Directory.GetFiles(await Filled()))
            File.Copy(part, folder.In(Path.GetFileName(part)));
        await using var host = await Product.Start(folder.Path);
        Console.WriteLine("SQLite");
        return await Measure(host, parts);
    }

    /// <summary>A data folder with the log, kept between runs.</summary>
    private static async Task<string> Filled()
    {
        var folder = Path.Combine(Bench.Folder, "history");
        if (!Directory.Exists(folder))
        {
            var half = Directory.CreateDirectory(folder + ".half").FullName;
            await using (var log = await SqliteEventStore.Open(FileIn(half), LoraCraftEvents.Types(), []))
                await HistoryData.Fill(log);
            Directory.Move(half, folder);
        }

        return folder;
    }

    private static string FileIn(string folder) => Path.Combine(folder, "loracraft.db");

    private static async Task<List<Score>> OnPostgres(List<string> parts)
    {
        await using var database = await PostgresServer.NewDatabase();
        await using (var kept = await SqliteEventStore.Open(FileIn(await Filled()), LoraCraftEvents.Types(), []))
        await using (var log = await PostgresEventStore.Open(database.ConnectionString, LoraCraftEvents.Types(), []))
            await log.Load(kept.WholeLog());
        await using (await PostgresEventStore.Open(database.ConnectionString, LoraCraftEvents.Types(), LoraCraftProjections.All()))
            Console.WriteLine("Read tables made from the log");
        await Warm(database.ConnectionString);
        using var folder = new ScratchFolder();
        await using var host = await Product.Start(new LoraCraftOptions { Mode = "shared", Postgres = database.ConnectionString, DataFolder = folder.Path, Port = 0 });
        Console.WriteLine("PostgreSQL");
        return await Measure(host, parts);
    }

    /// <summary>
    /// The server of the tests gathers no statistics by itself, as others do. Its tables are in memory then, as the file of SQLite is
    /// that was just copied; and what was loaded is on the disk, and not still on its way there while something is measured.
    /// </summary>
    private static async Task Warm(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        foreach (var sql in new[]
        {
            "VACUUM ANALYZE",
            "CHECKPOINT",
            "CREATE EXTENSION IF NOT EXISTS pg_prewarm",
            "SELECT pg_prewarm(oid::regclass) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'i')",
        })
        {
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task<List<Score>> Measure(LoraCraftHost host, List<string> only)
    {
        using var client = new HistoryClient(host);
        var random = new Random(11);
        var newest = (int)host.Store().Read(s => s.StreamVersion(Streams.Dataset(1)));
        List<string> Paths(Func<string> path, int count = Questions) => [.. Enumerable.Range(0, count).Select(_ => path())];
        string Position() => $"before={random.Next(HistoryData.Images, newest)}";
        List<Score> Answers(string name, double target, Func<string> path)
        {
            foreach (var unmeasured in Paths(path))
                client.Get(unmeasured);
            var taken = Measurement.Take(name, target, Paths(path), client.Get);
            return [new($"{name} (p99)", taken.P99, "ms", target, AtMost: true), new($"{name} {Median}", taken.P50, "ms")];
        }

        (string Name, Func<Task<List<Score>>> Run)[] parts =
        [
            ("keep", async () => Seconds("files of pasts made behind the scenes", [await Spent.On(() => Kept(host))])),
            ("timeline", () => Task.FromResult<List<Score>>([
                .. Answers("timeline", 100, () => "changes?limit=100"),
                .. Answers("timeline, next page", 100, () => $"changes?limit=100&{Position()}"),
                .. Answers("timeline of an image", 100, () => $"changes?limit=100&image={random.Next(1, HistoryData.Images)}"),
                .. Answers("timeline of a tag", 100, () => $"changes?limit=100&tag={Uri.EscapeDataString(GridData.Tag(GridData.RandomTag(random)))}"),
                .. Answers("blame of an image", 50, () => $"images/{random.Next(1, HistoryData.Images)}/blame")])),
            ("as-of", () => AsOf(client, [.. Enumerable.Range(0, Moments).Select(_ => random.Next(100, newest))])),
            ("diff", () => Diff(client, random, newest)),
            ("undo", () => Undo(client)),
            ("branch", () => Branch(host, client, random, newest)),
            ("merge", () => Merge(host, client)),
        ];
        var scores = new List<Score>();
        foreach (var part in parts.Where(p => only.Count == 0 || only.Contains(p.Name)))
        {
            var measured = await part.Run();
            Score.Print(measured);
            scores.AddRange(measured);
        }

        return scores;
    }

    /// <summary>The medians of what some work took, on the clock and of the processor.</summary>
    private static List<Score> Seconds(string name, IReadOnlyList<Spent> spent, double target = 0) =>
    [
        new(name, Score.Median(spent.Select(s => s.Wall)), "s", target, AtMost: true),
        new($"{name}, processor", Score.Median(spent.Select(s => s.Cpu)), "s"),
    ];

    /// <summary>Waits until the product has made its files of pasts, so that they are not made while others are timed.</summary>
    private static async Task Kept(LoraCraftHost host)
    {
        var pasts = host.Get<Pasts>();
        var stops = pasts.Stops(1);
        while (stops.Except(pasts.Kept(1)).Any())
            await Task.Delay(TimeSpan.FromMilliseconds(100));
    }

    private static async Task<List<Score>> AsOf(HistoryClient client, IReadOnlyList<int> moments)
    {
        var (first, again) = (new List<Spent>(), new List<Spent>());
        var before = Peak.Begin();
        foreach (var moment in moments)
        {
            first.Add(await client.Time(HttpMethod.Get, $"images?limit=200&at={moment}"));
            for (var i = 0; i < Rounds; i++)
                again.Add(await client.Time(HttpMethod.Get, $"images?limit=200&at={moment}"));
        }

        return
        [
            .. Seconds("as of a random moment, first time", first, 3),
            new("as of a random moment, first time, slowest", first.Max(s => s.Wall), "s", 3, AtMost: true),
            new($"as of a random moment, again {Median}", Score.Median(again.Select(s => s.Wall)) * 1000, "ms"),
            new("as of a random moment, again, slowest", again.Max(s => s.Wall) * 1000, "ms", 100, AtMost: true),
            new("more memory for it", Peak.Since(before), "MiB", MostMegabytes, AtMost: true),
        ];
    }

    private static async Task<List<Score>> Diff(HistoryClient client, Random random, int newest)
    {
        const int Apart = ChangesApart * HistoryData.EventsOfChange;
        var within = new List<Spent>();
        for (var round = 0; round < Rounds; round++)
        {
            var from = random.Next(100, newest - Apart);
            within.Add(await client.Time(HttpMethod.Get, $"diff?from={from}&to={from + Apart}"));
        }

        return
        [
            .. Seconds("diff of moments 5,000 changes apart", within, 3),
            .. Seconds("diff of now and 5,000 changes ago", [await client.Time(HttpMethod.Get, $"diff?from={newest - Apart}")], 3),
        ];
    }

    private static async Task<List<Score>> Undo(HistoryClient client)
    {
        var (previews, applied) = (new List<Spent>(), new List<Spent>());
        for (var round = 0; round < Rounds; round++)
        {
            var change = new { change = HistoryData.WideChange, onConflict = "merge" };
            previews.Add(await client.Time(HttpMethod.Post, "undo:preview", change));
            if (round == 0 && (int)client.Last!["total"]! != HistoryData.WideConflicts)
                throw new InvalidOperationException($"{client.Last["total"]} images were touched since.");
            applied.Add(await client.Time(HttpMethod.Post, "undo", change));
            await client.Time(HttpMethod.Post, "redo");
        }

        return
        [
            .. Seconds("undo of 10,000 images, 500 touched since: preview", previews, 2),
            .. Seconds("undo of 10,000 images, 500 touched since", applied, 2),
        ];
    }

    private static async Task<List<Score>> Branch(LoraCraftHost host, HistoryClient client, Random random, int newest)
    {
        var (now, then, ready) = (new List<Spent>(), new List<Spent>(), new List<Spent>());
        for (var round = 0; round < Rounds; round++)
        {
            now.Add(await client.Time(HttpMethod.Post, "branches", new { name = $"Now {round}" }));
            ready.Add(await Spent.On(() => host.Get<IMoments>().Ready([(long)client.Last!["id"]!])));
            then.Add(await client.Time(HttpMethod.Post, "branches", new { name = $"Then {round}", at = $"{random.Next(100, newest)}" }));
            await host.Get<IMoments>().Ready([(long)client.Last!["id"]!]);
        }

        return
        [
            .. Seconds("branch from now", now, 0.3),
            .. Seconds("branch from now, until it can be changed", ready),
            .. Seconds("branch from a random moment", then, 0.3),
        ];
    }

    private static async Task<List<Score>> Merge(LoraCraftHost host, HistoryClient client)
    {
        await client.Time(HttpMethod.Post, "branches", new { name = "To merge" });
        var branch = (long)client.Last!["id"]!;
        await host.Get<IMoments>().Ready([branch]);
        var both = new Scope(Images: ImageSet.Range(30_001, 30_000 + MergedImages));
        var torn = new Scope(Images: ImageSet.Range(30_001, 30_000 + MergeConflicts));
        var texts = host.Get<EditTexts>();
        await texts.Run(1, new AddTags(["ours"], "end"), both);
        await texts.Run(1, new AddText(" at noon", "end"), torn);
        await texts.Run(branch, new AddText("theirs: ", "front"), both);
        await texts.Run(branch, new AddText(" at night", "end"), torn);
        var previews = new List<Spent>();
        for (var round = 0; round < Rounds; round++)
        {
            previews.Add(await client.Time(HttpMethod.Post, "merge:preview", new { from = branch }));
            if ((int)client.Last!["total"]! != MergeConflicts)
                throw new InvalidOperationException($"{client.Last["total"]} conflicts.");
        }

        return
        [
            .. Seconds("merge of 20,000 images, to 1,000 conflicts", previews, 10),
            .. Seconds("merge of 20,000 images", [await client.Time(HttpMethod.Post, "merge", new { from = branch, onConflict = "both" })]),
        ];
    }
}
