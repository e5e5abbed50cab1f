using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.Forgetting;

/// <summary>
/// A dataset with a picture of somebody in it, whose name and texts got into every corner: its own import, edits of it alone and
/// together with others, undone edits, a copy in another dataset, exports.
/// </summary>
internal sealed class Album : IDisposable
{
    public const string Name = "janedoe portrait.png";
    public static readonly string[] Secrets = ["janedoe", "zebrafinch", "harbourside", "ԙӝֆ", "quartzite"];

    private readonly TemporaryFolder _folder = new();

    private Album(Server server, TestDataset dataset, TestDataset other) => (Server, Dataset, Other) = (server, dataset, other);

    public Server Server { get; }

    public TestDataset Dataset { get; }

    /// <summary>Has a copy of the picture.</summary>
    public TestDataset Other { get; }

    /// <summary>The number of the picture in the first dataset.</summary>
    public const int Number = 4;

    public string Path => $"{Dataset.Path}/images/{Number}/forget";

    public byte[] Picture { get; } = Pictures.Png(77, 96, 72);

    public string this[string name] => _folder[name];

    public static async Task<Album> Make(Server server)
    {
        var album = new Album(server, await server.Api.NewDataset(), await server.Api.NewDataset("Second"));
        await album.Fill();
        return album;
    }

    public Task<Answer> Forget(string confirm = Name) => Server.Api.Send(HttpMethod.Post, Path, new { confirm });

    public string WritePicture(string name = $"alone/{Name}") => _folder.Write(name, Picture);

    public void Dispose() => _folder.Dispose();

    private async Task Fill()
    {
        var only = new { images = $"{Number}" };
        await Dataset.Import(_folder.Fill(3));
        var file = WritePicture();
        _folder.Write(System.IO.Path.ChangeExtension($"alone/{Name}", ".txt"), "Janedoe at the harbourside ԙӝֆ.");
        await Dataset.Import(file);
        await Dataset.Import(WritePicture("again/twice.png")); // a duplicate
        await Dataset.Edit(new { kind = "add_tags", tags = new[] { "zebrafinch" } }, only);
        await Dataset.Edit(new { kind = "rename_tag", from = "zebrafinch", to = "zebrafinch quartzite" }, only);
        await Dataset.Undo();
        await Dataset.Redo();
        await Dataset.Edit(new { kind = "replace_text", find = "harbourside", replace = "harbourside quartzite", mode = "plain", matchCase = true, target = "captions" }, only);
        await Dataset.Tag("sea");
        await Dataset.Edit(new { kind = "rename_tag", from = "sea", to = "ocean" });
        await Dataset.Edit(new { kind = "set_caption", caption = "caption", text = "A harbourside with zebrafinch." }, only);
        await Dataset.Edit(new { kind = "sort_tags", by = "alphabetical" });
        await Server.Api.Post($"{Dataset.Path}/images:star", new { scope = only, stars = 5 });
        await Server.Api.Post($"{Dataset.Path}/images:copy", new { scope = only, dataset = Other.Id, move = false });
        await Other.Tag("quartzite");
    }
}
