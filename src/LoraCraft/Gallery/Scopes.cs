using LoraCraft.Gallery.Filtering;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Gallery;

/// <summary>Resolves scopes with the filter language of the gallery.</summary>
public sealed class Scopes : IScopes
{
    private static readonly Refusal BadNumbers = Refusal.Invalid("The image numbers cannot be read: write them like 1-5000,5007.");

    public ImageSet Resolve(IReadSession session, long dataset, Scope scope, bool bin = false)
    {
        var chosen = scope.Images is null ? null : ImageSet.TryParse(scope.Images, out var set) ? set : throw new RefusedException(BadNumbers);
        var matching = new ImageQueries(session.Tables, dataset, FilterParser.Parse(scope.Filter), bin).Set();
        return chosen is null ? matching : matching.Intersect(chosen);
    }
}
