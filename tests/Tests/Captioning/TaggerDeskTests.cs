using System.Diagnostics;
using LoraCraft.Captioning.Tagging;
using LoraCraft.Engines.Onnx;
using LoraCraft.Testing;
using LoraCraft.Testing.Taggers;

namespace LoraCraft.Tests.Captioning;

/// <summary>Taggers are opened once for all, and one whose folder hangs holds up nobody.</summary>
public sealed class TaggerDeskTests : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly TaggerDesk _desk = new(new OnnxTaggers(), TimeProvider.System);

    public void Dispose()
    {
        _desk.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task a_folder_that_hangs_is_waited_for_no_longer_than_wanted_and_holds_up_no_other()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A list that is a pipe stands for a disk that hangs.");
        var hung = ColourTagger.ColoursLast(_folder["hung"]);
        var list = Path.Combine(hung, "selected_tags.csv");
        var tags = File.ReadAllBytes(list);
        File.Delete(list);
        await Process.Start("mkfifo", list).WaitForExitAsync(TestContext.Current.CancellationToken);
        using var stop = new CancellationTokenSource();

        var waiting = _desk.Use(hung, stop.Token);
        using (var other = await _desk.Use(ColourTagger.ColoursLast(_folder["wd"]), CancellationToken.None).WaitAsync(Soon, TestContext.Current.CancellationToken))
            other.Tagger.Name.ShouldBe("wd");
        waiting.IsCompleted.ShouldBeFalse();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(waiting.WaitAsync(Soon, TestContext.Current.CancellationToken));

        var again = _desk.Use(hung, CancellationToken.None);
        await using (var pipe = new FileStream(list, FileMode.Open, FileAccess.Write))
            await pipe.WriteAsync(tags, TestContext.Current.CancellationToken);
        using var opened = await again.WaitAsync(Soon, TestContext.Current.CancellationToken);
        opened.Tagger.Tags.Count.ShouldBe(7);
    }

    [Fact]
    public async Task a_tagger_is_opened_once_for_all_who_use_it_and_anew_after_it_failed()
    {
        var folder = ColourTagger.ColoursLast(_folder["wd"]);
        var model = Path.Combine(folder, "model.onnx");
        var good = File.ReadAllBytes(model);
        File.WriteAllBytes(model, [1, 2, 3]);
        await Should.ThrowAsync<TaggerException>(_desk.Use(folder, CancellationToken.None));
        File.WriteAllBytes(model, good);

        using var one = await _desk.Use(folder, CancellationToken.None);
        using var two = await _desk.Use(folder, CancellationToken.None);

        two.Tagger.ShouldBeSameAs(one.Tagger);
    }
}
