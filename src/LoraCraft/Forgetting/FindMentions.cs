using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Forgetting;

/// <summary>A text of the images that stands in a place which belongs to no image, and stays there: in history also once it is changed there.</summary>
/// <param name="Kind"><c>recipe</c>, <c>deleted_recipe</c>, or <c>apart</c> for tags that were told apart.</param>
/// <param name="Name">The recipe's name, or the tag that it was told apart from.</param>
public sealed record Mention(string Kind, string Name, string Text);

/// <summary>Finds recipes, and tags told apart, that have a tag of some images or the name of one in them.</summary>
internal static class FindMentions
{
    /// <summary>Of tags, those that no other image has: others stay known anyway.</summary>
    public static IReadOnlyList<Mention> Of(IReadTables tables, ShownPicture picture)
    {
        var texts = OnlyTheirs(tables, picture.ByDataset).Concat(picture.Images.Select(i => Path.GetFileNameWithoutExtension(i.Name)))
            .Where(t => t.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var recipes = tables.Query(
            "SELECT name, description, steps, deleted FROM recipe ORDER BY recipe",
            r => (Kind: r.GetInt64(3) == 0 ? "recipe" : "deleted_recipe", Name: r.GetString(0), Says: $"{r.GetString(0)}\n{r.GetString(1)}\n{r.GetString(2)}"));
        var apart = tables.Query("SELECT tag, other FROM tag_apart ORDER BY tag, other", r => (Tag: r.GetString(0), Other: r.GetString(1)));
        return
        [
            .. recipes.SelectMany(recipe => texts.Where(t => Says(recipe.Says, t)).Select(t => new Mention(recipe.Kind, recipe.Name, t))),
            .. apart.Where(pair => texts.Contains(pair.Tag, StringComparer.OrdinalIgnoreCase)).Select(pair => new Mention("apart", pair.Other, pair.Tag)),
        ];
    }

    /// <summary>As a whole word or words, as it is or as JSON writes it.</summary>
    private static bool Says(string all, string text)
    {
        for (var at = all.IndexOf(text, StringComparison.OrdinalIgnoreCase); at >= 0; at = all.IndexOf(text, at + 1, StringComparison.OrdinalIgnoreCase))
            if ((at == 0 || !char.IsLetterOrDigit(all[at - 1])) && (at + text.Length == all.Length || !char.IsLetterOrDigit(all[at + text.Length])))
                return true;
        return false;
    }

    private static IEnumerable<string> OnlyTheirs(IReadTables tables, IReadOnlyDictionary<long, ImageSet> images)
    {
        var datasets = tables.Query("SELECT dataset FROM dataset", r => r.GetInt64(0));
        return images.SelectMany(i => tables.TagsOf(i.Key, i.Value).Values).SelectMany(tags => tags).Distinct()
            .Where(tag => datasets.TrueForAll(d => ImageSet.Of(tables.Query("SELECT number FROM image_tag WHERE dataset = $1 AND tag = $2", r => r.GetInt32(0), d, tag))
                .Except(images.GetValueOrDefault(d, ImageSet.Empty)).IsEmpty));
    }
}
