using LoraCraft.Forgetting;
using LoraCraft.Kernel;
using LoraCraft.Runs;
using LoraCraft.Shared;

namespace LoraCraft.Tests.Forgetting;

/// <summary>Runs do not speak of files any more that became forgotten images.</summary>
public sealed class RunErasureTests
{
    private static readonly RunItemsDone Done = new(
    [
        new("/in/hill.png", "added", null, 1),
        new("/in/jane.png", "added", "jane.txt is neither UTF-8 nor UTF-16.", 2),
        new("/in/jane.txt", "failed", "Not text."),
        new("/in/twin.png", "duplicate", "The same picture as image 2, byte for byte.", 2, new string('a', 64), 12, 34),
    ]);

    private readonly RunErasure _erasure = RunErasure.Of([Done], ImageSet.Of(2), ["jane.png"]);

    [Fact]
    public void its_files_are_named_no_more()
    {
        var left = (RunItemsDone)_erasure.Erase(Done);

        left.Items[0].ShouldBe(Done.Items[0]);
        left.Items.Skip(1).ShouldBe(
        [
            new("a forgotten image (1)", "added", null, 2), new("a forgotten image (3)", "failed"), new("a forgotten image (2)", "duplicate", null, 2),
        ]);
    }

    [Fact]
    public void another_image_of_the_run_that_is_forgotten_later_gets_a_name_of_its_own()
    {
        RunItem before = new("a forgotten image", "captioned", null, 1), now = new("jane.png (image 2)", "captioned", null, 2);
        var done = new RunItemsDone([before, now]);

        var left = (RunItemsDone)RunErasure.Of([done], ImageSet.Of(2), ["jane.png"]).Erase(done);

        left.Items.ShouldBe([before, new("a forgotten image (2)", "captioned", null, 2)]);
    }

    [Fact]
    public void a_request_for_that_very_file_forgets_its_path_and_stays_what_it_is()
    {
        var queued = new RunQueued("r", "import", 7, "Imported jane.png", """{"paths":["/in/jane.png","/in"],"text":"auto","change":{"id":"c","cause":"Imported jane.png"}}""");

        _erasure.Erase(queued).ShouldBe(queued with
        {
            Label = "Imported a forgotten image",
            Request = """{"paths":["a forgotten image","/in"],"text":"auto","change":{"id":"c","cause":"Imported a forgotten image"}}""",
        });
    }

    [Fact]
    public void a_failure_that_quotes_its_name_does_so_no_more() =>
        _erasure.Erase(new RunFailed("Image 2 \"jane.png\" is damaged.")).ShouldBe(new RunFailed("Image 2 a forgotten image is damaged."));

    [Fact]
    public void what_does_not_speak_of_it_is_left_alone()
    {
        IEvent[] others = [new RunQueued("r", "import", 7, "Imported in", """{ "paths" : [ "/in" ] }"""), new RunSized(3), new RunFinished("""{"added":2}""")];

        others.Select(_erasure.Erase).ShouldBe(others);
        RunErasure.Of([new RunItemsDone([Done.Items[0]])], ImageSet.Of(2), ["jane.png"]).Erase(Done).ShouldBeSameAs(Done);
    }
}
