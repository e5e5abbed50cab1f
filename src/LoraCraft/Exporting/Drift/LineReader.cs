using LoraCraft.Shared;

namespace LoraCraft.Exporting.Drift;

/// <summary>What one line of a caption file says, or why that cannot be told.</summary>
/// <param name="Tags">Null when the template shows none.</param>
/// <param name="Captions">By name; those the template shows, empty ones too.</param>
internal sealed record LineReading(IReadOnlyList<string>? Tags, IReadOnlyDictionary<string, string> Captions, string? Problem = null)
{
    public static LineReading Refused(string problem) => new(null, new Dictionary<string, string>(), problem);
}

/// <summary>
/// Takes a line apart that a <see cref="CaptionTemplate"/> wrote and a person changed. Every way to cut the line into the
/// template's parts that would be written as this very line is compared with what was written: the way with the fewest
/// changed words, in the fewest places, is the reading. When two are equally near, it is refused: it never guesses.
/// Where nothing had been written, an import's rule tells tags from a caption.
/// </summary>
internal sealed class LineReader
{
    private const int MostWays = 20_000;
    private const int MostSteps = 2_000_000;

    /// <summary>Characters looked at over all ways: nobody's text, however made, takes longer than a moment.</summary>
    private const long MostWork = 5_000_000;

    private readonly CaptionTemplate _template;
    private readonly CaptionParts _parts;
    private readonly string _line;
    private readonly List<CaptionToken> _tokens;
    private readonly string[] _words;
    private readonly string[][] _separators;
    private readonly string[][] _written;
    private readonly string[] _trigger;
    private readonly Dictionary<(int, int, int), long?> _distances = [];
    private readonly (int Start, int End)[] _cut;
    private readonly Dictionary<string, (LineReading Reading, long Distance)> _ways = [];
    private int _waysLeft;
    private int _stepsLeft = MostSteps;
    private bool _tooMany;

    private LineReader(CaptionTemplate template, CaptionParts parts, int alternative, string line)
    {
        (_template, _parts, _line) = (template, parts, line);
        _tokens = CaptionTokens.Of(line);
        _words = [.. _tokens.Select(t => t.Text)];
        _separators = [.. template.Slots.Select(s => CaptionTokens.OfSeparator(s.Separator))];
        _written = [.. template.Texts(parts, alternative).Select(t => CaptionTokens.Telling(CaptionTokens.Of(t)))];
        _trigger = [.. CaptionTokens.Of(parts.Trigger).Select(t => t.Text)];
        _cut = new (int, int)[template.Slots.Count];
        _waysLeft = (int)Math.Min(MostWays, MostWork / Math.Max(1, line.Length));
    }

    /// <param name="parts">What was written.</param>
    /// <param name="alternative">Which of its lines.</param>
    /// <param name="line">What stands there now.</param>
    public static LineReading Read(CaptionTemplate template, CaptionParts parts, int alternative, string line) =>
        new LineReader(template, parts, alternative, line).Read();

    private LineReading Read()
    {
        if (Around(_template.Head.Text, _template.Head.Joint, _template.Tail.Joint, _template.Tail.Text) is var (from, to))
            Walk(0, from, to, first: true);
        if (Around(_template.Head.Text, "", "", _template.Tail.Text) is var (start, end) && start == end)
            Keep();
        if (_tooMany)
            return LineReading.Refused("it can be cut into tags and captions in too many ways");
        if (_ways.Count == 0)
            return LineReading.Refused(WhyNone());
        var fewest = _ways.Values.Min(w => w.Distance);
        var nearest = _ways.Values.Where(w => w.Distance == fewest).Select(w => w.Reading).ToList();
        if (nearest.Count > 1 && NothingWasWritten)
            nearest = ByTheRule(nearest);
        return nearest is [var one] ? one : LineReading.Refused("it cannot be told where the tags end and the caption begins, or in which of them the change is");
    }

    private bool NothingWasWritten => _template.Slots.Index().All(s => s.Item.Kind == "trigger" || _written[s.Index].Length == 0);

    /// <summary>What lies between the fixed texts at both ends; null when they are not there.</summary>
    private (int From, int To)? Around(string head, string headJoint, string tailJoint, string tail)
    {
        string[] before = head.Length > 0 ? [.. CaptionTokens.Of(head).Select(t => t.Text), .. CaptionTokens.OfSeparator(headJoint)] : [];
        string[] after = tail.Length > 0 ? [.. CaptionTokens.OfSeparator(tailJoint), .. CaptionTokens.Of(tail).Select(t => t.Text)] : [];
        return before.Length + after.Length <= _words.Length && StandsAt(0, before) && StandsAt(_words.Length - after.Length, after)
            ? (before.Length, _words.Length - after.Length)
            : null;
    }

    private void Walk(int slot, int at, int end, bool first)
    {
        _tooMany |= --_stepsLeft < 0;
        if (_tooMany)
            return;
        if (slot == _cut.Length)
        {
            if (at == end)
                Keep();
            return;
        }

        _cut[slot] = (at, at);
        Walk(slot + 1, at, end, first);
        var separator = first ? [] : _separators[slot];
        if (!StandsAt(at, separator))
            return;
        at += separator.Length;
        var isTrigger = _template.Slots[slot].Kind == "trigger";
        if (isTrigger && (_trigger.Length == 0 || !StandsAt(at, _trigger)))
            return;
        var nearest = slot == _cut.Length - 1 ? Math.Max(at + 1, end) : at + 1;
        for (var next = isTrigger ? at + _trigger.Length : nearest; next <= end; next = isTrigger ? end + 1 : next + 1)
        {
            _cut[slot] = (at, next);
            Walk(slot + 1, next, end, first: false);
        }

        _cut[slot] = (at, at);
    }

    private bool StandsAt(int at, string[] words) => at + words.Length <= _words.Length && _words.AsSpan(at, words.Length).SequenceEqual(words);

    /// <summary>Notes the cut as it is, when writing it gives the line.</summary>
    private void Keep()
    {
        if (--_waysLeft < 0)
        {
            _tooMany = true;
            return;
        }

        List<string>? tags = null;
        var captions = new Dictionary<string, string>();
        foreach (var (i, slot) in _template.Slots.Index())
        {
            var text = Text(_cut[i]);
            if (slot.Kind == "tags")
                tags = [.. TagRule.Split(text).Select(CaptionParts.Clean).Where(t => t.Length > 0)];
            else if (slot.Kind == "caption" && !captions.TryAdd(slot.Caption ?? _parts.CaptionName, CaptionParts.Clean(text)) && captions[slot.Caption ?? _parts.CaptionName] != CaptionParts.Clean(text))
                return;
        }

        var key = string.Join('\n', [.. tags ?? [], "", .. captions.Select(c => $"{c.Key}\0{c.Value}")]);
        if (_ways.TryGetValue(key, out var known) && known.Distance == 0)
            return;
        if (!CaptionTokens.Same(_template.Render(_parts with { Tags = tags ?? [], Captions = captions, AllLines = false, Several = null }), _words.Length == 0 ? [] : [_line]))
            return;
        if (Distance() is not { } distance)
            _tooMany = true;
        else if (!_ways.TryGetValue(key, out known) || distance < known.Distance)
            _ways[key] = (new(tags, captions), distance);
    }

    private string Text((int Start, int End) cut) => cut.Start == cut.End ? "" : _line[_tokens[cut.Start].Start.._tokens[cut.End - 1].End];

    private long? Distance()
    {
        var sum = 0L;
        foreach (var (i, cut) in _cut.Index())
        {
            if (!_distances.TryGetValue((i, cut.Start, cut.End), out var distance))
                _distances[(i, cut.Start, cut.End)] = distance = Distance(i, cut);
            if (distance is null)
                return null;
            sum += distance.Value;
        }

        return sum;
    }

    /// <summary>Tags in another order are one change, with no word lost.</summary>
    private long? Distance(int slot, (int Start, int End) cut)
    {
        var distance = CaptionTokens.Distance(_written[slot], CaptionTokens.Telling(_tokens[cut.Start..cut.End]));
        return distance > 1 && _template.Slots[slot].Kind == "tags" && Sorted(_template.Texts(_parts, 0)[slot]).SequenceEqual(Sorted(Text(cut))) ? 1 : distance;

        static IEnumerable<string> Sorted(string tags) => TagRule.Split(tags).Order(StringComparer.Ordinal);
    }

    /// <summary>A new text is either all tags or all caption, and an import's rule says which.</summary>
    private List<LineReading> ByTheRule(List<LineReading> ways)
    {
        var asTags = ways.Where(w => w.Tags is { Count: > 0 } && w.Captions.Values.All(c => c.Length == 0)).ToList();
        var asCaption = ways.Where(w => w.Tags is null or { Count: 0 } && w.Captions.GetValueOrDefault(_parts.CaptionName, "").Length > 0 && w.Captions.Values.Count(c => c.Length > 0) == 1).ToList();
        if (asTags is not [var tags] || asCaption is not [var caption])
            return asTags.Count + asCaption.Count == 1 ? [.. asTags, .. asCaption] : ways;
        return TextRule.Decide(TextRule.Auto, caption.Captions[_parts.CaptionName]) == TextRule.Tags ? [tags] : [caption];
    }

    private string WhyNone() =>
        _template.UsesTrigger && _parts.Trigger.Length > 0 && !_line.Contains(_parts.Trigger, StringComparison.Ordinal)
            ? $"the trigger word \"{_parts.Trigger}\" is gone from it, which every export puts there"
            : "the text that the template puts around tags and captions is gone from it";
}
