using System.Globalization;

namespace LoraCraft.Host.Tests.History;

/// <summary>What is done to a dataset's line as a whole: undoing, restoring, branching and merging.</summary>
internal sealed partial class Studio
{
    /// <summary>Works on one dataset, or on a branch of it, alone.</summary>
    public async Task Work(TestDataset dataset, int commands)
    {
        for (var i = 0; i < commands; i++)
            await Something(dataset);
    }

    /// <summary>Works on the first dataset and on a branch of it, going back and forth in time, and returns the branch.</summary>
    public async Task<TestDataset> History(int turns)
    {
        var first = _datasets[0];
        await Work(2);
        await Work(first, 3);
        var answer = await first.Api.Post($"{first.Path}/branches", new { name = "Other way", at = await SomeVersion(first) });
        var branch = new TestDataset(first.Api, answer.Number("id"));
        for (var turn = 0; turn < turns; turn++)
        {
            var (dataset, other) = _random.Next(2) == 0 ? (first, branch) : (branch, first);
            await Work(dataset, 2);
            switch (_random.Next(6))
            {
                case 0:
                    await Ask(dataset, "undo", new { onConflict = Pick(["take", "keep", "merge"]) });
                    break;
                case 1:
                    await Ask(dataset, "redo", new { });
                    break;
                case 2:
                    await Ask(dataset, "restore", new { at = await SomeVersion(dataset), what = Pick(["all", "captions"]) });
                    break;
                case 3:
                    await Ask(dataset, "merge", new { from = other.Id, onConflict = Pick(["mine", "theirs", "both"]) });
                    break;
                case 4:
                    await Ask(dataset, "undo-to", new { version = int.Parse(await SomeVersion(dataset), CultureInfo.InvariantCulture) });
                    break;
            }
        }

        return branch;
    }

    /// <summary>Changes of which none touches what another did, by id: each has an image, a tag, or a setting of its own.</summary>
    public async Task<string[]> IndependentChanges(TestDataset dataset)
    {
        var changes = new List<string>();
        var images = (await dataset.Images()).Select(i => i.Number("number")).ToArray();
        _random.Shuffle(images);
        var others = new { images = string.Join(',', images[..^1].Order()) };
        foreach (var (number, i) in images[..^1].Take(4).Select((n, i) => (n, i)))
            await Did($"images:{Pick(["star", "mark"])}", new { scope = new { images = $"{number}" }, stars = 5 - i, mark = "kept" });
        foreach (var tag in new[] { "first of all", "second to none" })
            await Did("edits", new { edit = new { kind = "add_tags", tags = new[] { tag }, at = "end" }, scope = others });
        await Did("edits", new { edit = new { kind = "add_text", text = "Alone.", caption = "short" }, scope = new { images = $"{images[0]}" } });
        await Did("images:remove", new { scope = new { images = $"{images[^1]}" } });
        return [.. changes];

        async Task Did(string what, object request)
        {
            if ((await dataset.Api.Post($"{dataset.Path}/{what}", request))["change"]?.ToString() is { } change)
                changes.Add(change);
        }
    }

    private async Task<string> SomeVersion(TestDataset dataset) =>
        (1 + _random.Next((int)(await dataset.Show()).Number("version"))).ToString(CultureInfo.InvariantCulture);
}
