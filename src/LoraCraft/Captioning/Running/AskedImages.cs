using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captioning.Running;

/// <summary>Which images a run is asked to give texts to.</summary>
internal static class AskedImages
{
    /// <exception cref="RefusedException">The policy is unknown, or the limit none.</exception>
    public static void Check(string policy, int? limit)
    {
        if (!CaptionPolicy.All.Contains(policy))
            throw new RefusedException(Refusal.Invalid($"The policy is one of {string.Join(", ", CaptionPolicy.All)}."));
        if (limit < 1)
            throw new RefusedException(Refusal.Invalid("The limit is a whole number from 1."));
    }

    /// <param name="scope">All when null.</param>
    /// <param name="limit">So many of them at most, from the lowest number on; all when null.</param>
    public static ImageSet Asked(this IScopes scopes, IReadSession session, long dataset, Scope? scope, int? limit)
    {
        var images = scopes.Resolve(session, dataset, scope ?? new());
        return limit is { } most ? ImageSet.Of(images.Take(most)) : images;
    }
}
