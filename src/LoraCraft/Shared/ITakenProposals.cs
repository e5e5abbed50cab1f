using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>Finds the changes by which people took what models had proposed: a model's own change is in no timeline.</summary>
public interface ITakenProposals
{
    /// <summary>By the position of the proposal: the dataset where it was taken, and the change that did, rather one that stands.</summary>
    /// <param name="sources">Of the texts of an image, by position.</param>
    /// <param name="number">The image's in <paramref name="dataset"/>; what a merge brought may have been taken under another one.</param>
    IReadOnlyDictionary<long, (long Dataset, string Change)> Of(IReadOnlyDictionary<long, EventSource> sources, long dataset, int number);
}
