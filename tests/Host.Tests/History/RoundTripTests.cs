using System.Collections.Concurrent;
using System.Diagnostics;
using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.History;

/// <summary>
/// How often an answer goes to PostgreSQL and back, which is most of what it takes: as Npgsql notes it, within the request that the
/// test sent.
/// </summary>
public sealed class RoundTripTests(Servers servers)
{
    [Fact]
    public async Task history_of_one_image_is_read_in_few_round_trips()
    {
        using var folder = new TemporaryFolder();
        var dataset = await (await servers.On(Home.Shared)).Api.NewDataset();
        await dataset.Import(folder.Fill(4));
        await dataset.Tag("sea", "1-2");

        (await Taken(dataset.Api, $"{dataset.Path}/changes?image=1")).ShouldBe(4, "what can be undone, what is running, changes, and their names");
        (await Taken(dataset.Api, $"{dataset.Path}/images/1/blame")).ShouldBe(2, "the origins, and their changes");
    }

    private static async Task<int> Taken(Api api, string path)
    {
        var trips = new ConcurrentBag<ActivityTraceId>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.Source.Name == "Npgsql")
                    trips.Add(activity.TraceId);
            },
        };
        using var asking = new Activity("asking").Start();
        await api.Get(path); // what is known after that is not asked again
        ActivitySource.AddActivityListener(listener);
        await api.Get(path);
        return trips.Count(trip => trip == asking.TraceId);
    }
}
