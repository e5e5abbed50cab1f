using LoraCraft.Host.Backups;
using LoraCraft.Testing;

namespace LoraCraft.Host.Tests.Backups;

public sealed class FolderSwapTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _root = new();

    [Fact]
    public void puts_the_new_in_place_and_keeps_the_old()
    {
        Fill();

        FolderSwap.Swap(_root.Root, Now).ShouldBe(_root["replaced/2026-11-30T12-00-00Z"]);

        Content("").ShouldBe("new new");
        Content("replaced/2026-11-30T12-00-00Z/").ShouldBe("old old");
    }

    [Fact]
    public void a_swap_that_cannot_go_on_leaves_everything_as_it_was()
    {
        Fill();
        _root.Write("replaced/2026-11-30T12-00-00Z/storage/in the way", "");

        Should.Throw<IOException>(() => FolderSwap.Swap(_root.Root, Now));

        Content("").ShouldBe("old old");
        File.Exists(_root["restore.json"]).ShouldBeFalse();
        FolderSwap.Finish(_root.Root);
        Content("").ShouldBe("old old");
        Directory.Exists(_root["restoring"]).ShouldBeFalse();
    }

    [Fact]
    public void what_is_not_taken_back_whole_is_gone_on_with_by_the_next_that_opens_the_folder()
    {
        Fill();
        _root.Write("restore.json", $$"""{"Out":false,"Kept":"{{_root["replaced/old"].Replace('\\', '/')}}","IsEmpty":false}""");

        FolderSwap.Discard(_root.Root);

        Directory.Exists(_root["restoring"]).ShouldBeTrue();
    }

    public void Dispose() => _root.Dispose();

    private void Fill()
    {
        _root.Write("loracraft.db", "old");
        _root.Write("storage/picture", "old");
        FolderSwap.Prepare(_root.Root);
        _root.Write("restoring/loracraft.db", "new");
        _root.Write("restoring/storage/picture", "new");
    }

    private string Content(string folder) => $"{File.ReadAllText(_root[$"{folder}loracraft.db"])} {File.ReadAllText(_root[$"{folder}storage/picture"])}";
}
