using System.Text.Json;
using LoraCraft.Captioning.Reviewing;
using LoraCraft.Captions;
using LoraCraft.History.Algebra;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.History;

/// <summary>Finds what models wrote by going back through the log from the texts as they are.</summary>
internal sealed class MachineTexts(EventTypes types) : IMachineTexts
{
    private const long EventsPerPage = 1_000;

    public IReadOnlyDictionary<int, string> Of(IReadSession session, long dataset, string target, IReadOnlyCollection<ImageTexts> now)
    {
        var touched = Touched(session.Tables, dataset, ImageSet.Of(now.Select(i => i.Number)), target);
        var search = new Search(session, target, types, [.. now.Where(i => touched.Contains(i.Number))]);
        var stream = Streams.Dataset(dataset);
        for (var upTo = session.StreamVersion(stream); upTo > 0 && !search.IsOver; upTo -= EventsPerPage)
            foreach (var stored in session.ReadStream(stream, Math.Max(0, upTo - EventsPerPage), upTo).Reverse())
                search.Pass(types.Read(stored));
        return search.Found;
    }

    /// <summary>Those that a machine changed, or for which a proposal was decided: of others there is nothing in the log.</summary>
    private static HashSet<int> Touched(IReadTables tables, long dataset, ImageSet images, string target) =>
    [
        .. tables.QueryOn(images, "SELECT number FROM image_touch WHERE dataset = $1 AND machine > 0 AND", r => r.GetInt32(0), dataset),
        .. tables.QueryOn(images, "SELECT number FROM proposal WHERE dataset = $1 AND target = $2 AND outcome <> '' AND", r => r.GetInt32(0), dataset, target),
    ];

    private sealed class Search(IReadSession session, string target, EventTypes types, IReadOnlyCollection<ImageTexts> now)
    {
        private static readonly string[] Added = ["append", "prepend"];

        private readonly ImageStates _states = new(ImageSet.Of(now.Select(i => i.Number)), now.Select(i => KeyValuePair.Create(i.Number, State(i))));
        private readonly Dictionary<string, bool> _stands = [];
        private readonly Dictionary<string, bool> _whole = [];
        private readonly Dictionary<long, TextsProposed> _proposed = [];
        private readonly Dictionary<int, string> _found = [];
        private ImageSet _open = ImageSet.Of(now.Select(i => i.Number));

        public IReadOnlyDictionary<int, string> Found => _found;

        public bool IsOver => _open.IsEmpty;

        /// <summary>To be called with every event, the newest first.</summary>
        public void Pass(RecordedEvent recorded)
        {
            if (IsOver)
                return;
            switch (recorded.Event)
            {
                case ChangeUndone e:
                    _stands.TryAdd(e.Change, false);
                    break;
                case ChangeRedone e:
                    _stands.TryAdd(e.Change, true);
                    break;
                case ProposalsDecided { Source: > 0 } e when e.Target == target && e.Outcome != ProposalsDecided.Outcomes.Rejected && Stands(recorded) && !IsRedo(recorded):
                    Find(e.Images, n => Proposed(e.Source).Of(n));
                    break;
                case ITouchesImages e when Writes(e) && recorded.Change.Actor.StartsWith(Actors.RunPrefix, StringComparison.Ordinal) && Stands(recorded):
                    Find(e.Touched, IsWhole(recorded.Change.Actor) ? n => Text(_states[n]!) : _ => null);
                    break;
            }

            _states.Undo(recorded.Event);
        }

        private void Find(ImageSet images, Func<int, string?> text)
        {
            foreach (var number in _open.Intersect(images))
                if (text(number) is { } wrote)
                    _found[number] = wrote;
            _open = _open.Except(images);
        }

        private bool Stands(RecordedEvent recorded) => _stands.GetValueOrDefault(recorded.Change.Id, true);

        /// <summary>Whether the event only repeats what an earlier change did.</summary>
        private bool IsRedo(RecordedEvent recorded) => session.Tables.First(
            "SELECT kind FROM change WHERE change = $1 AND stream = $2", r => r.GetString(0), recorded.Change.Id, recorded.Stream) == "redo";

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
