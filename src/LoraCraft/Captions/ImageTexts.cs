namespace LoraCraft.Captions;

/// <summary>The texts of one image: its ordered tags and its captions by name. An absent caption is an empty one.</summary>
public sealed record ImageTexts(int Number, IReadOnlyList<string> Tags, IReadOnlyDictionary<string, string> Captions)
{
    public string Caption(string name) => Captions.GetValueOrDefault(name, "");

    public ImageTexts WithCaption(string name, string text)
    {
        var captions = new Dictionary<string, string>(Captions);
        if (text.Length == 0)
            captions.Remove(name);
        else
            captions[name] = text;
        return this with { Captions = captions };
    }
}
