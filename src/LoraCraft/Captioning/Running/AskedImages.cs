using LoraCraft.Captioning.Prompts;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captioning.Running;

/// <summary>What a run is asked: which images, and what is to become of the answers.</summary>
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

    /// <exception cref="RefusedException">It is neither <c>tags</c> nor can it be a caption's name.</exception>
    public static void CheckTarget(string target)
    {
        if (target != TextRule.Tags && CaptionName.Check(target) is { } refusal)
            throw new RefusedException(refusal);
    }

    /// <summary>What the answers to a prompt become.</summary>
    /// <param name="target">Null = what the prompt is for.</param>
    /// <exception cref="RefusedException">They cannot become that.</exception>
    public static string Target(PromptView prompt, string? target)
    {
        target ??= prompt.Target == TextRule.Tags ? TextRule.Tags : CaptionNames.Default;
        if (target == TextRule.Tags && prompt.Target != TextRule.Tags)
            throw new RefusedException(Refusal.Invalid($"The prompt {prompt.Label} asks for a caption, so its answers cannot become tags. Choose a prompt for tags."));
        CheckTarget(target);
        return target;
    }

    /// <summary>The images of a run. With a limit only those that it will ask about, so that the same order goes on where the last one ended.</summary>
    /// <param name="scope">All when null.</param>
    /// <param name="limit">So many of them at most, from the lowest number on; all when null.</param>
    public static ImageSet Asked(this IScopes scopes, IReadSession session, long dataset, Scope? scope, string target, string policy, int? limit)
    {
        var images = scopes.Resolve(session, dataset, scope ?? new());
        return limit is { } most ? ImageSet.Of(Subjects.Asked(session, dataset, images, target, policy).Take(most)) : images;
    }

    /// <summary>How many images there are in a scope up to the last one that a run will ask about, and how many of them it leaves alone.</summary>
    public static (int Images, int Spared) Counted(this IScopes scopes, IReadSession session, long dataset, Scope? scope, string target, string policy, int? limit)
    {
        var images = scopes.Resolve(session, dataset, scope ?? new());
        var asked = Subjects.Asked(session, dataset, images, target, policy);
        if (limit is not { } most || asked.Count <= most)
            return (images.Count, images.Count - asked.Count);
        var within = images.Count(n => n <= asked[most - 1]);
        return (within, within - most);
    }
}
