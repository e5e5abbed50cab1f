using LoraCraft.Shared;

namespace LoraCraft.Importing;

/// <summary>Puts the texts found for one picture together: tags in order, the first prose as <c>caption</c>, more under numbered names.</summary>
internal sealed class TextCollector(string rule)
{
    private readonly List<string> _tags = [];
    private readonly Dictionary<string, string> _captions = [];
    private byte[]? _undecoded;

    public string? Note { get; set; }

    public void Add(string file, ReadOnlySpan<byte> bytes)
    {
        if (TextFile.Decode(bytes) is not { } text)
        {
            _undecoded = bytes.ToArray();
            Note = $"{file} is neither UTF-8 nor UTF-16; its bytes are kept with the image, but it has no caption from it.";
            return;
        }

        if (string.IsNullOrWhiteSpace(text))
            return;
        if (TextRule.Decide(rule, text) == TextRule.Tags)
            _tags.AddRange(TagRule.Split(text));
        else
            AddCaption(text.Trim());
    }

    public void Add(string? caption, IReadOnlyList<string> tags)
    {
        if (_tags.Count == 0)
            _tags.AddRange(tags);
        if (!string.IsNullOrWhiteSpace(caption))
            AddCaption(caption.ReplaceLineEndings("\n").Trim());
    }

    public PictureTexts Result() => new(_tags, _captions, _undecoded, Note);

    private void AddCaption(string text)
    {
        if (_captions.ContainsValue(text))
            return;
        var name = CaptionNames.Default;
        for (var n = 2; _captions.ContainsKey(name); n++)
            name = $"{CaptionNames.Default} {n}";
        _captions[name] = text;
    }
}
