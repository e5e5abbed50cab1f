using System.IO.Compression;
using System.Text.Json.Nodes;

namespace LoraCraft.Host.Tests;

/// <summary>A dataset and what tests do with it.</summary>
internal sealed record TestDataset(Api Api, long Id)
{
    public string Path => $"/api/datasets/{Id}";

    /// <summary>Imports places and returns the finished run.</summary>
    public async Task<JsonNode> Import(params string[] paths) => await Import("auto", paths);

    public async Task<JsonNode> Import(string text, string[] paths)
    {
        var run = await Api.Over(await Api.Post($"{Path}/imports", new { paths, text }));
        run.Text("state").ShouldBe("finished", run["error"]?.ToString());
        return run;
    }

    /// <summary>Added, duplicates, skipped and failed of an import, like <c>3 0 1 0</c>.</summary>
    public async Task<string> Counts(params string[] paths) => Counts(await Import(paths));

    public static string Counts(JsonNode run) =>
        string.Join(' ', new[] { "added", "duplicates", "skipped", "failed" }.Select(k => run["result"]!.Number(k)));

    public Task<JsonNode> Show() => Api.Get(Path);

    public async Task<IReadOnlyList<JsonNode>> Images(string filter = "", string sort = "position", bool bin = false) =>
        (await Api.Get($"{Path}/images?filter={Uri.EscapeDataString(filter)}&sort={sort}&bin={(bin ? "true" : "false")}&limit=1000")).List("images");

    /// <summary>Names with their texts, in order: <c>a.png: red kite, hill | caption: A kite.</c></summary>
    public async Task<string[]> Texts(string filter = "") => [.. (await Images(filter)).Select(i => $"{i.Text("name")}: {i.Texts()}")];

    public Task<JsonNode> Edit(object edit, object? scope = null) => Api.Post($"{Path}/edits", new { edit, scope });

    public Task<JsonNode> Tag(string tag, string? images = null) => Edit(new { kind = "add_tags", tags = new[] { tag } }, new { images });

    public Task<JsonNode> Preview(object edit, object? scope = null) => Api.Post($"{Path}/edits:preview", new { edit, scope });

    public Task<JsonNode> Undo(string? change = null) => Api.Post($"{Path}/undo", new { change });

    public Task<JsonNode> Redo() => Api.Post($"{Path}/redo");

    public async Task<string[]> Labels() => [.. (await Api.Get($"{Path}/changes")).List("changes").Select(c => c.Text("label"))];

    /// <summary>Exports and returns the finished run.</summary>
    public async Task<JsonNode> Export(string format, string? path = null, object? options = null, long? at = null)
    {
        var run = await Api.Over(await Api.Post($"{Path}/exports", new { format, path, options = options ?? new { }, at }));
        run.Text("state").ShouldBe("finished", run["error"]?.ToString());
        return run;
    }

    /// <summary>The files of an export for download by path.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> Files(JsonNode run)
    {
        await using var zip = new ZipArchive(new MemoryStream(await Api.Http.GetByteArrayAsync(run["result"]!.Text("download"))));
        var files = new Dictionary<string, byte[]>();
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            await using (var stream = await entry.OpenAsync())
                await stream.CopyToAsync(content);
            files.Add(entry.FullName, content.ToArray());
        }

        return files;
    }
}
