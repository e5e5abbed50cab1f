using System.Globalization;
using LoraCraft.Kernel;

namespace LoraCraft.Shared;

/// <summary>Changes that follow from another one, each with a life of its own: it can be undone alone, goes with its origin when that is undone, and is the same one however often its origin is added to.</summary>
public static class FollowUps
{
    private const char Dash = '-';

    /// <param name="number">Tells apart what follows from the same change.</param>
    public static Change Of(Change origin, long number, string actor, string cause) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{origin.Id}{Dash}{number}"), actor, origin.At, cause);

    /// <summary>Between which ids, in byte order, all that follows from a change lies.</summary>
    public static (string After, string Before) Between(string origin) => ($"{origin}{Dash}", $"{origin}{(char)(Dash + 1)}");

    /// <summary>The id of the change that another one follows from; its own when it follows from none.</summary>
    public static string Origin(string change) => change.Split(Dash)[0];
}
