using LoraCraft.Captions;
using LoraCraft.Captions.Edits;
using LoraCraft.History.Undoing;
using LoraCraft.Host;
using LoraCraft.Shared;

namespace LoraCraft.Bench;

/// <summary>A tag that all of 100,000 images have is renamed, and that is undone.</summary>
internal static class Rename
{
    private const int Images = 100_000;
    private const int Rounds = 5;

    public static async Task Run(string[] args)
    {
        using var folder = new ScratchFolder();
        await using var host = await Product.Start(folder.Path);
        await GridData.Fill(host.Store(), 1, Images);
        await host.Get<EditTexts>().Run(1, new AddTags(["kite"], "front"), new());
        var renames = new List<Spent>();
        var undos = new List<Spent>();
        var stored = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var before = host.Store().Read(s => s.LastPosition());
            renames.Add(await Spent.On(() => Changed(host.Get<EditTexts>().Run(1, new RenameTag("kite", "red kite"), new()), r => r.Images)));
            undos.Add(await Spent.On(() => Changed(host.Get<Undo>().UndoOne(Streams.Dataset(1), new()), r => r.Images)));
            stored.Add(StoredSince(host, before));
        }

        Score.Print(
            new("rename on all", Score.Median(renames.Select(r => r.Wall)), "s", 2, AtMost: true),
            new("rename on all, processor", Score.Median(renames.Select(r => r.Cpu)), "s"),
            new("undo", Score.Median(undos.Select(r => r.Wall)), "s", 2, AtMost: true),
            new("undo, processor", Score.Median(undos.Select(r => r.Cpu)), "s"),
            new("events stored for both", stored.Max(), "bytes", 1_000_000, AtMost: true));
    }

    private static async Task Changed<T>(Task<T> command, Func<T, int> images)
    {
        if (images(await command) is not Images and var other)
            throw new InvalidOperationException($"{other} images changed.");
    }

    private static double StoredSince(LoraCraftHost host, long position) => host.Store().ReadAll(position, 1_000).Sum(e => e.Data.Length);
}
