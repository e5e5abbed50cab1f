namespace LoraCraft.Captions.Dictionaries;

/// <summary>What kinds of tags there are, by the numbers that the boards give them.</summary>
internal static class TagCategories
{
    public const string General = "general";

    /// <summary>The numbers themselves tell which board they are from.</summary>
    public const string Guess = "guess";
    private const string Danbooru = "danbooru", E621 = "e621", Merged = "merged", Derpibooru = "derpibooru";

    /// <summary>In one file: Danbooru's numbers, and those of e621 with so much added.</summary>
    private const int E621InMerged = 7;

    public static readonly IReadOnlyList<string> Boards = [Danbooru, E621, Merged, Derpibooru];

    /// <summary>
    /// Whose numbers they are, as far as that can be told: from 12 on they are of Danbooru and e621 in one file, 10 and 11
    /// otherwise Derpibooru's; 6 to 8 are e621's. A tagger's 9 is a rating. 5 alone means something else to each board.
    /// </summary>
    public static string BoardOf(IReadOnlySet<int> numbers) =>
        numbers.Any(n => n is >= 12 and <= 15) ? Merged
        : numbers.Contains(10) || numbers.Contains(11) ? Derpibooru
        : numbers.Any(n => n is >= 6 and <= 8) ? E621
        : Danbooru;

    public static string Name(int number, string board) => board switch
    {
        Merged when number >= E621InMerged => number == E621InMerged + 2 ? "artist" : OfE621(number - E621InMerged), // 2: contributors
        E621 => OfE621(number),
        Derpibooru => OfDerpibooru(number),
        _ => OfDanbooru(number),
    };

    private static string OfDanbooru(int number) => number switch
    {
        1 => "artist",
        3 => "copyright",
        4 => "character",
        5 => "meta",
        _ => General,
    };

    private static string OfE621(int number) => number switch
    {
        1 => "artist",
        3 => "copyright",
        4 => "character",
        5 => "species",
        7 => "meta",
        8 => "lore",
        _ => General,
    };

    /// <summary>The kinds it has more of go to the nearest: who made it and from where, own characters, ratings, spoilers.</summary>
    private static string OfDerpibooru(int number) => number switch
    {
        1 => "copyright",
        4 or 7 => "character",
        8 => "artist",
        10 => "species",
        3 or 5 or 9 => "meta",
        11 => "lore",
        _ => General,
    };
}
