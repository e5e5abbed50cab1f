using System.Text.Json;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captioning.Running;

/// <summary>
/// Finds the texts that nobody but machines wrote, and that no person changed after the last of them: what a person only took out
/// or put in another order leaves no origin behind.
/// </summary>
internal static class UncorrectedTexts
{
    /// <summary>From here on one look at all tags of the dataset costs less than one at each image.</summary>
    private const int ManyImages = 500;

    /// <summary>Captions are read so many at once.</summary>
    private const int PageSize = 1000;

    private static readonly string[] Added = [CaptionPolicy.Append, CaptionPolicy.Prepend];

    /// <param name="target"><c>tags</c>, or the name of a caption.</param>
    public static HashSet<int> Of(IReadSession session, long dataset, ImageSet images, string target)
    {
        var found = Uncorrected(session, dataset, images, target);
        if (target != TextRule.Tags)
            foreach (var page in found.Order().Chunk(PageSize))
                Keep(session, found, session.Tables.CaptionOriginsOf(dataset, ImageSet.Of(page))
                    .Select(i => (i.Key, i.Where(c => c.Name == target).SelectMany(c => c.Pieces).Select(p => p.Position))));
        else if (found.Count < ManyImages)
            Keep(session, found, [.. found.Select(n => (n, session.Tables.OriginsOf(dataset, n)!.Tags.Select(p => p.Position)))]);
        else
            found.ExceptWith(TaggedByPeople(session, dataset));
        return found;
    }

    /// <summary>Those whose text a model wrote, and no person changed since, or a model wrote as a whole since.</summary>
    private static HashSet<int> Uncorrected(IReadSession session, long dataset, ImageSet images, string target)
    {
        var written = session.Tables.QueryOn(
            images, "SELECT number, model, person FROM text_touch WHERE dataset = $1 AND target = $2 AND",
            r => (Number: r.GetInt32(0), Model: r.GetInt64(1), Person: r.Number(2)), dataset, target).Where(t => t.Person is null || t.Person < t.Model).ToList();
        var models = session.ChangesAt([.. written.Where(t => t.Person is not null).Select(t => t.Model).Distinct()]);
        var whole = new Dictionary<string, bool>();
        return [.. written.Where(t => t.Person is null || (models.TryGetValue(t.Model, out var change) && IsWhole(session.Tables, change.Actor, whole))).Select(t => t.Number)];
    }

    /// <summary>Whether a run gave whole texts, instead of adding to what there was.</summary>
    private static bool IsWhole(IReadTables tables, string actor, Dictionary<string, bool> known)
    {
        if (known.TryGetValue(actor, out var whole))
            return whole;
        var request = tables.First("SELECT request FROM run WHERE run = $1", r => r.GetString(0), actor[Actors.RunPrefix.Length..]);
        return known[actor] = request is not null && JsonElement.Parse(request) is { ValueKind: JsonValueKind.Object } order
            && order.TryGetProperty("policy", out var policy) && !Added.Contains(policy.GetString());
    }

    private static void Keep(IReadSession session, HashSet<int> found, IEnumerable<(int Number, IEnumerable<long> Origins)> origins)
    {
        var all = origins.Select(o => (o.Number, Positions: o.Origins.ToHashSet())).ToList();
        var people = People(session, [.. all.SelectMany(o => o.Positions).Distinct()]);
        foreach (var (number, positions) in all)
            if (positions.Overlaps(people))
                found.Remove(number);
    }

    private static List<int> TaggedByPeople(IReadSession session, long dataset)
    {
        long[] people = [.. People(session, session.Tables.Query("SELECT DISTINCT origin FROM image_tag WHERE dataset = $1", r => r.GetInt64(0), dataset))];
        return session.Tables.Query(
            $"SELECT DISTINCT number FROM image_tag WHERE dataset = $1 AND {session.Tables.Dialect.In("origin", "$2")}", r => r.GetInt32(0), dataset, people);
    }

    /// <summary>Those of the positions at which no machine wrote, or nobody knows who did.</summary>
    private static HashSet<long> People(IReadSession session, IReadOnlyCollection<long> positions)
    {
        var changes = session.ChangesAt(positions);
        return [.. positions.Where(p => !changes.TryGetValue(p, out var change) || !Actors.WritesItself(change.Actor))];
    }
}
