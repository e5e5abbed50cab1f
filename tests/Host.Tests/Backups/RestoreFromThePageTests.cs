using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.Backups;

public sealed class RestoreFromThePageTests
{
    [Fact]
    public async Task the_running_program_restores_a_backup_and_goes_on_at_the_same_place()
    {
        using var folder = new TemporaryFolder();
        await using var serving = await ServingProcess.Start(folder["data"]);
        var dataset = await serving.Api.NewDataset();
        await dataset.Import(folder.Fill(2));
        var before = await dataset.Texts();
        await serving.Api.BackUp(folder["b.zip"]);
        await dataset.Tag("later");

        var api = await Restore(serving, folder, folder["b.zip"]);

        (await new TestDataset(api, dataset.Id).Texts()).ShouldBe(before);
        var restored = (await api.Get("/api/backups"))["restored"]!;
        Directory.Exists(restored.Text("kept")).ShouldBeTrue();
        api.Http.BaseAddress.ShouldBe(serving.Api.Http.BaseAddress);
        await api.IsWell();
        await new TestDataset(api, dataset.Id).Import(folder.Fill(3, below: "more"));
    }

    [Fact]
    public async Task a_backup_that_is_damaged_changes_nothing_and_is_told()
    {
        using var folder = new TemporaryFolder();
        await using var serving = await ServingProcess.Start(folder["data"]);
        var dataset = await serving.Api.NewDataset();
        await dataset.Import(folder.Fill(2));
        var backup = (await serving.Api.BackUp(folder["backups"])).Text("path");
        File.WriteAllBytes(Path.Combine(backup, "events.jsonl.gz"), []);
        await dataset.Tag("later");
        var before = await dataset.Texts();

        var api = await Restore(serving, folder, backup);

        (await new TestDataset(api, dataset.Id).Texts()).ShouldBe(before);
        (await api.Get("/api/settings")).Text("restartProblem").ShouldStartWith("The backup was not restored, so LoraCraft goes on with what was there.");
    }

    [Fact]
    public async Task what_cannot_be_restored_is_refused_before_anything_stops()
    {
        using var folder = new TemporaryFolder();
        await using var serving = await ServingProcess.Start(folder["data"]);
        await using var server = await Server.Start(Home.Local);
        await server.Api.NewDataset();
        await server.Api.BackUp(folder["b.zip"]);

        (await serving.Api.Send(HttpMethod.Post, "/api/backups:restore", new { path = folder["nothing.zip"] })).Status.ShouldBe(404);
        (await serving.Api.Send(HttpMethod.Post, "/api/backups:restore", new { path = "b.zip" })).Status.ShouldBe(400);
        (await server.Api.Send(HttpMethod.Post, "/api/backups:restore", new { path = folder["b.zip"] })).Status.ShouldBe(409, "nobody starts it again");
        (await serving.Api.Get("/api/status"))["version"].ShouldNotBeNull();
    }

    private static async Task<Api> Restore(ServingProcess serving, TemporaryFolder folder, string backup)
    {
        var token = DataFolder.Running(folder["data"])!.Token;
        (await serving.Api.Send(HttpMethod.Post, "/api/backups:restore", new { path = backup })).Status.ShouldBe(202);
        for (var looks = 0; looks < 600; looks++, await Task.Delay(100))
            if (DataFolder.Running(folder["data"]) is { } now && now.Token != token)
                return Api.Of(now.Url, now.Token);
        throw new TimeoutException("It did not come back.");
    }
}
