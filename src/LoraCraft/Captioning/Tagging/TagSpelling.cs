using LoraCraft.Shared;

namespace LoraCraft.Captioning.Tagging;

/// <summary>How tags of a model's list are written in a dataset.</summary>
internal static class TagSpelling
{
    /// <summary>Faces made of signs, in which an underscore is a mouth.</summary>
    private static readonly HashSet<string> Faces =
    [
        "0_0", "(o)_(o)", "+_+", "+_-", "._.", "<o>_<o>", "<|>_<|>", "=_=", ">_<", "3_3", "6_9", ">_o", "@_@", "^_^", "o_o", "u_u", "x_x", "|_|", "||_||",
    ];

    /// <param name="underscores">Whether they stay.</param>
    public static string Of(string name, bool underscores)
    {
        if (!underscores && !Faces.Contains(name))
            name = name.Replace('_', ' ').Trim();
        return TagRule.Problem(name) is null ? name : string.Join(' ', name.Split([',', '\t', '\n', '\r', ' '], StringSplitOptions.RemoveEmptyEntries));
    }
}
