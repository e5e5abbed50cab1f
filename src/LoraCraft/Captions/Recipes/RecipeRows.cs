using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captions.Recipes;

/// <param name="StepsJson">As <see cref="RecipeJson"/> writes them.</param>
internal sealed record RecipeRow(long Recipe, string Name, string Description, string StepsJson, bool Deleted)
{
    public IReadOnlyList<EditStep> Steps => RecipeJson.Read(StepsJson);
}

/// <param name="Missed">Images that came in and on which it could not run.</param>
/// <param name="Reason">Why it could not, the last time.</param>
internal sealed record StandingRow(long Recipe, long Dataset, ImageSet Missed, string? Reason);

/// <summary>Recipes, and where they stand. <c>recipe_standing.since</c> is a position: those that stand longer run first.</summary>
internal sealed class RecipeProjection : IProjection
{
    public IReadOnlyList<TableDefinition> Tables { get; } =
    [
        new("recipe", "recipe BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, description TEXT NOT NULL, steps TEXT NOT NULL, deleted BIGINT NOT NULL"),
        new("recipe_standing", """
            recipe BIGINT NOT NULL, dataset BIGINT NOT NULL, since BIGINT NOT NULL, missed TEXT NOT NULL, reason TEXT, PRIMARY KEY(recipe, dataset)
            """, ["recipe_standing_dataset(dataset, since)"]),
    ];

    public bool Rewritten(IReadTables tables, IReadOnlyList<RewrittenEvent> events) => true;

    public void Apply(IReadTables tables, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var recorded in events)
            if (Streams.IsRecipe(recorded.Stream, out var recipe))
                Apply(tables, recipe, recorded.Position, recorded.Event);
    }

    private static void Apply(IReadTables tables, long recipe, long position, IEvent @event)
    {
        switch (@event)
        {
            case RecipeCreated e:
                tables.Insert("recipe", ["recipe", "name", "description", "steps", "deleted"], [[recipe, e.Name, e.Description, RecipeJson.Write(e.Steps), 0L]]);
                break;
            case RecipeRenamed e:
                tables.Execute("UPDATE recipe SET name = $1 WHERE recipe = $2", e.To, recipe);
                break;
            case RecipeDescribed e:
                tables.Execute("UPDATE recipe SET description = $1 WHERE recipe = $2", e.To, recipe);
                break;
            case RecipeChanged e:
                tables.Execute("UPDATE recipe SET steps = $1 WHERE recipe = $2", RecipeJson.Write(e.To), recipe);
                break;
            case RecipeDeleted or RecipeRestored:
                tables.Execute("UPDATE recipe SET deleted = $1 WHERE recipe = $2", @event is RecipeDeleted ? 1L : 0L, recipe);
                break;
            case RecipeStands { On: true } e:
                tables.Insert("recipe_standing", ["recipe", "dataset", "since", "missed"], [[recipe, e.Dataset, position, ""]]);
                break;
            case RecipeStands e:
                tables.Delete("recipe_standing", ["recipe", "dataset"], [[recipe, e.Dataset]]);
                break;
            case RecipeMissed e:
                SetMissed(tables, recipe, e.Dataset, missed => missed.Union(e.Images), e.Reason);
                break;
            case RecipeCaughtUp e:
                SetMissed(tables, recipe, e.Dataset, missed => ImageSet.Of(missed.Where(number => !e.Images.Contains(number))), e.Reason);
                break;
        }
    }

    private static void SetMissed(IReadTables tables, long recipe, long dataset, Func<ImageSet, ImageSet> change, string reason)
    {
        if (tables.Standing(recipe, dataset) is not { } standing)
            return;
        var missed = change(standing.Missed);
        tables.Execute(
            "UPDATE recipe_standing SET missed = $1, reason = $2 WHERE recipe = $3 AND dataset = $4",
            missed.ToString(), missed.IsEmpty ? null : reason, recipe, dataset);
    }
}

internal static class RecipeQueries
{
    private const string Columns = "SELECT r.recipe, name, description, steps, deleted FROM recipe r";
    private const string StandingColumns = "SELECT recipe, dataset, missed, reason FROM recipe_standing";

    /// <summary>All, deleted ones too.</summary>
    public static List<RecipeRow> Recipes(this IReadTables tables) => tables.Query($"{Columns} ORDER BY r.recipe", Map);

    /// <exception cref="RefusedException">There is no such recipe, or it is deleted.</exception>
    public static RecipeRow Recipe(this IReadTables tables, long recipe) =>
        tables.First($"{Columns} WHERE r.recipe = $1 AND deleted = 0", Map, recipe) ?? throw new RefusedException(Unknown(recipe));

    /// <summary>Those that run on arrivals of a dataset, in the order in which they run.</summary>
    public static List<RecipeRow> StandingIn(this IReadTables tables, long dataset) =>
        tables.Query($"{Columns} JOIN recipe_standing s ON s.recipe = r.recipe WHERE s.dataset = $1 AND deleted = 0 ORDER BY since", Map, dataset);

    public static List<StandingRow> Standings(this IReadTables tables) => tables.Query($"{StandingColumns} ORDER BY recipe, since", MapStanding);

    public static StandingRow? Standing(this IReadTables tables, long recipe, long dataset) =>
        tables.First($"{StandingColumns} WHERE recipe = $1 AND dataset = $2", MapStanding, recipe, dataset);

    public static Refusal Unknown(long recipe) => Refusal.Unknown($"There is no recipe {recipe}.");

    private static RecipeRow Map(IRow r) => new(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetInt64(4) != 0);

    private static StandingRow MapStanding(IRow r) =>
        new(r.GetInt64(0), r.GetInt64(1), ImageSet.TryParse(r.GetString(2), out var missed) ? missed : ImageSet.Empty, r.Text(3));
}
