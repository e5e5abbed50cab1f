namespace LoraCraft.Host.Tests.History;

/// <summary>
/// Histories that nobody thought of: whatever is done to two datasets, undoing all of it gives the start again, redoing
/// all of it the end, and the read tables are what the events give.
/// </summary>
public sealed class UndoPropertyTests
{
    [Theory]
    [InlineData(Home.Local, 100)]
    [InlineData(Home.Shared, 25)]
    public async Task undoing_everything_gives_the_start_and_redoing_everything_the_end(Home home, int histories)
    {
        await using var server = await Server.Start(home);
        for (var seed = 1; seed <= histories; seed++)
            await UndoAndRedo(server, seed);

        await server.Api.IsWell();
        await server.Api.Post("/api/maintenance/rebuild");
        await server.Api.IsWell();
    }

    private static async Task UndoAndRedo(Server server, int seed)
    {
        var studio = await Studio.Open(server, seed);
        var start = await studio.Look();
        await studio.Work(commands: 25);
        var end = await studio.Look();

        var undone = await studio.UndoAll();
        (await studio.Look()).ShouldBe(start, customMessage: $"History {seed} undone:\n{studio.Log}");
        await studio.RedoAll(undone);
        (await studio.Look()).ShouldBe(end, customMessage: $"History {seed} redone:\n{studio.Log}");
        (await studio.UndoAll()).ShouldBe(undone, customMessage: $"History {seed} undone again:\n{studio.Log}");
        (await studio.Look()).ShouldBe(start, customMessage: $"History {seed} undone again:\n{studio.Log}");
    }
}
