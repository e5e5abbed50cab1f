using LoraCraft.Host.Tests.Forgetting;
using LoraCraft.Testing.Captioners;

namespace LoraCraft.Host.Tests.Captioning;

/// <summary>What models proposed for a picture is forgotten with it, and read tables made anew are as they were.</summary>
public sealed class ForgottenProposalTests
{
    [Theory, InlineData(Home.Local), InlineData(Home.Shared)]
    public async Task a_forgotten_picture_takes_what_was_proposed_for_it_along(Home home)
    {
        await using var server = await Server.Start(home);
        await using var desk = await Desk.Set(server.Api, 4);
        desk.Fake.Reply = _ => FakeReply.Say($"A zebrafinch of {Guid.NewGuid():N}.");
        await desk.Caption(new { policy = "propose" });
        await desk.Api.Post($"{desk.Dataset.Path}/proposals:accept", new { scope = new { images = "1,4" } });
        await desk.Api.Post($"{desk.Dataset.Path}/proposals:reject", new { scope = new { images = "2" } });
        await desk.Dataset.Undo();
        var others = (await desk.Api.Get($"{desk.Dataset.Path}/proposals?texts=true")).List("proposals").ToDictionary(p => p.Number("image"), p => p.Text("text"));
        var secret = (await desk.Dataset.Texts())[0].Split("caption: ")[1];
        Traces.InStore(server.Services, secret).ShouldNotBeEmpty();

        foreach (var image in new[] { 1, 2 })
            (await desk.Api.Send(HttpMethod.Post, $"{desk.Dataset.Path}/images/{image}/forget", new { confirm = $"{image - 1:000}.png" })).Status.ShouldBe(200);

        Traces.InStore(server.Services, secret, others[2]).ShouldBeEmpty();
        (await desk.Api.Get($"{desk.Dataset.Path}/proposals")).List("proposals").Select(p => p.Number("image")).ShouldBe([3]);
        await desk.Api.IsWell();
    }
}
