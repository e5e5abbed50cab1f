using LoraCraft.Kernel;

namespace LoraCraft.Captioning.Providers;

/// <summary>What a provider may be.</summary>
internal static class ProviderRule
{
    private const int LongestName = 40, LongestModel = 200, LongestAddress = 500;
    private const double HighestPrice = 100_000;

    public static Refusal? Check(Provider p) =>
        !IsName(p.Name) ? Wrong($"A provider's name has 1 to {LongestName} small letters, digits and hyphens, such as ollama.")
        : CheckAddress(p.BaseUrl) is { } address ? address
        : p.Model is null || p.Model.Length > LongestModel || p.Model.Any(char.IsControl) ? Wrong($"A model's name has at most {LongestModel} characters on one line.")
        : p.Detail is not ("auto" or "low" or "high") ? Wrong("The detail is \"auto\", \"low\" or \"high\".")
        : Outside(p.MaxSide, 64, 4096) ? Wrong("The largest side is 64 to 4096 pixels.")
        : Outside(p.MaxTokens, 1, 16_384) ? Wrong("The longest answer is 1 to 16384 tokens.")
        : p.Temperature is < 0 or > 2 or double.NaN ? Wrong("The temperature is 0 to 2.")
        : Outside(p.TimeoutSeconds, 1, 3600) ? Wrong("The longest wait is 1 to 3600 seconds.")
        : Outside(p.Concurrency, 1, 64) ? Wrong("1 to 64 requests can be made at once.")
        : p.RequestsPerMinute < 0 || p.TokensPerMinute < 0 ? Wrong("A limit by minute is 0, for none, or more.")
        : p.InputPrice is null != p.OutputPrice is null ? Wrong("Give both prices, of what is sent and of what is answered, or none.")
        : NoPrice(p.InputPrice) || NoPrice(p.OutputPrice) ? Wrong($"A price is 0 to {HighestPrice} US dollars for 1,000,000 tokens.")
        : p.AnswerFormat is not (null or Provider.Json) ? Wrong("Answers come as \"json\", or as text when nothing is said.")
        : null;

    public static Refusal? CheckAddress(string? text) =>
        Address(text) is null
            ? Wrong("The address begins with http:// or https:// and goes up to the version, such as http://localhost:11434/v1; it has no user, query or fragment.")
            : null;

    /// <summary>The address, ending in a slash; null when it is none.</summary>
    public static Uri? Address(string? text) =>
        text is { Length: <= LongestAddress } && Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https" && address is { UserInfo: "", Query: "", Fragment: "", Host.Length: > 0 }
            ? address
            : null;

    /// <summary>Whether a key for one of them may go to the other as well.</summary>
    public static bool SameService(string one, string other) =>
        Address(one) is { } a && Address(other) is { } b && Uri.Compare(a, b, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsName(string? name) =>
        name is { Length: > 0 and <= LongestName } && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static bool NoPrice(double? price) => price is { } given && !(given is >= 0 and <= HighestPrice);

    private static bool Outside(int value, int min, int max) => value < min || value > max;

    private static Refusal Wrong(string message) => Refusal.Invalid(message);
}
