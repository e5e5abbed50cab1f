using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using LoraCraft.Host.Backups;
using LoraCraft.Kernel;
using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.Backups;

/// <summary>Backups that are broken, or made by somebody who means harm: each is refused, and the data folder is as it was.</summary>
public sealed class DamagedBackupTests : IAsyncLifetime
{
    private const string Passphrase = "correct horse battery";

    private readonly TemporaryFolder _folder = new();
    private string[] _before = [];

    public async ValueTask InitializeAsync()
    {
        await using var server = await Server.Start(Home.Local);
        var dataset = await server.Api.NewDataset();
        await dataset.Import(_folder.Fill(3));
        await server.Api.Send(HttpMethod.Put, "/api/secrets/openai", new { value = "sk-a1b2c3d4e5f6g7h8wxyz" });
        await server.Api.BackUp(_folder["b.zip"], Passphrase);
        await server.Api.BackUp(_folder["b"], Passphrase);
        await Restoring.Restore(_folder["b.zip"], _folder["data"]);
        await Restoring.Ask(_folder["data"], async api => (await new TestDataset(api, 1).Tag("mine"), 0));
        _before = await Restoring.Texts(_folder["data"]);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("events.jsonl.gz", "")]
    [InlineData("files.txt", "")]
    [InlineData("backup.json", "backup.json is damaged")]
    [InlineData("secrets.json", "secrets.json does not have the content that was written")]
    [InlineData("picture", "does not have the content that its name says")]
    public async Task a_part_of_a_folder_that_changed_is_found(string part, string says)
    {
        var file = part == "picture"
            ? Directory.GetFiles(_folder["b/pictures"], "*", SearchOption.AllDirectories)[0]
            : Directory.GetFiles(_folder["b/snapshots"], part, SearchOption.AllDirectories).Single();
        var whole = File.ReadAllBytes(file);

        var other = (byte[])whole.Clone();
        other[other.Length / 2] = (byte)(other[other.Length / 2] == '0' ? '1' : '0');
        File.WriteAllBytes(file, other);
        (await Refused(_folder["b"])).ShouldContain(says);
        File.WriteAllBytes(file, whole[..(whole.Length / 2)]);
        await Refused(_folder["b"]);
        File.Delete(file);
        await Refused(_folder["b"]);

        File.WriteAllBytes(file, whole);
        await Restoring.Restore(_folder["b"], _folder["data"], Passphrase);
    }

    [Fact]
    public async Task a_zip_that_was_cut_off_or_changed_is_found_wherever_that_is()
    {
        var whole = File.ReadAllBytes(_folder["b.zip"]);
        for (var part = 1; part <= 8; part++)
        {
            File.WriteAllBytes(_folder["cut.zip"], whole[..(whole.Length * part / 9)]);
            (await Refused(_folder["cut.zip"])).ShouldContain("It is no zip that is whole");
        }

        await Refused(_folder.Write("text.zip", "This is no zip."));
        (await Refused(_folder["nothing.zip"])).ShouldContain("There is nothing at");
    }

    [Theory]
    [InlineData("pictures/../../../evil", "is none")]
    [InlineData("pictures", "is none")]
    public async Task a_list_that_leads_elsewhere_is_refused(string line, string says)
    {
        var message = await Refused(Forge((name, bytes) => name == "files.txt" ? Encoding.ASCII.GetBytes($"{line} 5\n") : bytes));

        message.ShouldContain(says);
        Directory.GetFiles(_folder.Root, "evil*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task more_than_it_says_is_not_unpacked()
    {
        var (events, files) = ((byte[])[], (byte[])[]);
        Forge((name, bytes) => (name == "events.jsonl" ? events = bytes : name == "files.txt" ? files = bytes : bytes).Length > 0 ? bytes : bytes);
        var sizes = Encoding.ASCII.GetString(files).Split('\n')[0].Split(' ');

        (await Refused(Forge((name, bytes) => name == "events.jsonl" ? [.. events, .. events] : bytes, reseal: false))).ShouldContain("longer than it says");
        (await Refused(Forge((name, bytes) => name == "events.jsonl" ? [.. events, .. events] : bytes))).ShouldContain("out of order");
        (await Refused(Forge((name, bytes) => name == "events.jsonl" ? events[..(events.Length / 2)] : bytes))).ShouldContain("in the middle");
        (await Refused(Forge((name, bytes) => name == "events.jsonl" ? "{\"position\":1}\n"u8.ToArray() : bytes))).ShouldContain("Line 1 of its events cannot be read");
        (await Refused(Forge((name, bytes) => name == "files.txt" ? Encoding.ASCII.GetBytes($"pictures {sizes[1]} 4\n") : bytes))).ShouldContain("longer than it says");
        (await Refused(Forge((name, bytes) => name == "files.txt" ? [] : bytes))).ShouldContain("is missing");
    }

    [Fact]
    public async Task what_does_not_fit_on_the_disk_or_is_newer_is_not_begun()
    {
        (await Refused(Forge(manifest: m => m["fileBytes"] = 1L << 60))).ShouldContain("Make room first");
        (await Refused(Forge(manifest: m => m["format"] = 2))).ShouldContain("made by a newer LoraCraft");
        (await Refused(Forge(manifest: m => m["files"]!["bytes"] = 1L << 40))).ShouldContain("sizes in it cannot be right");
    }

    /// <summary>Restores it onto the data folder, which fails; returns what was said.</summary>
    private async Task<string> Refused(string backup)
    {
        var refused = await Should.ThrowAsync<RefusedException>(() => Restoring.Restore(backup, _folder["data"], Passphrase));
        Directory.Exists(_folder["data/restoring"]).ShouldBeFalse();
        Directory.Exists(_folder["data/replaced"]).ShouldBeFalse();
        (await Restoring.Texts(_folder["data"])).ShouldBe(_before);
        return refused.Message;
    }

    /// <summary>The zip with other content, and a manifest that fits to it as if it were made that way.</summary>
    private string Forge(Func<string, byte[], byte[]>? content = null, Action<JsonNode>? manifest = null, bool reseal = true)
    {
        var path = _folder[$"forged{Guid.NewGuid():n}.zip"];
        var parts = new Dictionary<string, byte[]>();
        using (var zip = ZipFile.OpenRead(_folder["b.zip"]))
            foreach (var entry in zip.Entries)
            {
                using var bytes = new MemoryStream();
                using (var stream = entry.Open())
                    stream.CopyTo(bytes);
                parts[entry.FullName] = bytes.ToArray();
            }

        var json = JsonNode.Parse(parts[BackupManifest.FileName])!;
        foreach (var (name, bytes) in parts.Where(p => p.Key != BackupManifest.FileName).ToList())
        {
            parts[name] = content?.Invoke(name, bytes) ?? bytes;
            if (reseal && (name switch { "events.jsonl" => "events", "files.txt" => "files", _ => null }) is { } part)
                json[part] = new JsonObject
                {
                    ["count"] = parts[name].Count(b => b == '\n'),
                    ["bytes"] = parts[name].Length,
                    ["sha256"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(parts[name])),
                };
        }

        manifest?.Invoke(json);
        parts[BackupManifest.FileName] = System.Text.Json.JsonSerializer.Deserialize<BackupManifest>(json, System.Text.Json.JsonSerializerOptions.Web)!.ToBytes();
        using var forged = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, bytes) in parts)
            using (var stream = forged.CreateEntry(name).Open())
                stream.Write(bytes);
        return path;
    }
}
