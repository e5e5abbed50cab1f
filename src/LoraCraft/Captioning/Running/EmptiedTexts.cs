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
        var undone = Undone(session.Tables, dataset, models.Values.Select(c => c.Id).Distinct());
        return
        [
            .. touched.Where(t => models.TryGetValue(t.Model, out var change) && !undone.Contains(change.Id)).Select(t => t.Number),
            .. Subjects.Taken(session.Tables, dataset, images, target),
        ];
    }

    /// <summary>Those of the changes that were taken back: a model's text that went with its run was not taken out by a person.</summary>
    private static HashSet<string> Undone(IReadTables tables, long dataset, IEnumerable<string> changes) =>
    [
        .. tables.Query(
            $"SELECT change FROM change WHERE stream = $1 AND undone IS NOT NULL AND {tables.Dialect.InTexts("change", "$2")}",
            r => r.GetString(0), Streams.Dataset(dataset), TagJson.Write([.. changes])),
    ];
}
