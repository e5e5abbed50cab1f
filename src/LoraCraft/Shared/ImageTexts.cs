using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>The texts of one image: its ordered tags and its captions by name. An absent caption is an empty one.</summary>
public sealed record ImageTexts(int Number, IReadOnlyList<string> Tags, IReadOnlyDictionary<string, string> Captions)
{
    public const int MaxCaptionLength = 20_000;

    public string Caption(string name) => Captions.GetValueOrDefault(name, "");

    /// <exception cref="RefusedException">The caption would grow beyond the limit.</exception>
    public ImageTexts WithCaption(string name, string text)
    {
        if (text.Length > MaxCaptionLength && text.Length > Caption(name).Length)
            throw new RefusedException(Refusal.Invalid($"A caption has at most {MaxCaptionLength:N0} characters; image {Number} would get one with {text.Length:N0}."));
        var captions = new Dictionary<string, string>(Captions);
        if (text.Length == 0)
            captions.Remove(name);
        else
            captions[name] = text;
        return this with { Captions = captions };
    }
}
