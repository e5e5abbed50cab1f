using LoraCraft.Testing;
using LoraCraft.Testing.Captioners;

namespace LoraCraft.Host.Tests.Killing;

/// <summary>The server is killed in the middle of a captioning run.</summary>
public sealed class CaptionKillTests
{
    private const int Images = 120;
    private const int AtOnce = 4;

    [Fact]
    public async Task nothing_is_asked_twice_but_what_was_under_way()
    {
        using var folder = new TemporaryFolder();
        await using var fake = await FakeCaptioner.Start();
        fake.Answers = Images / 2;
        fake.Reply = call => FakeReply.Say($"Answer {call.Number}.");
        var pictures = folder.Fill(Images);
        var data = folder["data"];
        string run;
        await using (var serving = await ServingProcess.Start(data))
        {
            var dataset = await serving.Api.NewDataset();
            await dataset.Import(pictures);
            await serving.Api.Send(HttpMethod.Put, "/api/providers/fake", new { baseUrl = fake.Url, model = "fake-vision", concurrency = AtOnce });
            run = (await serving.Api.Post($"{dataset.Path}/captions", new { provider = "fake", preset = "sentences-style" })).Text("id");
            for (var until = DateTime.UtcNow.AddSeconds(60); fake.Asked.Count < (Images / 2) + AtOnce; await Task.Delay(5))
                DateTime.UtcNow.ShouldBeLessThan(until);
            await serving.Kill();
        }

        fake.Answers = int.MaxValue;
        await using var again = await ServingProcess.Start(data);
        var over = await again.Api.Over(await again.Api.Get($"/api/runs/{run}"));

        over["result"]!.Number("captioned").ShouldBe(Images);
        fake.Asked.Count.ShouldBeInRange(Images, Images + AtOnce);
        (await new TestDataset(again.Api, 1).Images("-is:uncaptioned")).Count.ShouldBe(Images);
        await again.Api.IsWell();
    }
}
