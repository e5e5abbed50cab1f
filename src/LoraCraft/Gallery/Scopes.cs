using LoraCraft.Gallery.Filtering;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Gallery;

/// <summary>Resolves scopes with the filter language of the gallery.</summary>
public sealed class Scopes(IVersionNames versions) : IScopes
{
    public ImageSet Resolve(IReadSession session, long dataset, Scope scope, bool bin = false) => Resolve(new(session, dataset), scope, bin);

    public ImageSet Resolve(DatasetAt then, Scope scope) => Resolve(then, scope, bin: false);

    private ImageSet Resolve(DatasetAt then, Scope scope, bool bin)
    {
        if (string.IsNullOrWhiteSpace(scope.Filter) && scope.Images is { } chosen)
            return then.Images(filter: null, bin).Unread?.Intersect(chosen) ?? ImageSet.Of(then.Tables.QueryOn(
                chosen, "SELECT number FROM image WHERE dataset = $1 AND live = $2 AND", r => (int)r.GetInt64(0), then.Dataset, bin ? 0 : 1));
        var matching = then.Images(FilterReader.Read(then.Asked, scope.Filter, versions), bin).Set();
        return scope.Images is null ? matching : matching.Intersect(scope.Images);
    }

    public bool AsksBeside(string? filter) => FilterParser.Parse(filter)?.AsksBeside == true;

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
