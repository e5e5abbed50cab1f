using LoraCraft.Captions;
using LoraCraft.Datasets;
using LoraCraft.History;
using LoraCraft.History.Merging;
using LoraCraft.Kernel;

namespace LoraCraft.Tests.Captions;

/// <summary>
/// The rule of origins, spelled out: every text is from the event that brought it, unless it comes back by undo, redo or out of
/// the bin; then it has the origin it had when it last went. What a merge brought has the origin it had on the other side.
/// </summary>
internal sealed class OriginModel
{
    private readonly Dictionary<int, Image> _images = [];
    private string _returning = "";

    public void Apply(RecordedEvent recorded)
    {
        if (recorded.Event is ChangeUndone or ChangeRedone)
            _returning = recorded.Change.Id;
        var (returns, at) = (_returning == recorded.Change.Id, recorded.Position);
        switch (recorded.Event)
        {
            case ImagesAdded e:
                foreach (var image in e.Images)
                {
                    var added = _images[image.Number] = new();
                    added.Retag([.. image.Tags], at, returns: false);
                    foreach (var (name, text) in image.Captions)
                        added.Captions[name] = [.. text.Select(c => (c, at))];
                }

                break;
            case ImagesRemoved e:
                foreach (var number in e.Images)
                    _images[number].Live = false;
                break;
            case ImagesRestored e:
                foreach (var number in e.Images)
                    _images[number].Live = true;
                break;
            case TagRenamed e:
                foreach (var number in e.Images)
                    _images[number].Retag([.. _images[number].Tags.Select(t => t == e.From ? e.To : t)], at, returns);
                break;
            case TagsEdited e:
                foreach (var edit in e.Edits)
                    foreach (var number in edit.Images)
                        _images[number].Retag([.. edit.Splice.Apply(_images[number].Tags)], at, returns);
                break;
            case TagsReordered e:
                foreach (var order in e.Orders)
                    foreach (var number in order.Images)
                        _images[number].Retag([.. order.Order.Select(i => _images[number].Tags[i])], at, returns);
                break;
            case CaptionsEdited e:
                foreach (var edit in e.Edits)
                    foreach (var number in edit.Images)
                        _images[number].Rewrite(e.Caption, edit.Splice.At, edit.Splice.Removed, edit.Splice.Added, at, returns);
                break;
            case OriginsMerged e:
                foreach (var of in e.Tags)
                    foreach (var number in of.Images)
                        _images[number].Credit(of.Tags, of.Position);
                foreach (var caption in e.Captions)
                    foreach (var number in caption.Images)
                        _images[number].Credit(caption.Caption, caption.Spans);
                break;
        }
    }

    public IEnumerable<string> Lines() => _images.OrderBy(i => i.Key).Select(i =>
        $"{i.Key} {string.Join(',', i.Value.Tags.Select(t => $"{t}:{i.Value.Origins[t]}"))} | " +
        string.Join(" | ", i.Value.Captions.Where(c => c.Value.Count > 0).OrderBy(c => c.Key).Select(c => $"{c.Key} {string.Join(' ', c.Value.Select(p => $"{p.Character}{p.Origin}"))}")));

    private sealed class Image
    {
        private readonly Dictionary<string, long> _gone = [];
        private readonly Dictionary<(string, string), List<(char, long)>> _cut = [];

        public bool Live { get; set; } = true;
        public List<string> Tags { get; private set; } = [];
        public Dictionary<string, long> Origins { get; } = [];
        public Dictionary<string, List<(char Character, long Origin)>> Captions { get; } = [];

        public void Retag(List<string> tags, long at, bool returns)
        {
            foreach (var tag in Tags.Except(tags).ToList())
            {
                _gone[tag] = Origins[tag];
                Origins.Remove(tag);
            }

            foreach (var tag in tags.Except(Tags).ToList())
                Origins[tag] = returns && _gone.TryGetValue(tag, out var had) ? had : at;
            Tags = tags;
        }

        public void Credit(IEnumerable<string> tags, long position)
        {
            foreach (var tag in tags.Intersect(Tags))
                Origins[tag] = position;
        }

        public void Credit(string name, string spans)
        {
            var text = Captions.GetValueOrDefault(name, []);
            long[] origins = [.. spans.Split(',').Select(s => s.Split(':')).SelectMany(s => Enumerable.Repeat(long.Parse(s[1]), int.Parse(s[0])))];
            for (var i = 0; origins.Length == text.Count && i < origins.Length; i++)
                if (origins[i] > 0)
                    text[i] = (text[i].Character, origins[i]);
        }

        public void Rewrite(string name, int place, string removed, string added, long at, bool returns)
        {
            var text = Captions.TryGetValue(name, out var now) ? now : Captions[name] = [];
            var start = place >= 0 ? place : text.Count + 1 + place - removed.Length;
            if (removed.Length > 0)
                _cut[(name, removed)] = text.GetRange(start, removed.Length);
            text.RemoveRange(start, removed.Length);
            text.InsertRange(start, returns && _cut.TryGetValue((name, added), out var had) ? had : added.Select(c => (c, at)));
        }
    }
}
