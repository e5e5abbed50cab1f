using System.Diagnostics;
using LoraCraft.Captions;
using LoraCraft.Captions.Edits;
using LoraCraft.Host;
using LoraCraft.Shared;

namespace LoraCraft.Bench;

/// <summary>New captions for single images of 10,000, each a durable change of its own with its projections.</summary>
internal static class Edits
{
    private const int Images = 10_000;
    private const int Rounds = 7;
    private const int Many = 32;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    public static async Task Run(string[] args)
    {
        using var folder = new ScratchFolder();
        await using var host = await Product.Start(folder.Path);
        await GridData.Fill(host.Store(), 1, Images);
        await Rate(host, 1);
        await Rate(host, Many);

        var one = new List<(double Rate, double Cpu)>();
        var many = new List<(double Rate, double Cpu)>();
        for (var round = 0; round < Rounds; round++)
        {
            one.Add(await Rate(host, 1));
            many.Add(await Rate(host, Many));
        }

        Score.Print(
            new("caption edits, one caller", Score.Median(one.Select(r => r.Rate)), "/s", 3_000),
            new("caption edits, one caller, best round", one.Max(r => r.Rate), "/s"),
            new("caption edits, one caller, processor", Score.Median(one.Select(r => r.Cpu)), "us each"),
            new($"caption edits, {Many} callers", Score.Median(many.Select(r => r.Rate)), "/s", 30_000),
            new($"caption edits, {Many} callers, best round", many.Max(r => r.Rate), "/s"),
            new($"caption edits, {Many} callers, processor", Score.Median(many.Select(r => r.Cpu)), "us each"));
    }

    private static async Task<(double Rate, double Cpu)> Rate(LoraCraftHost host, int callers)
    {
        var texts = host.Get<EditTexts>();
        var edits = 0;
        var spent = await Spent.On(async () =>
        {
            var clock = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
            {
                var random = new Random();
                while (clock.Elapsed < Round)
                {
                    var image = random.Next(1, Images + 1);
                    await texts.Run(1, new SetCaption($"a red kite over hill {random.Next()} in the evening"), new(Images: ImageSet.Range(image, image)));
                    Interlocked.Increment(ref edits);
                }
            })));
        });
        return (edits / spent.Wall, spent.Cpu / edits * 1e6);
    }
}
