using System.Text;
using LoraCraft.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace LoraCraft.Host.Tests.Forgetting;

/// <summary>Looks for words and bytes wherever a server keeps something.</summary>
internal static class Traces
{
    /// <summary>Where in the log or the read tables a word stands, whatever database they are in.</summary>
    public static List<string> InStore(IServiceProvider services, params string[] words)
    {
        var store = services.GetRequiredService<IEventStore>();
        var found = new List<string>();
        for (var page = store.ReadAll(0, 1000); page.Count > 0; page = store.ReadAll(page[^1].Position, 1000))
            foreach (var one in page)
                Look($"event {one.Position}", $"{one.Stream} {one.Type} {Encoding.UTF8.GetString(one.Data)} {one.Change.Cause}");
        foreach (var table in services.GetRequiredService<IReadOnlyList<IProjection>>().SelectMany(p => p.Tables))
            foreach (var row in store.Read(s => s.Tables.Query(
                $"SELECT {string.Join(", ", table.ColumnNames)} FROM {table.Name}", r => string.Join(' ', Enumerable.Range(0, r.FieldCount).Select(r.GetValue)))))
                Look(table.Name, row);
        return found;

        void Look(string where, string text) =>
            found.AddRange(words.Where(w => text.Contains(w, StringComparison.OrdinalIgnoreCase)).Select(w => $"{where}: {w} in {text}"));
    }

    /// <summary>The files below a folder in which a text or a piece of a picture stands.</summary>
    public static List<string> InFiles(string folder, params byte[][] pieces) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "loracraft.lock")
            .Select(file => (file, Bytes: Read(file)))
            .SelectMany(f => pieces.Where(p => f.Bytes.AsSpan().IndexOf(p) >= 0).Select(p => $"{Path.GetRelativePath(folder, f.file)}: {Encoding.UTF8.GetString(p)}")),
    ];

    public static byte[] Words(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Bytes from the middle of a file that no other file has.</summary>
    public static byte[] Piece(byte[] picture) => picture[(picture.Length / 2)..((picture.Length / 2) + 48)];

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
