using System.Globalization;

namespace LoraCraft.Shared;

/// <summary>Names of the event streams.</summary>
public static class Streams
{
    private const string DatasetPrefix = "dataset-";
    private const string ConceptPrefix = "concept-";
    private const string RunPrefix = "run-";
    private const string RecipePrefix = "recipe-";
    private const string DictionaryPrefix = "dictionary-";
    private const string ViewsPrefix = "views-";
    private const string ProposalsPrefix = "proposals-";

    /// <summary>Of what is decided about pictures wherever they are.</summary>
    public const string Pictures = "pictures";

    /// <summary>Of what is decided about tags wherever they are.</summary>
    public const string Tags = "tags";

    /// <summary>Of the services that write captions, and of what they are asked.</summary>
    public const string Captioning = "captioning";

    public static string Concept(long id) => string.Create(CultureInfo.InvariantCulture, $"{ConceptPrefix}{id}");

    public static string Dataset(long id) => string.Create(CultureInfo.InvariantCulture, $"{DatasetPrefix}{id}");

    public static string Run(string id) => RunPrefix + id;

    public static string Recipe(long id) => string.Create(CultureInfo.InvariantCulture, $"{RecipePrefix}{id}");

    public static string Dictionary(long id) => string.Create(CultureInfo.InvariantCulture, $"{DictionaryPrefix}{id}");

    /// <summary>Who looked at what of a dataset. Apart from it, because looking makes no new version.</summary>
    public static string Views(long dataset) => string.Create(CultureInfo.InvariantCulture, $"{ViewsPrefix}{dataset}");

    /// <summary>What models proposed for a dataset. Apart from it, because proposing makes no new version.</summary>
    public static string Proposals(long dataset) => string.Create(CultureInfo.InvariantCulture, $"{ProposalsPrefix}{dataset}");

    public static bool IsConcept(string stream, out long id) => HasNumber(stream, ConceptPrefix, out id);

    public static bool IsDataset(string stream, out long id) => HasNumber(stream, DatasetPrefix, out id);

    public static bool IsRecipe(string stream, out long id) => HasNumber(stream, RecipePrefix, out id);

    public static bool IsDictionary(string stream, out long id) => HasNumber(stream, DictionaryPrefix, out id);

    public static bool IsViews(string stream, out long dataset) => HasNumber(stream, ViewsPrefix, out dataset);

    public static bool IsProposals(string stream, out long dataset) => HasNumber(stream, ProposalsPrefix, out dataset);

    public static bool IsRun(string stream, out string id)
    {
        id = stream.StartsWith(RunPrefix, StringComparison.Ordinal) ? stream[RunPrefix.Length..] : "";
        return id.Length > 0;
    }

    private static bool HasNumber(string stream, string prefix, out long id)
    {
        id = 0;
        return stream.StartsWith(prefix, StringComparison.Ordinal)
            && long.TryParse(stream.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out id);
    }
}
