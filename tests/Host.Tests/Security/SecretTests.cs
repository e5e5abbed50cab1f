using LoraCraft.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Host.Tests.Security;

public sealed class SecretTests : IAsyncLifetime
{
    private const string Key = "sk-a1b2c3d4e5f6g7h8wxyz";
    private Server _server = null!;

    public async ValueTask InitializeAsync() => _server = await Server.Start(Home.Local);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task a_secret_is_kept_for_the_program_and_shown_by_its_last_letters_alone()
    {
        var set = await _server.Api.Send(HttpMethod.Put, "/api/secrets/openai", new { value = Key });

        (set.Status, set.Json!.Text("name"), set.Json!.Text("ending")).ShouldBe((200, "openai", "wxyz"));
        set.Text.ShouldNotContain("sk-");
        await _server.Restart();
        Secrets.Read("openai").ShouldBe(Key);
        var all = (await _server.Api.Get("/api/secrets")).ToJsonString();
        all.ShouldContain("wxyz");
        all.ShouldNotContain(Key);
    }

    [Fact]
    public async Task no_file_of_the_data_folder_holds_it_and_its_keys_are_for_their_owner_alone()
    {
        await _server.Api.Send(HttpMethod.Put, "/api/secrets/openai", new { value = Key });
        await _server.Close();

        var files = Directory.GetFiles(_server.Data, "*", SearchOption.AllDirectories);
        files.ShouldAllBe(f => !File.ReadAllText(f).Contains("a1b2c3d4e5f6g7h8", StringComparison.Ordinal));
        var keys = files.Where(f => Path.GetDirectoryName(f) == Path.Combine(_server.Data, "keys")).ToList();
        keys.ShouldNotBeEmpty();
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in keys.Append(Path.Combine(_server.Data, "secrets.json")))
                File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.GetUnixFileMode(Path.Combine(_server.Data, "keys")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task a_secret_is_removed_and_a_short_one_shows_nothing()
    {
        Secrets.Set("short", "12345678901");

        Secrets.List().ShouldBe([new SecretView("short", null)]);
        (await _server.Api.Send(HttpMethod.Delete, "/api/secrets/short")).Status.ShouldBe(204);
        Secrets.Read("short").ShouldBeNull();
        (await _server.Api.Send(HttpMethod.Delete, "/api/secrets/short")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task a_sealed_secret_does_not_open_in_the_place_of_another_or_without_its_keys()
    {
        Secrets.Set("one", Key);
        var file = Path.Combine(_server.Data, "secrets.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"one\"", "\"two\"", StringComparison.Ordinal));
        Should.Throw<Kernel.RefusedException>(() => Secrets.Read("two")).Message.ShouldContain("loracraft settings secret set two");

        Secrets.Set("one", Key);
        await _server.Close();
        Directory.Delete(Path.Combine(_server.Data, "keys"), recursive: true);
        await _server.Restart();
        Should.Throw<Kernel.RefusedException>(() => Secrets.Read("one"));
        (await _server.Api.Get("/api/secrets")).List("secrets").ShouldAllBe(s => s["ending"] == null);
    }

    [Theory]
    [InlineData("Open AI", Key)]
    [InlineData("openai", "")]
    [InlineData("openai", "two words")]
    [InlineData("openai", "line\nbreak")]
    public async Task what_cannot_be_a_secret_is_refused_and_not_repeated(string name, string value)
    {
        var answer = await _server.Api.Send(HttpMethod.Put, $"/api/secrets/{Uri.EscapeDataString(name)}", new { value });

        answer.Status.ShouldBe(400);
        if (value.Length > 0)
            answer.Text.ShouldNotContain(value);
    }

    private ISecrets Secrets => _server.Services.GetRequiredService<ISecrets>();
}
