using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captioning.Running;

/// <summary>Finds texts that a model wrote and a person took out as a whole: that there is nothing is the person's word.</summary>
internal static class EmptiedTexts
{
    /// <param name="images">Those that have no such text.</param>
    /// <param name="target"><c>tags</c>, or the name of a caption.</param>
    public static HashSet<int> Of(IReadSession session, long dataset, ImageSet images, string target)
    {
        var touched = session.Tables.QueryOn(
            images, "SELECT number, model FROM text_touch WHERE dataset = $1 AND target = $2 AND person > model AND",
            r => (Number: r.GetInt32(0), Model: r.GetInt64(1)), dataset, target);
        var models = session.ChangesAt([.. touched.Select(t => t.Model).Distinct()]);
        var stands = models.Values.Select(c => c.Id).Distinct().ToDictionary(change => change, change => Stands(session.Tables, dataset, change));
        return
        [
            .. touched.Where(t => models.TryGetValue(t.Model, out var change) && stands[change.Id]).Select(t => t.Number),
            .. Subjects.Taken(session.Tables, dataset, images, target),
        ];
    }

    /// <summary>Not where the model's text went because its run was undone.</summary>
    private static bool Stands(IReadTables tables, long dataset, string change) =>
        tables.Number("SELECT count(*) FROM change WHERE stream = $1 AND change = $2 AND undone IS NOT NULL", Streams.Dataset(dataset), change) == 0;
}
