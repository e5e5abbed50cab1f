namespace LoraCraft.Captions;

/// <summary>Texts inside sentences of the timeline.</summary>
internal static class Words
{
    private const int Longest = 60;
    private const int MostListed = 3;

    public static string Quote(string text) => $"\"{(text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)] + "...")}\"";

    public static string Quote(IReadOnlyList<string> texts) =>
        string.Join(", ", texts.Take(MostListed).Select(Quote)) + (texts.Count > MostListed ? $" and {texts.Count - MostListed} more" : "");
}
