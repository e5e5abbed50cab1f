using LoraCraft.Testing;

namespace LoraCraft.Host.Tests;

public sealed class LoginStartTests
{
    [Fact]
    public async Task the_page_switches_the_start_at_login_and_says_what_that_writes()
    {
        using var folder = new TemporaryFolder();
        var login = new FakeLogin();
        var options = new LoraCraftOptions { DataFolder = folder["data"], Port = 0, LoginStart = login };
        await using var host = await LoraCraftHost.Start(options, DataFolder.TryOpen(folder["data"])!);
        var api = Api.Of(host.Url, host.Token);

        (await api.Get("/api/login-start")).ToJsonString().ShouldBe("""{"on":false,"place":"/home/ada/autostart"}""");
        (await api.Send(HttpMethod.Put, "/api/login-start", new { on = true })).Status.ShouldBe(200);
        (await api.Get("/api/login-start"))["on"]!.GetValue<bool>().ShouldBeTrue();
        login.Served.ShouldBe(folder["data"]);
        login.Closed = true;
        var refused = await api.Send(HttpMethod.Put, "/api/login-start", new { on = false });
        (refused.Status, refused.Json!.Text("detail").StartsWith("The start at login could not be read or written: ", StringComparison.Ordinal)).ShouldBe((409, true));
    }

    [Fact]
    public async Task where_there_is_no_switch_it_says_so()
    {
        await using var server = await Server.Start(Home.Local);

        (await server.Api.Get("/api/login-start"))["on"].ShouldBeNull();
        (await server.Api.Send(HttpMethod.Put, "/api/login-start", new { on = true })).Status.ShouldBe(409);
    }

    private sealed class FakeLogin : ILoginStart
    {
        private bool _on;

        public bool Closed { get; set; }

        public string? Served { get; private set; }

        public bool? Now => _on;

        public string Place => "/home/ada/autostart";

        public void Set(bool on, LoraCraftOptions options)
        {
            if (Closed)
                throw new UnauthorizedAccessException("It is closed.");
            (_on, Served) = (on, options.DataFolder);
        }
    }
}
