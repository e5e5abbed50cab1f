using System.Globalization;
using System.Text;
using LoraCraft.Kernel;
using LoraCraft.Shared;
using LoraCraft.Storage.Postgres;
using LoraCraft.Storage.Sqlite;
using LoraCraft.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Host.Tests.History;

/// <summary>
/// Histories that nobody thought of, looked at as of any version: the read tables of that past are, row by row, what a store
/// gives that never saw more than the events up to there.
/// </summary>
public sealed class TimeTravelLawTests
{
    private const int Versions = 5;

    /// <summary>What the dataset itself is called and where it stands is no part of a past of a branch: that goes by the line's first dataset.</summary>
    private static readonly string[] OfTheDatasetAlone = ["concept", "name", "description", "place", "archived", "base", "base_version", "base_numbers"];

    [Theory]
    [InlineData(Home.Local, 12)]
    [InlineData(Home.Shared, 4)]
    public async Task time_travel_to_version_N_equals_a_rebuild_stopped_at_N(Home home, int histories)
    {
        await using var server = await Server.Start(home);
        var compared = 0;
        for (var seed = 1; seed <= histories; seed++)
        {
            var studio = await Studio.Open(server, seed);
            var branch = await studio.History(turns: 12);
            var random = new Random(seed);
            foreach (var (dataset, isBranch) in new[] { (studio.Datasets.One.Id, false), (branch.Id, true) })
                for (var i = 0; i < Versions; i++)
                    compared += await PastIsRebuild(server, home, dataset, isBranch, random.Next(1, (int)Latest(server, dataset) + 1), studio.Log);
        }

        compared.ShouldBeGreaterThan(histories * Versions * 100);
    }

    /// <summary>Returns how many rows there were.</summary>
    private static async Task<int> PastIsRebuild(Server server, Home home, long dataset, bool isBranch, long version, string log)
    {
        var past = server.Services.GetRequiredService<IMoments>().Read(dataset, version.ToString(CultureInfo.InvariantCulture),
            at => Rows(server, at.Session.Tables, at.Dataset, isBranch));
        await using var stopped = await Stopped.Before(server, home, dataset, version);
        var rebuilt = stopped.Store.Read(s => Rows(server, s.Tables, dataset, isBranch));
        past.Keys.ShouldBe(rebuilt.Keys);
        foreach (var (table, rows) in past)
            rows.ShouldBe(rebuilt[table], customMessage: $"{table} of dataset {dataset} as of version {version}\n{log}");
        return past.Values.Sum(rows => rows.Count);
    }

    private static long Latest(Server server, long dataset) =>
        server.Services.GetRequiredService<IEventStore>().Read(s => s.StreamVersion(Streams.Dataset(dataset)));

    /// <summary>The rows of one dataset in every table that a past has, by table.</summary>
    private static SortedDictionary<string, List<string>> Rows(Server server, IReadTables tables, long dataset, bool isBranch)
    {
        var all = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var table in server.Services.GetRequiredService<IReadOnlyList<IProjection>>().Where(p => p.OfOneStream).SelectMany(p => p.Tables))
        {
            var columns = table.ColumnNames.Where(c => c != "dataset" && !(isBranch && table.Name == "dataset" && OfTheDatasetAlone.Contains(c)));
            all.Add(table.Name, [.. tables.Query($"SELECT {string.Join(", ", columns)} FROM {table.Name} WHERE {OfDataset(table)}", Row, dataset).Order(StringComparer.Ordinal)]);
        }

        return all;
    }

    /// <summary>Pictures belong to no dataset, but to the images that show them.</summary>
    private static string OfDataset(TableDefinition table) =>
        table.ColumnNames.Contains("dataset") ? "dataset = $1" : "picture IN (SELECT picture FROM image WHERE dataset = $1)";

    private static string Row(IRow row) => string.Join('|', Enumerable.Range(0, row.FieldCount).Select(row.GetValue).Select(value =>
        value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture)));

    /// <summary>A store of its own to which the log was appended until a dataset had reached a version, and which was then rebuilt.</summary>
    private sealed class Stopped(IEventStore store, TemporaryFolder folder, PostgresDatabase? database) : IAsyncDisposable
    {
        public IEventStore Store => store;

        public static async Task<Stopped> Before(Server server, Home home, long dataset, long version)
        {
            var folder = new TemporaryFolder();
            var database = home == Home.Shared ? await PostgresServer.NewSchema() : null;
            var types = server.Services.GetRequiredService<EventTypes>();
            var projections = server.Services.GetRequiredService<IReadOnlyList<IProjection>>();
            IEventStore store = database is null
                ? await SqliteEventStore.Open(folder["stopped.db"], types, projections)
                : await PostgresEventStore.Open(database.ConnectionString, types, projections);
            await store.Write(session =>
            {
                foreach (var change in UpTo(server.Services.GetRequiredService<IEventStore>(), Streams.Dataset(dataset), version))
                    session.Append([.. Runs(change).Select(run => new StreamAppend(run[0].Stream, [.. run.Select(e => types.Read(e).Event)]))], change[0].Change)
                        .Select(r => r.Position).ShouldBe(change.Select(e => e.Position), "rows name events by position");
                return true;
            });
            await store.Rebuild();
            return new(store, folder, database);
        }

        public async ValueTask DisposeAsync()
        {
            await store.DisposeAsync();
            if (database is not null)
                await database.DisposeAsync();
            folder.Dispose();
        }

        /// <summary>The log from its start to a version of a stream, change by change.</summary>
        private static List<List<StoredEvent>> UpTo(IEventStore store, string stream, long version)
        {
            var log = store.ReadAll(0, int.MaxValue);
            var last = log.Single(e => e.Stream == stream && e.Version == version).Position;
            return Split(log.Where(e => e.Position <= last), (one, next) => one.Change.Id == next.Change.Id);
        }

        private static List<List<StoredEvent>> Runs(List<StoredEvent> change) => Split(change, (one, next) => one.Stream == next.Stream);

        private static List<List<StoredEvent>> Split(IEnumerable<StoredEvent> events, Func<StoredEvent, StoredEvent, bool> together)
        {
            var parts = new List<List<StoredEvent>>();
            foreach (var one in events)
                if (parts.Count > 0 && together(parts[^1][^1], one))
                    parts[^1].Add(one);
                else
                    parts.Add([one]);
            return parts;
        }
    }
}
