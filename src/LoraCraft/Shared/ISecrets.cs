using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>What may be known of a secret.</summary>
/// <param name="Name">What it is for: <c>openai</c>.</param>
/// <param name="Ending">Its last four characters; null when it is so short that they would tell too much.</param>
public sealed record SecretView(string Name, string? Ending);

/// <summary>Keys for services of others. They are sealed on disk, and go to the service that they are for and nowhere else.</summary>
public interface ISecrets
{
    /// <summary>The secret itself; null when none is set.</summary>
    /// <exception cref="RefusedException">It cannot be unsealed: the keys of the data folder are of another folder, computer or person.</exception>
    string? Read(string name);

    /// <summary>What is set, by name.</summary>
    IReadOnlyList<SecretView> List();

    /// <summary>Sets it, in place of an earlier one.</summary>
    /// <exception cref="RefusedException">The name or the secret cannot be one.</exception>
    void Set(string name, string secret);

    /// <summary>Forgets it.</summary>
    /// <returns>False when it was not set.</returns>
    bool Remove(string name);
}
