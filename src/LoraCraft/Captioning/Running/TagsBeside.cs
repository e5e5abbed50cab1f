using LoraCraft.Captioning.Providers;
using LoraCraft.Kernel;
using LoraCraft.Shared;

namespace LoraCraft.Captioning.Running;

/// <summary>Tags that one answer holds beside its caption, so that a picture is looked at, and paid for, once.</summary>
internal static class TagsBeside
{
    /// <summary>So few that they and a caption fit into an answer of the usual length.</summary>
    private const string Wish = "Beside the caption list what is in the picture as tags: at most 20, in lower case, with spaces instead of underscores, no sentences.";

    /// <summary>The text of a question that asks for them too.</summary>
    public static string AskedFor(string text) => $"{text}\n{Wish}";

    /// <exception cref="RefusedException">They are wanted, and cannot be had.</exception>
    public static void Check(bool wanted, Provider provider, string promptTarget, string? target)
    {
        if (!wanted)
            return;
        if (promptTarget == TextRule.Tags || target == TextRule.Tags)
            throw new RefusedException(Refusal.Invalid("Only a caption can have its tags beside it. Choose a prompt for captions."));
        if (provider.AnswerFormat != Provider.Json)
            throw new RefusedException(Refusal.Invalid(
                $"Only an answer as a JSON object holds tags beside its caption. Set {provider.Name} to answer so, under Settings, Providers, or with providers set {provider.Name} --answers json."));
    }

    /// <exception cref="RefusedException">They are wanted, and the service was found to refuse JSON.</exception>
    public static void Check(bool wanted, ProviderDesk providers, ReadyProvider provider, string model)
    {
        if (wanted && !providers.AsksForJson(provider, model))
            throw new RefusedException(Refusal.Conflict(NotFrom(provider.Settings.Name, model)));
    }

    /// <summary>Why there are none, for a service that turned out to refuse JSON: nothing is paid for captions that would have to be asked for again.</summary>
    public static string NotFrom(string provider, string model) =>
        $"{model} by {provider} does not answer with a JSON object, so its tags would not come with the captions. Point {provider} at a service that can, or caption without tags.";
}
