using LoraCraft.Gallery.Filtering;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Gallery;

/// <summary>Resolves scopes with the filter language of the gallery.</summary>
public sealed class Scopes(IVersionNames versions) : IScopes
{
    public ImageSet Resolve(IReadSession session, long dataset, Scope scope, bool bin = false)
    {
        if (string.IsNullOrWhiteSpace(scope.Filter) && scope.Images is { } chosen)
            return ImageSet.Of(session.Tables.QueryOn(
                chosen, "SELECT number FROM image WHERE dataset = $1 AND live = $2 AND", r => (int)r.GetInt64(0), dataset, bin ? 0 : 1));
        var matching = new ImageQueries(session.Tables, dataset, FilterReader.Read(dataset, scope.Filter, versions), bin).Set();
        return scope.Images is null ? matching : matching.Intersect(scope.Images);
    }

    public Refusal? Check(string? filter)
    {
        try
        {
            FilterParser.Parse(filter);
            return null;
        }
        catch (RefusedException unreadable)
        {
            return unreadable.Refusal;
        }
    }
}
