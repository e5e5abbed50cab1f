namespace LoraCraft.Shared;

/// <summary>A picture that was forgotten.</summary>
/// <param name="Picture">Its SHA-256.</param>
/// <param name="Images">The images that showed it, by dataset.</param>
/// <param name="Exports">Runs whose zip for download has it.</param>
public sealed record ForgottenPicture(string Picture, IReadOnlyDictionary<long, ImageSet> Images, IReadOnlyList<string> Exports);

/// <summary>Keeps files, or in memory, what was made from the log or from pictures, which must not outlive what they were made from.</summary>
public interface IKeepsCopies
{
    /// <summary>Removes everything in which something of the picture may be. Called after the commit, and again after a restart when the process died meanwhile.</summary>
    void Forget(ForgottenPicture forgotten);
}
