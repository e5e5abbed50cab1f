using LoraCraft.Importing;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Exporting.Drift;

/// <summary>Compares a folder with the images that were imported from it.</summary>
internal sealed class CheckImport(IEventStore store, IMoments moments, Arrivals arrivals, ITextMerge merge, FilePaths paths)
{
    /// <summary>The datasets that have live images from below a folder, by id.</summary>
    public List<long> DatasetsFrom(string path) => [.. store.Read(s => s.Tables.Query(
            "SELECT dataset, source FROM image WHERE live = 1", r => (Dataset: r.GetInt64(0), Source: r.GetString(1))))
        .Where(i => Below(path, i.Source) is not null).Select(i => i.Dataset).Distinct().Order()];

    public DriftReport Check(string path, long dataset, IIntakeFolder folder, FolderPictures pictures, CancellationToken cancel)
    {
        var (arrived, now) = (arrivals.Of(dataset, cancel), DatasetNow.Read(moments, dataset));
        var (entries, notes, same, untold) = (new List<DriftEntry>(), new List<string>(), 0, 0);
        var sources = now.Images.Values.Where(i => i.Live).Select(image => (Image: image, File: Below(path, image.Source))).Where(i => i.File is not null)
            .ToLookup(i => i.File!, i => i.Image, paths.Comparer);
        var files = pictures.All.ToLookup(f => f.Relative, paths.Comparer);
        foreach (var file in sources.OrderBy(s => s.Max(i => i.Number)))
        {
            cancel.ThrowIfCancellationRequested();
            var before = entries.Count;
            var found = files[file.Key].FirstOrDefault();
            var image = file.FirstOrDefault(i => found is not null && pictures[found].Hash == i.Sha256) ?? file.MaxBy(i => i.Number)!;
            if (found is null)
            {
                entries.Add(new(Item("r", DriftKinds.Removed, image, file.Key)));
                continue;
            }

            var (hash, problem) = pictures[found];
            if (hash != image.Sha256)
                entries.Add(new(Item("p", DriftKinds.Picture, image, file.Key) with { Problem = problem }, Path: found.Path, Content: hash));
            if (!arrived.TryGetValue(image.Number, out var arrival) || arrival.Image.Source != image.Source)
                untold++;
            else if (Texts(image, arrival, now, file.Key, folder.TextsOf(found, arrival.Rule)) is { } entry)
                entries.Add(entry);
            same += entries.Count == before ? 1 : 0;
        }

        var news = pictures.All.Where(f => !sources.Contains(f.Relative) && !(pictures[f].Hash is { } hash && now.WithPicture(hash) is not null));
        entries.AddRange(news.Index().Select(f => Added(f.Index + 1, f.Item, folder.TextsOf(f.Item), pictures[f.Item])));
        if (untold > 0)
            notes.Add($"{untold:N0} images came by another way than an import of this folder: their texts were not compared.");
        return new(path, "import", dataset, now.Version, same, entries, notes);
    }

    private DriftEntry? Texts(NowImage image, Arrival arrival, DatasetNow now, string file, IntakeTexts outside)
    {
        var before = new ImageTexts(image.Number, arrival.Image.Tags, arrival.Image.Captions);
        var after = new ImageTexts(image.Number, outside.Tags, outside.Captions);
        var change = TextChange.Between(before, after);
        var nowTexts = now.Texts(image.Number);
        var problem = outside.Problem ?? change.Problem;
        var (merged, conflict) = problem is null ? change.Apply(nowTexts, merge, DriftConflicts.Keep) : (nowTexts, false);
        if (problem is null && !conflict && ReferenceEquals(merged, nowTexts))
            return null;
        return new(
            Item("c", outside.Found || outside.Problem is not null ? DriftKinds.Caption : DriftKinds.CaptionRemoved, image, file) with
            {
                Exported = Shown(before),
                Outside = Shown(after),
                Now = Shown(nowTexts),
                Merged = conflict || problem is not null ? null : Shown(merged),
                Conflict = conflict,
                Problem = problem,
            },
            change);
    }

    private static DriftEntry Added(int n, IntakeFile file, IntakeTexts found, (string? Hash, string? Problem) content)
    {
        var texts = new ImageTexts(0, found.Tags, found.Captions);
        return new(
            new($"a{n}", DriftKinds.Added, null, file.Name, file.Relative, Outside: Shown(texts) is { Length: > 0 } shown ? shown : null, Problem: content.Problem),
            TextChange.Between(new(0, [], new Dictionary<string, string>()), texts), file.Path, content.Hash);
    }

    private static DriftItem Item(string prefix, string kind, NowImage image, string file) =>
        new($"{prefix}{image.Number}", kind, image.Number, image.Name, file, Sha256: image.Sha256);

    private static string Shown(ImageTexts texts) => string.Join(
        '\n', texts.Captions.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Value).Prepend(string.Join(", ", texts.Tags)).Where(t => t.Length > 0));

    /// <summary>The path of a file below the folder; null for what is elsewhere, or in a zip.</summary>
    private string? Below(string path, string source) => source.Contains("!/", StringComparison.Ordinal) ? null : paths.Below(path, source);
}
