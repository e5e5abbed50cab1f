using System.Text.Json;
using LoraCraft.Exporting.Layouts;
using LoraCraft.Importing;
using LoraCraft.Shared;

namespace LoraCraft.Exporting.Drift;

/// <summary>One comparison of an exported folder with the plan of its export, picture by picture.</summary>
internal sealed class ExportComparison(ExportPlan plan, IIntakeFolder folder, FolderPictures pictures, DatasetNow now, ITextMerge merge)
{
    /// <summary>As an import bounds text files.</summary>
    private const long MostText = 1024 * 1024;
    private const long LargestTable = 256L * 1024 * 1024;

    private readonly CaptionTemplate _template = CaptionTemplate.Parse(plan.Options.Template!, out _)!;
    private readonly Layout _layout = Layout.Of(plan.Format);
    private readonly HashSet<string> _claimed = [];
    private IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>? _table;
    private Dictionary<string, IntakeFile>? _unlisted;

    public int Same { get; private set; }

    public List<DriftEntry> Entries { get; } = [];

    public List<string> Notes { get; } = [];

    /// <summary>Reads the file that holds all texts, where the format has one.</summary>
    public void Table(string path)
    {
        if (_layout.Table is not { } table)
            return;
        if (!pictures.Files.TryGetValue(table.Path, out var file))
        {
            _table = _layout.CaptionFile is null ? null : new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>();
            return;
        }

        try
        {
            _table = table.Read(folder.Text(file, LargestTable) ?? throw new JsonException("it is no text"));
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            Notes.Add($"{Path.Combine(path, table.Path)} cannot be read, so its texts were not compared: {unreadable.Message}");
        }
    }

    public void Image(ManifestImage image, PlannedPicture planned, IReadOnlyList<ManifestImage> all)
    {
        var here = now.Images.GetValueOrDefault(image.Number);
        if (Find(image, all) is not { } file)
        {
            if (here is { Live: true })
                Entries.Add(new(Item("r", DriftKinds.Removed, image, image.File)));
            return;
        }

        _claimed.Add(file.Relative);
        var before = Entries.Count;
        var (hash, problem) = pictures[file];
        if (hash != image.FileSha256 && !(here is { Live: false } && hash is not null && now.WithPicture(hash) is { Live: true }))
            Entries.Add(new(
                Item("p", DriftKinds.Picture, image, file.Relative) with { Problem = problem ?? Gone(here) },
                Path: file.Path, Content: hash));
        Texts(image, planned, file, here);
        Same += Entries.Count == before ? 1 : 0;
    }

    public void Added(IReadOnlyList<ManifestImage> all)
    {
        var listed = all.Select(i => i.File).ToHashSet();
        foreach (var (n, file) in pictures.All.Where(f => !listed.Contains(f.Relative) && !_claimed.Contains(f.Relative)).Index())
        {
            var (hash, problem) = pictures[file];
            if (hash is not null && now.WithPicture(hash) is { Live: true })
                continue;
            var (texts, shown) = TextsOfAdded(file);
            Entries.Add(new(new($"a{n + 1}", DriftKinds.Added, null, file.Name, file.Relative, Outside: shown, Problem: problem), texts, file.Path, hash));
        }
    }

    /// <summary>The file of an image: where it was written, or elsewhere when it was moved or renamed as it is.</summary>
    private IntakeFile? Find(ManifestImage image, IReadOnlyList<ManifestImage> all)
    {
        if (pictures.Files.TryGetValue(image.File, out var file) && file.IsPicture)
            return file;
        if (_unlisted is null)
        {
            var listed = all.Select(i => i.File).ToHashSet();
            _unlisted = pictures.All.Where(f => !listed.Contains(f.Relative) && pictures[f].Hash is not null)
                .GroupBy(f => pictures[f].Hash!).ToDictionary(g => g.Key, g => g.First());
        }

        return _unlisted.Remove(image.FileSha256, out file) ? file : null;
    }

    private void Texts(ManifestImage image, PlannedPicture planned, IntakeFile file, NowImage? here)
    {
        var texts = Written(planned, file, out var problem);
        if (texts is not [var (first, primary), ..])
            return;
        var written = new ImageTexts(image.Number, planned.Image.Tags, planned.Image.Captions);
        var changed = texts.Where(t => t.Outside is not null && !t.Text.IsSame(t.Outside)).ToList();
        if (problem is not null)
            Entries.Add(new(Item("c", DriftKinds.Caption, image, first.Where) with { Exported = Joined(first.Lines), Problem = problem }));
        else if (primary is null && first.Lines.Count > 0)
            Add(Item("c", DriftKinds.CaptionRemoved, image, first.Where), first, [], TextChange.Between(written, first.Read(written, []).Texts!), null);
        else if (primary is not null && changed is [var (text, outside), ..] && Read(changed, written) is var (change, why))
            Add(Item("c", DriftKinds.Caption, image, text.Where), text, outside!, change, why);

        void Add(DriftItem item, WrittenText text, IReadOnlyList<string> outside, TextChange? change, string? why)
        {
            var nowTexts = now.Texts(image.Number);
            var (after, conflict) = change?.Apply(nowTexts, merge, DriftConflicts.Keep) ?? (nowTexts, false);
            if (change is not null && !conflict && ReferenceEquals(after, nowTexts))
                return;
            var problem = Gone(here) ?? why;
            Entries.Add(new(
                item with
                {
                    Exported = Joined(text.Lines),
                    Outside = Joined(outside),
                    Now = Joined(text.Rewritten(nowTexts)),
                    Merged = conflict || problem is not null ? null : Joined(text.Rewritten(after)),
                    Conflict = conflict,
                    Problem = problem,
                },
                change));
        }
    }

    /// <summary>Every text that was written about an image, and what stands there now; null = it is gone.</summary>
    private List<(WrittenText Text, IReadOnlyList<string>? Outside)> Written(PlannedPicture planned, IntakeFile file, out string? problem)
    {
        problem = null;
        var found = new List<(WrittenText, IReadOnlyList<string>?)>();
        if (_layout.CaptionFile is null)
        {
            var path = file.Relative == planned.Path ? planned.CaptionPath : file.Relative[..file.Relative.LastIndexOf('.')] + ".txt";
            var text = pictures.Files.TryGetValue(path, out var beside) ? Text(beside, out problem) : null;
            found.Add((WrittenText.Of(path, _template, planned.Parts, plan.Options.ClassName!), text));
        }

        if (_layout.Table is not { } table || _table is null)
            return found;
        var row = _table.GetValueOrDefault(table.Key(file.Relative)) ?? _table.GetValueOrDefault(table.Key(planned.Path));
        found.AddRange(table.Written(_template, planned, plan.Options.ClassName!).Select(t => (t.Text, row?.GetValueOrDefault(t.Field))));
        return found;
    }

    private IReadOnlyList<string>? Text(IntakeFile file, out string? problem)
    {
        problem = null;
        try
        {
            if (folder.Text(file, MostText) is { } text)
                return WrittenText.LinesOf(text);
            problem = "it is neither UTF-8 nor UTF-16";
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            problem = unreadable.Message;
        }

        return null;
    }

    private static (TextChange? Change, string? Problem) Read(List<(WrittenText Text, IReadOnlyList<string>? Outside)> changed, ImageTexts written)
    {
        TextChange? all = null;
        foreach (var (text, outside) in changed)
        {
            var reading = text.Read(written, outside!);
            if (reading.Texts is null)
                return (null, reading.Problem);
            var change = TextChange.Between(written, reading.Texts);
            all = all is null ? change : TextChange.Together(all, change);
            if (all is null)
                return (null, $"{changed[0].Text.Where} and {text.Where} say different things");
        }

        return (all, null);
    }

    /// <summary>The texts beside an added picture, read as the other texts of this export where they look like them.</summary>
    private (TextChange Texts, string? Shown) TextsOfAdded(IntakeFile file)
    {
        var found = folder.TextsOf(file);
        var texts = new ImageTexts(0, found.Tags, found.Captions);
        var none = new ImageTexts(0, [], new Dictionary<string, string>());
        var parts = plan.Options.Parts([], none.Captions, null);
        parts = parts with { AllLines = parts.HasAlternatives, Several = null }; // nobody knows which line would be of which caption
        var row = _layout.CaptionFile is not null ? _table?.GetValueOrDefault(_layout.Table!.Key(file.Relative)) : null;
        var lines = row?.GetValueOrDefault("text")
            ?? (pictures.Files.TryGetValue(file.Relative[..file.Relative.LastIndexOf('.')] + ".txt", out var beside) ? Text(beside, out _) : null);
        if (row?.GetValueOrDefault("tags") is [var joined, ..])
            none = none with { Tags = [.. TagRule.Split(joined)] };
        if (lines is { Count: > 0 })
        {
            var text = WrittenText.Of("", _template, parts with { Tags = none.Tags }, "");
            if ((text.IsSame(lines) ? none : text.Read(none, lines).Texts) is { } read)
                texts = read;
        }

        return (TextChange.Between(new(0, [], new Dictionary<string, string>()), texts), lines is { Count: > 0 } ? Joined(lines) : null);
    }

    private static DriftItem Item(string prefix, string kind, ManifestImage image, string file) =>
        new($"{prefix}{image.Number}", kind, image.Number, image.Name, file, Sha256: image.Sha256);

    private static string? Gone(NowImage? here) => here switch
    {
        null => "the image is no longer in the dataset",
        { Live: false } => "the image is in the bin: restore it first",
        _ => null,
    };

    private static string Joined(IEnumerable<string> lines) => string.Join('\n', lines);
}
