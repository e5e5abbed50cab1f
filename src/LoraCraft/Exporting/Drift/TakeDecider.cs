using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Exporting.Drift;

/// <param name="Reason">Why it was left, as a sentence or the end of one.</param>
public sealed record DriftLeft(string Id, string Name, string Reason);

/// <summary>An outside edit that was chosen, with its picture read where it brings one.</summary>
internal sealed record ChosenEntry(DriftEntry Entry, AddedImage? Image = null, string? Problem = null);

/// <summary>Turns outside edits into the events that make the dataset say the same.</summary>
internal static class TakeDecider
{
    private const int ImagesPerEvent = 500;

    /// <param name="lastNumber">The highest image number given so far.</param>
    /// <param name="conflicts">One of <see cref="DriftConflicts"/>.</param>
    public static (IReadOnlyList<IEvent> Events, IReadOnlyList<DriftLeft> Left) Decide(
        DatasetNow now, int lastNumber, IReadOnlyList<ChosenEntry> chosen, ITextMerge merge, string conflicts)
    {
        var (left, texts, added, removed, restored) = (new List<DriftLeft>(), new Dictionary<int, ImageTexts>(), new List<AddedImage>(), new List<int>(), new List<int>());
        foreach (var (entry, image, problem) in chosen.OrderBy(c => c.Entry.Texts is null))
        {
            if (Why(entry, image, problem) is { } why)
                left.Add(new(entry.Item.Id, entry.Item.Name, why));
            else if (entry.Item.Kind is DriftKinds.Removed)
                removed.Add(entry.Item.Number!.Value);
            else if (entry.Item.Kind is DriftKinds.Added)
                Add(entry, image!);
            else if (entry.Item.Kind is DriftKinds.Picture)
                Replace(now.Images[entry.Item.Number!.Value], image!);
            else
                Edit(entry);
        }

        return ([
            .. restored.Count > 0 ? [new ImagesRestored(ImageSet.Of(restored))] : Array.Empty<IEvent>(),
            .. TextEvents.Between(texts.Select(t => (now.Texts(t.Key), t.Value))),
            .. added.Chunk(ImagesPerEvent).Select(chunk => new ImagesAdded(chunk)),
            .. removed.Count > 0 ? [new ImagesRemoved(ImageSet.Of(removed))] : Array.Empty<IEvent>(),
        ], left);

        string? Why(DriftEntry entry, AddedImage? image, string? problem)
        {
            if ((problem ?? entry.Item.Problem) is { } known)
                return known;
            if (entry.Item.Number is { } number && now.Images.GetValueOrDefault(number) is not { Live: true })
                return "the image is not in the dataset any longer";
            if (image is null)
                return null;
            return now.WithPicture(image.Sha256) is { Live: true } same ? $"it is the same picture as image {same.Number}"
                : added.Exists(a => a.Sha256 == image.Sha256) || (now.WithPicture(image.Sha256) is { } back && restored.Contains(back.Number)) ? "the folder has this very picture twice"
                : null;
        }

        void Edit(DriftEntry entry)
        {
            var before = now.Texts(entry.Item.Number!.Value);
            var (after, conflict) = entry.Texts!.Apply(before, merge, conflicts);
            if (!ReferenceEquals(after, before))
                texts[before.Number] = after;
            if (conflict && conflicts == DriftConflicts.Keep)
                left.Add(new(entry.Item.Id, entry.Item.Name, "the same was changed in the dataset too, which was kept"));
        }

        void Add(DriftEntry entry, AddedImage image)
        {
            var (tags, captions) = (entry.Texts!.Tags?.After, entry.Texts.Captions.ToDictionary(c => c.Key, c => c.Value.After));
            if (now.WithPicture(image.Sha256) is { } inBin)
            {
                restored.Add(inBin.Number);
                var before = now.Texts(inBin.Number);
                texts[inBin.Number] = captions.Aggregate(before with { Tags = tags ?? before.Tags }, (all, caption) => all.WithCaption(caption.Key, caption.Value));
                return;
            }

            New(image with { Tags = tags ?? [], Captions = captions }, null);
        }

        void Replace(NowImage old, AddedImage image)
        {
            var own = texts.Remove(old.Number, out var edited) ? edited : now.Texts(old.Number);
            New(image with { Name = old.Name, Tags = own.Tags, Captions = own.Captions, Stars = old.Stars, Mark = old.Mark }, old.Place);
            removed.Add(old.Number);
        }

        void New(AddedImage image, double? place) =>
            added.Add(image with { Number = lastNumber + added.Count + 1, Place = place ?? lastNumber + added.Count + 1 });
    }
}
