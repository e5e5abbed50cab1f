using System.Globalization;
using LoraCraft.Kernel;

namespace LoraCraft.Captioning.Tagging;

/// <summary>Which of the tags that models see become tags of the image.</summary>
/// <param name="General">Lowest probability, 0.05 to 1.</param>
/// <param name="Character">Lowest probability of names of characters, 0.05 to 1.</param>
/// <param name="Rating">Whether the most probable rating becomes a tag.</param>
/// <param name="Underscores">Whether they stay; else they become spaces.</param>
/// <param name="Exclude">Tags that never come, in either spelling.</param>
/// <param name="Copyright">Lowest probability of copyrights, where the model's list tells them apart; as general ones when absent.</param>
/// <param name="Artist">The same of artists.</param>
/// <param name="Meta">The same of what is said of the file rather than the picture.</param>
/// <param name="Combine">Of several models: <c>union</c> (what one sees), <c>intersection</c> (what all see) or <c>vote</c> (what more than half see).</param>
public sealed record TagChoice(
    double General = 0.35, double Character = 0.85, bool Rating = false, bool Underscores = false, IReadOnlyList<string>? Exclude = null, string Combine = TagChoice.Union,
    double? Copyright = null, double? Artist = null, double? Meta = null)
{
    public const string Union = "union";
    public const string Intersection = "intersection";
    public const string Vote = "vote";

    internal static readonly IReadOnlyList<string> Combinations = [Union, Intersection, Vote];

    internal Refusal? Check() =>
        Wrong(General) || Wrong(Character) || Wrong(Copyright ?? General) || Wrong(Artist ?? General) || Wrong(Meta ?? General) ? Refusal.Invalid(string.Create(CultureInfo.InvariantCulture, $"A threshold is {TagScores.Floor} to 1."))
        : !Combinations.Contains(Combine) ? Refusal.Invalid($"Several models are combined by {string.Join(", ", Combinations)}.")
        : null;

    /// <summary>In a few words: <c>general 0.35, character 0.85</c>.</summary>
    internal string Told(int models) => string.Create(
        CultureInfo.InvariantCulture, $"{(models > 1 ? $"{Combine}, " : "")}general {General:0.##}, character {Character:0.##}{Told("copyright", Copyright)}{Told("artist", Artist)}{Told("meta", Meta)}{(Rating ? ", with rating" : "")}");

    /// <summary>The lowest probability at which a tag is taken.</summary>
    internal double Threshold(TagKind kind) => kind switch
    {
        TagKind.Character => Character,
        TagKind.Copyright => Copyright ?? General,
        TagKind.Artist => Artist ?? General,
        TagKind.Meta => Meta ?? General,
        _ => General,
    };

    private static string Told(string kind, double? threshold) =>
        threshold is { } own ? string.Create(CultureInfo.InvariantCulture, $", {kind} {own:0.##}") : "";

    private static bool Wrong(double threshold) => threshold is not (>= TagScores.Floor and <= 1);
}

/// <summary>A tag that some model saw in a picture.</summary>
/// <param name="Tag">As the dataset writes it.</param>
/// <param name="Kind"><c>general</c>, <c>character</c>, <c>copyright</c>, <c>artist</c>, <c>meta</c> or <c>rating</c>.</param>
/// <param name="Probability">The highest of the models.</param>
/// <param name="Models">How many of them saw it, at its threshold.</param>
/// <param name="Chosen">Whether it becomes a tag of the image.</param>
public sealed record SeenTag(string Tag, string Kind, double Probability, int Models, bool Chosen);
