using System.Text.Json;
using LoraCraft.Captioning.Reviewing;
using LoraCraft.Captions;
using LoraCraft.History.Algebra;
using LoraCraft.History.Merging;
using LoraCraft.History.Undoing;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History;

/// <summary>
/// Finds what models wrote by going back from the texts as they are. Only changes that touched the images asked about are read, and
/// of those only what they did to such texts, first back to where machines wrote of the images last.
/// </summary>
internal sealed class MachineTexts(EventTypes types) : IMachineTexts
{
    public IReadOnlyDictionary<int, string> Of(IReadSession session, long dataset, string target, IReadOnlyCollection<ImageTexts> now)
    {
        var stream = Streams.Dataset(dataset);
        var wrote = LastWritten(session.Tables, dataset, ImageSet.Of(now.Select(i => i.Number)), target);
        if (wrote.Count == 0)
            return new Dictionary<int, string>();
        var search = new Search(session, stream, target, types, [.. now.Where(i => wrote.ContainsKey(i.Number))]);
        var (first, last) = (Version(wrote.Values.Min()), Version(wrote.Values.Max()));
        search.Pass(first - 1, long.MaxValue, last);
        if (!search.IsOver)
            search.Pass(0, first - 1, first - 1);
        return search.Found;

        long Version(long position) => session.ReadAt(position) is var stored && stored.Stream == stream ? stored.Version : 1;
    }

    /// <summary>Those that a machine changed, or for which a proposal was decided, with where that was last: of others there is nothing in the log.</summary>
    private static Dictionary<int, long> LastWritten(IReadTables tables, long dataset, ImageSet images, string target) =>
        tables.QueryOn(images, "SELECT number, machine_words FROM image_touch WHERE dataset = $1 AND machine_words > 0 AND", Map, dataset)
            .Concat(tables.QueryOn(images, "SELECT number, decided FROM proposal WHERE dataset = $1 AND target = $2 AND outcome <> '' AND", Map, dataset, target))
            .GroupBy(w => w.Number, w => w.Position).ToDictionary(w => w.Key, w => w.Max());

    private static (int Number, long Position) Map(IRow row) => (row.GetInt32(0), row.GetInt64(1));

    private sealed class Search(IReadSession session, string stream, string target, EventTypes types, IReadOnlyCollection<ImageTexts> now)
    {
        private static readonly string[] Added = ["append", "prepend"];

        private readonly ImageStates _states = new(ImageSet.Of(now.Select(i => i.Number)), now.Select(i => KeyValuePair.Create(i.Number, State(i))));
        private readonly Dictionary<string, bool> _whole = [];
        private readonly Dictionary<long, TextsProposed> _proposed = [];
        private readonly Dictionary<int, string> _found = [];

        /// <summary>What standing recipes made of a text that came, and the change that it came with.</summary>
        private readonly Dictionary<int, (string Origin, string Text)> _ruled = [];

        private readonly HashSet<string> _names = [.. types.NamesOf(t => Tells(t, target))];

        /// <summary>Where a model wrote the text that a merge brought as a person had corrected it: what came to stand here in between was overwritten.</summary>
        private readonly Dictionary<int, long> _corrected = [];

        private ImageSet _open = ImageSet.Of(now.Select(i => i.Number));

        public IReadOnlyDictionary<int, string> Found => _found;

        public bool IsOver => _open.IsEmpty;

        /// <summary>Goes back over versions of the dataset. To be called for the newest first, without a gap.</summary>
        /// <param name="machinesUpTo">After this version no machine wrote of any of the images.</param>
        public void Pass(long after, long upTo, long machinesUpTo)
        {
            var changes = session.Tables.Touching(stream, after, upTo, _open)
                .Select(c => c with { FirstVersion = Math.Max(c.FirstVersion, after + 1), Version = Math.Min(c.Version, c.IsMachine ? machinesUpTo : upTo) })
                .Where(c => c.FirstVersion <= c.Version).ToDictionary(c => c.Change);
            var events = session.EventsOf(stream, [.. changes.Values.Select(c => new LaterTouch(c.Change, c.FirstVersion, c.Version, c.Stands))], _names)
                .Where(e => e.Version <= upTo).ToList();
            for (var i = events.Count - 1; i >= 0 && !IsOver; i--)
                if (types.Read(events[i]) is var recorded)
                    Pass(recorded, changes[recorded.Change.Id].Stands);
        }

        private void Pass(RecordedEvent recorded, bool stands)
        {
            switch (recorded.Event)
            {
                case ProposalsDecided { Source: > 0 } e when e.Target == target && e.Outcome != ProposalsDecided.Outcomes.Rejected && stands:
                    Find(e.Images, recorded.Position, n => Proposed(e.Source).Of(n) is { } text ? Ruled(n, recorded.Change, text) : null);
                    break;
                case MachineWorkMerged e when stands:
                    Merged([.. e.Texts.Where(t => t.Target == target && t.Images.Overlaps(_open, out _))]);
                    break;
                case ITouchesImages e when Writes(e) && recorded.Change.Actor.StartsWith(Actors.RunPrefix, StringComparison.Ordinal) && stands:
                    Find(e.Touched, recorded.Position, IsWhole(recorded.Change.Actor) ? n => Ruled(n, recorded.Change, Text(_states[n]!)) : _ => null);
                    break;
                case ITouchesImages e when Writes(e) && stands && FollowUps.Origin(recorded.Change.Id) is var origin && origin != recorded.Change.Id:
                    foreach (var number in _open.Intersect(e.Touched))
                        if (!_ruled.TryGetValue(number, out var ruled) || ruled.Origin != origin)
                            _ruled[number] = (origin, Text(_states[number]!));
                    break;
            }

            _states.Undo(recorded.Event);
        }

        private void Merged(IReadOnlyList<MergedModelText> texts)
        {
            var sources = session.SourcesAt([.. texts.Select(t => t.Model).Distinct()]);
            foreach (var text in texts)
                if (!text.IsModels && sources.TryGetValue(text.Model, out var here) && here.Stream == stream)
                    foreach (var number in _open.Intersect(text.Images))
                        _corrected.TryAdd(number, text.Model);
                else
                    Find(text.Images, text.Model, text.IsModels && sources.TryGetValue(text.Model, out var source) && IsWhole(source.Change.Actor) ? n => Text(_states[n]!) : _ => null);
        }

        /// <param name="position">Where it was written.</param>
        private void Find(ImageSet images, long position, Func<int, string?> text)
        {
            var found = ImageSet.Of(_open.Intersect(images).Where(n => !_corrected.TryGetValue(n, out var model) || model >= position));
            foreach (var number in found)
                if (text(number) is { } wrote)
                    _found[number] = wrote;
            _open = _open.Except(found);
        }

        /// <summary>What followed from the model's text is no person's: it goes when the model writes anew. Unless a person's words were there already.</summary>
        private string Ruled(int number, Change change, string wrote) =>
            _ruled.TryGetValue(number, out var ruled) && ruled.Origin == change.Id && Text(_states[number]!) == wrote ? ruled.Text : wrote;

        private static bool Tells(Type @event, string target) => @event == typeof(ProposalsDecided) || @event == typeof(MachineWorkMerged) || (target == TextRule.Tags
            ? @event == typeof(TagsEdited) || @event == typeof(TagsReordered) || @event == typeof(TagRenamed)
            : @event == typeof(CaptionsEdited));

        private bool Writes(ITouchesImages @event) => target == TextRule.Tags
            ? @event is TagsEdited or TagsReordered or TagRenamed
            : @event is CaptionsEdited e && e.Caption == target;

        private string Text(ImageState state) => target == TextRule.Tags ? string.Join(", ", state.Tags) : state.Caption(target);

        private TextsProposed Proposed(long position) =>
            _proposed.TryGetValue(position, out var known) ? known : _proposed[position] = (TextsProposed)types.Read(session.ReadAt(position)).Event;

        /// <summary>Whether the run gave whole texts, instead of adding to what there was.</summary>
        private bool IsWhole(string actor)
        {
            if (_whole.TryGetValue(actor, out var known))
                return known;
            var request = session.Tables.First("SELECT request FROM run WHERE run = $1", r => r.GetString(0), actor[Actors.RunPrefix.Length..]);
            return _whole[actor] = request is not null && JsonElement.Parse(request) is { ValueKind: JsonValueKind.Object } order
                && order.TryGetProperty("policy", out var policy) && !Added.Contains(policy.GetString());
        }

        private static ImageState State(ImageTexts image) => new(true, image.Tags, image.Captions, 0, null, 0, "", "");
    }
}
