using System.IO.Compression;
using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.Importing;

public sealed class UploadTests(Servers servers)
{
    [Fact]
    public async Task dropped_files_are_imported_with_their_texts_and_archives()
    {
        using var folder = new TemporaryFolder();
        folder.Fill(2, below: "zipped");
        ZipFile.CreateFromDirectory(folder["zipped"], folder["a.zip"]);
        var server = await servers.On(Home.Local);
        var dataset = await server.Api.NewDataset();
        var upload = (await server.Api.Post("/api/uploads")).Text("id");
        await Put(server.Api, upload, "sub folder/фото 🪁.png", Pictures.Png(70));
        await Put(server.Api, upload, "sub folder/фото 🪁.txt", "kite"u8.ToArray());
        await Put(server.Api, upload, $"{new string('n', 251)}.png", Pictures.Png(71));
        await Put(server.Api, upload, "a.zip", await File.ReadAllBytesAsync(folder["a.zip"]));

        var run = await server.Api.Over(await server.Api.Post($"{dataset.Path}/imports", new { upload }));

        TestDataset.Counts(run).ShouldBe("4 0 0 0");
        (await dataset.Texts("name:фото*")).ShouldBe(["фото 🪁.png: kite"]);
        Directory.GetFileSystemEntries(Path.Combine(server.Data, "storage", "uploads")).ShouldNotContain(e => e.EndsWith(upload, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("../a.png")]
    [InlineData("a/../../a.png")]
    [InlineData("..\\a.png")]
    [InlineData("/tmp/a.png")]
    [InlineData("C:/a.png")]
    [InlineData("a//b.png")]
    [InlineData("./a.png")]
    [InlineData("")]
    public async Task a_path_that_leads_elsewhere_is_refused(string path)
    {
        var api = (await servers.On(Home.Local)).Api;
        var upload = (await api.Post("/api/uploads")).Text("id");

        (await Send(api, upload, path, [1])).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("none")]
    [InlineData("..%2F..%2Fexports")]
    public async Task only_an_opened_upload_takes_files_or_is_discarded(string upload)
    {
        var api = (await servers.On(Home.Local)).Api;

        (await Send(api, upload, "a.png", [1])).Status.ShouldBe(404);
        (await api.Send(HttpMethod.Delete, $"/api/uploads/{upload}")).Status.ShouldBeOneOf(404, 405);
    }

    [Fact]
    public async Task a_folder_where_a_file_is_is_refused()
    {
        var api = (await servers.On(Home.Local)).Api;
        var upload = (await api.Post("/api/uploads")).Text("id");
        await Put(api, upload, "a", [1]);

        (await Send(api, upload, "a/b.png", [1])).Status.ShouldBe(409);
    }

    private static async Task Put(Api api, string upload, string path, byte[] content) => (await Send(api, upload, path, content)).Status.ShouldBe(204, path);

    private static Task<Answer> Send(Api api, string upload, string path, byte[] content) =>
        api.Send(HttpMethod.Put, $"/api/uploads/{upload}/files?path={Uri.EscapeDataString(path)}", new ByteArrayContent(content));
}
